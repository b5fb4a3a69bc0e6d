using System.Text.Json.Serialization;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;

namespace Hotline.Core.Escalations;

/// <summary>domain.md, section 3: a contact's need handed to someone who must acknowledge, act and report back.</summary>
public enum EscalationKind
{
    SupervisorNow, EmergencyHandOff, CountyCentre, SchoolMentorGroup, TownshipLiaison, GreenChannel, MandatoryReport,

    /// <summary>Level 3: a supervisor looks before the contact closes.</summary>
    SupervisorBeforeClosing,
}

public enum EscalationState { Raised, Delivered, Acknowledged, InProgress, Reported, Closed, Declined, Overdue }

/// <summary>What somebody does with an escalation. <see cref="LimitPassed"/> is the timer's, never a person's.</summary>
public enum EscalationAct { Deliver, Acknowledge, Note, Report, Close, Decline, LimitPassed, Assign }

/// <summary>What a note tells of. <see cref="Talk"/> is 三方会谈 of school, family and doctor, arranged for a time; <see cref="Minutes"/> what came of it.</summary>
public enum EscalationNote { Progress, PoliceTold, HelpMadeContact, Appointment, Seen, Result, Talk, Minutes }

/// <summary>How a report ends the work.</summary>
public enum EscalationOutcome { Done, HandedOn, NotReached, NotNeeded }

/// <summary>What of a hospital's answer may go back to the school, as the caller agreed.</summary>
public enum ResultConsent { Nothing, Attendance, Result }

/// <summary>What a green channel is asked for: 门诊, 住院, 心理咨询.</summary>
public enum GreenCare { Outpatient, Inpatient, Counselling }

/// <summary>An escalation's live document; Lua reads and writes the same JSON. Everything that people wrote is sealed with its id.</summary>
public sealed record Escalation
{
    public required Guid Id { get; init; }
    public required EscalationKind Kind { get; init; }
    public required Guid Contact { get; init; }
    public string Line { get; init; } = "";
    public string? County { get; init; }

    /// <summary>The pupil's school or township as the directory names it: whoever serves it is asked first, whoever serves another one not at all.</summary>
    public string? Serves { get; init; }
    public RiskLevel Level { get; init; }
    public EscalationState State { get; init; }

    /// <summary>When this state began, and when its limit passes; only a closed one has no limit.</summary>
    public DateTimeOffset Since { get; init; }
    public DateTimeOffset? Due { get; init; }
    public DateTimeOffset Raised { get; init; }

    /// <summary>Seconds from the raising within which somebody must say "mine", by the plan of that time: what "on time" is measured by, however often it was passed on.</summary>
    public int? Within { get; init; }

    /// <summary>An account's id, or "system".</summary>
    public string RaisedBy { get; init; } = "system";

    /// <summary>Whose contact it is: the outcome comes back there.</summary>
    public Guid? Counsellor { get; init; }

    /// <summary>Who has it now: exactly one at any time.</summary>
    public EscalationOwner? Owner { get; init; }

    /// <summary>Whom a person chose; the chain begins there.</summary>
    public EscalationOwner? First { get; init; }

    /// <summary>Who was asked in this round, by id; the desk as "desk".</summary>
    public IReadOnlyDictionary<string, int> Asked { get; init; } = new Dictionary<string, int>();

    /// <summary>How many times the chain has come round.</summary>
    public int Round { get; init; }

    /// <summary>Number of the asking: a link and a message belong to one.</summary>
    public int Number { get; init; }
    public EscalationLink? Link { get; init; }

    /// <summary>Limits that passed before anybody did what was to be done.</summary>
    public int Overdue { get; init; }
    public int? Reminders { get; init; }

    /// <summary>What whoever is asked must know.</summary>
    public string? Summary { get; init; }

    /// <summary>What whoever is asked must know, where no person has written it.</summary>
    public EscalationCause? Cause { get; init; }

    /// <summary>What the caller said of where he or she is; number and network address are with the contact. Opened for a rescue only.</summary>
    public string? Whereabouts { get; init; }
    public ResultConsent? Consent { get; init; }

    /// <summary>Green channel: what is asked for; null: the hospital decides.</summary>
    public GreenCare? Care { get; init; }

    /// <summary>Green channel: the psychological vice-principal (心理副校长), the doctor who serves the school and opens it. Sealed.</summary>
    public string? VicePrincipal { get; init; }

    /// <summary>The school that a hospital's answer goes back to, as far as <see cref="Consent"/> allows.</summary>
    public EscalationOwner? ReturnTo { get; init; }

    /// <summary>When the owner of now said "mine".</summary>
    public DateTimeOffset? Acknowledged { get; init; }
    public DateTimeOffset? FirstAcknowledged { get; init; }

    /// <summary>When a person confirmed that help made contact.</summary>
    public DateTimeOffset? HelpConfirmed { get; init; }
    public DateTimeOffset? Reported { get; init; }
    public DateTimeOffset? Closed { get; init; }
    public EscalationOutcome? Outcome { get; init; }
    public IReadOnlyList<EscalationStep>? Steps { get; init; }
    public long Version { get; init; }
    public string? Epoch { get; init; }

    /// <summary>The command that changed it last: repeated, it changes nothing.</summary>
    public string? Op { get; init; }

    public bool IsOpen => State is not EscalationState.Closed;

    /// <summary>A limit passed, and nobody has done since what was to be done.</summary>
    [JsonIgnore]
    public bool IsLate => IsLateNow(State, Overdue, Acknowledged is not null);

    public static bool IsLateNow(EscalationState state, int overdue, bool acknowledged) =>
        state is EscalationState.Overdue || (overdue > 0 && !acknowledged && state is not (EscalationState.Reported or EscalationState.Closed));
}

/// <summary>Why the system raised it: each screen says it in its reader's language.</summary>
public enum EscalationCause
{
    /// <summary>It was not safe to talk: nobody goes on before a supervisor has decided.</summary>
    FollowUpNotSafe,

    /// <summary>The number is somebody else's.</summary>
    FollowUpWrongPerson,

    /// <summary>Every attempt was in vain.</summary>
    FollowUpNotReached,
}

/// <summary>Staff: somebody at a console. Partner: on the rota or in the directory, by a signed link. Desk: all supervisors, the last of every chain.</summary>
public enum OwnerKind { Staff, Partner, Desk }

/// <param name="Kind">Which of them.</param>
/// <param name="Id">Account, shift of the rota or partner; null for the desk.</param>
/// <param name="Name">Of the account or the partner; somebody on the rota alone is named in <paramref name="Sealed"/>.</param>
/// <param name="Delivery">How a partner is reached; null: a <see cref="Shift"/>'s person.</param>
/// <param name="Sealed">A <see cref="PartnerContact"/> or <see cref="DutyPerson"/>, as it stood when it was asked.</param>
public sealed record EscalationOwner(OwnerKind Kind, Guid? Id = null, string? Name = null, DeliveryWay? Delivery = null, string? Sealed = null);

/// <summary>A partner's way in. The code is not kept: it is the signature over escalation and number (<see cref="EscalationLinks"/>).</summary>
/// <param name="Number">The asking that it belongs to.</param>
/// <param name="Expires">Neither the link nor its session is good for longer.</param>
/// <param name="Session">Hash of what the browser that used it holds; null while nobody did.</param>
/// <param name="Used">When that was.</param>
public sealed record EscalationLink(int Number, DateTimeOffset Expires, string? Session = null, DateTimeOffset? Used = null);

/// <summary>What a step tells of; the last ones are notes (<see cref="EscalationNote"/>).</summary>
public enum EscalationStepAct
{
    Raised, Delivered, Acknowledged, Declined, Overdue, Moved, Assigned, LinkOpened, LinkRevoked, WhereaboutsOpened, Reported, Closed,
    Progress, PoliceTold, HelpMadeContact, Appointment, Seen, Result, Talk, Minutes,
}

/// <param name="At">When.</param>
/// <param name="Act">What was done.</param>
/// <param name="By">Name of whoever did it; null: the system.</param>
/// <param name="Id">Account or recipient.</param>
/// <param name="Note">Sealed with the escalation's id.</param>
/// <param name="Due">The time that it speaks of, such as an appointment's.</param>
public sealed record EscalationStep(DateTimeOffset At, EscalationStepAct Act, string? By = null, Guid? Id = null, string? Note = null, DateTimeOffset? Due = null);

/// <summary>Who acts.</summary>
/// <param name="Kind">Staff, or a partner by the session of a link.</param>
/// <param name="Id">The account; a partner with a link is whoever owns the escalation.</param>
/// <param name="Name">As the others see it.</param>
/// <param name="Supervises">May take, assign and close what is another's; null is no.</param>
/// <param name="Session">Hash of a partner's session.</param>
/// <param name="Owners">Of a partner who signed in (<paramref name="Id"/> is the account): the owners for whom it acts, its partner and those of its people who are on the rota.</param>
public sealed record EscalationActor(OwnerKind Kind, Guid? Id = null, string? Name = null, bool? Supervises = null, string? Session = null, IReadOnlyList<Guid>? Owners = null);
