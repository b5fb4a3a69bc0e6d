using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Measures;
using Hotline.Core.Wallboard;

namespace Hotline.Server.Contracts;

/// <summary>By what figures are told apart.</summary>
public enum FigureGroup { None, Channel, Queue, County, Counsellor }

/// <summary>An alarm that is on, and since when where the history knows.</summary>
public sealed record AlarmView(AlarmKind Kind, Channel? Channel, double Value, double Limit);

/// <summary>GET /api/history/moment: the service as it was at a past time, rebuilt from the journal.</summary>
/// <param name="At">What was asked for.</param>
/// <param name="Told">Time of the last event that the record holds of it.</param>
public sealed record MomentView(
    DateTimeOffset At, DateTimeOffset Told, IReadOnlyList<QueueNow> Queues, IReadOnlyList<WaitingThen> Waiting, IReadOnlyList<CounsellorThen> Counsellors, IReadOnlyList<AlarmThen> Alarms,
    IReadOnlyList<EscalationThen> Escalations);

/// <summary>Callback: the caller has hung up and is to be rung. Unmet: it waits for what nobody on shift could give.</summary>
public sealed record WaitingThen(
    Guid Id, string Line, Channel Channel, string Requirement, ContactState State, DateTimeOffset Arrived, Priority Priority, int Offers, bool Callback, bool Unmet);

public sealed record CounsellorThen(Guid Id, string Alias, ShownPresence Presence, DateTimeOffset Since, IReadOnlyList<string> Lines, IReadOnlyList<Guid> Contacts, bool Lost);

public sealed record AlarmThen(string Line, AlarmView Alarm);

/// <summary>An escalation that was open, late ones first. Due: when the limit of its state passes.</summary>
public sealed record EscalationThen(
    Guid Id, EscalationKind Kind, Guid Contact, string Line, EscalationState State, RiskLevel Level, DateTimeOffset Raised, DateTimeOffset? Due, DateTimeOffset? Acknowledged, bool Late);

/// <summary>An escalation that a figure counts: when it was raised, the seconds it had, and the first "mine". OnTime: null while nobody can say.</summary>
public sealed record EscalationFact(Guid Id, EscalationKind Kind, Guid Contact, DateTimeOffset Raised, int Within, DateTimeOffset? Acknowledged, EscalationState State, bool? OnTime);

/// <summary>GET /api/history/figures: a line's figures of some local days, up to a time.</summary>
public sealed record FiguresView(
    string Line, string From, string To, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset At, ServiceLevelVariant Variant, double ServiceLevelTarget,
    IReadOnlyList<FigureRow> Rows, IReadOnlyList<WallboardHour> Hours, IReadOnlyList<CounsellorFigures> Counsellors, IReadOnlyList<AlarmSpan> Alarms,
    IReadOnlyList<EscalationRow> Escalations);

/// <summary>Group: the channel, queue, county or counsellor; empty where it is not known, or for all together.</summary>
public sealed record FigureRow(string Group, string? Name, Figures Figures);

/// <summary>The figures of one kind, and what they are of.</summary>
public sealed record EscalationRow(EscalationFigures Figures, double? Share, IReadOnlyList<EscalationFact> Facts);

public sealed record CounsellorFigures(CounsellorTime Time, double? Occupancy);
