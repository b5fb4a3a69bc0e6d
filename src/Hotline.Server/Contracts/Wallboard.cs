using Hotline.Core.Contacts;
using Hotline.Core.Measures;
using Hotline.Core.Wallboard;

namespace Hotline.Server.Contracts;

/// <summary>One line on the wallboard; rates are null where nothing has been counted yet. Messages are apart from the queues: nobody is on the line.</summary>
public sealed record WallboardLine(
    string Code, string Name, string NameEn, bool IsOpen, IReadOnlyList<WallboardQueue> Queues, int SignedIn, int Free,
    int Arrived, int Answered, int Abandoned, int ShortAbandoned, double? ServiceLevel, ServiceLevelVariant ServiceLevelVariant, double ServiceLevelTarget, double? SpeedOfAnswerSeconds, double? Abandonment,
    int Overflowed, WallboardBeside Messages, WallboardBeside Callbacks, string Day, IReadOnlyList<AlarmView> Alarms, IReadOnlyList<WallboardHour> Hours);

/// <summary>Messages that nobody has taken yet; callers who have hung up and are to be rung, who are among those who wait.</summary>
public sealed record WallboardBeside(int Waiting, DateTimeOffset? OldestArrival);

public sealed record WallboardQueue(Channel Channel, int Waiting, DateTimeOffset? OldestArrival, int Immediate, int Unmet, int TargetSeconds, double? ServiceLevel);

/// <summary>Today's curve, by the hour of arrival in the line's own time zone.</summary>
public sealed record WallboardHour(int Hour, int Arrived, int Answered, int Abandoned);

/// <summary>The whole board, complete in itself: a later one replaces an earlier one.</summary>
/// <param name="At">The live state's own time.</param>
/// <param name="Number">Grows with each board that this node sends.</param>
/// <param name="Lines">In the order of the settings.</param>
/// <param name="Counsellors">Everybody signed in.</param>
/// <param name="Escalations">Late ones first, then by what is due next.</param>
/// <param name="RecordBehindSeconds">Age of the oldest event that SQL does not hold yet; null when level.</param>
/// <param name="Troubles">Codes of what is wrong now: recordUnavailable, recordGap, deadLetters, unreadable, opening, networkAway.</param>
public sealed record WallboardView(
    DateTimeOffset At, long Number, IReadOnlyList<WallboardLine> Lines, IReadOnlyList<CounsellorNow> Counsellors, WallboardEscalations Escalations, double? RecordBehindSeconds,
    IReadOnlyList<string> Troubles);

/// <summary>Escalations that are not closed, how many of them are late, and those that come first.</summary>
public sealed record WallboardEscalations(int Open, int Late, IReadOnlyList<EscalationNow> Next);

public interface IWallboardClient
{
    Task BoardChanged(WallboardView board);
}

public interface IWallboardHub
{
    Task<WallboardView> Watch();
}
