using Hotline.Core.Routing;

namespace Hotline.Core.Signs;

/// <summary>The counsellor says: I have seen this, or: this is so. Confirmed, it raises what its level raises (EscalationPolicy.Automatic); the priority stays as it is.</summary>
public sealed class LookAtSign(IContactQueue queue, INotifier notifier)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, string sign, bool confirmed, CancellationToken cancellation)
    {
        var step = await queue.LookAtSignAsync(counsellor, contact, sign, confirmed, cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }
}
