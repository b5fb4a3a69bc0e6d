using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>Beside the queue, out of the service, and what callers leave instead of waiting.</summary>
public sealed partial class ReferenceEngine
{
    public Step StepAside(Moment at, Guid contact, AsideKind kind, TimeSpan longest, bool mayCall, string? number)
    {
        Begin(at, Caller);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Aside?.Kind == kind)
            return Repeated();
        if (found is not { State: ContactState.Waiting, Image: { IsCallback: false, Aside: null, Urgent: null, LostBy: null, Call.CallerSid: not null } })
            return Refuse(Refusal.WrongState);
        found.Image = found.Image with { Aside = new Aside(kind, Time(_now), Time(_now) + longest, mayCall ? true : null, number), PutThrough = kind is AsideKind.Outside ? Time(_now) : found.Image.PutThrough };
        Tell(JournalEventType.ContactSteppedAside, found);
        return Done();
    }

    public Step StepBack(Moment at, Guid contact, AsideKind kind, string reason)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        // Help ends with its leg only.
        if (found.Image.Aside?.Kind != kind || found.Image.CallerLost is not null || kind is AsideKind.Help)
            return Repeated();
        Back(found, reason);
        return Done();
    }

    private void Back(LiveContact contact, string reason)
    {
        contact.Image = contact.Image with { Aside = null };
        Tell(JournalEventType.ContactSteppedBack, contact, null, new { reason });
        Match(contact);
    }

    private void EndAside(LiveContact contact, AsideKind kind)
    {
        if (kind is AsideKind.Audio)
            Keep(contact, AudioState.Lost);
        else if (kind is AsideKind.Help)
            LoseHelp(contact, "not joined in time");
        else
            Back(contact, "too long");
    }

    /// <summary>Whether there is a message is told by its recording.</summary>
    private Step HangUpSpeaking(LiveContact contact)
    {
        if (contact.Image.CallerLost is not null)
            return Repeated();
        contact.Image = contact.Image with { CallerLost = Time(_now) };
        Tell(JournalEventType.CallerLost, contact);
        return Done();
    }

    public Step Overflow(Moment at, Guid contact)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Overflow is not null)
            return Repeated();
        if (found is not { State: ContactState.Waiting, Image.Aside: { Kind: AsideKind.Outside } aside })
            return Refuse(Refusal.WrongState);
        Overflow(found, new Overflow(OverflowKind.Number, Number: aside.Number));
        return Done();
    }

    private void Overflow(LiveContact contact, Overflow to)
    {
        if (CounsellorOf(contact.Image.LastCounsellor) is { Offline: false } had)
        {
            contact.Image = contact.Image with { Overflow = to, CallerLost = null, Unseen = to.Kind is OverflowKind.Message && contact.Image.Unseen is { } watched ? watched with { Due = null } : contact.Image.Unseen };
            FinishFor(contact, had, Party.System, "overflow", stays: true);
            return;
        }
        // A message takes the signs with it.
        if (to.Kind is OverflowKind.Message && contact.Image.Unseen is { } unseen)
            contact.Image = contact.Image with { Unseen = unseen with { Due = null } };
        else
            EndSigns(contact);
        contact.Image = contact.Image with
        {
            State = ContactState.Overflowed, Aside = null, Overflow = to, CallerLost = null, Urgent = null, Ended = Time(_now), Closed = Time(_now), EndedBy = Party.System, EndReason = "overflow",
        };
        Tell(JournalEventType.ContactOverflowed, contact, null, new { to = to.Kind });
    }

    public Step LeaveMessage(Moment at, Contact message, Requirement requirement, ChatMessage? note, string? recording)
    {
        Begin(at, Caller);
        if (ContactOf(message.Id) is { Image: var known })
            return known.Line == message.Line && known.Channel == message.Channel ? Repeated() : Refuse(Refusal.IdTaken);
        if (!_lines.TryGetValue(message.Line, out var line))
            return Refuse(Refusal.LineUnknown);
        // Whoever hung up while speaking is gone when the recording is told late; after a conversation that is a wrap-up.
        if (ContactOf(message.Follows) is { State: not ContactState.Abandoned } before && !(recording is not null && before is { State: ContactState.WrapUp or ContactState.Closed, Image.CallerLost: not null }))
        {
            // Somebody answered after all. Who writes never left the queue for it, and for somebody who is not safe a message would be the wrong thing.
            if (before is not { State: ContactState.Waiting, Image: { Aside.Kind: AsideKind.Message } or { Channel: Channel.Chat, Aside: null, Urgent: null, LostBy: null } })
                return Refuse(Refusal.WrongState);
            message = message with { Arrived = before.Image.Arrived, Priority = before.Image.Priority, Signs = before.Image.Signs };
            Overflow(before, new Overflow(OverflowKind.Message, Contact: message.Id));
        }
        if (recording is not null)
            message = message with { Left = message.Left! with { Audio = AudioState.Fetching }, Aside = new Aside(AsideKind.Audio, Time(_now), Time(_now + Rules.Audio), Recording: recording) };
        var contact = Arrive(note is null ? message : message with { Messages = 1 }, requirement, line);
        if (recording is not null)
            Order(OutboxKind.KeepAudio, contact, item => item with { Id = $"audio:{contact.Id}", Recording = recording });
        if (note is not null)
        {
            var kept = note with { Number = 1, At = Time(_now) };
            contact.Messages.Add(kept);
            TellOf(JournalEventType.MessagePosted, contact, told => told with { Message = kept });
        }
        Match(contact);
        return Done();
    }

    public Step KeepAudio(Moment at, Guid contact, bool kept)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.Left?.Audio is not AudioState.Fetching)
            return Repeated();
        if (!found.Image.IsOpen)
            return Refuse(Refusal.WrongState);
        Keep(found, kept ? AudioState.Kept : AudioState.Lost);
        return Done();
    }

    private void Keep(LiveContact contact, AudioState audio)
    {
        contact.Image = contact.Image with { Left = contact.Image.Left! with { Audio = audio }, Aside = null };
        Tell(audio is AudioState.Kept ? JournalEventType.AudioKept : JournalEventType.AudioLost, contact, DeskOf(contact));
        Match(contact);
    }

    public Step RingBack(Moment at, Guid counsellor, Guid message, Contact call, Requirement requirement)
    {
        Begin(at, $"{counsellor}");
        if (CounsellorOf(counsellor) is not { } caller)
            return Refuse(Refusal.CounsellorUnknown);
        if (ContactOf(message) is not { } heard)
            return Refuse(Refusal.ContactUnknown);
        if (ContactOf(call.Id) is not null)
            return Repeated();
        if (heard.Image.Counsellor != counsellor)
            return Refuse(Refusal.NotYours);
        if (heard is not { State: ContactState.Connected, Image: { Left.MayCall: true, Consult: null } })
            return Refuse(Refusal.WrongState);
        if (!_lines.TryGetValue(call.Line, out var line))
            return Refuse(Refusal.LineUnknown);
        var without = caller.Image with { Contacts = Without(caller.Image.Contacts, message) };
        if (!Fill.Of(without, id => ContactOf(id)?.Image).HasPlaceFor(without, call.Channel))
            return Refuse(Refusal.NoRoom);
        heard.Image = heard.Image with
        {
            State = ContactState.WrapUp, Ended = Time(_now), WrapUpUntil = Time(_now), EndedBy = Party.Counsellor, EndReason = "rung back", Messages = heard.Messages.Count,
        };
        caller.Image = without with { Unfinished = With(without.Unfinished, message, _now) };
        Tell(JournalEventType.ContactEnded, heard, caller);
        var contact = Arrive(call with { Callback = new Callback { Asked = Time(_now) } }, requirement, line);
        MakeOffer(contact, caller);
        Accept(contact, caller);
        return Done();
    }
}
