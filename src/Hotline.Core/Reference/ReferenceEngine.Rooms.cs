using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>Who talks to whom: modes, handing over, hold and mute, and legs that break off.</summary>
public sealed partial class ReferenceEngine
{
    public Step SetConsultMode(Moment at, Guid who, Guid contact, Guid consult, ConsultMode mode)
    {
        Begin(at, $"{who}");
        if (ContactOf(contact) is not { } about)
            return Refuse(Refusal.ContactUnknown);
        if (about.Image.Consult is not { } open || open.Id != consult)
            return Refuse(Refusal.OfferUnknown);
        // How a supervisor attends is the supervisor's to say.
        if (open.With != who && (open.IsAttendance || about.Image.Counsellor != who))
            return Refuse(Refusal.NotYours);
        if (open.State is not ConsultState.On || (mode is not ConsultMode.Joined && mode is ConsultMode.Private == open.IsAttendance))
            return Refuse(Refusal.WrongState);
        if (open.Mode == mode)
            return Repeated();
        about.Image = about.Image with { Consult = open with { Mode = mode } };
        if (about.Image.Call is not null)
            Order(OutboxKind.ArrangeRoom, about);
        TellSecond(JournalEventType.ConsultChanged, about, CounsellorOf(open.With), new { consult, mode });
        return Done();
    }

    public Step CompleteTransfer(Moment at, Guid counsellor, Guid contact, Guid consult)
    {
        Begin(at, $"{counsellor}");
        if (ContactOf(contact) is not { } moved)
            return Refuse(Refusal.ContactUnknown);
        if (moved.HandedOver == consult)
            return Repeated();
        if (moved.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        if (moved.Image.Consult is not { } open || open.Id != consult)
            return Refuse(Refusal.OfferUnknown);
        if (open.State is not ConsultState.On || open.Mode is not (ConsultMode.Private or ConsultMode.Joined))
            return Refuse(Refusal.WrongState);
        if (open.With is not null)
            GoOn(HandOver(moved, "warm transfer"));
        else
            HandOutside(moved);
        return Done();
    }

    /// <summary>The contact is the second person's now. Returns whoever had it.</summary>
    private LiveCounsellor? HandOver(LiveContact contact, string reason)
    {
        var consult = contact.Image.Consult!;
        var (from, leg) = (contact.Image.Counsellor, contact.Image.Call?.CounsellorSid);
        var (to, had) = (CounsellorOf(consult.With)!, CounsellorOf(from));
        contact.HandedOver = contact.LastOffer = consult.Id;
        contact.Image = contact.Image with
        {
            Consult = null, ConsultEnd = null, Transfers = contact.Image.Transfers + 1, TransferNote = consult.Note,
            Counsellor = to.Id, CounsellorAlias = to.Image.Alias,
            Call = contact.Image.Call is { } call ? call with { CounsellorSid = consult.Sid, CounsellorJoined = true, Held = null, Muted = null } : null,
        };
        if (had is not null)
            had.Image = had.Image with { Contacts = Without(had.Image.Contacts, contact.Id), FreeSince = Time(_now) };
        to.Image = to.Image with
        {
            Consults = Without(to.Image.Consults, contact.Id),
            Contacts = With(to.Image.Contacts, contact.Id, new Load(contact.Image.Channel, ContactState.Connected, contact.Image.Risk)),
        };
        if (contact.Image.Call is not null)
            ArrangeRoom(contact, leg);
        Tell(JournalEventType.ContactHandedOver, contact, had, new { from, to = to.Id, consult = consult.Id, reason });
        Tell(JournalEventType.ConsultShown, contact, to);
        WithdrawIfBlocked(to);
        return had;
    }

    /// <summary>Caller and outside number go on without us.</summary>
    private void HandOutside(LiveContact contact)
    {
        var (consult, leg) = (contact.Image.Consult!, contact.Image.Call!.CounsellorSid);
        contact.HandedOver = consult.Id;
        contact.Image = contact.Image with
        {
            Consult = null, ConsultEnd = null, Transfers = contact.Image.Transfers + 1,
            Call = contact.Image.Call with { OutsideSid = consult.Sid, Held = null, Muted = null },
        };
        ArrangeRoom(contact, leg);
        StartWrapUp(contact, Party.Counsellor, "handed over outside");
    }

    /// <param name="contact">Whose conference.</param>
    /// <param name="leg">A leg that does not belong there any more.</param>
    private void ArrangeRoom(LiveContact contact, string? leg) =>
        Order(OutboxKind.ArrangeRoom, contact, item => item with { Call = new CallLegs { CounsellorSid = leg } });

    public Step SetCall(Moment at, Guid counsellor, Guid contact, CallSwitch what, bool on)
    {
        Begin(at, $"{counsellor}");
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        if (found.State is not ContactState.Connected || found.Image.Call is not { } call)
            return Refuse(Refusal.WrongState);
        bool? value = on ? true : null;
        var set = what is CallSwitch.Held ? call with { Held = value } : call with { Muted = value };
        if (set == call)
            return Repeated();
        found.Image = found.Image with { Call = set };
        Order(OutboxKind.ArrangeRoom, found);
        Tell(JournalEventType.CallChanged, found, CounsellorOf(counsellor));
        return Done();
    }

    public Step ChangeSecond(Moment at, Guid contact, Guid consult, string sid, bool joined)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Consult is not { State: not ConsultState.Asked } open || open.Id != consult)
            return found.HandedOver == consult ? Repeated() : Repeated(Json("over"));
        var comes = joined && open.State is ConsultState.Connecting;
        if (open.Sid == sid && !comes)
            return Repeated();
        found.Image = found.Image with { Consult = open with { Sid = sid } };
        var second = CounsellorOf(open.With);
        if (comes)
        {
            SetConsult(found, second, ConsultState.On, null);
            Order(OutboxKind.ArrangeRoom, found);
        }
        TellSecond(JournalEventType.ConsultChanged, found, second, new { consult, mode = open.Mode });
        return Done();
    }

    /// <summary>The network lost a staff leg while the caller is on the line.</summary>
    public Step LoseLeg(Moment at, Guid contact, string? sid, Guid? leg, string reason)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        var consult = found.Image.Consult;
        if (consult is not null && consult.State is not ConsultState.Asked && ((sid is not null && consult.Sid == sid) || (leg is not null && consult.Id == leg)))
        {
            GoOn(EndConsult(found, reason));
            return Done();
        }
        if (found.State is not ContactState.Connected || found.Image.Call is not { } call)
            return Repeated();
        // A counsellor's leg that was never known is recognised by its offer.
        var theirs = (sid is null && leg is null) || (sid is not null && call.CounsellorSid == sid) || (leg is not null && call.CounsellorSid is null && found.LastOffer == leg);
        if (!theirs)
            return Repeated();
        // Where not even the leg is known the whole conference is over, and with it the second person's leg.
        if (consult is { TakesOver: true } && (sid is not null || leg is not null))
        {
            GoOn(HandOver(found, reason));
            return Done();
        }
        found.Image = found.Image with { LostBy = found.Image.Counsellor };
        var had = SendBack(found, JournalEventType.ContactReturned, new { reason });
        Match(found);
        GoOn(had);
        return Done();
    }
}
