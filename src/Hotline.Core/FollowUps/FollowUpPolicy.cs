using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;

namespace Hotline.Core.FollowUps;

/// <summary>What becomes of a follow-up: pure, so that every path is tested.</summary>
public static class FollowUpPolicy
{
    /// <summary>A contact that is neither live nor in the record so long after it was ordered never came to be.</summary>
    private static readonly TimeSpan Vanished = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<FollowUp> Plan(Contact contact, FollowUpSettings settings) =>
        [.. settings.PlanOf(contact.Risk).Order().Select((hours, index) => new FollowUp
        {
            Id = Guid.CreateVersion7(), Contact = contact.Id, Step = index + 1, AfterHours = hours, Line = contact.Line, Channel = contact.Channel, Risk = contact.Risk,
            Counsellor = contact.Counsellor, DueAt = (contact.Closed ?? contact.Ended ?? contact.Arrived).AddHours(hours), State = FollowUpState.Planned,
        })];

    /// <summary>Nobody else may begin another attempt from here on.</summary>
    public static FollowUp Begin(FollowUp before, Guid attempt, DateTimeOffset now) =>
        before with { State = FollowUpState.UnderWay, BegunFrom = before.State, Attempt = attempt, LookAt = now + Vanished, Version = before.Version + 1 };

    /// <summary>It may still come to be: looked at again later.</summary>
    public static FollowUp StillUnderWay(FollowUp before, DateTimeOffset now) => before with { LookAt = now + Vanished, Version = before.Version + 1 };

    /// <summary>Nobody was rung: where it stood before, and not looked at by itself until then.</summary>
    public static FollowUp PutOff(FollowUp before, DateTimeOffset lookAt) =>
        before with { State = before.BegunFrom ?? before.State, BegunFrom = null, Attempt = null, LookAt = lookAt, Version = before.Version + 1 };

    /// <summary>The follow-up after an attempt. Who was not reached is tried again; after the last attempt a supervisor decides.</summary>
    public static FollowUp After(FollowUp before, AttemptOutcome outcome, DateTimeOffset at, FollowUpSettings settings)
    {
        var tried = before with { Attempts = before.Attempts + 1, LastAttempt = at, Attempt = null, BegunFrom = null, LookAt = null, Version = before.Version + 1 };
        return outcome switch
        {
            AttemptOutcome.Reached or AttemptOutcome.Declined => tried with { State = FollowUpState.Done },
            // Not safe to go on by ourselves: nobody rings again before a supervisor has looked.
            AttemptOutcome.NotSafe or AttemptOutcome.WrongPerson => tried with { State = FollowUpState.Unreachable },
            // What waited for a supervisor's decision goes on waiting for it.
            AttemptOutcome.NoAnswer when (before.BegunFrom ?? before.State) is FollowUpState.Unreachable || tried.Attempts >= settings.Attempts => tried with { State = FollowUpState.Unreachable },
            AttemptOutcome.NoAnswer => tried with { State = FollowUpState.Planned, DueAt = at.AddHours(settings.HoursBetween) },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };
    }

    /// <summary>What came of a contact that is over.</summary>
    /// <param name="contact">The attempt.</param>
    /// <param name="said">What its counsellor says in the form; it goes before everything.</param>
    /// <returns>Null: nobody was rung, so it was no attempt.</returns>
    public static AttemptOutcome? OutcomeOf(Contact contact, AttemptOutcome? said) => said ?? contact switch
    {
        { Answered: not null } or { State: ContactState.Overflowed } => AttemptOutcome.Reached,
        { Callback.Tries: > 0 } => AttemptOutcome.NoAnswer,
        _ => null,
    };

    /// <summary>Whoever has this number is in contact with the service at this moment.</summary>
    public static bool IsInContact(string key, IEnumerable<Contact> open) => open.Any(c => c.Call?.CallerKey == key && c.State is not ContactState.WrapUp);

    /// <summary>The same counsellor first; then less is asked for, as the line's plan has it.</summary>
    public static IReadOnlyList<RelaxationStep> Relaxation(Line line, FollowUpSettings settings)
    {
        var first = settings.SameCounsellorMinutes * 60;
        return
        [
            new() { AfterSeconds = first, DropCounsellor = true, DropCounty = true },
            .. (line.Relaxation ?? Routing.Relaxation.Default).Select(step => step with { AfterSeconds = step.AfterSeconds + first }),
        ];
    }
}
