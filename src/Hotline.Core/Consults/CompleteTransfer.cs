using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Consults;

/// <summary>Warm transfer: the counsellor leaves, and the contact belongs to whoever had said yes.</summary>
public sealed class CompleteTransfer(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, Guid consult, CancellationToken cancellation)
    {
        var step = await queue.CompleteTransferAsync(counsellor, contact, consult, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
