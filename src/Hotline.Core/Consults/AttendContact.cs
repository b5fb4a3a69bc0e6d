using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Consults;

/// <summary>A supervisor on shift listens to a conversation, whispers to its counsellor or joins it; the counsellor sees that.</summary>
public sealed class AttendContact(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid supervisor, Guid contact, ConsultMode mode, CancellationToken cancellation)
    {
        var step = await queue.AttendAsync(supervisor, contact, mode, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
