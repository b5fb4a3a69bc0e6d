using Hotline.Core.Assessments;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>How a contact ends: abandoned before it was answered, or wrapped up and closed.</summary>
public sealed partial class ReferenceEngine
{
    public Step End(Moment at, Guid contact, Party party, Guid? counsellor, string reason)
    {
        Begin(at, counsellor is { } id ? $"{id}" : party is Party.Caller ? Caller : Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (counsellor is not null && counsellor != found.Image.Counsellor)
            return Refuse(Refusal.NotYours);
        if (!found.Image.IsOpen || found.State is ContactState.WrapUp)
            return Repeated();
        if (found.State is not ContactState.Connected && party is Party.Counsellor)
            return Refuse(Refusal.WrongState);
        if (party is Party.Caller && found.Image.Aside is { Kind: AsideKind.Message })
            return HangUpSpeaking(found);
        Leave(found, party, reason);
        return Done();
    }

    public Step LoseCaller(Moment at, Guid contact, string sid, string reason)
    {
        Begin(at, Caller);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (!found.Image.IsOpen || found.State is ContactState.WrapUp || found.Image.Call?.CallerSid != sid)
            return Repeated();
        if (found is { State: ContactState.Connecting, Image.IsCallback: true })
            Miss(found, reason);
        else if (found.Image.Aside is { Kind: AsideKind.Message })
            return HangUpSpeaking(found);
        else
            Leave(found, Party.Caller, reason, gone: true);
        return Done();
    }

    /// <summary>The same of whoever's call it is.</summary>
    public Step LoseCall(Moment at, string sid, Guid otherwise, string reason) =>
        LoseCaller(at, _contacts.Values.FirstOrDefault(c => c.Image.IsOpen && c.Image.Call?.CallerSid == sid)?.Id ?? otherwise, sid, reason);

    /// <param name="contact">Whose end.</param>
    /// <param name="party">Who left.</param>
    /// <param name="reason">Why.</param>
    /// <param name="gone">The network says that the caller's leg is gone.</param>
    private void Leave(LiveContact contact, Party party, string reason, bool gone = false)
    {
        if (contact.State is ContactState.Connected)
            StartWrapUp(contact, party, reason);
        else if (contact.Image.Help is { Joined: not null })
            EndHelped(contact);
        else
            Abandon(contact, party, reason, gone);
    }

    private void StartWrapUp(LiveContact contact, Party party, string reason)
    {
        GoOn(EndConsult(contact, "contact ended"));
        if (contact.Image.Call is { OutsideSid: null })
            Order(OutboxKind.EndCall, contact);
        var counsellor = CounsellorOf(contact.Image.Counsellor)!;
        contact.Image = contact.Image with
        {
            State = ContactState.WrapUp, Ended = Time(_now), EndedBy = party, EndReason = reason,
            WrapUpUntil = Time(_now + contact.Image.Rules!.WrapUp), Messages = contact.Messages.Count,
        };
        var load = counsellor.Image.Contacts[contact.Id];
        counsellor.Image = counsellor.Image with
        {
            Contacts = With(counsellor.Image.Contacts, contact.Id, load with { State = ContactState.WrapUp }),
            Unfinished = With(counsellor.Image.Unfinished, contact.Id, _now),
        };
        Tell(JournalEventType.ContactEnded, contact, counsellor);
        if (contact.Image.Rules!.WrapUp == 0)
            EndWrapUp(counsellor, contact.Id);
    }

    /// <summary>Gone from the service before anybody answered, or waiting again when it was answered before: then what is known of the risk stays.</summary>
    private void Abandon(LiveContact contact, Party party, string reason, bool gone = false)
    {
        if (CounsellorOf(contact.Image.LastCounsellor) is { Offline: false } had)
        {
            FinishFor(contact, had, party, reason);
            return;
        }
        if (!(gone && IsAlone(contact)) && (contact.Image.Help is not null || (contact.Image.Call is { } call && (call.CallerSid is not null || (contact.Image.IsCallback && call.CounsellorSid is not null)))))
            OrderEnd(contact);
        if (contact.Image is { Answered: null, Callback: null, Call.CallerKey: { } key })
            NoteAttempt(key);
        var counsellor = Release(contact);
        EndSigns(contact);
        var answered = contact.Image.Answered is not null;
        contact.Image = contact.Image with
        {
            State = ContactState.Abandoned, Aside = null, Urgent = null, Ended = Time(_now), Closed = Time(_now), EndedBy = party, EndReason = reason,
            ShortAbandon = contact.Image.ShortAbandon || (!answered && Time(_now - Rules.ShortAbandon) < contact.Image.Arrived),
        };
        Tell(JournalEventType.ContactAbandoned, contact, counsellor);
        if (counsellor is null)
            return;
        FinishSigningOut(counsellor);
        Match(counsellor);
    }

    /// <summary>A waiting call that nobody has taken, nor been rung for, has the caller's leg and no other.</summary>
    private static bool IsAlone(LiveContact contact) =>
        contact.Image is { Callback: null, Urgent: null, Aside: null } && contact.Image.Offers == (contact.State is ContactState.Offered ? 1 : 0);

    /// <summary>Whoever talked last with a caller who waits again had the conversation; the caller has left, so it is over, and theirs to write up.</summary>
    /// <param name="contact">Whose end.</param>
    /// <param name="had">Who had the conversation.</param>
    /// <param name="party">Who left.</param>
    /// <param name="reason">Why.</param>
    /// <param name="stays">The caller's call goes on, elsewhere.</param>
    private void FinishFor(LiveContact contact, LiveCounsellor had, Party party, string reason, bool stays = false)
    {
        if (!stays && contact.Image.Call?.CallerSid is not null)
            OrderEnd(contact);
        LiveCounsellor? asked = null;
        if (contact.State is not ContactState.Waiting)
            asked = SendBack(contact, contact.State is ContactState.Offered ? JournalEventType.OfferWithdrawn : JournalEventType.ContactReturned, new { reason = "caller left" });
        contact.Image = contact.Image with
        {
            Callback = contact.Image.IsCallback ? contact.Image.Callback! with { Ended = Time(_now), Due = null } : contact.Image.Callback,
            State = ContactState.WrapUp, Aside = null, LostBy = null, Urgent = null, Counsellor = had.Id, CounsellorAlias = had.Image.Alias, Ended = Time(_now), WrapUpUntil = Time(_now),
            EndedBy = party, EndReason = reason, Messages = contact.Messages.Count,
        };
        had.Image = had.Image with { Unfinished = With(had.Image.Unfinished, contact.Id, _now) };
        Tell(JournalEventType.ContactEnded, contact, had);
        WithdrawIfBlocked(had);
        GoOn(asked);
    }

    public Step EndWrapUp(Moment at, Guid counsellor, Guid contact)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { } found)
            return Refuse(Refusal.CounsellorUnknown);
        if (found.Image.Contacts.GetValueOrDefault(contact)?.State is not ContactState.WrapUp)
            return Repeated();
        EndWrapUp(found, contact);
        return Done();
    }

    private void EndWrapUp(LiveCounsellor counsellor, Guid contact)
    {
        counsellor.Image = counsellor.Image with { Contacts = Without(counsellor.Image.Contacts, contact), FreeSince = Time(_now) };
        counsellor.Image = counsellor.Image with { Version = counsellor.Image.Version + 1, Desk = counsellor.Image.Desk + 1, Epoch = _epoch };
        Append(new JournalEvent
        {
            Id = "", Epoch = _epoch, Number = 0, At = Time(_now), Type = JournalEventType.WrapUpEnded, By = _by, Counsellor = counsellor.Image, ContactId = contact,
        });
        FinishSigningOut(counsellor);
        Match(counsellor);
    }

    public Step Close(Moment at, Guid counsellor, Guid contact, Closing closing)
    {
        Begin(at, $"{counsellor}");
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        if (found.State is ContactState.Closed)
            return Repeated();
        if (found.State is not ContactState.WrapUp)
            return Refuse(Refusal.WrongState);
        var reason = string.IsNullOrEmpty(closing.RiskReason) ? null : closing.RiskReason;
        if (closing.Disposition is Disposition.None || (closing.Risk is RiskLevel.NotAssessed && reason is null))
            return Refuse(Refusal.Incomplete);
        if (found.Image.Signs?.Values.Any(s => s is { Level: >= RiskLevel.High, SeenBy: null }) is true)
            return Refuse(Refusal.SignUnseen);
        // Here nobody raises anything (EscalationProperties has that): what waits for a supervisor, or for an escalation, waits for ever.
        if (ClosingPolicy.Awaited(closing, []) is { } awaited)
            return Refuse(awaited is ClosingProblem.EscalationMissing ? Refusal.EscalationMissing : Refusal.SupervisorFirst);
        found.Image = found.Image with
        {
            WithoutSupervisor = Rules.IsSevere(closing.Risk) ? closing.WithoutSupervisor : null,
            State = ContactState.Closed, Closed = Time(_now), Disposition = closing.Disposition, Risk = closing.Risk, RiskReason = reason, WrapUpUntil = null,
        };
        var owner = CounsellorOf(counsellor)!;
        owner.Image = owner.Image with
        {
            FreeSince = owner.Image.Contacts.ContainsKey(contact) ? Time(_now) : owner.Image.FreeSince,
            Contacts = Without(owner.Image.Contacts, contact),
            Unfinished = Without(owner.Image.Unfinished, contact),
        };
        if (Rules.IsSevere(closing.Risk))
            owner.Image = owner.Image with { HighRisk = owner.Image.HighRisk + 1, ProtectedUntil = ProtectedUntil(found, owner) };
        Tell(JournalEventType.ContactClosed, found, owner);
        FinishSigningOut(owner);
        Match(owner);
        return Done();
    }
}
