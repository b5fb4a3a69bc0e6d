using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Lines;
using Hotline.Core.Measures;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Voice;
using Hotline.Core.Wallboard;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Loops;

/// <summary>One board a second a node while somebody watches, whoever watches.</summary>
public sealed class BoardLoop(
    IContactQueue queue, IRecord record, IVoice voice, RecorderLoop recorder, EpochLoop epoch, IHubContext<WallboardHub, IWallboardClient> boards, NodeName node, TimeProvider time, ILogger<BoardLoop> logger)
    : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HealthAge = TimeSpan.FromSeconds(10);
    private const int MostEscalations = 20;
    private long _number;
    private volatile bool _watched;
    private RecordHealth? _health;
    private long _healthRead;

    public void Watched() => _watched = true;

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        if (_watched)
            await boards.Clients.Group(Groups.Boards(node.Value)).BoardChanged(await CurrentAsync(cancellation));
        await PauseAsync(Pause, cancellation);
    }

    public async Task<WallboardView> CurrentAsync(CancellationToken cancellation)
    {
        var lines = await queue.ReadLinesAsync(cancellation);
        // The store's day: the counters are those of the arrivals, which it tells.
        var now = await queue.ReadClockAsync(cancellation);
        var board = await queue.ReadBoardAsync(lines.ToDictionary(l => l.Code, l => l.LocalTime(now).Day), cancellation);
        return new WallboardView(
            board.At, Interlocked.Increment(ref _number), [.. lines.Select(l => View(l, board, now))], [.. board.Counsellors.Select(c => c with { BreakReason = null })], View(board.Escalations),
            board.Recorder.OldestUnrecorded is { } oldest ? Math.Max(0, (board.At - oldest).TotalSeconds) : null, await TroublesAsync(cancellation));
    }

    private static WallboardLine View(Line line, Board board, DateTimeOffset now)
    {
        // A message is no contact that could be answered in time: it is in none of the rates, as in the history.
        var today = board.Today.Where(c => c.Line == line.Code && c.Channel is not Channel.Message).ToList();
        var queues = board.Queues.Where(q => q.Line == line.Code).ToDictionary(q => q.Channel);
        var counsellors = board.Counsellors.Where(c => c.Lines.Contains(line.Code)).ToList();
        var channels = new[] { Channel.Voice, Channel.Chat }.Select(channel =>
        {
            var queue = queues.GetValueOrDefault(channel);
            var of = today.Where(c => c.Channel == channel).ToList();
            return new WallboardQueue(
                channel, queue?.Waiting ?? 0, queue?.OldestArrival, queue?.Immediate ?? 0, queue?.Unmet ?? 0, channel is Channel.Voice ? line.VoiceTargetSeconds : line.ChatTargetSeconds,
                Rates.ServiceLevel(Level(of), line.ServiceLevelVariant));
        });
        var level = Level(today);
        var messages = queues.GetValueOrDefault(Channel.Message);
        var callbacks = board.Callbacks.FirstOrDefault(c => c.Line == line.Code);
        var alarms = Alarms.Of(line, new LineNow(line.IsOpenAt(now), [.. queues.Values], counsellors.Count, level), board.At);
        return new WallboardLine(
            line.Code, line.Name, line.NameEn, line.IsOpenAt(now), [.. channels], counsellors.Count, counsellors.Count(c => c.Presence is ShownPresence.Available && !c.Lost),
            today.Sum(c => c.Arrived), level.Answered, level.Abandoned, today.Sum(c => c.ShortAbandoned),
            Rates.ServiceLevel(level, line.ServiceLevelVariant), line.ServiceLevelVariant, line.ServiceLevel,
            Rates.SpeedOfAnswer(today.Sum(c => c.WaitMilliseconds), level.Answered), Rates.Abandonment(level.Abandoned, level.Answered),
            today.Sum(c => c.Overflowed), new WallboardBeside(messages?.Waiting ?? 0, messages?.OldestArrival), new WallboardBeside(callbacks?.Waiting ?? 0, callbacks?.OldestArrival),
            line.LocalTime(now).Day, [.. alarms.Select(a => new AlarmView(a.Kind, a.Channel, a.Value, a.Limit))],
            [.. today.GroupBy(c => c.Hour).OrderBy(h => h.Key).Select(h => new WallboardHour(h.Key, h.Sum(c => c.Arrived), h.Sum(c => c.Answered), h.Sum(c => c.Abandoned)))]);
    }

    private static WallboardEscalations View(EscalationsNow now)
    {
        var first = now.Next.OrderByDescending(e => e.Late).ThenBy(e => e.Due).ToList();
        return new WallboardEscalations(now.Open, first.Count(e => e.Late), [.. first.Take(MostEscalations)]);
    }

    private static LevelCounts Level(IReadOnlyCollection<LineCounters> counters) => new(
        counters.Sum(c => c.Answered), counters.Sum(c => c.AnsweredInTarget), counters.Sum(c => c.Abandoned), counters.Sum(c => c.AbandonedAfterTarget));

    private async Task<IReadOnlyList<string>> TroublesAsync(CancellationToken cancellation)
    {
        List<string> troubles = [];
        if (recorder.Trouble is not null)
            troubles.Add("recordUnavailable");
        else
            try
            {
                if (_health is null || Time.GetElapsedTime(_healthRead) > HealthAge)
                    (_health, _healthRead) = (await record.ReadHealthAsync(cancellation), Time.GetTimestamp());
                if (_health.Gaps.Count > 0)
                    troubles.Add("recordGap");
                if (_health.DeadLetters > 0)
                    troubles.Add("deadLetters");
                if (_health.Unreadable > 0)
                    troubles.Add("unreadable");
            }
            catch (RecordUnavailableException)
            {
                troubles.Add("recordUnavailable");
            }
        if (epoch.Epoch is null)
            troubles.Add("opening");
        if (voice.IsAway)
            troubles.Add("networkAway");
        return troubles;
    }
}
