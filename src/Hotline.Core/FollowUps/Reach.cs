using Hotline.Core.Contacts;
using Hotline.Core.Persons;

namespace Hotline.Core.FollowUps;

/// <summary>How the person of a follow-up may be reached: what all records of that person say together.</summary>
public sealed record Reach
{
    /// <summary>E.164, in clear; null: none is known.</summary>
    public string? Number { get; init; }

    /// <summary>Whose number it is; null is not known, and the caller's own by all that is.</summary>
    public WhoCalls? Whose { get; init; }

    /// <summary>False outweighs true; null: nobody said.</summary>
    public bool? SafeToContact { get; init; }
    public GuardianSafety Guardian { get; init; }
    public IReadOnlyList<SafeWindow>? SafeHours { get; init; }

    /// <summary>Safe times in words.</summary>
    public string? SafeTimes { get; init; }
    public IReadOnlyList<ContactWay>? SafeWays { get; init; }
    public string? Alias { get; init; }

    /// <summary>The contact that is followed.</summary>
    public Contact? Contact { get; init; }

    /// <summary>A follow-up of this person waits for a supervisor's decision: not reached, not safe, or somebody else's number.</summary>
    public bool Undecided { get; init; }

    /// <summary>When this person may be reached: own safe hours, or the office's.</summary>
    public IReadOnlyList<SafeWindow> HoursBy(FollowUpSettings settings) => SafeHours is { Count: > 0 } own ? own : settings.Hours;

    /// <summary>
    /// Whether a rule or a timer may ring. Unknown is no; a parent's telephone is the guardian's; and times that only a person can read are a
    /// person's to decide.
    /// </summary>
    public bool MayRingByItself => IsSafe && ContactSafety.Allows(SafeWays, ContactWay.Phone);

    /// <summary>Whether a text message may be sent; it stays on a telephone for others to read, so nobody decides against this.</summary>
    public bool MayWrite => IsSafe && ContactSafety.Allows(SafeWays, ContactWay.Sms);

    private bool IsSafe => Number is not null && !Undecided && ContactSafety.MayContactCaller(SafeToContact)
        && (Whose is not WhoCalls.Parent || ContactSafety.MayContactGuardian(Guardian))
        && (SafeHours is { Count: > 0 } || string.IsNullOrWhiteSpace(SafeTimes));
}
