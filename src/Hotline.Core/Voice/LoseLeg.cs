using Hotline.Core.Contacts;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Voice;

/// <summary>A leg left, or never came up.</summary>
public sealed class LoseLeg(IContactQueue queue, INotifier notifier, RunOutbox outbox)
{
    /// <summary>The caller's leg is gone: abandoned, ended, or not reached.</summary>
    public Task<Step> CallerAsync(Guid contact, string sid, string reason, CancellationToken cancellation) =>
        ShowAsync(queue.LoseCallerAsync(contact, sid, reason, cancellation));

    /// <summary>The caller's leg is gone, whoever's call it is: the contact is found in the same step.</summary>
    /// <param name="sid">The caller's leg.</param>
    /// <param name="otherwise">The contact to look at where none has the leg.</param>
    /// <param name="reason">In the network's words.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<Step> CallAsync(string sid, Guid otherwise, string reason, CancellationToken cancellation) =>
        ShowAsync(queue.LoseCallAsync(sid, otherwise, reason, cancellation));

    /// <summary>
    /// A counsellor's or a second person's leg is gone while the caller is on the line: back to its place, or on with whoever is left. A leg of
    /// somebody who has not the contact any more (a supervisor took over in between) changes nothing.
    /// </summary>
    /// <param name="contact">As it stands.</param>
    /// <param name="sid">Which leg; null with <paramref name="leg"/> null as well: the counsellor's, whatever it was.</param>
    /// <param name="leg">The offer or consult that it belongs to.</param>
    /// <param name="reason">In the network's words; "leg:" is the telephone's own fault, "network:" is not.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<Step> StaffAsync(Contact contact, string? sid, Guid? leg, string reason, CancellationToken cancellation) =>
        ShowAsync(contact is { State: ContactState.Connecting, Offer.Id: var offer } && offer == leg
            ? queue.ReturnAsync(contact.Id, offer, reason, cancellation)
            : queue.LoseLegAsync(contact.Id, sid, leg, reason, cancellation));

    private async Task<Step> ShowAsync(Task<Step> work)
    {
        var step = await work;
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
