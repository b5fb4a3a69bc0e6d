using Hotline.Core.Escalations;
using Hotline.Core.Routing;

namespace Hotline.Core.FollowUps;

/// <summary>
/// Who cannot be reached, or whom it is not safe to ring, becomes a supervisor's: raised like any other need, so that somebody has to
/// acknowledge it and report back. It is raised before the follow-up says so: a node that dies in between raises it again, which is once.
/// </summary>
public sealed class EscalateFollowUp(RaiseEscalation raise)
{
    private static readonly EscalationActor Timer = new(OwnerKind.Desk, Supervises: true);

    /// <param name="after">The follow-up as it will be written down.</param>
    /// <param name="attempt">The attempt that it comes from.</param>
    /// <param name="cancellation">Ends the wait for the stores.</param>
    /// <returns>False: the live state does not take it now, or the contact cannot be read while SQL is away; nothing may be written down.</returns>
    public async Task<bool> HandleAsync(FollowUp after, FollowUpAttempt attempt, CancellationToken cancellation)
    {
        if (after.State is not FollowUpState.Unreachable)
            return true;
        var step = await raise.HandleAsync(new EscalationDraft(attempt.Id, EscalationKind.SupervisorNow, after.Contact, null, Cause: CauseOf(attempt.Outcome)), Timer, cancellation);
        return step.Done;
    }

    private static EscalationCause CauseOf(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.NotSafe => EscalationCause.FollowUpNotSafe,
        AttemptOutcome.WrongPerson => EscalationCause.FollowUpWrongPerson,
        AttemptOutcome.NoAnswer => EscalationCause.FollowUpNotReached,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "leaves nothing to decide"),
    };
}
