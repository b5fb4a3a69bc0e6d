using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Signs;

namespace Hotline.Core.Reference;

/// <summary>Callers who are rung back, who ring again, and who have tried before.</summary>
public sealed partial class ReferenceEngine
{
    /// <summary>Abandoned attempts by the number's key, and until when (ms) they count.</summary>
    private readonly Dictionary<string, (int Times, long Until)> _attempts = [];

    public Step RequestCallback(Moment at, Guid contact, bool mayText)
    {
        Begin(at, Caller);
        if (ContactOf(contact) is not { } found)
            return Refuse(Refusal.ContactUnknown);
        if (found.Image.IsCallback)
            return Repeated();
        if (found.State is not (ContactState.Waiting or ContactState.Offered) || found.Image.Call?.CallerNumber is null || found.Image.Urgent is not null || found.Image.LostBy is not null)
            return Refuse(Refusal.WrongState);
        found.Image = found.Image with { Callback = new Callback { Asked = Time(_now), MayText = mayText }, Call = found.Image.Call with { CallerSid = null } };
        Tell(JournalEventType.CallbackAsked, found, DeskOf(found));
        return Done();
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

    private void Miss(LiveContact contact, string reason)
    {
        var callback = contact.Image.Callback!;
        var tries = callback.Tries + 1;
        contact.Image = contact.Image with { Callback = callback with { Tries = tries } };
        if (tries >= Rules.CallbackTries || contact.Image.Direction is Direction.Outbound)
        {
            Abandon(contact, Party.Network, "callback not reached");
            return;
        }
        contact.Image = contact.Image with { Callback = contact.Image.Callback with { Due = Time(_now + Rules.CallbackGap) } };
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

    private void NoteAttempt(string key) => _attempts[key] = (AttemptsOf(key) + 1, _now + Rules.Attempts);

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
