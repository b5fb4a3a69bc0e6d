using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Routing;

namespace Hotline.Server.Contracts;

/// <summary>An escalation on a screen of staff, texts in clear; whereabouts never come along. Mine: the reader has it now.</summary>
public sealed record EscalationView(
    Guid Id, EscalationKind Kind, EscalationState State, Guid Contact, string Line, string? County, RiskLevel Level, DateTimeOffset Raised, DateTimeOffset Since, DateTimeOffset? Due,
    string? RaisedBy, OwnerKind Owner, Guid? OwnerId, string? OwnerName, bool Mine, int Round, int Overdue, string? Summary, EscalationCause? Cause, bool MayDecline, bool HelpConfirmed, bool Acknowledged, DateTimeOffset? FirstAcknowledged, EscalationOutcome? Outcome,
    ResultConsent? Consent, GreenCare? Care, string? VicePrincipal, bool LinkOpened, bool HasLink, long Version, IReadOnlyList<EscalationStepView> Steps);

/// <summary>One step, its note in clear.</summary>
public sealed record EscalationStepView(DateTimeOffset At, EscalationStepAct Act, string? By, string? Note, DateTimeOffset? Due);

/// <summary>Somebody who may be asked; the address stays where it is.</summary>
public sealed record RecipientView(Guid Id, string Name, string? County, string? Serves);

/// <summary>GET /api/contacts/{id}/escalations: those of a contact, and what can be raised for it.</summary>
public sealed record EscalationsOf(IReadOnlyList<EscalationView> Escalations, IReadOnlyList<EscalationKind> Suggested, IReadOnlyDictionary<EscalationKind, IReadOnlyList<RecipientView>> Recipients);

/// <summary>POST /api/escalations: the id makes the same press one.</summary>
public sealed record RaiseRequest(
    Guid Id, EscalationKind Kind, Guid Contact, string? Summary, string? Whereabouts, Guid? Recipient, ResultConsent? Consent, Guid? ReturnTo,
    string? Serves = null, GreenCare? Care = null, string? VicePrincipal = null);

/// <summary>POST /api/escalations/{id}/{act}, and /api/partner/{act}; each act takes what it needs.</summary>
public sealed record EscalationActRequest(string? Text, EscalationNote? Note, DateTimeOffset? About, EscalationOutcome? Outcome, Guid? Recipient);

/// <summary>POST /api/escalations/{id}/whereabouts with a reason: what is known, and null for what is not.</summary>
public sealed record WhereaboutsView(string? Number, string? NetworkAddress, string? Said);

/// <summary>GET and PUT /api/settings/escalations: what the office decided, the limits in force, after how many seconds the supervisors are told of an unseen sign, and how many hours a link is good for. A change says all limits.</summary>
public sealed record EscalationSettings(EscalationPlan Plan, IReadOnlyDictionary<EscalationKind, EscalationLimits> Limits, int Unseen, int LinkHours);

/// <summary>POST /api/partner/open: the one-time code becomes what this browser keeps.</summary>
/// <param name="Token">From the link.</param>
/// <param name="Session">Made by the browser: 32 random bytes in base64url. The same again opens the same link, because an answer may get lost on its way.</param>
public sealed record OpenLinkRequest(string Token, string Session);

/// <summary>GET /api/partner-desk (Partner): what waits with the partner that the account belongs to. What it is about is opened one by one.</summary>
public sealed record PartnerDesk(string Name, IReadOnlyList<PartnerDeskRow> Rows);

public sealed record PartnerDeskRow(Guid Id, EscalationKind Kind, EscalationState State, string Line, string LineEn, RiskLevel Level, DateTimeOffset Since, DateTimeOffset? Due, bool Acknowledged);

/// <summary>The answer of /api/partner/…: the least that a partner needs. Refused: why not, and nothing else.</summary>
public sealed record PartnerAnswer(Refusal? Refusal, Guid? Id, PartnerEscalation? Escalation);

public sealed record PartnerEscalation(
    EscalationKind Kind, EscalationState State, string Line, string LineEn, IReadOnlyList<string> Numbers, RiskLevel Level, DateTimeOffset Since, DateTimeOffset? Due, string? Summary, EscalationCause? Cause, string? Name,
    bool MayDecline, bool Acknowledged, GreenCare? Care, string? VicePrincipal, IReadOnlyList<EscalationStepView> Steps);
