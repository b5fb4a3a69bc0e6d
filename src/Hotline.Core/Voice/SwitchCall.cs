using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Voice;

/// <summary>The counsellor puts the caller on hold with music, or mutes the own microphone.</summary>
public sealed class SwitchCall(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, CallSwitch what, bool on, CancellationToken cancellation)
    {
        var step = await queue.SetCallAsync(counsellor, contact, what, on, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
