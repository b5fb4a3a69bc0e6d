using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>The guarantee for contacts at level 4, and what protects those who have had many.</summary>
public sealed partial class ReferenceEngine
{
    private UrgentPlan UrgentPlanOf(LiveContact contact) => _lines.GetValueOrDefault(contact.Image.Line)?.Urgent ?? new UrgentPlan();

    private static bool IsUntaken(ContactState state) => state is ContactState.Waiting or ContactState.Offered or ContactState.Connecting;

    /// <summary>Before whatever made a contact urgent, or sent an urgent one back, is told: its clock starts, and what rings rings shorter.</summary>
    private void WatchUrgent(LiveContact contact)
    {
        if (contact.Image is not { Priority: Priority.Immediate, Urgent: null } || !IsUntaken(contact.State))
            return;
        var plan = UrgentPlanOf(contact);
        contact.Image = contact.Image with { Urgent = new UrgentWait(Time(_now), 0, Time(_now + plan.WidenSeconds * 1000L)) };
        if (contact.Image is { State: ContactState.Offered, Offer: { } offer } && Time(_now + plan.OfferSeconds * 1000L) is var soon && soon < offer.Until)
            contact.Image = contact.Image with { Offer = offer with { Until = soon } };
    }

    /// <summary>How long an offer of this contact rings, ms.</summary>
    private long Rings(LiveContact contact) =>
        contact.Image.Urgent is null ? contact.Image.Rules!.Offer : Math.Min(contact.Image.Rules!.Offer, UrgentPlanOf(contact).OfferSeconds * 1000L);

    private void CallForHelp(LiveContact contact)
    {
        var (plan, urgent) = (UrgentPlanOf(contact), contact.Image.Urgent!);
        if (urgent.Step == 0)
        {
            Widen(contact, urgent with { Step = 1, Due = urgent.Since.AddSeconds(plan.SupervisorsSeconds) });
            return;
        }
        var next = urgent with { Step = urgent.Step + 1, Due = urgent.Step == 1 ? urgent.Since.AddSeconds(plan.BackupSeconds) : Time(_now + plan.AgainSeconds * 1000L) };
        contact.Image = contact.Image with { Urgent = next };
        Tell(next.Step == 2 ? JournalEventType.SupervisorsCalled : JournalEventType.BackupCalled, contact, DeskOf(contact), new { step = next.Step, waited = _now - Ms(next.Since) });
        Order(OutboxKind.CallForHelp, contact, item => item with { Step = next.Step });
    }

    public Step AnswerHelp(Moment at, Guid contact, string by)
    {
        Begin(at, by);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.MovedBy == _op || found.Image.Help?.By == by)
            return Repeated();
        if (found.Image is not { Urgent: { } urgent, Help: null } || !IsUntaken(found.State))
            return Refuse(Refusal.WrongState);
        found.MovedBy = _op;
        if (!Rules.IsVoice(found.Image.Channel) || found.Image.IsCallback)
        {
            found.Image = found.Image with { Urgent = urgent with { Due = Time(_now + UrgentPlanOf(found).AgainSeconds * 1000L) } };
            Tell(JournalEventType.HelpAcknowledged, found, DeskOf(found));
            return Done();
        }
        EndLeg(found);
        var counsellor = Release(found);
        found.Image = found.Image with
        {
            State = ContactState.Waiting, Counsellor = null, CounsellorAlias = null, Aside = new Aside(AsideKind.Help, Time(_now), Time(_now + Rules.Help), By: by),
            Call = found.Image.Call is { } call ? call with { CounsellorSid = null, CounsellorJoined = false, CallerJoined = false, Held = null, Muted = null } : null,
        };
        Tell(JournalEventType.HelpAnswered, found, counsellor);
        GoOn(counsellor);
        return Done();
    }

    /// <summary>Whoever pressed 1, or the caller, is in the conference. Both are: from now on it is a conversation.</summary>
    public Step JoinHelp(Moment at, Guid contact, string by, bool helper, bool caller)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Help is not { } help || help.By != by)
            return Repeated();
        var after = help with { HelperInside = helper ? true : help.HelperInside, CallerInside = caller ? true : help.CallerInside };
        if (after == help)
            return Repeated();
        var both = after is { HelperInside: true, CallerInside: true };
        found.Image = found.Image with { Aside = both ? after with { Joined = Time(_now) } : after, HelpedBy = both ? by : found.Image.HelpedBy };
        // Not before: whoever pressed 1 and is lost on the way in leaves the caller where music plays.
        if (after.HelperInside != help.HelperInside && !both)
            Order(OutboxKind.BringCaller, found, item => item with { Call = (item.Call ?? new CallLegs()) with { CounsellorSid = by } });
        Tell(both ? JournalEventType.HelpJoined : JournalEventType.CallChanged, found);
        return Done();
    }

    /// <summary>Whoever pressed 1 is gone, before the conversation or in it, and the caller is not.</summary>
    public Step LoseHelp(Moment at, Guid contact, string by, string reason)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Help?.By != by)
            return Repeated();
        LoseHelp(found, reason);
        return Done();
    }

    /// <summary>Back at the place; the guarantee goes on where it stood, at once where a step has become due meanwhile.</summary>
    private void LoseHelp(LiveContact contact, string reason)
    {
        Order(OutboxKind.EndCall, contact, item => item with { Call = new CallLegs { CounsellorSid = contact.Image.Aside!.By } });
        contact.Image = contact.Image with { Aside = null, HelpedBy = null };
        Tell(JournalEventType.HelpLost, contact, null, new { reason });
        Match(contact);
    }

    /// <summary>The conversation with whoever the guarantee rang is over: the contact has left the service with it.</summary>
    private void EndHelped(LiveContact contact)
    {
        OrderEnd(contact);
        EndSigns(contact);
        contact.Image = contact.Image with
        {
            State = ContactState.Overflowed, Aside = null, Urgent = null, CallerLost = null, Ended = Time(_now), Closed = Time(_now), EndedBy = Party.System, EndReason = "help",
        };
        Tell(JournalEventType.ContactOverflowed, contact, null, new { to = "help" });
    }

    /// <summary>Ends every leg, of whoever pressed 1, too: nobody may wait in the conference for a caller who has hung up.</summary>
    private void OrderEnd(LiveContact contact) =>
        Order(OutboxKind.EndCall, contact, item => contact.Image.Help is { } help ? item with { Call = (item.Call ?? new CallLegs()) with { CounsellorSid = help.By } } : item);

    /// <summary>Anybody on shift who takes the channel may be asked.</summary>
    private void Widen(LiveContact contact, UrgentWait urgent)
    {
        var (from, to) = (contact.Image.Requirement, string.Join('+', _lines.Keys.Where(l => l != contact.Image.Line).Prepend(contact.Image.Line)) + $"/{contact.Image.Channel}");
        contact.Image = contact.Image with { Requirement = to, Plan = null, Urgent = urgent };
        Tell(JournalEventType.RequirementWidened, contact, DeskOf(contact), new { from, to });
        Match(contact);
    }

    private DateTimeOffset? ProtectedUntil(LiveContact contact, LiveCounsellor counsellor)
    {
        var length = (_lines.GetValueOrDefault(contact.Image.Line)?.ProtectedSeconds ?? 600) * 1000L;
        var until = Time(_now + length);
        return length == 0 || counsellor.Offline || counsellor.Image.ProtectedUntil > until ? counsellor.Image.ProtectedUntil : until;
    }

    private void EndProtection(LiveCounsellor counsellor)
    {
        counsellor.Image = counsellor.Image with { ProtectedUntil = null, FreeSince = Time(_now) };
        Tell(JournalEventType.ProtectionEnded, null, counsellor);
        Match(counsellor);
    }
}
