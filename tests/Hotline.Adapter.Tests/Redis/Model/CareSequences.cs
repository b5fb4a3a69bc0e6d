using CsCheck;
using Hotline.Core.Journal;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>
/// The model's sequences (signs, transfers, disconnections, deaths of nodes by their leases) on the real scripts with escalations as they are in service, and
/// a new epoch in the middle: whatever happens, nobody at level 4 is alone (issue 5, to be shown 3). The outcomes are ModelSuite's matter.
/// </summary>
public abstract class CareSequences
{
    private const int Sequences = 160, AtOnce = 8, CheckEvery = 8;
    private LiveStore? _store;
    private string _run = "";

    private protected abstract LiveStore OpenStore();

    [OneTimeSetUp]
    public async Task Open()
    {
        _store = OpenStore();
        _run = await new ScriptRunner(_store.Connection, new RedisKeys("c")).ReadRunAsync();
    }

    [OneTimeTearDown]
    public void Close() => _store?.Dispose();

    [Test]
    public async Task Sequences_OfSignsAndLosses_LeaveNobodyAtLevel4Alone()
    {
        var told = new Dictionary<JournalEventType, int>();
        for (var first = 0; first < Sequences; first += AtOnce)
        {
            var plans = Enumerable.Range(first, AtOnce).Select(n => ModelRun.Make(Commands.Sequence.Generate(new PCG((uint)n, 20261127), null, out _))).ToList();
            var ends = await Task.WhenAll(plans.Select(plan => new StoreRun(_store!.Connection, _run).ViolationAsync(plan, CheckEvery)));
            for (var n = 0; n < plans.Count; n++)
                Assert.That(ends[n].Violation, Is.Null, $"sequence {first + n}:\n{plans[n].Text}");
            foreach (var type in ends.SelectMany(e => e.Told))
                told[type] = told.GetValueOrDefault(type) + 1;
            await _store!.Connection.GetDatabase().ExecuteAsync("FLUSHDB");
        }
        // What does not happen in them is not proved by them.
        Assert.That(told.GetValueOrDefault(JournalEventType.EscalationRaised), Is.GreaterThan(50));
        Assert.That(told.GetValueOrDefault(JournalEventType.EscalationOverdue), Is.GreaterThan(20));
        Assert.That(told.GetValueOrDefault(JournalEventType.SupervisorsCalled), Is.GreaterThan(0));
        Assert.That(told.GetValueOrDefault(JournalEventType.ContactTransferred), Is.GreaterThan(5));
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetCareSequences : CareSequences
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-care-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisCareSequences : CareSequences
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
