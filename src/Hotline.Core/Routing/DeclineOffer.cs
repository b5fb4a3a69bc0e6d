namespace Hotline.Core.Routing;

/// <summary>The contact goes back to its own place and to the next counsellor in the same step.</summary>
public sealed class DeclineOffer(IContactQueue queue, INotifier notifier)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, Guid offer, string? reason, CancellationToken cancellation)
    {
        var step = await queue.DeclineAsync(counsellor, contact, offer, reason, cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }
}
