using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Voice;

/// <summary>The network tells that a leg joined; the script decides whether that connects the contact or fetches the caller.</summary>
public sealed class ChangeCall(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public Task<Step> HandleAsync(Guid contact, CallChange change, CancellationToken cancellation) =>
        ShowAsync(queue.ChangeCallAsync(contact, change, cancellation));

    /// <summary>The same of a second person's leg. Value "over": it belongs to nothing any more.</summary>
    public Task<Step> SecondAsync(Guid contact, Guid consult, string sid, bool joined, CancellationToken cancellation) =>
        ShowAsync(queue.ChangeSecondAsync(contact, consult, sid, joined, cancellation));

    private async Task<Step> ShowAsync(Task<Step> work)
    {
        var step = await work;
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
