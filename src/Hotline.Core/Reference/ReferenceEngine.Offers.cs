using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>The three ends of an offer: accepted, declined, expired.</summary>
public sealed partial class ReferenceEngine
{
    public Step Accept(Moment at, Guid counsellor, Guid contact, Guid offer)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { } taker)
            return Refuse(Refusal.CounsellorUnknown);
        if (ContactOf(contact) is not { } taken)
            return Refuse(Refusal.ContactUnknown);
        if (taken.Image.Counsellor == counsellor && (taken.LastOffer == offer || taken.Image.Offer?.Id == offer))
            return Repeated();
        if (!IsOpenOffer(taken, counsellor, offer) || Time(_now) >= taken.Image.Offer!.Until)
            return Refuse(Refusal.OfferUnknown);
        taken.Image = taken.Image with { State = ContactState.Connecting, Counsellor = counsellor, CounsellorAlias = taker.Image.Alias };
        taken.ConnectingSince = _now;
        taker.Image = taker.Image with
        {
            Offers = Without(taker.Image.Offers, offer),
            Contacts = With(taker.Image.Contacts, contact, new Load(taken.Image.Channel, ContactState.Connecting, taken.Image.Risk)),
        };
        Tell(JournalEventType.OfferAccepted, taken, taker, new { offer });
        if (taken.Image.Channel is Channel.Chat)
            Connect(taken, taker);
        else
            Order(OutboxKind.RingCounsellor, taken, item => item with { VoiceAddress = taker.Image.VoiceAddress });
        WithdrawIfBlocked(taker);
        return Done();
    }

    public Step Decline(Moment at, Guid counsellor, Guid contact, Guid offer, string? reason)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { } refuser)
            return Refuse(Refusal.CounsellorUnknown);
        if (ContactOf(contact) is not { } refused)
            return Refuse(Refusal.ContactUnknown);
        // Whoever was asked before and is not asked now says it again.
        if (refused.Tried.ContainsKey(counsellor) && !refuser.Image.Offers.ContainsKey(offer))
            return Repeated();
        if (!IsOpenOffer(refused, counsellor, offer))
            return Refuse(Refusal.OfferUnknown);
        DoNotAskAgain(refused, refuser);
        BackToWaiting(refused, JournalEventType.OfferDeclined, new { offer, reason = reason ?? "" });
        Match(refused);
        Match(refuser);
        return Done();
    }

    /// <summary>Nobody took it: who was asked gets no more offers until he or she is back.</summary>
    private void Expire(LiveContact contact)
    {
        var offer = contact.Image.Offer!;
        var counsellor = CounsellorOf(offer.Counsellor)!;
        counsellor.Image = counsellor.Image with { Presence = Presence.NotResponding, PresenceSince = Time(_now) };
        DoNotAskAgain(contact, counsellor);
        BackToWaiting(contact, JournalEventType.OfferExpired, new { offer = offer.Id });
        Match([contact, .. WithdrawOffers(counsellor, "not responding")]);
    }

    private static bool IsOpenOffer(LiveContact contact, Guid counsellor, Guid offer) =>
        contact.State is ContactState.Offered && contact.Image.Offer!.Id == offer && contact.Image.Offer.Counsellor == counsellor;

    private void Connect(LiveContact contact, LiveCounsellor counsellor)
    {
        contact.LastOffer = contact.Image.Offer?.Id ?? contact.LastOffer;
        contact.Image = contact.Image with { State = ContactState.Connected, Answered = contact.Image.Answered ?? Time(_now), Offer = null };
        counsellor.Image = counsellor.Image with
        {
            Contacts = With(counsellor.Image.Contacts, contact.Id, new Load(contact.Image.Channel, ContactState.Connected, contact.Image.Risk)),
        };
        Tell(JournalEventType.ContactConnected, contact, counsellor);
    }
}
