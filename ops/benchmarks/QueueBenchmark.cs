using System.Diagnostics;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Hotline.Bench;

/// <summary>
/// Lifecycles of chats (receive with its offer, accept, end, end the wrap-up, close: five scripts) with fifty counsellors on
/// shift, against five empty scripts with the same KEYS[1] by the same client.
/// </summary>
internal static class QueueBenchmark
{
    private const int Counsellors = 50, Headline = 1, ScriptsEach = 5;
    private static readonly int[] Concurrencies = [1, 16, 64];
    private static CancellationToken None => CancellationToken.None;

    public static async Task RunAsync(Report report, Effort effort)
    {
        using (var server = new RedisServer())
        using (var store = new LiveStore(new RedisOptions { ConnectionString = server.ConnectionString }, "", NullLoggerFactory.Instance))
            await MeasureAsync(report, $"queue on a Redis server ({RedisServer.Durability}); the headline is one at a time, as long as a person waits", "redis", store, effort);

        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        using (var store = new LiveStore(new RedisOptions(), folder, NullLoggerFactory.Instance))
            await MeasureAsync(report, "queue on the embedded Garnet (append-only file committed with each command)", "garnet", store, effort);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(Report report, string title, string name, LiveStore store, Effort effort)
    {
        var keys = new RedisKeys("bench");
        var queue = new ContactQueue(new ScriptRunner(store.Connection, keys), TimeProvider.System);
        await PrepareAsync(queue);
        var database = store.Connection.GetDatabase();
        RedisKey[] journal = [keys.Journal];
        // What EVALSHA needs is the script's own hash; EVAL loads it.
        await database.ScriptEvaluateAsync("return 1", journal);
        var sha = Convert.FromHexString("e0e1f9fabfc9d4800c877a703b823ac0578ff8db");
        Func<Task> floor = async () =>
        {
            for (var i = 0; i < ScriptsEach; i++)
                await database.ScriptEvaluateAsync(sha, journal);
        };

        var (warmUp, rounds, length) = (effort.Of(2, 0), effort.Of(7, 1), TimeSpan.FromSeconds(effort.Of(1, 0.1)));
        var figures = new List<Figure>();
        JournalPosition? recorded = null;
        List<double> processor = [], processorFloor = [];
        foreach (var concurrency in Concurrencies)
        {
            List<double> values = [], floors = [];
            var processorOf = name == "redis" && concurrency == Headline ? () => ProcessorAsync(store) : (Func<Task<double>>?)null;
            for (var round = -warmUp; round < rounds; round++)
            {
                var (value, spent) = await RateAsync(() => LifecycleAsync(queue), concurrency, length, processorOf);
                // As the recorder would, but between the rounds: read in pages, dropped behind the reader.
                recorded = await DrainAsync(queue, recorded);
                var (least, spentFloor) = await RateAsync(floor, concurrency, length, processorOf);
                if (round < 0)
                    continue;
                values.Add(value);
                floors.Add(least);
                if (processorOf is not null)
                {
                    processor.Add(spent);
                    processorFloor.Add(spentFloor);
                }
            }
            figures.Add(Report.Compare($"queue/{name}/{concurrency}", "lifecycles/s", values, floors));
        }
        if (processor.Count > 0)
            figures.Add(Report.Compare($"queue/{name}/store-processor", "µs a lifecycle", processor, processorFloor));
        report.Table(title, figures);
    }

    /// <summary>Processor time that the store has used, µs: hardly disturbed by what else the machine does.</summary>
    private static async Task<double> ProcessorAsync(LiveStore store)
    {
        var connection = store.Connection;
        var used = (await connection.GetServer(connection.GetEndPoints()[0]).InfoAsync("cpu")).SelectMany(g => g).ToDictionary(i => i.Key, i => i.Value);
        double Of(string name) => double.Parse(used[name], System.Globalization.CultureInfo.InvariantCulture) * 1_000_000;
        return Of("used_cpu_user") + Of("used_cpu_sys");
    }

    private static async Task PrepareAsync(ContactQueue queue)
    {
        var epoch = Guid.CreateVersion7().ToString();
        await queue.OpenEpochAsync(null, epoch, "bench", await queue.ReadRunAsync(None), None);
        await queue.FinishOpeningAsync(epoch, None);
        await queue.SetLineAsync(new Line { Code = "12355", Name = "青少年", NameEn = "Youth" }, "bench", None);
        for (var i = 0; i < Counsellors; i++)
            await queue.SignInAsync(new Counsellor
            {
                Id = Guid.CreateVersion7(), Alias = $"咨询员{i}", Presence = Presence.Available, ChatCapacity = 2, TakesVoice = true,
                Lines = new Dictionary<string, int> { ["12355"] = 1 }, VoiceAddress = $"sip:{i}@example.org",
            }, $"c{i}", None);
    }

    private static async Task LifecycleAsync(ContactQueue queue)
    {
        var contact = new Contact
        {
            Id = Guid.CreateVersion7(), Line = "12355", Channel = Channel.Chat, Requirement = "", Day = "2026-09-21", Hour = 10,
            Answers = new CallerAnswers { County = "330302" },
        };
        var received = await queue.ReceiveAsync(contact, new Requirement { Line = contact.Line, Channel = contact.Channel }, None);
        var offer = received.Events.LastOrDefault(e => e.Type is JournalEventType.OfferMade)?.Contact?.Offer
            ?? throw new BenchException($"No offer was made: {received.Refusal}.");
        Check(await queue.AcceptAsync(offer.Counsellor, contact.Id, offer.Id, None));
        Check(await queue.EndAsync(contact.Id, Party.Caller, null, "left", None));
        Check(await queue.EndWrapUpAsync(offer.Counsellor, contact.Id, None));
        Check(await queue.CloseAsync(offer.Counsellor, contact.Id, new Closing(Disposition.Support, RiskLevel.Low, null), None));
    }

    private static void Check(Step step)
    {
        if (!step.Done || step.Events.Count == 0)
            throw new BenchException($"A step of the lifecycle was refused: {step.Refusal}.");
    }

    private static async Task<JournalPosition?> DrainAsync(ContactQueue queue, JournalPosition? position)
    {
        while (await queue.ReadJournalAsync(position, 500, None) is { Events.Count: > 0 } page)
        {
            var last = page.Events[^1];
            position = new JournalPosition(last.Epoch, last.Number, last.Id);
            await queue.TrimJournalAsync(position, None);
        }
        return position;
    }

    /// <summary>How often a second the work is done by so many at once, and the processor time that each took.</summary>
    private static async Task<(double PerSecond, double Processor)> RateAsync(Func<Task> work, int concurrency, TimeSpan length, Func<Task<double>>? processor)
    {
        var done = 0;
        var before = processor is null ? 0 : await processor();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < length)
            {
                await work();
                Interlocked.Increment(ref done);
            }
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        return (done / seconds, processor is null ? 0 : (await processor() - before) / done);
    }
}
