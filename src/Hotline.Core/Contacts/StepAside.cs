using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Contacts;

/// <summary>A waiting caller leaves the queue for a moment, comes back to the old place, or has left the service for a number outside.</summary>
public sealed class StepAside(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    /// <param name="longest">From then on the contact is back in the queue by itself.</param>
    public Task<Step> LeaveAsync(Guid contact, AsideKind kind, TimeSpan longest, bool mayCall, string? number, CancellationToken cancellation) =>
        ShowAsync(queue.StepAsideAsync(contact, kind, longest, mayCall, number, cancellation));

    public Task<Step> ComeBackAsync(Guid contact, AsideKind kind, string reason, CancellationToken cancellation) =>
        ShowAsync(queue.StepBackAsync(contact, kind, reason, cancellation));

    /// <summary>Somebody outside answered.</summary>
    public Task<Step> OverflowAsync(Guid contact, CancellationToken cancellation) => ShowAsync(queue.OverflowAsync(contact, cancellation));

    private async Task<Step> ShowAsync(Task<Step> work)
    {
        var step = await work;
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
