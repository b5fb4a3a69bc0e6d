using Hotline.Adapter.Tests.Redis;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Journal;
using Hotline.Redis;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Hotline.Server.Tests.Journeys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Server.Tests.Faults;

/// <summary>
/// A level-4 chat at night with no counsellor free, through the running service on fake time: each step at its deadline, whatever happens to the server
/// and to SQL (issue 5, must be shown 1). The store's clock is the test's.
/// </summary>
[Category("Redis")]
internal sealed class LevelFourTests() : JourneyFixture(Store.Redis)
{
    private const string Night = "+8613955550009";

    /// <summary>Second by second what must have happened, and nothing else of these kinds.</summary>
    private static readonly (JournalEventType Type, int Second)[] Chain =
    [
        (JournalEventType.RequirementWidened, 15), (JournalEventType.SupervisorsCalled, 30), (JournalEventType.BackupCalled, 45),
        (JournalEventType.SignOverdue, 60), (JournalEventType.EscalationRaised, 60), (JournalEventType.BackupCalled, 105),
        (JournalEventType.EscalationOverdue, 120), (JournalEventType.SignOverdue, 120), (JournalEventType.EscalationMoved, 121),
    ];

    private static readonly HashSet<JournalEventType> Kinds = [.. Chain.Select(c => c.Type)];

    /// <summary>No step of the clock is longer than a connection's lease: the caller's page stays connected.</summary>
    private static readonly int[] Clock = [15, 30, 45, 60, 75, 90, 105, 120, 121];

    private LiveStore _store = null!;
    private ContactQueue _queue = null!;
    private readonly Dictionary<string, (JournalEventType Type, long At)> _seen = [];
    private long _from;

    protected override bool OwnServer => true;

    [SetUp]
    public async Task StopTheClockAsync()
    {
        _store = new LiveStore(new RedisOptions { ConnectionString = Server.Redis!.ConnectionString }, "", NullLoggerFactory.Instance);
        var keys = new RedisKeys("main");
        _queue = new ContactQueue(new ScriptRunner(_store.Connection, keys), TimeProvider.System);
        _from = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        _seen.Clear();
        await SetClockAsync(0);
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_from);
        using var made = await DutyJourneyTests.PutAsync(admin, DutyJourneyTests.NewShift("夜班督导", Night) with { Role = DutyRole.Supervisor, County = null, From = now.AddHours(-1), To = now.AddHours(8) });
        Assert.That(made.IsSuccessStatusCode, Is.True, await made.Content.ReadAsStringAsync());
        // The demo has a night shift of its own: only this one is left.
        var rota = await admin.GetAsync<RotaView>(DutyJourneyTests.Rota(now.AddHours(-1)));
        foreach (var other in rota.Shifts.Where(s => s.Role is DutyRole.Supervisor && s.Name != "夜班督导"))
            (await admin.Http.DeleteAsync(new Uri($"/api/duty/{other.Id}?version={other.Version}", UriKind.Relative))).Dispose();
    }

    [TearDown]
    public void CloseStore() => _store.Dispose();

    [Test]
    public async Task Chat_NobodyFree_TakesEachStepAtItsDeadline()
    {
        var caller = await NotSafeAsync();
        foreach (var second in Clock)
            await StepAsync(second);
        await EndsAsync(caller);
    }

    [Test]
    public async Task Chat_ServerKilledBetweenEveryStep_TakesEachStepAtItsDeadline()
    {
        var caller = await NotSafeAsync();
        foreach (var second in Clock)
        {
            if (Chain.Any(c => c.Second == second))
            {
                await Server.KillAsync();
                await SetClockAsync(second);
                await Server.RestartAsync();
            }
            await StepAsync(second);
        }
        await EndsAsync(caller);
    }

    [Test]
    public async Task Chat_SqlAway_TakesEachStepAtItsDeadlineAndTheRecordHasAllLater()
    {
        var caller = await NotSafeAsync();
        await RecordedAsync(caller.Id, "ContactArrived");
        await using (await RecordLock.TakeAsync(Server.DataFolder))
            foreach (var second in Clock)
                await StepAsync(second);
        await EndsAsync(caller);
        await RecordedAsync(caller.Id, "BackupCalled", 60);
        await RecordedAsync(caller.Id, "SignOverdue", 60);
    }

    private async Task SetClockAsync(int second) => await _store.Connection.GetDatabase().StringSetAsync(new RedisKeys("main").Clock, _from + second * 1000L);

    private Task<CallerClient> NotSafeAsync() => ArriveAsync(answers: new CallerAnswers { SafeNow = SafeNow.NotSafe });

    /// <summary>It is that second now; what is due then happens, and what goes outside goes.</summary>
    private async Task StepAsync(int second)
    {
        await SetClockAsync(second);
        var expected = Chain.Where(c => c.Second <= second).OrderBy(c => c.Second).ThenBy(c => c.Type).ToList();
        List<(JournalEventType Type, int Second)> happened = [];
        await Eventually.ThatAsync(async () => (happened = await HappenedAsync()).SequenceEqual(expected), $"second {second}", 40,
            () => string.Join(' ', happened.Select(h => $"{h.Type}@{h.Second}")) + Server.Log[^Math.Min(2000, Server.Log.Length)..]);
        if (second == 30)
            await Network.WaitForLegAsync(Night, "ringing", 40);
        // Whoever was asked has the message before the clock goes on: its minute counts from then.
        if (second is 60 or 121)
            await Eventually.ThatAsync(async () =>
            {
                await ReadAsync();
                return _seen.Values.Count(e => e.Type is JournalEventType.EscalationDelivered) == (second == 60 ? 1 : 2);
            }, $"delivered at {second}", 40);
    }

    private async Task EndsAsync(CallerClient caller)
    {
        Assert.That((await _queue.ReadCallerAsync(caller.Id, 0, CancellationToken.None))!.Contact.State, Is.EqualTo(ContactState.Waiting), "still first in the queue, and still called for");
        var call = (await _queue.ReadOfAsync(caller.Id, CancellationToken.None)).Single();
        Assert.That((call.Kind, call.Owner!.Kind, call.Due), Is.EqualTo((Core.Escalations.EscalationKind.SupervisorNow, Core.Escalations.OwnerKind.Desk, (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(_from + 181_000))));
        // Somebody is free at last.
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync(caller.Id);
        Assert.That((await _queue.ReadCallerAsync(caller.Id, 0, CancellationToken.None))!.Contact.Urgent, Is.Null);
    }

    private async Task<List<(JournalEventType Type, int Second)>> HappenedAsync()
    {
        await ReadAsync();
        return [.. _seen.Values.Where(e => Kinds.Contains(e.Type)).Select(e => (e.Type, (int)((e.At - _from) / 1000))).OrderBy(e => e.Item2).ThenBy(e => e.Type)];
    }

    /// <summary>The journal holds what SQL has not got yet, and SQL what the journal has dropped since.</summary>
    private async Task ReadAsync()
    {
        foreach (var (id, type, at) in Record.Times())
            _seen[id] = (Enum.Parse<JournalEventType>(type), at);
        foreach (var e in (await _queue.ReadJournalAsync(null, 10_000, CancellationToken.None)).Events.Select(e => HotlineJson.Read<JournalEvent>(e.Json)))
            _seen[e.Id] = (e.Type, e.At.ToUnixTimeMilliseconds());
    }
}
