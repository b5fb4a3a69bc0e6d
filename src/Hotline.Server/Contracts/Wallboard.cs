using Hotline.Core.Contacts;
using Hotline.Core.Measures;
using Hotline.Core.Wallboard;

namespace Hotline.Server.Contracts;

/// <summary>One line on the wallboard; rates are null where nothing has been counted yet.</summary>
public sealed record WallboardLine(
    string Code, string Name, string NameEn, bool IsOpen, IReadOnlyList<WallboardQueue> Queues, int SignedIn, int Free,
    int Arrived, int Answered, int Abandoned, int ShortAbandoned, double? ServiceLevel, ServiceLevelVariant ServiceLevelVariant, double ServiceLevelTarget, double? SpeedOfAnswerSeconds, double? Abandonment,
    string Day, IReadOnlyList<AlarmView> Alarms, IReadOnlyList<WallboardHour> Hours);

public sealed record WallboardQueue(Channel Channel, int Waiting, DateTimeOffset? OldestArrival, int Immediate, int Unmet, int TargetSeconds, double? ServiceLevel);

/// <summary>Today's curve, by the hour of arrival in the line's own time zone.</summary>
public sealed record WallboardHour(int Hour, int Arrived, int Answered, int Abandoned);

/// <summary>The whole board, complete in itself: a later one replaces an earlier one.</summary>
/// <param name="At">The live state's own time.</param>
/// <param name="Number">Grows with each board that this node sends.</param>
/// <param name="Lines">In the order of the settings.</param>
/// <param name="Counsellors">Everybody signed in.</param>
/// <param name="RecordBehindSeconds">Age of the oldest event that SQL does not hold yet; null when level.</param>
/// <param name="Troubles">Codes of what is wrong now: recordUnavailable, recordGap, deadLetters, unreadable, opening, networkAway.</param>
public sealed record WallboardView(
    DateTimeOffset At, long Number, IReadOnlyList<WallboardLine> Lines, IReadOnlyList<CounsellorNow> Counsellors, double? RecordBehindSeconds, IReadOnlyList<string> Troubles);

public interface IWallboardClient
{
    Task BoardChanged(WallboardView board);
}

public interface IWallboardHub
{
    Task<WallboardView> Watch();
}
