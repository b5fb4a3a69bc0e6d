using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Contacts;

/// <summary>Somebody on shift takes a particular contact: out of the queue, or (a supervisor) from another's desk.</summary>
public sealed class TakeContact(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, bool asSupervisor, string reason, CancellationToken cancellation)
    {
        var step = await queue.TakeAsync(counsellor, contact, asSupervisor, reason, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
