using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;

namespace Hotline.Core.Wallboard;

/// <summary>The whole service in one moment.</summary>
public sealed record Board(
    DateTimeOffset At, IReadOnlyList<QueueNow> Queues, IReadOnlyList<CounsellorNow> Counsellors, IReadOnlyList<LineCounters> Today, RecorderNow Recorder,
    IReadOnlyList<CallbacksNow> Callbacks, EscalationsNow Escalations);

/// <summary>One queue. Longest wait counts from the first arrival, whatever offers failed in between; offered contacts still wait.
/// Unmet: how many of them wait for what nobody on shift could give.</summary>
public sealed record QueueNow(string Line, Channel Channel, int Waiting, DateTimeOffset? OldestArrival, int Immediate, int Unmet);

/// <summary>Callers of a line who have hung up and are to be rung; they are among those who wait.</summary>
public sealed record CallbacksNow(string Line, int Waiting, DateTimeOffset OldestArrival);

/// <summary>Escalations that are not closed: how many there are, and those that are due first.</summary>
public sealed record EscalationsNow(int Open, IReadOnlyList<EscalationNow> Next);

/// <summary>One escalation as everybody may see it. Late: a limit passed, and nobody has done since what was to be done.</summary>
public sealed record EscalationNow(
    Guid Id, EscalationKind Kind, Guid Contact, string Line, EscalationState State, RiskLevel Level, DateTimeOffset Raised, DateTimeOffset Due, bool Late, OwnerKind Owner, string? OwnerName);

/// <summary>One counsellor on shift. BrowserNotReady: takes calls in the browser, and none can be rung, so that no call is offered.</summary>
public sealed record CounsellorNow(Guid Id, string Alias, ShownPresence Presence, DateTimeOffset Since, string? BreakReason, IReadOnlyList<string> Lines, int Chats, bool OnVoice, bool Lost, bool BrowserNotReady);

/// <summary>How far the record is behind the live state.</summary>
public sealed record RecorderNow(long JournalLength, DateTimeOffset? OldestUnrecorded);

/// <summary>Today's counters of a line and channel (domain.md, section 5), counted at the hour of arrival.</summary>
public sealed record LineCounters
{
    public required string Line { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>Local day, yyyy-MM-dd.</summary>
    public required string Day { get; init; }
    public required int Hour { get; init; }
    public int Arrived { get; init; }
    public int Answered { get; init; }
    public int AnsweredInTarget { get; init; }

    /// <summary>Abandoned, short ones not included.</summary>
    public int Abandoned { get; init; }

    /// <summary>Abandoned after the service level's target.</summary>
    public int AbandonedAfterTarget { get; init; }
    public int ShortAbandoned { get; init; }

    /// <summary>Left the service for somewhere else.</summary>
    public int Overflowed { get; init; }

    /// <summary>Sum of the answered contacts' waits, ms.</summary>
    public long WaitMilliseconds { get; init; }
    public int Closed { get; init; }
}
