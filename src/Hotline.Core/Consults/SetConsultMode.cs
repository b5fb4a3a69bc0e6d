using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Consults;

/// <summary>Apart from the caller or all three together; a supervisor listens, whispers or joins.</summary>
public sealed class SetConsultMode(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid who, Guid contact, Guid consult, ConsultMode mode, CancellationToken cancellation)
    {
        var step = await queue.SetConsultModeAsync(who, contact, consult, mode, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
