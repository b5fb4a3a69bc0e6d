namespace Hotline.Core.Routing;

/// <summary>Offer expiry, grace periods, wrap-up ends, silent connections: whatever is due, on any node.</summary>
public sealed class RunDueTimers(IContactQueue queue, INotifier notifier, Outbox.RunOutbox outbox)
{
    private const int Most = 64;

    /// <returns>How many events the due timers caused.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        var step = await queue.RunDueTimersAsync(Most, cancellation);
        await notifier.ShowAsync(step.Events);
        if (step.Events.Count > 0)
            outbox.Wake();
        return step.Events.Count;
    }
}
