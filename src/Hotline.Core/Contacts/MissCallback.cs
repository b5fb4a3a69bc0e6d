using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Contacts;

/// <summary>A caller was rung back and did not answer, or a machine did.</summary>
public sealed class MissCallback(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid contact, Guid offer, string reason, CancellationToken cancellation)
    {
        var step = await queue.MissCallbackAsync(contact, offer, reason, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
