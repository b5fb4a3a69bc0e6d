using System.Text.Json.Serialization;
using Hotline.Core.Consults;
using Hotline.Core.Signs;

namespace Hotline.Core.Contacts;

public enum Channel { Voice, Chat, WebCall, Message }

public enum Direction { Inbound, Outbound }

/// <summary>domain.md, section 2.</summary>
public enum ContactState { Waiting, Offered, Connecting, Connected, WrapUp, Closed, Abandoned, Overflowed }

/// <summary>Head start in the queue: 0, 10 minutes, 60 minutes, before all others (domain.md, section 2).</summary>
public enum Priority { Routine, Elevated, High, Immediate }

/// <summary>Risk level of this contact (domain.md, section 3). The number is the level; <see cref="NotAssessed"/> is a value of its own.</summary>
public enum RiskLevel { NotAssessed = 0, Low = 1, Moderate = 2, High = 3, Immediate = 4 }

/// <summary>处理结果: 支持, 宣教, 安全计划, 转介, 报警, 强制报告, 预约. <see cref="None"/> belongs to contacts that ended before anybody answered.</summary>
public enum Disposition { None, Support, Education, SafetyPlan, Referral, Police, MandatoryReport, Appointment }

/// <summary>Who or what made a contact end or a leg leave.</summary>
public enum Party { Caller, Counsellor, Supervisor, System, Network }

/// <summary>What a caller was told on arrival: that the call may be recorded.</summary>
public enum Notice { Recording }

/// <summary>
/// One call or chat from arrival to closing: the whole of its live state, and therefore the after-image that every
/// journal event about it carries. Lua reads and writes the same JSON (ops/adr/0002).
/// </summary>
public sealed record Contact
{
    public required Guid Id { get; init; }
    public required string Line { get; init; }
    public required Channel Channel { get; init; }
    public Direction Direction { get; init; }

    /// <summary>The follow-up that this contact is an attempt of; outbound ones only.</summary>
    public Guid? FollowUp { get; init; }

    /// <summary>Canonical text of the requirement, which is the queue's name.</summary>
    public required string Requirement { get; init; }

    /// <summary>Where the contact goes when it has waited too long for that, by step from "1" (<see cref="Routing.Relaxation"/>).</summary>
    public IReadOnlyDictionary<string, PlannedStep>? Plan { get; init; }

    /// <summary>From when the plan's times count, where that is not the arrival.</summary>
    public DateTimeOffset? PlanFrom { get; init; }

    /// <summary>Steps of the plan that were taken.</summary>
    public int Relaxed { get; init; }

    /// <summary>Level 4 and not taken yet: where its guarantee stands (<see cref="Lines.UrgentPlan"/>).</summary>
    public UrgentWait? Urgent { get; init; }

    /// <summary>The requirement of which the supervisor was told that nobody on shift can meet it.</summary>
    public string? Unmet { get; init; }

    public ContactState State { get; init; }

    /// <summary>Grows by one with each change: the gapless number of the stream that the caller's page follows.</summary>
    public long Version { get; init; }

    public string? Epoch { get; init; }
    public Priority Priority { get; init; }
    public DateTimeOffset Arrived { get; init; }

    /// <summary>Local day (yyyy-MM-dd) and hour (0–23) of the arrival in the line's time zone; counters belong to them.</summary>
    public string? Day { get; init; }
    public int Hour { get; init; }

    public DateTimeOffset? Answered { get; init; }
    public DateTimeOffset? Ended { get; init; }
    public DateTimeOffset? WrapUpUntil { get; init; }
    public DateTimeOffset? Closed { get; init; }
    public Offer? Offer { get; init; }

    /// <summary>Offers made so far, whatever became of them.</summary>
    public int Offers { get; init; }

    public Guid? Counsellor { get; init; }
    public string? CounsellorAlias { get; init; }

    /// <summary>Highest message number of the chat; numbers start at 1 without gaps.</summary>
    public int Messages { get; init; }
    public int SeenByCaller { get; init; }
    public int SeenByCounsellor { get; init; }

    public int Transfers { get; init; }

    /// <summary>Signs of danger by their kind: the newest of each, the gravest where there are many.</summary>
    public IReadOnlyDictionary<string, Sign>? Signs { get; init; }

    /// <summary>Signs at level 4 that nobody has looked at; null while there was none.</summary>
    public UnseenSigns? Unseen { get; init; }

    /// <summary>What the last transfer says to whoever takes the contact, sealed.</summary>
    public string? TransferNote { get; init; }
    public RiskLevel Risk { get; init; }
    public string? RiskReason { get; init; }

    /// <summary>Closed at level 3 or 4 before a supervisor had acknowledged it: why, sealed.</summary>
    public string? WithoutSupervisor { get; init; }
    public Disposition Disposition { get; init; }
    public Party? EndedBy { get; init; }
    public string? EndReason { get; init; }

    /// <summary>Left within 5 seconds: counted apart (domain.md, section 5).</summary>
    public bool ShortAbandon { get; init; }

    /// <summary>When the caller's last connection was lost, while it is lost.</summary>
    public DateTimeOffset? CallerLost { get; init; }

    /// <summary>The second person, while there is one.</summary>
    public Consult? Consult { get; init; }
    public ConsultEnd? ConsultEnd { get; init; }

    /// <summary>Who talked last with a caller who waits again: theirs to write up if the caller leaves now.</summary>
    public Guid? LastCounsellor { get; init; }

    /// <summary>The call of whoever the guarantee rang and who has, or had to the end, the conversation with the caller.</summary>
    public string? HelpedBy { get; init; }

    /// <summary>Somebody whom the guarantee rang pressed 1: nobody else is asked or rung meanwhile.</summary>
    [JsonIgnore]
    public Aside? Help => State is ContactState.Waiting && Aside is { Kind: AsideKind.Help } help ? help : null;

    /// <summary>Whose leg broke off, while nobody else has the contact: the caller hears it said.</summary>
    public Guid? LostBy { get; init; }

    public CallerAnswers? Answers { get; init; }

    /// <summary>Notices given; null: none.</summary>
    public IReadOnlyList<Notice>? Notices { get; init; }

    /// <summary>Where a chat came from, encrypted: opened for a rescue only (<see cref="Escalations.OpenWhereabouts"/>).</summary>
    public string? NetworkAddress { get; init; }
    public Callback? Callback { get; init; }

    /// <summary>The caller is to be rung; nobody is on the line.</summary>
    [JsonIgnore]
    public bool IsCallback => Callback is { Ended: null };

    /// <summary>Out of the queue for a time, place kept: rung in vain until the next try, or beside it.</summary>
    [JsonIgnore]
    public bool IsHeld => State is ContactState.Waiting && (Aside is not null || Callback is { Ended: null, Due: not null });

    public Aside? Aside { get; init; }

    /// <summary>When the caller was last put through to a number outside.</summary>
    public DateTimeOffset? PutThrough { get; init; }

    /// <summary>Channel Message: what was left.</summary>
    public LeftMessage? Left { get; init; }

    /// <summary>The contact that this one goes on from: the call before a message, the message before the call back.</summary>
    public Guid? Follows { get; init; }

    /// <summary>Overflowed: where to. Null where somebody whom the guarantee rang has it.</summary>
    public Overflow? Overflow { get; init; }
    public CallLegs? Call { get; init; }

    /// <summary>The line's times as they were when the contact arrived.</summary>
    public ContactRules? Rules { get; init; }

    public bool IsOpen => State is not (ContactState.Closed or ContactState.Abandoned or ContactState.Overflowed);
}

/// <summary>All in milliseconds: how long an offer rings, a wrap-up lasts, and the service level's target.</summary>
public sealed record ContactRules(long Offer, long WrapUp, long Target);

/// <summary>From <see cref="After"/> (ms since the arrival or the transfer) on, the contact waits for <see cref="Requirement"/>.</summary>
public sealed record PlannedStep(long After, string Requirement);

/// <summary>Steps of the guarantee taken so far (1 widened, 2 supervisors called, from 3 on backup numbers called, too), since when, and when the next comes.</summary>
public sealed record UrgentWait(DateTimeOffset Since, int Step, DateTimeOffset Due);

/// <summary>When the supervisors are told of signs at level 4 that nobody has looked at, null while there are none, and how often they were.</summary>
public sealed record UnseenSigns(DateTimeOffset? Due, int Told);

/// <summary>An atomic claim of one contact and one counsellor until <see cref="Until"/>.</summary>
public sealed record Offer(Guid Id, Guid Counsellor, DateTimeOffset Made, DateTimeOffset Until);

/// <summary>The telephone side of a voice contact. Numbers are encrypted with <see cref="Texts.TextCipher"/>; SIDs are the network's ids.</summary>
public sealed record CallLegs
{
    public string? CallerSid { get; init; }
    public string? CounsellorSid { get; init; }

    /// <summary>Which of the line's numbers was dialled, E.164; it is public, so not encrypted.</summary>
    public string? Dialled { get; init; }

    /// <summary>The caller's number, encrypted; absent when withheld.</summary>
    public string? CallerNumber { get; init; }

    /// <summary>Keyed hash of the caller's number: recognises a repeated attempt without decrypting.</summary>
    public string? CallerKey { get; init; }
    public bool CallerJoined { get; init; }
    public bool CounsellorJoined { get; init; }

    /// <summary>The caller hears music until the counsellor is back; null is no.</summary>
    public bool? Held { get; init; }

    /// <summary>The counsellor's microphone is off; null is no.</summary>
    public bool? Muted { get; init; }

    /// <summary>The outside leg with which the caller goes on after a transfer out of the service.</summary>
    public string? OutsideSid { get; init; }
}
