using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Consults;

/// <summary>Either side ends a consultation, declines it or takes it back; the contact stays with its counsellor.</summary>
public sealed class EndConsult(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid who, Guid contact, Guid consult, string reason, CancellationToken cancellation)
    {
        var step = await queue.EndConsultAsync(who, contact, consult, reason, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
