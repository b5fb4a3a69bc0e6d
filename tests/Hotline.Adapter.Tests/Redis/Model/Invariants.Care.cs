using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>Duty of care (issue 5, to be shown 3): nobody at level 4 is without an owner or a running deadline.</summary>
internal static partial class Invariants
{
    /// <summary>Whoever waits at level 4 has the guarantee running, or is with whoever answered it, or beside the queue for a time that ends.</summary>
    private static IEnumerable<string> Level4WaitsWithADeadline(LiveState state)
    {
        foreach (var contact in state.Contacts.Values.Select(c => c.Image).Where(c => c is { Priority: Priority.Immediate, State: ContactState.Waiting or ContactState.Offered or ContactState.Connecting }))
            if (contact is { Urgent: null, Aside: null })
                yield return $"{contact.State} contact {contact.Id} is at level 4 and nothing will call anybody";
    }

    /// <summary>
    /// A level 4 that a counsellor confirmed has asked a supervisor and opened the hand-off to a rescue; and whatever is open has exactly one owner, a limit
    /// and the timer that ends it. Looked at where escalations raise themselves.
    /// </summary>
    private static IEnumerable<string> EscalationsHaveAnOwner(LiveState state)
    {
        if (state.Escalations is not { } raised)
            yield break;
        foreach (var contact in state.Contacts.Values.Select(c => c.Image).Where(c => c.State is ContactState.Connected or ContactState.WrapUp && IsConfirmedLevel4(c)))
            foreach (var kind in new[] { EscalationKind.SupervisorNow, EscalationKind.EmergencyHandOff })
                if (!raised.Any(e => e.Contact == contact.Id && e.Kind == kind))
                    yield return $"{contact.State} contact {contact.Id} is at level 4 and has no {kind}";
        foreach (var e in raised.Where(e => e.IsOpen))
        {
            if (e.Owner is null)
                yield return $"{e.Kind} {e.Id} is open and nobody's";
            if (e.Due is not { } due)
                yield return $"{e.Kind} {e.Id} is open without a limit";
            else if (state.Timers.GetValueOrDefault($"escalation:{e.Id}", long.MaxValue) > Ms(due))
                yield return $"{e.Kind} {e.Id} is due and no timer says so";
        }
    }

    /// <summary>Whoever left a message is rung back only where the message says that it is safe, and a callback has a text only where the caller said so.</summary>
    private static IEnumerable<string> NobodyIsRungUnasked(LiveState state)
    {
        foreach (var contact in state.Contacts.Values.Select(c => c.Image))
        {
            if (contact is { Direction: Direction.Outbound, Follows: { } message } && state.Contacts.GetValueOrDefault(message)?.Image.Left is not { MayCall: true })
                yield return $"{contact.Id} rings back whoever left {message} and did not say that it is safe";
            if (contact.Callback is { MayText: false, Missed: not null })
                yield return $"{contact.Id} would be written to and did not say that it is safe";
        }
        var known = new Dictionary<Guid, Contact>();
        foreach (var told in state.Journal)
        {
            if (told.Contact is { } image)
                known[image.Id] = image;
            if (told is { Type: JournalEventType.MessageOrdered, ContactId: { } id } && known.GetValueOrDefault(id)?.Callback is { MayText: false })
                yield return $"{id} was written to and did not say that it is safe";
        }
    }

    private static bool IsConfirmedLevel4(Contact contact) =>
        contact.Risk is RiskLevel.Immediate || contact.Signs?.Values.Any(s => s is { Level: RiskLevel.Immediate, Confirmed: true }) is true;
}
