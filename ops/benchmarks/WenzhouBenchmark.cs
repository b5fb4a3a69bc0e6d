using System.Diagnostics;
using Hotline.Core.Contacts;
using Hotline.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Hotline.Bench;

/// <summary>
/// Three years of Wenzhou through the engine and the recorder, as fast as they go, until the last contact is in SQL and accounted
/// for. The floor: as many empty scripts by the same client, awaited where the replay awaited. What people write in chats is not
/// replayed (see the benchmark chat). Then the history is read: any minute, days and months of it (<see cref="WenzhouHistory"/>).
/// </summary>
internal static class WenzhouBenchmark
{
    private const int CommandTimeout = 60_000;
    private static CancellationToken None => CancellationToken.None;

    public static async Task RunAsync(Report report, Effort effort)
    {
        var demand = new WenzhouDemand(effort.Contacts ?? effort.Of(WenzhouDemand.Everything, 300));
        using (var server = new RedisServer())
            await InFolderAsync(async folder =>
            {
                using var store = new LiveStore(new RedisOptions { ConnectionString = server.ConnectionString, CommandTimeoutMilliseconds = CommandTimeout }, "", NullLoggerFactory.Instance);
                await MeasureAsync(report, "redis", $"a Redis server ({RedisServer.Durability})", store, demand, folder, effort);
            });
        await InFolderAsync(async folder =>
        {
            using var store = new LiveStore(new RedisOptions { CommandTimeoutMilliseconds = CommandTimeout }, folder, NullLoggerFactory.Instance);
            await MeasureAsync(report, "garnet", "the embedded Garnet (append-only file committed with each command)", store, demand, folder);
        });
    }

    private static async Task InFolderAsync(Func<string, Task> work)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        try
        {
            await work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(Report report, string name, string where, LiveStore store, WenzhouDemand demand, string folder, Effort? history = null)
    {
        var keys = new RedisKeys("main");
        var queue = new ContactQueue(new ScriptRunner(store.Connection, keys), TimeProvider.System);
        var database = store.Connection.GetDatabase();
        await database.StringSetAsync(keys.Clock, demand.Shifts[0].From);
        var epoch = Guid.CreateVersion7().ToString();
        await queue.OpenEpochAsync(null, epoch, "bench", await queue.ReadRunAsync(None), None);
        await queue.FinishOpeningAsync(epoch, None);
        foreach (var line in WenzhouDemand.Lines)
            await queue.SetLineAsync(line, "bench", None);

        await using var beside = await ConnectionMultiplexer.ConnectAsync(store.Options);
        await using var recorder = new WenzhouRecorder(new ContactQueue(new ScriptRunner(beside, keys), TimeProvider.System), folder);
        await recorder.PrepareAsync();
        var replay = new WenzhouReplay(queue, database, keys);
        var clock = Stopwatch.StartNew();
        var (recording, outbox) = (Task.Run(recorder.RecordAsync), Task.Run(recorder.AnswerOutboxAsync));
        await Task.Run(() => replay.RunAsync(demand));
        var replayed = clock.Elapsed.TotalSeconds;
        recorder.Finish();
        await Task.WhenAll(recording, outbox);
        var seconds = clock.Elapsed.TotalSeconds;
        Report.Trace($"{name}: {replay.Commands.Count} commands, {recorder.Events} events, {replay.Missed} offers missed; everybody is looked up in SQL");
        await recorder.CheckAsync(replay.Outcomes);

        var floor = await FloorAsync(database, keys, replay.Commands);
        var contacts = demand.Visitors.Count;
        report.Table($"{contacts} contacts of {demand.Days} days through {where} and SQLite; each found in SQL as it ended: "
            + $"{replay.Outcomes.Values.Count(s => s is ContactState.Closed)} closed, {replay.Outcomes.Values.Count(s => s is ContactState.Abandoned)} abandoned",
            Report.Compare($"wenzhou/{name}/seconds", "s", [seconds], [floor]),
            Report.Compare($"wenzhou/{name}/contacts", "contacts/s", [contacts / seconds], [contacts / floor]),
            Report.Alone($"wenzhou/{name}/commands", "scripts a contact", [(double)replay.Commands.Count / contacts]),
            Report.Alone($"wenzhou/{name}/events", "events/s recorded", [recorder.Events / seconds]),
            Report.Alone($"wenzhou/{name}/recorder-behind", "s after the replay", [seconds - replayed]));
        // The record is the same whatever store it came from.
        if (history is not null)
            await WenzhouHistory.MeasureAsync(report, name, recorder.History, recorder.File, demand, history);
    }

    /// <summary>Seconds for as many empty scripts.</summary>
    private static async Task<double> FloorAsync(IDatabase database, RedisKeys keys, List<bool> commands)
    {
        RedisKey[] journal = [keys.Journal];
        await database.ScriptEvaluateAsync("return 1", journal);
        var sha = Convert.FromHexString("e0e1f9fabfc9d4800c877a703b823ac0578ff8db");
        var clock = Stopwatch.StartNew();
        var unanswered = new List<Task>();
        foreach (var awaits in commands)
        {
            unanswered.Add(database.ScriptEvaluateAsync(sha, journal));
            if (!awaits)
                continue;
            await Task.WhenAll(unanswered);
            unanswered.Clear();
        }
        await Task.WhenAll(unanswered);
        return clock.Elapsed.TotalSeconds;
    }
}
