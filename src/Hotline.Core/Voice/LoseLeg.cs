using Hotline.Core.Contacts;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Voice;

/// <summary>A leg left, or never came up.</summary>
public sealed class LoseLeg(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    /// <summary>The caller's leg is gone: abandoned or ended. The counsellor's: ended when connected, else back to its place.
    /// A leg of somebody who has not the contact any more (a supervisor took over in between) ends nothing.</summary>
    public async Task<Step> HandleAsync(Contact contact, Party leg, string reason, CancellationToken cancellation)
    {
        var step = leg is Party.Counsellor && contact.State is ContactState.Connecting
            ? await queue.ReturnAsync(contact.Id, contact.Offer?.Id, reason, cancellation)
            : await queue.EndAsync(contact.Id, leg, leg is Party.Counsellor ? contact.Counsellor : null, reason, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
