namespace Hotline.Core.Routing;

/// <summary>A counsellor takes an offer. A chat is connected in the same step; a call's legs are fetched through the outbox.</summary>
public sealed class AcceptOffer(IContactQueue queue, INotifier notifier, Outbox.RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, Guid offer, CancellationToken cancellation)
    {
        var step = await queue.AcceptAsync(counsellor, contact, offer, cancellation);
        await notifier.ShowAsync(step.Events);
        if (step.Done)
            outbox.Wake();
        return step;
    }
}
