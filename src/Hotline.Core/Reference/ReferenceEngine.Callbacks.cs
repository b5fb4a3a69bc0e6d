using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Signs;

namespace Hotline.Core.Reference;

/// <summary>Callers who are rung back, who ring again, and who have tried before.</summary>
public sealed partial class ReferenceEngine
{
    /// <summary>Abandoned attempts by the number's key, and until when (ms) they count.</summary>
    private readonly Dictionary<string, (int Times, long Until)> _attempts = [];

    public Step RequestCallback(Moment at, Guid contact, CallbackTexts? texts)
    {
        Begin(at, Caller);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.IsCallback)
            return Repeated();
        if (HasJustHungUp(found.Image))
            TakeBack(found);
        if (found.State is not (ContactState.Waiting or ContactState.Offered) || found.Image.Call?.CallerNumber is null || found.Image is { Urgent: not null } or { LostBy: not null } or { Aside: not null })
            return Refuse(Refusal.WrongState);
        found.Image = found.Image with { Callback = new Callback { Asked = Time(_now), Until = CallbackUntil(null), MayText = texts is not null, Missed = texts?.Missed }, Call = found.Image.Call with { CallerSid = null } };
        Tell(JournalEventType.CallbackAsked, found, DeskOf(found));
        if (texts is not null)
            OrderText(texts.Kept);
        Match(found);
        return Done();
    }

    /// <summary>Said when it is asked for, so that a changed limit moves no callback that waits.</summary>
    private DateTimeOffset CallbackUntil(DateTimeOffset? hours) => Time(_now).AddHours(Care.CallbackHours) is var end && hours < end ? hours.Value : end;

    /// <summary>Whoever chooses to be rung back hangs up, and the network tells of both in no order: the choice counts, whichever is told first. Where a counsellor was being connected it would not have counted.</summary>
    private bool HasJustHungUp(Contact contact) =>
        contact is { State: ContactState.Abandoned, EndedBy: Party.Caller, Direction: Direction.Inbound, Priority: not Priority.Immediate, LostBy: null, Counsellor: null, Call.CallerNumber: not null, Ended: { } ended }
        && _now - Ms(ended) <= Rules.ToldLate;

    /// <summary>The hang-up was no abandoned attempt.</summary>
    private void TakeBack(LiveContact contact)
    {
        if (contact.Image is { Answered: null, Callback: null, Call.CallerKey: { } key } && AttemptsOf(key) is > 0 and var times)
            _attempts[key] = (times - 1, _attempts[key].Until);
        contact.Image = contact.Image with { State = ContactState.Waiting, Ended = null, Closed = null, EndedBy = null, EndReason = null, ShortAbandon = false, CallerLost = null };
    }

    public Step MissCallback(Moment at, Guid contact, Guid offer, string reason)
    {
        Begin(at, Network);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.State is not ContactState.Connecting || !found.Image.IsCallback || found.Image.Offer!.Id != offer)
            return Repeated();
        Miss(found, reason);
        return Done();
    }

    private void OrderText(SealedMessage message)
    {
        Append(new JournalEvent
        {
            Id = "", Epoch = _epoch, Number = 0, At = Time(_now), Type = JournalEventType.MessageOrdered, By = _by, ContactId = message.Contact,
            Data = Json(new { message = message.Id, channel = message.Channel }),
        });
        // Kept by its id: ordered again, it is the same one.
        _outbox.RemoveAll(o => o.Item.Message?.Id == message.Id);
        _outbox.Add((new OutboxItem { Id = $"message:{message.Id}", Kind = OutboxKind.SendMessage, Message = message with { Ordered = Time(_now) } }, _now));
    }

    private void Miss(LiveContact contact, string reason)
    {
        var callback = contact.Image.Callback!;
        var tries = callback.Tries + 1;
        contact.Image = contact.Image with { Callback = callback with { Tries = tries } };
        var due = Time(_now).AddMinutes(Care.CallbackGapMinutes);
        if (tries >= Care.CallbackTries || Ms(due) >= Rules.CallbackEnds(callback) || contact.Image.Direction is Direction.Outbound)
        {
            if (callback.Missed is { } missed)
                OrderText(missed);
            Abandon(contact, Party.Network, "callback not reached");
            return;
        }
        contact.Image = contact.Image with { Callback = contact.Image.Callback with { Due = due } };
        GoOn(SendBack(contact, JournalEventType.CallbackMissed, new { tries, reason }));
    }

    /// <summary>The legs of an accepted call did not come together in time; where the caller was being rung, that was a try.</summary>
    private void NotConnected(LiveContact contact)
    {
        if (contact.Image is { IsCallback: true, Call.CallerSid: not null })
            Miss(contact, "not connected in time");
        else
            GiveBack(contact, "not connected in time", missed: false);
    }

    private void TryAgainOrEnd(LiveContact contact)
    {
        if (contact.Image.Callback!.Due is null)
        {
            if (contact.Image.Callback is { Tries: > 0, Missed: { } missed })
                OrderText(missed);
            Abandon(contact, Party.System, "callback not possible");
            return;
        }
        contact.Image = contact.Image with { Callback = contact.Image.Callback with { Due = null } };
        Tell(JournalEventType.CallbackDue, contact);
        Match(contact);
    }

    /// <summary>Who rings while a callback of the same number waits is that contact again, live now and at its own place.</summary>
    private LiveContact? WaitsFor(Contact arriving) => !Rules.IsVoice(arriving.Channel) || arriving.Call?.CallerKey is not { } key ? null
        : _contacts.Values.FirstOrDefault(c => c.Image is { IsOpen: true, IsCallback: true } && c.Image.Line == arriving.Line && c.Image.Call?.CallerKey == key);

    private void ComeBack(LiveContact old, Contact arriving)
    {
        if (old.Image.Call!.CallerSid is { } rung)
            Order(OutboxKind.EndCall, old, item => item with { Call = new CallLegs { CallerSid = rung } });
        old.Image = old.Image with
        {
            Callback = old.Image.Callback! with { Ended = Time(_now), Due = null },
            Call = old.Image.Call with { CallerSid = arriving.Call!.CallerSid, CallerJoined = false },
            Priority = arriving.Priority > old.Image.Priority ? arriving.Priority : old.Image.Priority,
        };
        WatchUrgent(old);
        if (old.State is ContactState.Connecting && old.Image.Call.CounsellorJoined)
            Order(OutboxKind.BringCaller, old);
        Tell(JournalEventType.CallerReturned, old, DeskOf(old));
        Match(old);
    }

    private int AttemptsOf(string? key) => key is not null && _attempts.GetValueOrDefault(key) is var (times, until) && until > _now ? times : 0;

    private void NoteAttempt(string key) => _attempts[key] = (AttemptsOf(key) + 1, _now + Care.RepeatedMinutes * 60_000L);

    /// <summary>The same number has tried before and nobody answered in time.</summary>
    private Contact WithAttempts(Contact arriving)
    {
        var times = Rules.IsVoice(arriving.Channel) && arriving.Direction is Direction.Inbound ? AttemptsOf(arriving.Call?.CallerKey) : 0;
        if (times < 2)
            return arriving;
        var (level, priority) = times >= 4 ? (RiskLevel.High, Priority.High) : (RiskLevel.Moderate, Priority.Elevated);
        return arriving with
        {
            Signs = With(arriving.Signs ?? new Dictionary<string, Sign>(), "attempts", new Sign { At = Time(_now), Source = SignSource.RepeatedAttempts, Level = level }),
            Priority = priority > arriving.Priority ? priority : arriving.Priority,
        };
    }
}
