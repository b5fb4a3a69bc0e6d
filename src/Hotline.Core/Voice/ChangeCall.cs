using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Voice;

/// <summary>The network tells that a leg joined; the script decides whether that connects the contact or fetches the caller.</summary>
public sealed class ChangeCall(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    public async Task<Step> HandleAsync(Guid contact, CallChange change, CancellationToken cancellation)
    {
        var step = await queue.ChangeCallAsync(contact, change, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
