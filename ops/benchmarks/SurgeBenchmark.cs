using System.Diagnostics;
using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;

namespace Hotline.Bench;

/// <summary>
/// 20,000 contacts in one minute, 300 counsellors, 1 % at level 4. From the journal: whether anybody else was offered while a
/// level-4 contact waited, and how long those waited; nothing is lost; what the store holds afterwards.
/// </summary>
internal static class SurgeBenchmark
{
    public static async Task RunAsync(Report report, Effort effort)
    {
        var (contacts, counsellors, length) = ((int)effort.Of(20_000, 300), (int)effort.Of(300, 10), TimeSpan.FromSeconds(effort.Of(60, 2)));
        using var engine = await Engine.StartAsync(wrapUpSeconds: 0);
        var shift = new Shift(engine, TimeSpan.FromSeconds(effort.Of(2, 0.1)));
        await shift.SignInAsync(counsellors);
        await engine.DrainAsync();
        var before = await engine.MemoryAsync();
        using var stop = new CancellationTokenSource();
        List<JournalEvent> journal = [];
        var peak = before;
        var recording = Task.Run(async () =>
        {
            // As the recorder does, all the time beside it.
            while (!stop.IsCancellationRequested)
            {
                journal.AddRange((await engine.DrainAsync(keep: true)).Select(e => HotlineJson.Read<JournalEvent>(e.Json)));
                peak = Math.Max(peak, await engine.MemoryAsync());
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        });
        var clock = Stopwatch.StartNew();
        await shift.ArriveAsync(contacts / length.TotalSeconds, length, n => n % 100 == 37 ? Priority.Immediate : Priority.Routine);
        var arrived = clock.Elapsed.TotalSeconds;
        while (shift.Closed < contacts)
        {
            if (clock.Elapsed > length * 20)
                throw new BenchException($"{contacts - shift.Closed} contacts never closed.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
        var all = clock.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await recording;
        journal.AddRange((await engine.DrainAsync(keep: true)).Select(e => HotlineJson.Read<JournalEvent>(e.Json)));
        var (waits, others) = Urgent(journal);
        var counts = journal.GroupBy(e => e.Type).ToDictionary(g => g.Key, g => g.Count());
        if (counts[JournalEventType.ContactArrived] != contacts || counts[JournalEventType.ContactClosed] != contacts)
            throw new BenchException($"Of {contacts} contacts {counts[JournalEventType.ContactArrived]} arrived and {counts[JournalEventType.ContactClosed]} closed.");
        report.Table($"surge: {contacts} contacts in {length.TotalSeconds:0} s, {counsellors} counsellors, on a Redis server ({RedisServer.Durability})",
            new Figure("surge/arrivals", contacts / arrived, "contacts/s taken in", contacts / length.TotalSeconds, contacts / arrived / (contacts / length.TotalSeconds)),
            new Figure("surge/level4/p99", Report.Quantile(waits, 0.99), "ms from arrival to offer", null, null),
            new Figure("surge/level4/max", waits.Max(), "ms from arrival to offer", null, null),
            new Figure("surge/level4/overtaken", others, "offers to others while level 4 waited", null, null),
            new Figure("surge/connects", contacts / all, "contacts/s", counsellors / shift.TalkSeconds, contacts / all / (counsellors / shift.TalkSeconds)),
            new Figure("surge/memory/peak", peak, "MiB of the store", before, peak / before),
            new Figure("surge/memory/after", await engine.MemoryAsync(), "MiB of the store an hour before closed contacts leave it", before, null));
    }

    /// <summary>By the store's own times and order: waits of level-4 contacts, ms, and how often somebody else was offered meanwhile.</summary>
    private static (List<double> Waits, int Others) Urgent(IEnumerable<JournalEvent> journal)
    {
        Dictionary<Guid, DateTimeOffset> waiting = [];
        List<double> waits = [];
        var others = 0;
        foreach (var happened in journal)
            if (happened is { Type: JournalEventType.ContactArrived, Contact: { Priority: Priority.Immediate } arrived })
                waiting[arrived.Id] = happened.At;
            else if (happened is { Type: JournalEventType.OfferMade, Contact: { } offered })
                if (waiting.Remove(offered.Id, out var since))
                    waits.Add((happened.At - since).TotalMilliseconds);
                else if (waiting.Count > 0)
                    others++;
        return (waits, others);
    }
}
