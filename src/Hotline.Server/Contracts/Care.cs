using Hotline.Core.Contacts;
using Hotline.Core.FollowUps;
using Hotline.Core.Persons;

namespace Hotline.Server.Contracts;

/// <summary>GET /api/contacts/{id}/person, for whom the contact is offered to or belongs to: what nobody should have to tell twice.</summary>
public sealed record RecognisedView(
    Guid Person, RecognisedBy By, string? Alias, AttentionTier Tier, bool Frequent, string? AgreedPlan, string? Summary, int Contacts, DateTimeOffset? LastContact);

/// <summary>A person in a list.</summary>
public sealed record PersonRow(Guid Id, string? Alias, PersonKind Kind, AttentionTier Tier, DateTimeOffset TierSince, DateTimeOffset? ReviewAt, bool Frequent);

/// <summary>What a line of the timeline is.</summary>
public enum TimelineKind { Contact, Tier, CaseOpened, CaseClosed, Note, Referral, TriPartyTalk, Report, FollowUp }

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
}

/// <summary>GET /api/persons/{id}: a person with the timeline, texts in clear.</summary>
public sealed record PersonView(Person Person, bool HasCode, Guid? OpenCase, IReadOnlyList<TimelineLine> Timeline);

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

/// <summary>A contact that a supervisor has to look at. Lowered: its level is below what signs had raised it to.</summary>
public sealed record ReviewRow(ContactRow Contact, bool Lowered, string? Reason);

/// <summary>GET /api/desk/follow-ups. MayContact: false unless somebody said that it is safe.</summary>
public sealed record FollowUpRow(FollowUp FollowUp, string? Counsellor, string? Alias, string? SafeTimes, bool MayContact);

/// <summary>POST /api/follow-ups/{id}/attempts; the id makes the same attempt one.</summary>
public sealed record AttemptRequest(Guid Id, AttemptOutcome Outcome, string? Note);

/// <summary>POST /api/reviews/{contact}</summary>
public sealed record ReviewRequest(string Note);
