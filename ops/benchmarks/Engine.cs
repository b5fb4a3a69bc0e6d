using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Hotline.Bench;

/// <summary>The routing engine without its server: the queue on a Redis server of its own, one line, and the floor of empty scripts.</summary>
internal sealed class Engine : IDisposable
{
    public const string Line = "12355";
    private readonly RedisServer _server = new();
    private readonly LiveStore _store;
    private readonly RedisKeys _keys = new("bench");
    private JournalPosition? _recorded;
    private static CancellationToken None => CancellationToken.None;

    private Engine()
    {
        _store = new LiveStore(new RedisOptions { ConnectionString = _server.ConnectionString }, "", NullLoggerFactory.Instance);
        Queue = new ContactQueue(new ScriptRunner(_store.Connection, _keys), TimeProvider.System);
    }

    public ContactQueue Queue { get; }
    public string ConnectionString => _server.ConnectionString;

    /// <param name="wrapUpSeconds">0: whoever ends a contact is free with the same script.</param>
    public static async Task<Engine> StartAsync(int wrapUpSeconds)
    {
        var engine = new Engine();
        var epoch = Guid.CreateVersion7().ToString();
        await engine.Queue.OpenEpochAsync(null, epoch, "bench", await engine.Queue.ReadRunAsync(None), None);
        await engine.Queue.FinishOpeningAsync(epoch, None);
        await engine.Queue.SetLineAsync(new Line { Code = Line, Name = "青少年", NameEn = "Youth", WrapUpSeconds = wrapUpSeconds, ProtectedSeconds = 0 }, "bench", None);
        return engine;
    }

    /// <summary>One that rings for nobody else, and whose connection nobody misses while the benchmark runs.</summary>
    public static Counsellor NewCounsellor(int number, int chats = 1, IReadOnlyDictionary<string, int>? skills = null) => new()
    {
        Id = Guid.CreateVersion7(), Alias = $"咨询员{number}", Presence = Presence.Available, ChatCapacity = chats, TakesVoice = false,
        Lines = new Dictionary<string, int> { [Line] = 1 }, Skills = skills ?? new Dictionary<string, int>(),
    };

    public static Contact NewContact(Priority priority = Priority.Routine) =>
        new() { Id = Guid.CreateVersion7(), Line = Line, Channel = Channel.Chat, Requirement = "", Day = "2026-09-21", Hour = 10, Priority = priority };

    public static Requirement Need(IReadOnlyDictionary<string, int>? skills = null) => new() { Line = Line, Channel = Channel.Chat, Skills = skills };

    public static Step Check(Step step) => step.Done ? step : throw new BenchException($"A step was refused: {step.Refusal}.");

    public static IEnumerable<Offer> Offers(Step step) => step.Events.Where(e => e.Type is JournalEventType.OfferMade).Select(e => e.Contact!.Offer!);

    /// <summary>So many trivial EVALSHA calls by the same client, one after the other, with the same KEYS[1].</summary>
    public async Task<Func<Task>> FloorAsync(int scripts)
    {
        var database = _store.Connection.GetDatabase();
        RedisKey[] journal = [_keys.Journal];
        // What EVALSHA needs is the script's own hash; EVAL loads it.
        await database.ScriptEvaluateAsync("return 1", journal);
        var sha = Convert.FromHexString("e0e1f9fabfc9d4800c877a703b823ac0578ff8db");
        return async () =>
        {
            for (var i = 0; i < scripts; i++)
                await database.ScriptEvaluateAsync(sha, journal);
        };
    }

    /// <summary>As the recorder would: the journal is read in pages, dropped behind the reader. Gives what it read.</summary>
    public async Task<IReadOnlyList<RawEvent>> DrainAsync(bool keep = false)
    {
        List<RawEvent> read = [];
        while (await Queue.ReadJournalAsync(_recorded, 500, None) is { Events.Count: > 0 } page)
        {
            var last = page.Events[^1];
            _recorded = new JournalPosition(last.Epoch, last.Number, last.Id);
            if (keep)
                read.AddRange(page.Events);
            await Queue.TrimJournalAsync(_recorded, None);
        }
        return read;
    }

    private async Task<IReadOnlyDictionary<string, string>> InfoAsync(string section) =>
        (await _store.Connection.GetServer(_store.Connection.GetEndPoints()[0]).InfoAsync(section)).SelectMany(g => g).ToDictionary(i => i.Key, i => i.Value);

    /// <summary>Processor time that the store has used, seconds.</summary>
    public async Task<double> ProcessorAsync()
    {
        var used = await InfoAsync("cpu");
        double Of(string name) => double.Parse(used[name], System.Globalization.CultureInfo.InvariantCulture);
        return Of("used_cpu_user") + Of("used_cpu_sys");
    }

    /// <summary>Memory that the store uses, MiB.</summary>
    public async Task<double> MemoryAsync() =>
        double.Parse((await InfoAsync("memory"))["used_memory"], System.Globalization.CultureInfo.InvariantCulture) / 1048576;

    public void Dispose()
    {
        _store.Dispose();
        _server.Dispose();
    }
}
