using Hotline.Core.Assessments;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.FollowUps;
using Hotline.Core.Persons;

namespace Hotline.Server.Contracts;

/// <summary>GET /api/contacts/{id}/person, for whom the contact is offered to or belongs to: what nobody should have to tell twice.</summary>
public sealed record RecognisedView(
    Guid Person, RecognisedBy By, string? Alias, AttentionTier Tier, bool Frequent, string? AgreedPlan, string? Summary, int Contacts, DateTimeOffset? LastContact);

/// <summary>A person in a list.</summary>
public sealed record PersonRow(Guid Id, string? Alias, PersonKind Kind, AttentionTier Tier, DateTimeOffset TierSince, DateTimeOffset? ReviewAt, bool Frequent);

/// <summary>What a line of the timeline is.</summary>
public enum TimelineKind { Contact, Tier, CaseOpened, CaseClosed, Note, Referral, TriPartyTalk, Report, FollowUp, Screening, Escalation, EscalationResult }

/// <summary>One thing that happened with a person, in clear; what its kind does not need is absent.</summary>
public sealed record TimelineLine(DateTimeOffset At, TimelineKind Kind)
{
    public Guid? Id { get; init; }
    public string? By { get; init; }
    public Channel? Channel { get; init; }
    public RiskLevel? Risk { get; init; }
    public AttentionTier? From { get; init; }
    public AttentionTier? To { get; init; }
    public FollowUpState? State { get; init; }
    public int? Attempts { get; init; }
    public string? Text { get; init; }

    /// <summary>Of an escalation and what came of it.</summary>
    public EscalationKind? Escalation { get; init; }
    public EscalationState? Stands { get; init; }
    public EscalationOutcome? Outcome { get; init; }
    public EscalationCause? Cause { get; init; }
    public EscalationStepAct? Step { get; init; }

    /// <summary>The time that it speaks of: of an appointment, of a talk of school, family and doctor.</summary>
    public DateTimeOffset? About { get; init; }

    /// <summary>Of a contact: it was a follow-up.</summary>
    public bool? Outbound { get; init; }
    public ScreeningScore? Phq9 { get; init; }
    public ScreeningScore? Gad7 { get; init; }
}

/// <summary>GET /api/persons/{id}: a person with the timeline, texts in clear. Safety: what the person's record and all contacts say together.</summary>
public sealed record PersonView(Person Person, PersonSafety Safety, bool HasCode, Guid? OpenCase, IReadOnlyList<TimelineLine> Timeline);

/// <summary>The answer to opening a person: absent where somebody has to say why first.</summary>
public sealed record PersonAnswer(bool ReasonNeeded, PersonView? Person);

/// <summary>POST /api/persons: a new person, or a change of one; a contact is linked along.</summary>
public sealed record SavePersonRequest(Person Person, Guid? Contact);

/// <summary>POST /api/persons/find: exactly one of them.</summary>
public sealed record FindPersonRequest(string? Name, string? Phone, string? Code);

/// <summary>POST /api/persons/{id}/tier</summary>
public sealed record TierRequest(AttentionTier Tier, string Reason, DateTimeOffset? ReviewAt);

/// <summary>POST /api/persons/{id}/entries</summary>
public sealed record EntryRequest(CaseEntryKind Kind, string Text, Guid? Contact);

/// <summary>POST /api/persons/{id}/case: opens one with a title, or closes the open one.</summary>
public sealed record CaseRequest(string? Title);

/// <summary>POST /api/persons/{id}/code: shown now and never again.</summary>
public sealed record CodeView(string Code);

/// <summary>A contact that a supervisor has to look at: why, and what the counsellor wrote about it.</summary>
public sealed record ReviewRow(ContactRow Contact, ReviewWhy Why, string? Reason);

/// <summary>GET /api/follow-ups. SafeToContact: null is unknown. Automatic: a timer may ring; otherwise a person decides, and says why. MayWrite: a text message may invite.</summary>
public sealed record FollowUpRow(
    FollowUp FollowUp, string? Counsellor, string? Alias, string? SafeTimes, IReadOnlyList<SafeWindow>? SafeHours, bool? SafeToContact, IReadOnlyList<ContactWay>? SafeWays, bool Undecided, bool Automatic, bool MayWrite, bool HasNumber);

/// <summary>POST /api/follow-ups: one more, by hand; DueAt absent: a callback as soon as it is safe. Answered with a <see cref="PlannedByHand"/>.</summary>
public sealed record PlanFollowUpRequest(Guid Id, Guid Contact, DateTimeOffset? DueAt);

/// <summary>POST /api/follow-ups/{id}/ring; answered with a <see cref="FollowUpStart"/>.</summary>
public sealed record RingRequest(string? Reason);

/// <summary>GET /api/contacts/{id}/follow-up, for whom the contact is offered to or belongs to: what to know before somebody is rung.</summary>
/// <param name="Plan">The safety plan that was written, as the form's notes have it.</param>
public sealed record FollowUpBrief(
    int Step, RiskLevel Risk, int Attempts, string? Counsellor, DateTimeOffset? Before, string? Alias, string? SafeTimes, bool? SafeToContact, GuardianSafety Guardian, WhoCalls? Whose, string? Judgement, RecordNotes? Plan);

/// <summary>Follow-ups of a contact in its story, with the contacts that they were.</summary>
public sealed record StoryFollowUp(Guid Id, int Step, DateTimeOffset DueAt, FollowUpState State, Guid? Attempt, IReadOnlyList<StoryAttempt> Attempts);

public sealed record StoryAttempt(DateTimeOffset At, AttemptOutcome Outcome, Guid? Contact, string? Note);

/// <summary>POST /api/follow-ups/{id}/attempts; the id makes the same attempt one.</summary>
public sealed record AttemptRequest(Guid Id, AttemptOutcome Outcome, string? Note);

/// <summary>POST /api/reviews/{contact}</summary>
public sealed record ReviewRequest(string Note);

/// <summary>POST /api/contacts/{id}/plan: the safety plan of a call as a text message; pressed twice, the same id is sent once.</summary>
public sealed record PlanRequest(Guid Id, string Text);

public sealed record PlanAnswer(PlanOutcome Outcome);

/// <summary>GET /api/debriefings/mine: a hard contact after which its counsellor may talk with a supervisor.</summary>
public sealed record DebriefingOffer(Guid Contact, string Line, Channel Channel, RiskLevel Risk, DateTimeOffset Closed);

/// <summary>POST /api/debriefings/{contact}</summary>
public sealed record DebriefingAnswer(bool Wanted);

/// <summary>GET /api/desk/debriefings: who wants to talk.</summary>
public sealed record DebriefingRow(Guid Contact, string? Counsellor, DateTimeOffset AskedAt);

/// <summary>POST /api/desk/debriefings/{contact}/done</summary>
public sealed record DebriefingDone(string? Note);
