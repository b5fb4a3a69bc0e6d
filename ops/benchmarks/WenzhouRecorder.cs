using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Measures;
using Hotline.Core.Record;
using Hotline.Core.Texts;
using Hotline.Redis;
using Hotline.Sql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Bench;

/// <summary>
/// The product's recorder over SQLite, beside the replay on a connection of its own, and the telephone's side of the outbox, which
/// takes what is to be done outside and does nothing.
/// </summary>
internal sealed class WenzhouRecorder : IAsyncDisposable
{
    private const int Chunk = 200;
    private readonly ServiceProvider _services;
    private readonly ContactQueue _queue;
    private readonly IRecord _record;
    private volatile bool _finished;

    public WenzhouRecorder(ContactQueue queue, string folder)
    {
        File = Path.Combine(folder, "record.db");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Sql:ConnectionString", (string?)$"Data Source={File}")]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1"));
        services.AddHotlineRecord(configuration);
        _services = services.BuildServiceProvider();
        (_queue, _record) = (queue, _services.GetRequiredService<IRecord>());
    }

    public long Events { get; private set; }
    public string File { get; }
    public IHistory History => _services.GetRequiredService<IHistory>();

    /// <summary>The replay is over: what is left is recorded, and then the loops end.</summary>
    public void Finish() => _finished = true;

    public Task PrepareAsync() => _record.MigrateAsync(CancellationToken.None);

    public async Task RecordAsync()
    {
        using var drain = new DrainJournal(_queue, _record);
        while (true)
        {
            var last = _finished;
            var count = await drain.HandleAsync(CancellationToken.None);
            Events += count;
            if (count == 0 && last)
                return;
            if (count == 0)
                await Pause.ForAsync(0.02);
        }
    }

    public async Task AnswerOutboxAsync()
    {
        _ = await _queue.ReadEpochAsync(CancellationToken.None);
        while (true)
        {
            var last = _finished;
            var items = await _queue.TakeOutboxAsync("telephone", TimeSpan.FromDays(1), Chunk, CancellationToken.None);
            await Task.WhenAll(items.Select(i => _queue.FinishOutboxAsync(i, CancellationToken.None)));
            if (items.Count == 0 && last)
                return;
            if (items.Count == 0)
                await Pause.ForAsync(0.02);
        }
    }

    /// <summary>Each contact must be in SQL in the state that the replay left it in, and nothing else.</summary>
    public async Task CheckAsync(IReadOnlyDictionary<Guid, ContactState> outcomes)
    {
        foreach (var state in Enum.GetValues<ContactState>())
        {
            var (expected, found) = (outcomes.Values.Count(s => s == state), (await _record.SearchAsync(new ContactSearch { State = state, Take = 1 }, CancellationToken.None)).Total);
            if (found != expected)
                throw new BenchException($"SQL knows {found} contacts as {state}, the replay {expected}.");
        }
        foreach (var chunk in outcomes.Keys.Chunk(Chunk))
        {
            var rows = (await _record.ReadContactsAsync(chunk, CancellationToken.None)).ToDictionary(c => c.Id, c => c.State);
            if (chunk.FirstOrDefault(id => !rows.TryGetValue(id, out var state) || state != outcomes[id]) is var wrong && wrong != Guid.Empty)
                throw new BenchException($"Contact {wrong} is {(rows.TryGetValue(wrong, out var state) ? state : "missing")} in SQL and {outcomes[wrong]} in the replay.");
        }
        var health = await _record.ReadHealthAsync(CancellationToken.None);
        if (health.DeadLetters > 0 || health.Gaps.Count > 0)
            throw new BenchException($"The record has {health.DeadLetters} dead letters and {health.Gaps.Count} gaps.");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
