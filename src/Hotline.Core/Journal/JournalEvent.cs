using System.Text.Json;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Lines;
using Hotline.Core.Settings;

namespace Hotline.Core.Journal;

public enum JournalEventType
{
    EpochOpened, LineChanged,
    ContactArrived, OfferMade, OfferAccepted, OfferDeclined, OfferExpired, OfferWithdrawn,
    ContactConnected, ContactReturned, ContactAbandoned, ContactEnded, WrapUpEnded, ContactClosed,
    CallerLost, CallerBack, CallChanged, PriorityRaised,
    MessagePosted, MessagesSeen, FormSaved, SurveyAnswered,
    CounsellorSignedIn, CounsellorSignedOut, PresenceChanged, CounsellorLost, CounsellorBack, ContactRestored,
    RequirementRelaxed, RequirementUnmet, ContactTransferred, WrapUpExtended, CounsellorFreed,
    CallbackAsked, CallbackMissed, CallbackDue, CallerReturned,
    SignNoted, SignSeen, SignOverdue,
    ConsultAsked, ConsultAccepted, ConsultChanged, ConsultEnded, ContactAttended, ContactHandedOver, UnfinishedTaken, ConsultShown, SidePosted,
    RequirementWidened, SupervisorsCalled, BackupCalled, HelpAcknowledged, HelpAnswered, HelpJoined, HelpLost, ContactOverflowed, ProtectionEnded,
    MessageOrdered, MessageSent, MessageDelivered, MessageFailed, MessagesOptedOut, MessagesOptedIn,
    ContactSteppedAside, ContactSteppedBack, AudioKept, AudioLost,
    EscalationRaised, EscalationDelivered, EscalationAcknowledged, EscalationNoted, EscalationReported, EscalationClosed,
    EscalationDeclined, EscalationOverdue, EscalationMoved, EscalationReminded, EscalationLinkOpened, EscalationLinkRevoked, EscalationRestored,
    WhereaboutsOpened, EscalationPlanChanged,
    DutyChanged, PartnerChanged, SettingChanged,
}

/// <summary>
/// One line of the journal: what happened, and the whole state of the contact and the counsellor after it. Written before the
/// state itself in the same script, so that a script torn by a killed process is finished from its own events.
/// </summary>
public sealed record JournalEvent
{
    /// <summary>Command id and ordinal, e.g. <c>0199…:1</c>. Differs after a rollback even where epoch and number agree.</summary>
    public required string Id { get; init; }
    public required string Epoch { get; init; }

    /// <summary>From 1 within the epoch, without gaps.</summary>
    public required long Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required JournalEventType Type { get; init; }

    /// <summary>Who caused it: "caller", "system", "network" or a counsellor's or supervisor's id.</summary>
    public required string By { get; init; }
    public Contact? Contact { get; init; }
    public Counsellor? Counsellor { get; init; }

    /// <summary>The contact, where its image is not carried (messages, forms).</summary>
    public Guid? ContactId { get; init; }
    public Guid? CounsellorId { get; init; }

    /// <summary>The second person of the contact, who sees its messages too.</summary>
    public Guid? SecondId { get; init; }
    public ChatMessage? Message { get; init; }
    public SealedForm? Form { get; init; }
    public Line? Line { get; init; }
    public Escalation? Escalation { get; init; }
    public EscalationPlan? EscalationPlan { get; init; }
    public Shift? Shift { get; init; }
    public Partner? Partner { get; init; }
    public LiveSetting? Setting { get; init; }

    /// <summary>What else the type needs: a reason, an offer's id.</summary>
    public JsonElement? Data { get; init; }

    public Guid? About => Contact?.Id ?? ContactId;
}

/// <summary>Where the recorder stands: everything up to and including this event is in SQL.</summary>
public sealed record JournalPosition(string Epoch, long Number, string EventId);

/// <summary>A stretch of the journal that never reached SQL and cannot: the store was emptied or rolled back under it.</summary>
public sealed record JournalGap(string Reason, string? AfterEpoch, long? AfterNumber, string? NextEpoch, long? NextNumber);

/// <summary>A page of the journal after a position, with the gap before it if there is one; a page without events has no gap.</summary>
public sealed record JournalPage(IReadOnlyList<RawEvent> Events, JournalGap? Gap);

/// <summary>An event as it stands in the journal, with its place; parsing may fail without blocking what follows.</summary>
public sealed record RawEvent(string Epoch, long Number, string Id, string Json);
