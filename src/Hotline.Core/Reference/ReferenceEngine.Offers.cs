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
        Accept(taken, taker);
        return Done();
    }

    /// <summary>The open offer is taken: a chat or a message is connected at once, a call waits for its legs.</summary>
    private void Accept(LiveContact contact, LiveCounsellor counsellor)
    {
        var offer = contact.Image.Offer!.Id;
        contact.Image = contact.Image with { State = ContactState.Connecting, Counsellor = counsellor.Id, CounsellorAlias = counsellor.Image.Alias };
        contact.ConnectingSince = _now;
        counsellor.Image = counsellor.Image with
        {
            Offers = Without(counsellor.Image.Offers, offer),
            Contacts = With(counsellor.Image.Contacts, contact.Id, new Load(contact.Image.Channel, ContactState.Connecting, contact.Image.Risk)),
        };
        Tell(JournalEventType.OfferAccepted, contact, counsellor, new { offer });
        if (!Rules.IsVoice(contact.Image.Channel))
            Connect(contact, counsellor);
        else
            Order(OutboxKind.RingCounsellor, contact, item => item with { VoiceAddress = counsellor.Image.VoiceAddress });
        WithdrawIfBlocked(counsellor);
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
        contact.Image = contact.Image with { Callback = contact.Image.Callback is { Ended: null } rung ? rung with { Ended = Time(_now) } : contact.Image.Callback, State = ContactState.Connected, Answered = contact.Image.Answered ?? Time(_now), Offer = null, LostBy = null, Urgent = null };
        counsellor.Image = counsellor.Image with
        {
            Contacts = With(counsellor.Image.Contacts, contact.Id, new Load(contact.Image.Channel, ContactState.Connected, contact.Image.Risk)),
        };
        Tell(JournalEventType.ContactConnected, contact, counsellor);
    }
}
