using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Consults;

/// <summary>Whoever was asked says yes.</summary>
public sealed class AcceptConsult(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, Guid consult, CancellationToken cancellation)
    {
        var step = await queue.AcceptConsultAsync(counsellor, contact, consult, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
