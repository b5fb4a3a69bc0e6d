using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
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
    DateTimeOffset At, DateTimeOffset Told, IReadOnlyList<QueueNow> Queues, IReadOnlyList<WaitingThen> Waiting, IReadOnlyList<CounsellorThen> Counsellors, IReadOnlyList<AlarmThen> Alarms);

public sealed record WaitingThen(Guid Id, string Line, Channel Channel, string Requirement, ContactState State, DateTimeOffset Arrived, Priority Priority, int Offers);

public sealed record CounsellorThen(Guid Id, string Alias, ShownPresence Presence, DateTimeOffset Since, IReadOnlyList<string> Lines, IReadOnlyList<Guid> Contacts, bool Lost);

public sealed record AlarmThen(string Line, AlarmView Alarm);

/// <summary>GET /api/history/figures: a line's figures of some local days, up to a time.</summary>
public sealed record FiguresView(
    string Line, string From, string To, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset At, ServiceLevelVariant Variant, double ServiceLevelTarget,
    IReadOnlyList<FigureRow> Rows, IReadOnlyList<WallboardHour> Hours, IReadOnlyList<CounsellorFigures> Counsellors, IReadOnlyList<AlarmSpan> Alarms);

/// <summary>Group: the channel, queue, county or counsellor; empty where it is not known, or for all together.</summary>
public sealed record FigureRow(string Group, string? Name, Figures Figures);

public sealed record CounsellorFigures(CounsellorTime Time, double? Occupancy);
