using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>Who waits, who is free, and who is offered to whom.</summary>
public sealed partial class ReferenceEngine
{
    /// <summary>Contacts waiting for one requirement, in queue order.</summary>
    public IReadOnlyList<LiveContact> Queue(string requirement) => [.. InQueueOrder(Waiting().Where(c => c.Image.Requirement == requirement))];

    /// <summary>Who satisfies a requirement and has room for it: fewest contacts first, then the best level, then longest free, then by id.</summary>
    public IReadOnlyList<LiveCounsellor> Free(Requirement requirement) =>
    [
        .. _counsellors.Values
            .Where(c => !c.Offline && Rules.Satisfies(c.Image, requirement) && FillOf(c).HasRoom(c.Image, requirement.Channel))
            .OrderBy(c => FillOf(c).All).ThenByDescending(c => Rules.Level(c.Image, requirement)).ThenBy(c => c.Image.FreeSince).ThenBy(c => $"{c.Id}", StringComparer.Ordinal),
    ];

    private IEnumerable<LiveContact> Waiting() => _contacts.Values.Where(c => c.State is ContactState.Waiting && !c.Image.IsHeld);

    private static IOrderedEnumerable<LiveContact> InQueueOrder(IEnumerable<LiveContact> contacts) =>
        contacts.OrderBy(c => Rules.Score(c.Image)).ThenBy(c => $"{c.Id}", StringComparer.Ordinal);

    private Fill FillOf(LiveCounsellor counsellor) => Fill.Of(counsellor.Image, id => ContactOf(id)?.Image);

    private bool MayAsk(LiveContact contact, LiveCounsellor counsellor) =>
        !(CallsPaused && Rules.IsVoice(contact.Image.Channel)) && !Rules.IsTooLate(contact.Image, _now) && contact.Tried.GetValueOrDefault(counsellor.Id) <= _now && !Rules.Spares(contact.Image, counsellor.Image, _now);

    /// <summary>Contacts that arrived or came back look for somebody free, in queue order.</summary>
    private void Match(params IEnumerable<LiveContact> contacts)
    {
        foreach (var contact in InQueueOrder(contacts).ToList())
            Match(contact);
    }

    /// <summary>A waiting contact looks for somebody free. Where nobody on shift could ever take it, the supervisor is told and it asks for less at once.</summary>
    private void Match(LiveContact contact)
    {
        while (contact.State is ContactState.Waiting && !contact.Image.IsHeld && !Rules.IsTooLate(contact.Image, _now))
        {
            if (Free(contact.Requirement).FirstOrDefault(c => MayAsk(contact, c)) is { } counsellor)
            {
                MakeOffer(contact, counsellor);
                return;
            }
            if (Able(contact.Image.Requirement).Any())
                return;
            TellUnmet(contact);
            if (!Relax(contact, "nobody on shift"))
                return;
        }
    }

    /// <summary>A counsellor who has room takes the first of all contacts that wait for somebody like this, until there is no room or nobody.</summary>
    private void Match(LiveCounsellor counsellor)
    {
        while (InQueueOrder(Waiting().Where(c => Rules.Satisfies(counsellor.Image, c.Requirement)
                   && FillOf(counsellor).HasRoom(counsellor.Image, c.Image.Channel) && MayAsk(c, counsellor))).FirstOrDefault() is { } contact)
            MakeOffer(contact, counsellor);
    }

    private void MakeOffer(LiveContact contact, LiveCounsellor counsellor)
    {
        // The command's id with its last three digits counted: unknown to anybody before, and the same when the script is run again.
        var id = Guid.Parse($"{_op.ToString()[..^3]}{++_offersMade:x3}");
        var offer = new Offer(id, counsellor.Id, Time(_now), Time(_now + Rings(contact)));
        contact.Image = contact.Image with { Aside = null, Callback = contact.Image.Callback is { } callback ? callback with { Due = null } : null, State = ContactState.Offered, Offers = contact.Image.Offers + 1, Offer = offer };
        counsellor.Image = counsellor.Image with { Offers = With(counsellor.Image.Offers, id, contact.Id) };
        Tell(JournalEventType.OfferMade, contact, counsellor);
    }

    private void DoNotAskAgain(LiveContact contact, LiveCounsellor counsellor) => contact.Tried[counsellor.Id] = _now + Rules.Tried;

    /// <summary>Ends a contact's open offer or its hold on a counsellor, who is returned, changed but not told yet.</summary>
    private LiveCounsellor? Release(LiveContact contact)
    {
        var counsellor = DeskOf(contact);
        if (counsellor is not null)
            counsellor.Image = counsellor.Image with
            {
                Offers = contact.Image.Offer is { } offer ? Without(counsellor.Image.Offers, offer.Id) : counsellor.Image.Offers,
                Contacts = Without(counsellor.Image.Contacts, contact.Id),
                FreeSince = Time(_now),
            };
        contact.Image = contact.Image with { Offer = null };
        return counsellor;
    }

    /// <summary>Back to its own place in the queue: declined, expired, counsellor lost, network refused. Matching it again is the caller's part.</summary>
    private LiveCounsellor? BackToWaiting(LiveContact contact, JournalEventType type, object data)
    {
        GoOn(EndConsult(contact, "contact moved"));
        var counsellor = Release(contact);
        contact.Image = contact.Image with
        {
            LastCounsellor = contact.State is ContactState.Connected ? contact.Image.Counsellor : contact.Image.LastCounsellor,
            State = ContactState.Waiting, Counsellor = null, CounsellorAlias = null,
            Call = contact.Image.Call is { } call ? call with { CounsellorSid = null, CounsellorJoined = false, CallerJoined = false, Held = null, Muted = null, CallerSid = contact.Image.IsCallback ? null : call.CallerSid } : null,
        };
        WatchUrgent(contact);
        Tell(type, contact, counsellor, data);
        return counsellor;
    }

    /// <summary>What rings at a counsellor stops ringing. Returns the contacts, which are waiting again.</summary>
    private List<LiveContact> WithdrawOffers(LiveCounsellor counsellor, string reason, bool onlyCalls = false)
    {
        var ringing = _contacts.Values.Where(c => c.State is ContactState.Offered && c.Image.Offer!.Counsellor == counsellor.Id && (!onlyCalls || Rules.IsVoice(c.Image.Channel)))
            .OrderBy(c => $"{c.Id}", StringComparer.Ordinal).ToList();
        foreach (var contact in ringing)
            BackToWaiting(contact, JournalEventType.OfferWithdrawn, new { reason });
        return ringing;
    }

    /// <summary>A level 3 or 4 contact is on the desk now: what still rings goes to somebody else.</summary>
    private void WithdrawIfBlocked(LiveCounsellor counsellor)
    {
        if (FillOf(counsellor).Blocked)
            Match(WithdrawOffers(counsellor, "level 3 or 4"));
    }
}
