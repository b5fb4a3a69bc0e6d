using System.Globalization;
using Hotline.Adapter.Tests.Redis.Model;
using Hotline.Chaos.Checks;
using Hotline.Chaos.Faults;
using Hotline.Chaos.People;
using Hotline.Chaos.Service;

namespace Hotline.Chaos;

/// <summary>One run from the first sign-in to the report.</summary>
internal sealed class Run(Plan plan)
{
    private readonly long _began = Pause.Now;
    private readonly Ledger _ledger = new();
    private readonly Findings _findings = new();
    private readonly List<string> _during = [];
    private int _looked;

    /// <summary>How long the record may take to give back what a lost store had, once it is there itself, seconds.</summary>
    private const double LongestLoad = 6;

    /// <returns>Whether anything was violated.</returns>
    public async Task<bool> HandleAsync()
    {
        Console.WriteLine($"ops/chaos: {plan}");
        await using var cell = await Cell.StartAsync(plan);
        Tell($"{plan.Nodes} nodes are ready");
        var deck = new FaultDeck(plan, cell, Tell);
        IReadOnlyList<string> outside;
        await using (var crowd = new Crowd(plan, cell, _ledger))
        {
            await crowd.BeginAsync();
            await Pause.ForAsync(plan.Ramp);
            Tell($"{crowd.Open} callers, {crowd.Agents.Count} counsellors");
            await deck.DealAsync(() => LookAsync(cell), CancellationToken.None);
            Tell($"no more faults; {crowd.Open} callers are here");
            await crowd.EndAsync(plan.Settle);
            Tell($"{crowd.Open} callers are still here");
            outside = await crowd.OutsideAsync();
            await StopAtAMomentAsync(cell);
            crowd.Photograph();
            await CheckAsync(cell, deck, outside);
            Report(deck, cell);
            foreach (var node in cell.Nodes)
                await node.KillAsync();
        }
        await cell.DisposeAsync();
        if (plan.Keep)
            Console.WriteLine($"Kept: {cell.Folder} and {cell.Redis.Folder}");
        else
            cell.Delete();
        return _findings.Violations > 0;
    }

    /// <summary>Between two faults the invariants hold, whatever happened before; what the journal alone can tell is looked at in the end.</summary>
    private async Task LookAsync(Cell cell)
    {
        try
        {
            await using var redis = await cell.ConnectAsync();
            if ((string?)await redis.GetDatabase().HashGetAsync(Cell.JournalKey.Replace("journal", "epoch", StringComparison.Ordinal), "state") != "Open")
                return;
            _looked++;
            var violations = await ViolationsAsync(redis.GetDatabase());
            // Words that only SQL has come when it is back, and the epoch opens without them: a chat may miss some as long as that lasts.
            for (var began = Pause.Now; violations.Exists(IsMissingWords) && Pause.Since(began) < LongestLoad;)
            {
                await Pause.ForAsync(0.5);
                var again = await ViolationsAsync(redis.GetDatabase());
                violations = [.. violations.Where(v => !IsMissingWords(v)), .. again.Where(IsMissingWords)];
            }
            _during.AddRange(violations.Select(violation => $"at {Clock()}: {violation}"));
        }
        catch (Exception e) when (e is StackExchange.Redis.RedisException or TimeoutException)
        {
            // The next look comes.
        }
    }

    private static async Task<List<string>> ViolationsAsync(StackExchange.Redis.IDatabase redis) =>
        [.. Invariants.Check(await LiveStateReader.ReadAsync(redis, Cell.JournalKey), "journal rebuilds", "counters", "streams without gap")];

    private static bool IsMissingWords(string violation) => violation.StartsWith("messages:", StringComparison.Ordinal);

    /// <summary>All nodes stand still at a moment at which SQL is level with the journal.</summary>
    private static async Task StopAtAMomentAsync(Cell cell)
    {
        await using var redis = await cell.ConnectAsync();
        for (var began = Pause.Now; Pause.Since(began) < 60; await Pause.ForAsync(0.2))
        {
            if (await redis.GetDatabase().ListLengthAsync(Cell.JournalKey) > 1)
                continue;
            foreach (var node in cell.Nodes)
                await node.FreezeAsync();
            if (await redis.GetDatabase().ListLengthAsync(Cell.JournalKey) <= 1)
                return;
            foreach (var node in cell.Nodes)
                await node.ThawAsync();
        }
        throw new ChaosException($"SQL did not get level with the journal within a minute; {cell.Folder}");
    }

    private async Task CheckAsync(Cell cell, FaultDeck deck, IReadOnlyList<string> outside)
    {
        Tell("everything stands still; looking");
        var history = History.Read(cell);
        var record = new RecordFile(cell.RecordFile);
        await using var redis = await cell.ConnectAsync();
        var named = history.All.Values.SelectMany(t => new[] { t.Event.Contact?.Id, t.Event.Counsellor?.Id }).OfType<Guid>().Distinct().ToArray();
        var state = await LiveStateReader.ReadAsync(redis.GetDatabase(), Cell.JournalKey, named);
        var live = state.Contacts.Values.Select(c => c.Image).ToDictionary(c => c.Id);

        _findings.Check("every node runs", cell.Nodes.Where(n => n.EndedByItself).Select(n => $"node {n.Number} ended by itself"));
        _findings.Check("everybody is connected in the end", outside);
        _findings.Check("arrivals = closed + abandoned + overflowed + open", RecordChecks.Accounts(record, history, live, _ledger));
        _findings.Check("SQL equals the journal", RecordChecks.EqualsTheJournal(record, history));
        _findings.Check("SQL equals the live state", RecordChecks.ImagesAreTheNewest(record, history, live));
        _findings.Check("nobody with two counsellors", JournalChecks.OneCounsellor(history));
        _findings.Check("only the own counsellor speaks", JournalChecks.OnlyTheOwnCounsellorSpeaks(history));
        _findings.Check("no message lost, doubled or out of order", RecordChecks.NoMessageLost(record, _ledger));
        _findings.Check("screens show what is recorded", RecordChecks.ScreensAgree(record, _ledger));
        _findings.Check("journal without gap", JournalChecks.WithoutGap(history));
        _findings.Check("streams without gap", JournalChecks.StreamsWithoutGap(history));
        _findings.Check("journal rebuilds the live state", JournalChecks.Rebuilds(history, live.Values, state.Counsellors.Values.Select(c => c.Image)));
        _findings.Check("invariants in the end", Invariants.Check(state, "journal rebuilds", "counters", "streams without gap"));
        _findings.Check("invariants between faults", _during);
        _findings.Check("people have no complaint", _ledger.Troubles);

        var states = record.Contacts.Values.GroupBy(c => c.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}");
        Console.WriteLine();
        Console.WriteLine($"Contacts: {record.Contacts.Count} in SQL ({string.Join(", ", states)}); {_ledger.Arrived.Count} callers were let in");
        Console.WriteLine($"Messages: {_ledger.Kept.Count} acknowledged, {record.Messages.Values.Sum(m => m.Count)} in SQL");
        Console.WriteLine($"Journal:  {history.All.Count} events in {history.All.Values.Select(t => t.Event.Epoch).Distinct().Count()} epochs, {history.All.Values.Count(t => t.Fate is Fate.Lost)} lost with the store before SQL had dropped them; {record.Gaps.Count} gaps noted: {string.Join("; ", record.Gaps.GroupBy(g => g).Select(g => $"{g.Count()}x {g.Key}"))}");
        Console.WriteLine($"Faults:   {string.Join(", ", deck.Dealt.Select(d => $"{d.Value} {d.Key}"))}; the live state was looked at {_looked} times in between");
        Console.WriteLine($"Refused:  {string.Join(", ", _ledger.Refused.OrderByDescending(r => r.Value).Select(r => $"{r.Value}x {r.Key}"))}");
    }

    private void Report(FaultDeck deck, Cell cell)
    {
        Console.WriteLine();
        foreach (var (name, violations) in _findings.Checks)
        {
            Console.WriteLine($"  {(violations.Count == 0 ? "holds   " : "VIOLATED")}  {name}{(violations.Count == 0 ? "" : $": {violations.Count}")}");
            foreach (var violation in violations.Take(plan.Keep ? 40 : 8))
                Console.WriteLine($"              {(violation.Length > 900 ? violation[..900] + " …" : violation)}");
        }
        Console.WriteLine();
        Console.WriteLine(_findings.Violations == 0
            ? $"Nothing was violated ({plan}; {Clock()})."
            : $"{_findings.Violations} violations ({plan}; {Clock()}). The same again: ops/chaos --seed {plan.Seed}{(deck.Dealt.Count == 0 ? " --faults none" : "")}{(plan.Keep ? $"; see {cell.Folder}" : " --keep")}");
    }

    private void Tell(string what) => Console.WriteLine($"  {Clock(),8}  {what}");

    private string Clock() => Pause.Since(_began).ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
