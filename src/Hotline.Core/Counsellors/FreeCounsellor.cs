using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Counsellors;

/// <summary>A supervisor clears the desk of a counsellor who is stuck: what is open goes back to its places.</summary>
public sealed class FreeCounsellor(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid by, string reason, CancellationToken cancellation)
    {
        var step = await queue.FreeCounsellorAsync(counsellor, by.ToString(), reason, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
