using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Wallboard;

namespace Hotline.Core.Measures;

public enum AlarmKind { ImmediateWaiting, Unmet, FewSeats, LongestWait, ServiceLevel }

/// <summary>When a line's alarms begin; the office changes them with the line's settings.</summary>
public sealed record AlarmLimits
{
    /// <summary>Fewest counsellors on shift while the line is open, 0–50.</summary>
    public int LeastSeats { get; init; } = 2;

    /// <summary>Longest wait, seconds, 1–86,400; null is twice the service level's target.</summary>
    public int? VoiceWaitSeconds { get; init; }
    public int? ChatWaitSeconds { get; init; }

    /// <summary>Service level, 0–1; null is the line's own aim.</summary>
    public double? ServiceLevel { get; init; }

    /// <summary>How many contacts of today must have been answered or have left before the service level says anything, 1–1,000.</summary>
    public int ServiceLevelLeast { get; init; } = 10;

    public string? Problem() => this switch
    {
        { LeastSeats: < 0 or > 50 } => "alarms: leastSeats must be between 0 and 50",
        { VoiceWaitSeconds: < 1 or > 86_400 } or { ChatWaitSeconds: < 1 or > 86_400 } => "alarms: a wait must be between 1 and 86400 seconds",
        { ServiceLevel: < 0 or > 1 } => "alarms: serviceLevel must be between 0 and 1",
        { ServiceLevelLeast: < 1 or > 1000 } => "alarms: serviceLevelLeast must be between 1 and 1000",
        _ => null,
    };

    /// <summary>Behind a message nobody waits on the line: it is to be answered within a day, and no setting of the office shortens that.</summary>
    public const int MessageWaitSeconds = 86_400;

    /// <summary>Seconds.</summary>
    public int WaitLimit(Line line, Channel channel) => channel switch
    {
        Channel.Message => MessageWaitSeconds,
        Channel.Chat => ChatWaitSeconds ?? (int)(2 * line.Target(channel).TotalSeconds),
        _ => VoiceWaitSeconds ?? (int)(2 * line.Target(channel).TotalSeconds),
    };
}

/// <summary>One line in one moment, as far as its alarms go.</summary>
public sealed record LineNow(bool IsOpen, IReadOnlyList<QueueNow> Queues, int Seats, LevelCounts Today);

/// <summary>What is wrong with a line now: the value and the limit in the kind's own unit (people, seconds, share).</summary>
public sealed record Alarm(AlarmKind Kind, Channel? Channel, double Value, double Limit);

/// <summary>The alarms of domain.md and issue 3. The same rules for the live board and for the history.</summary>
public static class Alarms
{
    public static IReadOnlyList<Alarm> Of(Line line, LineNow now, DateTimeOffset at)
    {
        var limits = line.Alarms ?? new AlarmLimits();
        List<Alarm> alarms = [];
        if (now.Queues.Sum(q => q.Immediate) is > 0 and var immediate)
            alarms.Add(new Alarm(AlarmKind.ImmediateWaiting, null, immediate, 0));
        if (now.Queues.Sum(q => q.Unmet) is > 0 and var unmet)
            alarms.Add(new Alarm(AlarmKind.Unmet, null, unmet, 0));
        if (now.IsOpen && now.Seats < limits.LeastSeats)
            alarms.Add(new Alarm(AlarmKind.FewSeats, null, now.Seats, limits.LeastSeats));
        foreach (var queue in now.Queues.OrderBy(q => q.Channel))
            if (queue.OldestArrival is { } oldest && (at - oldest).TotalSeconds is var waited && waited > limits.WaitLimit(line, queue.Channel))
                alarms.Add(new Alarm(AlarmKind.LongestWait, queue.Channel, Math.Floor(waited), limits.WaitLimit(line, queue.Channel)));
        if (now.Today.Answered + now.Today.Abandoned >= limits.ServiceLevelLeast
            && Rates.ServiceLevel(now.Today, line.ServiceLevelVariant) is { } level && level < (limits.ServiceLevel ?? line.ServiceLevel))
            alarms.Add(new Alarm(AlarmKind.ServiceLevel, null, level, limits.ServiceLevel ?? line.ServiceLevel));
        return alarms;
    }
}
