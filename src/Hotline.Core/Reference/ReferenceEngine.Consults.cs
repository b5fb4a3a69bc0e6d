using Hotline.Core.Chat;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>The second person of a contact: asked, let in, sent away.</summary>
public sealed partial class ReferenceEngine
{
    public Step StartConsult(Moment at, Guid counsellor, Guid contact, Guid? with, string? outside, string? note)
    {
        Begin(at, $"{counsellor}");
        if (ContactOf(contact) is not { } about)
            return Refuse(Refusal.ContactUnknown);
        if (about.LastConsult == _op)
            return Repeated();
        if (about.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        if (about.State is not ContactState.Connected || about.Image.Consult is not null)
            return Refuse(Refusal.WrongState);
        var consult = new Consult { Id = _op, By = counsellor, Mode = ConsultMode.Private, Made = Time(_now), Note = note };
        if (with is not { } whom)
        {
            if (!Rules.IsVoice(about.Image.Channel))
                return Refuse(Refusal.WrongState);
            BringIn(about, null, consult with { Outside = outside, State = ConsultState.Connecting, Until = Time(_now + Rules.Connecting) }, JournalEventType.ConsultAsked);
            return Done();
        }
        if (CounsellorOf(whom) is not { Offline: false } asked)
            return Refuse(Refusal.CounsellorUnknown);
        if (whom == counsellor)
            return Refuse(Refusal.NotYours);
        if (asked.Image.SigningOut || !FillOf(asked).HasPlaceFor(asked.Image, about.Image.Channel))
            return Refuse(Refusal.NoRoom);
        BringIn(about, asked, consult with { With = whom, Alias = asked.Image.Alias, State = ConsultState.Asked, Until = Time(_now + Rules.Asked) }, JournalEventType.ConsultAsked);
        return Done();
    }

    public Step Attend(Moment at, Guid supervisor, Guid contact, ConsultMode mode)
    {
        Begin(at, $"{supervisor}");
        if (CounsellorOf(supervisor) is not { Offline: false } found)
            return Refuse(Refusal.CounsellorUnknown);
        if (ContactOf(contact) is not { } attended)
            return Refuse(Refusal.ContactUnknown);
        if (attended.LastConsult == _op)
            return Repeated();
        if (attended.State is not ContactState.Connected || attended.Image.Consult is not null)
            return Refuse(Refusal.WrongState);
        if (attended.Image.Counsellor == supervisor)
            return Refuse(Refusal.NotYours);
        if (found.Image.SigningOut || !FillOf(found).HasPlaceFor(found.Image, attended.Image.Channel))
            return Refuse(Refusal.NoRoom);
        var byLeg = Rules.IsVoice(attended.Image.Channel);
        BringIn(attended, found, new Consult
        {
            Id = _op, By = supervisor, With = supervisor, Alias = found.Image.Alias, Mode = mode, Made = Time(_now),
            State = byLeg ? ConsultState.Connecting : ConsultState.On, Until = byLeg ? Time(_now + Rules.Connecting) : null,
        }, JournalEventType.ContactAttended);
        return Done();
    }

    private void BringIn(LiveContact contact, LiveCounsellor? second, Consult consult, JournalEventType type)
    {
        contact.LastConsult = consult.Id;
        contact.Image = contact.Image with { Consult = consult, ConsultEnd = null };
        SetConsult(contact, second, consult.State, consult.Until);
        if (consult.State is ConsultState.Connecting)
            RingSecond(contact, second);
        TellSecond(type, contact, second, new { consult = consult.Id, by = consult.By, with = consult.With, mode = consult.Mode });
    }

    private static void SetConsult(LiveContact contact, LiveCounsellor? second, ConsultState state, DateTimeOffset? until)
    {
        contact.Image = contact.Image with { Consult = contact.Image.Consult! with { State = state, Until = until } };
        if (second is not null)
            second.Image = second.Image with
            {
                Consults = With(second.Image.Consults, contact.Id, new ConsultLoad(contact.Image.Consult.Id, contact.Image.Channel, state)),
            };
    }

    private void RingSecond(LiveContact contact, LiveCounsellor? second) => Order(OutboxKind.RingSecond, contact, item => item with
    {
        Offer = contact.Image.Consult!.Id, Counsellor = second?.Id ?? contact.Image.Counsellor, VoiceAddress = second?.Image.VoiceAddress,
    });

    public Step AcceptConsult(Moment at, Guid counsellor, Guid contact, Guid consult)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { } asked)
            return Refuse(Refusal.CounsellorUnknown);
        if (ContactOf(contact) is not { } about)
            return Refuse(Refusal.ContactUnknown);
        if (about.Image.Consult is not { } open || open.Id != consult || open.With != counsellor)
            return Refuse(Refusal.OfferUnknown);
        if (open.State is not ConsultState.Asked)
            return Repeated();
        if (Time(_now) >= open.Until)
            return Refuse(Refusal.OfferUnknown);
        if (Rules.IsVoice(about.Image.Channel))
        {
            SetConsult(about, asked, ConsultState.Connecting, Time(_now + Rules.Connecting));
            RingSecond(about, asked);
        }
        else
            SetConsult(about, asked, ConsultState.On, null);
        TellSecond(JournalEventType.ConsultAccepted, about, asked, new { consult });
        return Done();
    }

    public Step EndConsult(Moment at, Guid who, Guid contact, Guid consult, string reason)
    {
        Begin(at, $"{who}");
        if (ContactOf(contact) is not { } about)
            return Refuse(Refusal.ContactUnknown);
        if (about.Image.Consult is not { } open || open.Id != consult)
            return Repeated();
        if (about.Image.Counsellor != who && open.With != who)
            return Refuse(Refusal.NotYours);
        GoOn(EndConsult(about, reason));
        return Done();
    }

    /// <summary>The second person leaves, or never came; the contact stays where it is. Returns a colleague who may have room again.</summary>
    private LiveCounsellor? EndConsult(LiveContact contact, string reason)
    {
        if (contact.Image.Consult is not { } consult)
            return null;
        var second = CounsellorOf(consult.With);
        if (second is not null)
            second.Image = second.Image with { Consults = Without(second.Image.Consults, contact.Id), FreeSince = Time(_now) };
        contact.Image = contact.Image with { Consult = null, ConsultEnd = new ConsultEnd(consult.Alias, reason, Time(_now)) };
        if (contact.Image.Call is not null && consult.State is not ConsultState.Asked)
            ArrangeRoom(contact, consult.Sid);
        TellSecond(JournalEventType.ConsultEnded, contact, second, new { consult = consult.Id, reason });
        return second;
    }

    /// <summary>Contacts in which somebody is the second person, in the order of their ids.</summary>
    private List<LiveContact> Consulted(LiveCounsellor counsellor) =>
        [.. counsellor.Image.Consults.Keys.OrderBy(id => $"{id}", StringComparer.Ordinal).Select(id => _contacts[id])];

    /// <summary>Like offers: what still rings at somebody who leaves stops ringing.</summary>
    private void EndAsked(LiveCounsellor counsellor, string reason)
    {
        foreach (var contact in Consulted(counsellor).Where(c => c.Image.Consult!.State is ConsultState.Asked))
            EndConsult(contact, reason);
    }

    /// <summary>Shown on both desks: first on the one whom it is about.</summary>
    private void TellSecond(JournalEventType type, LiveContact contact, LiveCounsellor? second, object data)
    {
        var owner = CounsellorOf(contact.Image.Counsellor);
        Tell(type, contact, second ?? owner, data);
        if (second is not null && owner is not null)
            Tell(JournalEventType.ConsultShown, contact, owner);
    }

    /// <summary>What counsellor and second person write to each other; the caller never sees it.</summary>
    public Step PostSide(Moment at, Guid contact, ChatMessage message)
    {
        Begin(at, $"{message.Counsellor}");
        if (ContactOf(contact) is not { } about)
            return Refuse(Refusal.ContactUnknown);
        if (about.Side.FirstOrDefault(m => m.Id == message.Id) is { } had)
            return Repeated(Json(had));
        var consult = about.Image.Consult;
        if (about.Image.Counsellor != message.Counsellor && (consult is null || consult.With != message.Counsellor))
            return Refuse(Refusal.NotYours);
        if (consult is not { With: not null, State: ConsultState.On })
            return Refuse(Refusal.WrongState);
        if (about.Side.Count >= MostMessages)
            return Refuse(Refusal.TooMany);
        var kept = message with { Number = about.Side.Count + 1, At = Time(_now) };
        about.Side.Add(kept);
        TellOf(JournalEventType.SidePosted, about, told => told with { SecondId = consult.With, Data = Json(kept) });
        return Done(Json(kept));
    }
}
