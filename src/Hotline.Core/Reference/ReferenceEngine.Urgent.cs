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
        if (found.MovedBy == _op || found.Image.HelpedBy == by)
            return Repeated();
        if (found.Image.Urgent is not { } urgent || !IsUntaken(found.State))
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
        EndSigns(found);
        found.Image = found.Image with
        {
            State = ContactState.Overflowed, Aside = null, Urgent = null, Counsellor = null, CounsellorAlias = null,
            HelpedBy = by, Ended = Time(_now), Closed = Time(_now), EndedBy = Party.System, EndReason = "help",
        };
        Tell(JournalEventType.ContactOverflowed, found, counsellor, new { to = "help" });
        Order(OutboxKind.BringCaller, found);
        GoOn(counsellor);
        return Done();
    }

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
