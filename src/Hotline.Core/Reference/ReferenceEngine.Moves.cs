using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>What people move by hand: transfers, taking a particular contact, freeing a stuck counsellor, more time after a contact.</summary>
public sealed partial class ReferenceEngine
{
    public Step Transfer(Moment at, Guid contact, Guid? counsellor, string by, Requirement to, IReadOnlyDictionary<string, PlannedStep>? plan, string? note)
    {
        Begin(at, by);
        if (ContactOf(contact) is not { } moved)
            return Refuse(Refusal.ContactUnknown);
        if (moved.MovedBy == _op)
            return Repeated();
        if (counsellor is not null && moved.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        // A supervisor may also move what waits or rings.
        if (!moved.Image.IsOpen || moved.State is ContactState.WrapUp || (counsellor is not null && moved.State is not ContactState.Connected))
            return Refuse(Refusal.WrongState);
        moved.MovedBy = _op;
        var from = moved.Image.Counsellor;
        // Whoever gave it away is not asked again at once.
        if (from is { } giver)
            moved.Tried[giver] = _now + Rules.Transferred;
        moved.Image = moved.Image with
        {
            Requirement = to.Canonical(), Plan = plan, PlanFrom = Time(_now), Relaxed = 0, Unmet = null, TransferNote = note,
            Transfers = moved.Image.Transfers + (moved.State is ContactState.Connected ? 1 : 0),
        };
        var loser = SendBack(moved, JournalEventType.ContactTransferred, new { from, to = to.Canonical(), note });
        Match(moved);
        GoOn(loser);
        return Done();
    }

    public Step Take(Moment at, Guid counsellor, Guid contact, bool asSupervisor, string reason)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { Offline: false } taker)
            return Refuse(Refusal.CounsellorUnknown);
        if (ContactOf(contact) is not { } taken)
            return Refuse(Refusal.ContactUnknown);
        if (taken.Image.Counsellor == counsellor && taken.State is ContactState.Connecting or ContactState.Connected)
            return Repeated();
        if (taken.State is ContactState.WrapUp && asSupervisor)
        {
            if (taken.Image.Counsellor == counsellor)
                return Repeated();
            TakeUnfinished(taken, taker, reason);
            return Done();
        }
        // Whoever pressed 1 has the caller, or will in a moment.
        if (!taken.Image.IsOpen || taken.State is ContactState.WrapUp || taken.Image.Help is not null)
            return Refuse(Refusal.WrongState);
        if (!asSupervisor && (taken.Image.Counsellor is not null || !Rules.Satisfies(taker.Image, taken.Requirement)))
            return Refuse(Refusal.NotYours);
        if (taken.Image.Offer?.Counsellor == counsellor)
        {
            Accept(taken, taker);
            return Done();
        }
        if (taken.Image.Consult is { } consult && consult.With == counsellor)
        {
            // Who is in the conversation already only becomes the one whose contact it is.
            if (consult.State is not ConsultState.On)
                return Refuse(Refusal.WrongState);
            GoOn(HandOver(taken, reason));
            return Done();
        }
        if (!FillOf(taker).HasPlaceFor(taker.Image, taken.Image.Channel))
            return Refuse(Refusal.NoRoom);
        var from = taken.Image.Counsellor;
        LiveCounsellor? loser = null;
        if (taken.State is ContactState.Offered)
            loser = BackToWaiting(taken, JournalEventType.OfferWithdrawn, new { reason = "taken by another" });
        else if (from is not null)
        {
            if (taken.State is ContactState.Connected)
                taken.Image = taken.Image with { Transfers = taken.Image.Transfers + 1 };
            loser = SendBack(taken, JournalEventType.ContactTransferred, new { from, to = counsellor, reason });
        }
        MakeOffer(taken, taker);
        Accept(taken, taker);
        GoOn(loser);
        return Done();
    }

    /// <summary>What only needs to be written up is a supervisor's: whoever should may be ill.</summary>
    private void TakeUnfinished(LiveContact contact, LiveCounsellor taker, string reason)
    {
        var had = CounsellorOf(contact.Image.Counsellor);
        var moved = new { from = contact.Image.Counsellor, to = taker.Id, reason };
        contact.Image = contact.Image with { Counsellor = taker.Id, CounsellorAlias = taker.Image.Alias };
        taker.Image = taker.Image with { Unfinished = With(taker.Image.Unfinished, contact.Id, (contact.Image.Ended ?? Time(_now)).ToUnixTimeMilliseconds()) };
        if (had is not null)
        {
            had.Image = had.Image with
            {
                FreeSince = had.Image.Contacts.ContainsKey(contact.Id) ? Time(_now) : had.Image.FreeSince,
                Contacts = Without(had.Image.Contacts, contact.Id), Unfinished = Without(had.Image.Unfinished, contact.Id),
            };
            Tell(JournalEventType.UnfinishedTaken, contact, had, moved);
        }
        Tell(JournalEventType.UnfinishedTaken, contact, taker, moved);
        WithdrawIfBlocked(taker);
        GoOn(had);
    }

    /// <summary>Offers are withdrawn, what is on the desk goes back to its places, wrap-ups end; no new offers until he or she says so.</summary>
    public Step FreeCounsellor(Moment at, Guid counsellor, string by, string reason)
    {
        Begin(at, by);
        var freed = CounsellorOf(counsellor);
        // Before the presence: it may have been what took somebody offline who was signing out.
        if (freed?.FreedBy == _op)
            return Repeated();
        if (freed is not { Offline: false })
            return Refuse(Refusal.CounsellorUnknown);
        freed.FreedBy = _op;
        freed.Image = freed.Image with { Presence = Presence.NotResponding, PresenceSince = Time(_now), BreakReason = null };
        var back = WithdrawOffers(freed, "freed by a supervisor");
        foreach (var contact in freed.Image.Contacts.Keys.OrderBy(id => $"{id}", StringComparer.Ordinal).Select(id => _contacts[id]))
        {
            if (contact.State is ContactState.WrapUp)
            {
                freed.Image = freed.Image with { Contacts = Without(freed.Image.Contacts, contact.Id) };
                continue;
            }
            if (contact.Image.Consult is { TakesOver: true })
            {
                HandOver(contact, "freed by a supervisor");
                continue;
            }
            DoNotAskAgain(contact, freed);
            SendBack(contact, JournalEventType.ContactReturned, new { reason = "freed by a supervisor" });
            back.Add(contact);
        }
        foreach (var contact in Consulted(freed))
            EndConsult(contact, "freed by a supervisor");
        Tell(JournalEventType.CounsellorFreed, null, freed, new { reason });
        FinishSigningOut(freed);
        Match(back);
        return Done();
    }

    public Step ExtendWrapUp(Moment at, Guid counsellor, Guid contact, TimeSpan length, string reason)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { } owner)
            return Refuse(Refusal.CounsellorUnknown);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        if (found.State is not ContactState.WrapUp || !owner.Image.Contacts.ContainsKey(contact))
            return Refuse(Refusal.WrongState);
        var until = Time(_now) + length;
        if (until <= found.Image.WrapUpUntil)
            return Repeated();
        found.Image = found.Image with { WrapUpUntil = until };
        Tell(JournalEventType.WrapUpExtended, found, owner, new { reason });
        return Done();
    }

    /// <summary>Off the desk that it is on or offered to, its leg hung up. Returns the counsellor who lost it.</summary>
    private LiveCounsellor? SendBack(LiveContact contact, JournalEventType type, object data)
    {
        EndLeg(contact);
        return BackToWaiting(contact, type, data);
    }

    /// <summary>Whoever lost a contact may have room again.</summary>
    private void GoOn(LiveCounsellor? counsellor)
    {
        if (counsellor is null)
            return;
        FinishSigningOut(counsellor);
        Match(counsellor);
    }
}
