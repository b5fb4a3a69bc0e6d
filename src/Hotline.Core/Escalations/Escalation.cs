namespace Hotline.Core.Escalations;

/// <summary>domain.md, section 3: a contact's need handed to someone who must acknowledge, act and report back.</summary>
public enum EscalationKind { SupervisorNow, EmergencyHandOff, CountyCentre, SchoolMentorGroup, TownshipLiaison, GreenChannel, MandatoryReport }

public enum EscalationState { Raised, Delivered, Acknowledged, InProgress, Reported, Closed, Declined, Overdue }

/// <summary>What somebody does with an escalation. <see cref="LimitPassed"/> is the timer's, never a person's.</summary>
public enum EscalationAct { Deliver, Acknowledge, Begin, Report, Close, Decline, LimitPassed, Assign }

/// <summary>Times of one kind, each from its state's beginning. All are above zero: no state may wait for ever.</summary>
/// <param name="Deliver">Raised: until the message is with whoever is on.</param>
/// <param name="Acknowledge">Delivered: until somebody says "mine".</param>
/// <param name="Begin">Acknowledged: until work on it has begun.</param>
/// <param name="Report">InProgress: until the report back.</param>
/// <param name="Close">Reported: until whoever raised it has read the report.</param>
/// <param name="Retry">Declined and Overdue: until the next on call is asked again.</param>
public sealed record EscalationLimits(TimeSpan Deliver, TimeSpan Acknowledge, TimeSpan Begin, TimeSpan Report, TimeSpan Close, TimeSpan Retry)
{
    public bool AreValid => Deliver > TimeSpan.Zero && Acknowledge > TimeSpan.Zero && Begin > TimeSpan.Zero && Report > TimeSpan.Zero
        && Close > TimeSpan.Zero && Retry > TimeSpan.Zero;
}
