using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>What happens by itself when its time comes.</summary>
/// <param name="Due">ms.</param>
/// <param name="Name">What it is and whose; equal times are done by name, in ordinal order.</param>
public sealed record DueTime(long Due, string Name, Action Work);

/// <summary>Time: which timers there are follows from the documents.</summary>
public sealed partial class ReferenceEngine
{
    public IEnumerable<DueTime> Timers()
    {
        foreach (var contact in _contacts.Values)
        {
            if (contact.State is ContactState.Offered)
                yield return new(Ms(contact.Image.Offer!.Until), $"offer:{contact.Id}:{contact.Image.Offer.Id}", () => Expire(contact));
            if (contact.State is ContactState.Connecting)
                yield return new(contact.ConnectingSince + Rules.Connecting, $"connecting:{contact.Id}:{contact.Image.Offer!.Id}",
                    () => NotConnected(contact));
            if (contact.State is ContactState.Waiting && contact.Image is { IsCallback: true, Callback: { } callback })
                yield return new(callback.Due is { } next ? Ms(next) : Rules.CallbackEnds(callback), $"callback:{contact.Id}", () => TryAgainOrEnd(contact));
            if (contact is { State: ContactState.Waiting, Image.Aside: { } aside } && !(aside.Kind is AsideKind.Message && contact.Image.CallerLost is not null) && aside.Joined is null)
                yield return new(Ms(aside.Until), $"aside:{contact.Id}", () => EndAside(contact, aside.Kind));
            if (contact.Image.Consult is { Until: { } end } consult)
                yield return new(Ms(end), $"consult:{contact.Id}:{consult.Id}",
                    () => GoOn(EndConsult(contact, consult.State is ConsultState.Asked ? "expired" : "not connected in time")));
            if (contact.State is ContactState.Waiting && !contact.Image.IsHeld && contact.Tried.Count > 0)
                yield return new(contact.Tried.Values.Min(), $"retry:{contact.Id}", () => AskAgain(contact));
            if (contact.State is ContactState.Waiting && !contact.Image.IsHeld && NextStep(contact.Image) is (_, var due))
                yield return new(due, $"relax:{contact.Id}", () => RelaxInTime(contact));
            // Somebody has pressed 1: nobody else is called meanwhile.
            if (contact.Image is { Urgent: { } urgent, Help: null })
                yield return new(Ms(urgent.Due), $"urgent:{contact.Id}", () => CallForHelp(contact));
            if (contact.Image is { IsOpen: true, Unseen.Due: { } look })
                yield return new(Ms(look), $"signs:{contact.Id}", () => TellOfSigns(contact));
            if (contact.SparedUntil is { } spared)
                yield return new(spared, $"spared:{contact.Id}", () => LookOnceMore(contact));
            if (contact.Image.CallerLost is { } lost && Rules.CallerLost(contact.State) is { } limit)
                yield return new(Ms(lost) + limit, $"lost:{contact.Id}", () => Leave(contact, Party.Caller, "connection lost"));
            foreach (var (connection, until) in contact.Connections.Leases)
                yield return new(until, $"conn:caller:{contact.Id}:{connection}", () => Lose(contact, connection));
        }
        foreach (var (requirement, since) in _lastAbleLeft)
            yield return new(since, $"unmet:{requirement}:0", () => LookAtUnmet(requirement));
        foreach (var counsellor in _counsellors.Values)
        {
            foreach (var (id, _) in counsellor.Image.Contacts.Where(c => c.Value.State is ContactState.WrapUp))
                yield return new(Ms(_contacts[id].Image.WrapUpUntil!.Value), $"wrapup:{counsellor.Id}:{id}", () => EndWrapUp(counsellor, id));
            if (counsellor is { Offline: false, LeftByGrace: false, Image.Lost: { } since })
                yield return new(Ms(since) + Rules.Grace, $"grace:{counsellor.Id}", () => EndGrace(counsellor));
            if (counsellor.Image.ProtectedUntil is { } protectedUntil)
                yield return new(Ms(protectedUntil), $"protected:{counsellor.Id}", () => EndProtection(counsellor));
            foreach (var (connection, until) in counsellor.Connections.Leases)
                yield return new(until, $"conn:counsellor:{counsellor.Id}:{connection}", () => Lose(counsellor, connection));
        }
    }

    public Step RunDueTimers(Moment at, int most)
    {
        Begin(at, System_);
        var names = Timers().Where(t => t.Due <= _now).OrderBy(t => t.Due).ThenBy(t => t.Name, StringComparer.Ordinal).Take(most).Select(t => t.Name).ToList();
        foreach (var name in names)
            // What came before may have made it needless, or due later.
            Timers().FirstOrDefault(t => t.Name == name && t.Due <= _now)?.Work();
        return Done();
    }

    /// <summary>Somebody who refused may be asked again.</summary>
    private void AskAgain(LiveContact contact)
    {
        Match(contact);
        if (contact.State is not ContactState.Waiting)
            return;
        foreach (var (id, _) in contact.Tried.Where(t => t.Value <= _now).ToList())
            contact.Tried.Remove(id);
    }

    /// <summary>Those who have had many hard contacts lately may be asked now, too.</summary>
    private void LookOnceMore(LiveContact contact)
    {
        contact.SparedUntil = null;
        Match(contact);
    }

    /// <summary>Chats go back to their places; a call stays with its telephone, and whoever comes back in time is on shift again.</summary>
    private void EndGrace(LiveCounsellor counsellor)
    {
        EndWrapUpsUnseen(counsellor);
        var chats = counsellor.Image.Contacts.Where(c => !Rules.IsVoice(c.Value.Channel))
            .Select(c => _contacts[c.Key]).OrderBy(c => $"{c.Id}", StringComparer.Ordinal).ToList();
        List<LiveContact> back = [];
        foreach (var chat in chats)
        {
            if (chat.Image.Consult is { TakesOver: true })
            {
                HandOver(chat, "counsellor lost");
                continue;
            }
            BackToWaiting(chat, JournalEventType.ContactReturned, new { reason = "counsellor lost" });
            back.Add(chat);
        }
        foreach (var chat in Consulted(counsellor).Where(c => !Rules.IsVoice(c.Image.Channel)))
            EndConsult(chat, "counsellor lost");
        LeaveOrFinishFirst(counsellor);
        counsellor.LeftByGrace = !counsellor.Offline;
        Match(back);
    }

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
