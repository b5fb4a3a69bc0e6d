using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Hotline.Core.Journal;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>
/// The proof of the engine (issue 3): command sequences on the model and on the real scripts, same outcomes, same journal, same state.
/// HOTLINE_MODEL_SEED chooses other sequences, HOTLINE_MODEL_COMMANDS more or fewer commands; a failing sequence is cut down and printed as
/// a case for Cases/.
/// </summary>
public abstract class ModelSuite
{
    /// <summary>Commands on each store; both together make the 200,000 of an ordinary run.</summary>
    private const int CommandsPerStore = 101_000;
    private const int AtOnce = 16, StoreChecksEvery = 40;
    private LiveStore? _store;
    private string _run = "";

    private protected abstract LiveStore OpenStore();

    [OneTimeSetUp]
    public async Task Open()
    {
        _store = OpenStore();
        _run = await new ScriptRunner(_store.Connection, new RedisKeys("m")).ReadRunAsync();
    }

    [OneTimeTearDown]
    public void Close() => _store?.Dispose();

    private StoreRun Store => new(_store!.Connection, _run);

    public static IEnumerable<TestCaseData> Cases() =>
        Directory.GetFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Redis", "Model", "Cases"), "*.txt").Order(StringComparer.Ordinal)
            .Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));

    [TestCaseSource(nameof(Cases))]
    public async Task Case_ThatFailedOnce_HoldsNow(string file)
    {
        var plan = ModelRun.Replay(Command.ParseAll(await File.ReadAllTextAsync(file)));
        Assert.That(await FailureAsync(plan, 1), Is.Null);
    }

    [Test]
    public async Task Sequences_ModelAndStore_DoTheSame()
    {
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("HOTLINE_MODEL_SEED") ?? "20261124", CultureInfo.InvariantCulture);
        var wanted = int.Parse(Environment.GetEnvironmentVariable("HOTLINE_MODEL_COMMANDS") ?? $"{CommandsPerStore}", CultureInfo.InvariantCulture);
        var began = Stopwatch.GetTimestamp();
        var (commands, refused, sequences) = (0, 0, 0);
        var told = Enum.GetValues<Verb>().Except([Verb.Wait, Verb.TakeOutbox, Verb.FinishOutbox, Verb.Survey]).ToDictionary(v => v, _ => 0);
        var happened = new HashSet<string>();
        while (commands < wanted)
        {
            // The n-th sequence depends on the seed and n only, however they are run.
            var plans = Enumerable.Range(sequences, AtOnce).Select(n => ModelRun.Make(Commands.Sequence.Generate(new PCG((uint)n, seed), null, out _))).ToList();
            var failures = await Task.WhenAll(plans.Select(plan => FailureAsync(plan, StoreChecksEvery)));
            var failed = Array.FindIndex(failures, f => f is not null);
            if (failed >= 0)
                await FailAsync(plans[failed], seed, sequences + failed);
            await _store!.Connection.GetDatabase().ExecuteAsync("FLUSHDB");
            foreach (var step in plans.SelectMany(p => p.Steps).Where(s => told.ContainsKey(s.Command.Verb) && Events(s) > 0))
                told[step.Command.Verb]++;
            happened.UnionWith(plans.SelectMany(p => p.End.Journal).Select(e => e.Type.ToString()));
            sequences += AtOnce;
            commands += plans.Sum(p => p.Steps.Count);
            refused += plans.Sum(p => p.Steps.Count(s => s.Expected.ValueKind is System.Text.Json.JsonValueKind.Object && s.Expected.TryGetProperty("refusal", out _)));
        }
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{GetType().Name}: {commands} commands in {sequences} sequences, {100.0 * refused / commands:0} % refused, {seconds:0.0} s, seed {seed}; that did something: {string.Join(", ", told.OrderBy(t => t.Value).Select(t => $"{t.Key} {t.Value}"))}"));
        Assert.That(commands, Is.GreaterThanOrEqualTo(wanted));
        // A transition that the sequences do not reach is not proved.
        Assert.That(told.Where(t => t.Value < commands / 20_000).Select(t => t.Key), Is.Empty);
        Assert.That(Enum.GetValues<JournalEventType>().Except(AfterALossOnly).Except(Messages).Except(Escalations).Select(t => t.ToString()).Except(happened), Is.Empty, "what never happened");
    }

    /// <summary>What only a lost store brings about: the sequences lose none.</summary>
    private static readonly JournalEventType[] AfterALossOnly = [JournalEventType.ContactRestored];

    /// <summary>Texts to the outside have a suite of their own (MessageSuite).</summary>
    private static readonly JournalEventType[] Messages =
    [
        JournalEventType.MessageOrdered, JournalEventType.MessageSent, JournalEventType.MessageDelivered, JournalEventType.MessageFailed, JournalEventType.MessagesOptedOut, JournalEventType.MessagesOptedIn,
    ];

    /// <summary>Escalations have sequences of their own (EscalationProperties), with their rules in EscalationPolicy as the model.</summary>
    private static readonly JournalEventType[] Escalations =
    [
        .. Enum.GetValues<JournalEventType>().Where(t => t.ToString().StartsWith("Escalation", StringComparison.Ordinal)), JournalEventType.WhereaboutsOpened,
    ];

    private static int Events(Planned step) =>
        step.Expected.ValueKind is System.Text.Json.JsonValueKind.Object && step.Expected.TryGetProperty("events", out var events) ? events.GetArrayLength() : 0;

    [Test]
    public async Task LiveState_BrokenOnTheStore_IsNamed()
    {
        var plan = ModelRun.Replay(Command.ParseAll("SignIn 0\nReceive 0\nReceive 1 1"));
        Assert.That(await Store.DifferenceAsync(plan, 1, out var keys), Is.Null);
        var (database, prefix) = (_store!.Connection.GetDatabase(), keys.Journal[..^"journal".Length]);
        await database.SortedSetRemoveAsync($"{prefix}queue:12355/Voice", $"{World.Contact(1)}");
        await database.KeyDeleteAsync($"{prefix}timers");
        var violations = Invariants.Check(await LiveStateReader.ReadAsync(database, keys.Journal));
        Assert.That(violations, Has.Some.StartsWith("one place: ").And.Some.StartsWith("timers: grace:"));
    }

    private async Task<string?> FailureAsync(Plan plan, int checkEvery) =>
        plan.Violations is [var violation, ..] ? $"the model itself: {violation}" : await Store.DifferenceAsync(plan, checkEvery);

    private async Task FailAsync(Plan plan, ulong seed, int sequence)
    {
        var drawn = await FailureAsync(plan, 1);
        var least = await Shrinking.ShrinkAsync([.. plan.Steps.Select(s => s.Command)], async commands => await FailureAsync(ModelRun.Replay(commands), 0) is not null);
        var smallest = ModelRun.Replay(least);
        Assert.Fail($"Sequence {sequence} of seed {seed} differs. Keep it as a file in Redis/Model/Cases:\n\n{smallest.Text}\n\n{await FailureAsync(smallest, 1)}\n\nAs it was drawn: {drawn}");
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetModelTests : ModelSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisModelTests : ModelSuite
{
    private readonly RedisServer _server = new();

    private protected override LiveStore OpenStore()
    {
        var store = Stores.Redis(_server);
        // Nothing is killed here, and a disk would be measured instead of the scripts.
        store.Connection.GetServer(store.Connection.GetEndPoints()[0]).ConfigSet("appendonly", "no");
        return store;
    }

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
