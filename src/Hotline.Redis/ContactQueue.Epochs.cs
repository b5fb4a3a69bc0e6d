using System.Globalization;
using System.Text.Json;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Epochs;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using Hotline.Core.Wallboard;
using Hotline.Core;
using StackExchange.Redis;

namespace Hotline.Redis;

/// <summary>Opening an epoch, and reading the journal.</summary>
internal sealed partial class ContactQueue
{
    /// <summary>A torn script wrote at most its own events; the longest one (a batch of timers) writes fewer than this.</summary>
    private const int TornEvents = 500;

    /// <summary>A leader that has been silent this long is replaced.</summary>
    private const int LeaderMilliseconds = 8_000;

    /// <summary>A node looks four times a second.</summary>
    private const int SilentMilliseconds = 2_000;

    public async Task<string> ReadRunAsync(CancellationToken cancellation)
    {
        try
        {
            return await scripts.ReadRunAsync();
        }
        catch (Exception e) when (e is RedisConnectionException or RedisTimeoutException or RedisServerException)
        {
            throw new LiveStateUnavailableException("The live state cannot be reached.", e);
        }
    }

    public async Task<bool> OpenEpochAsync(string? replaces, string epoch, string node, string run, CancellationToken cancellation)
    {
        var answer = await scripts.RunAsync("openEpoch", [epoch, NextId().ToString(), System_, replaces ?? "", node, run, LeaderMilliseconds], cancellation);
        _ = await ReadEpochAsync(cancellation);
        return (int)answer[0] == 1;
    }

    public Task<Step> LoadContactsAsync(IReadOnlyList<RestoredContact> contacts, CancellationToken cancellation) =>
        TransitAsync("loadContacts", System_, [.. contacts.SelectMany(c => new RedisValue[] { c.By.ToString(), HotlineJson.Write(c.Contact) })], cancellation);

    public Task<Step> LoadMessagesAsync(Guid contact, IReadOnlyList<ChatMessage> messages, bool fromScreen, CancellationToken cancellation) =>
        TransitAsync("loadMessages", System_, [Text(contact), fromScreen ? 1 : 0, .. messages.Select(m => (RedisValue)HotlineJson.Write(m))], cancellation);

    public Task LoadFormAsync(Guid contact, SealedForm form, CancellationToken cancellation) =>
        TransitAsync("loadForm", System_, [Text(contact), HotlineJson.Write(form)], cancellation);

    public Task LoadLineAsync(Line line, CancellationToken cancellation) =>
        TransitAsync("loadLine", System_, [line.Code, HotlineJson.Write(line), line.Version], cancellation);

    public Task LoadSettingAsync(LiveSetting setting, CancellationToken cancellation) =>
        TransitAsync("loadSetting", System_, [setting.Name, HotlineJson.Write(setting), setting.Version], cancellation);

    public Task LoadDutyAsync(DutyNow known, CancellationToken cancellation) => TransitAsync("loadDuty", System_,
    [
        .. known.Shifts.SelectMany(s => new RedisValue[] { "shift", HotlineJson.Write(s) }),
        .. known.Partners.SelectMany(p => new RedisValue[] { "partner", HotlineJson.Write(p) }),
    ], cancellation);

    public async Task LoadCountersAsync(string epoch, IReadOnlyList<LineCounters> counters, CancellationToken cancellation)
    {
        foreach (var line in counters.GroupBy(c => (c.Line, c.Day)))
            await scripts.RunAsync("loadCounters", [epoch, NextId().ToString(), System_, line.Key.Line, line.Key.Day, .. line.SelectMany(Counters.Fields)], cancellation);
    }

    public async Task<Step> FinishOpeningAsync(string epoch, CancellationToken cancellation)
    {
        // Under the epoch that is meant, whatever this node has read since: a leader that stood still for a while must not finish another's.
        var answer = await scripts.RunAsync("finishOpening", [epoch, NextId().ToString(), System_, TornEvents], cancellation);
        return (int)answer[0] < 0 ? new Step((Refusal)(int)answer[0], [], null) : Done(answer);
    }

    public async Task<NodesNow> KeepNodeAsync(string node, string? announcedTo, CancellationToken cancellation)
    {
        var answer = await scripts.RunAsync("keepNode", [node, announcedTo ?? "", SilentMilliseconds], cancellation);
        var epoch = EpochOf(answer);
        return new NodesNow(epoch, [.. answer.Skip(EpochFields).Chunk(2).Select(pair =>
        {
            var said = ((string)pair[1]!).Split(' ');
            return new OtherNode((string)pair[0]!, long.Parse(said[0], CultureInfo.InvariantCulture), said[1]);
        })]);
    }

    public Task<Step> KeepNetworkAsync(string node, bool away, CancellationToken cancellation) =>
        TransitAsync("keepNetwork", System_, [node, away ? 1 : 0, SilentMilliseconds], cancellation);

    public async Task<IReadOnlyList<Guid>> ReadGoneAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        [.. (await scripts.RunAsync("readGone", [_epoch, .. ids.Select(id => (RedisValue)Text(id))], cancellation)).Select(id => Guid.Parse((string)id!))];

    public async Task<JournalPage> ReadJournalAsync(JournalPosition? after, int most, CancellationToken cancellation)
    {
        var answer = await scripts.RunAsync("readJournal", [after?.Epoch ?? "", after?.Number ?? 0, after?.EventId ?? "", most], cancellation);
        var events = answer.Skip(1).Select(e => Raw((string)e!)).ToList();
        if (events.Count == 0)
            return new JournalPage([], null);
        var gap = (string?)answer[0] switch
        {
            "late" => "the journal begins after the position",
            "lost" => "the store was emptied",
            "rolledBack" => "the store was rolled back",
            _ => null,
        };
        return new JournalPage(events, gap is null ? null : new JournalGap(gap, after?.Epoch, after?.Number, events[0].Epoch, events[0].Number));
    }

    public Task TrimJournalAsync(JournalPosition recorded, CancellationToken cancellation) =>
        scripts.RunAsync("trimJournal", [recorded.Epoch, recorded.Number, recorded.EventId], cancellation);

    private static RawEvent Raw(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        var root = parsed.RootElement;
        return new RawEvent(root.GetProperty("epoch").GetString()!, root.GetProperty("number").GetInt64(), root.GetProperty("id").GetString()!, json);
    }
}

/// <summary>Counters as hash fields, channel:hour:measure.</summary>
internal static class Counters
{
    public static IEnumerable<RedisValue> Fields(LineCounters c)
    {
        (string Name, long Value)[] measures =
        [
            ("arrived", c.Arrived), ("answered", c.Answered), ("answeredInTarget", c.AnsweredInTarget), ("abandoned", c.Abandoned),
            ("abandonedAfterTarget", c.AbandonedAfterTarget), ("shortAbandoned", c.ShortAbandoned), ("overflowed", c.Overflowed), ("waitMilliseconds", c.WaitMilliseconds), ("closed", c.Closed),
        ];
        foreach (var (name, value) in measures)
        {
            yield return $"{c.Channel}:{c.Hour}:{name}";
            yield return value;
        }
    }

    public static IEnumerable<LineCounters> Parse(string line, string day, RedisResult[] pairs)
    {
        var values = new Dictionary<(Channel Channel, int Hour), Dictionary<string, long>>();
        for (var i = 0; i + 1 < pairs.Length; i += 2)
        {
            var parts = ((string)pairs[i]!).Split(':');
            var at = (Enum.Parse<Channel>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));
            if (!values.TryGetValue(at, out var measures))
                values[at] = measures = [];
            measures[parts[2]] = (long)pairs[i + 1];
        }
        return values.Select(v =>
        {
            long Of(string name) => v.Value.GetValueOrDefault(name);
            return new LineCounters
            {
                Line = line, Day = day, Channel = v.Key.Channel, Hour = v.Key.Hour,
                Arrived = (int)Of("arrived"), Answered = (int)Of("answered"), AnsweredInTarget = (int)Of("answeredInTarget"), Abandoned = (int)Of("abandoned"),
                AbandonedAfterTarget = (int)Of("abandonedAfterTarget"), ShortAbandoned = (int)Of("shortAbandoned"), Overflowed = (int)Of("overflowed"), WaitMilliseconds = Of("waitMilliseconds"), Closed = (int)Of("closed"),
            };
        });
    }
}
