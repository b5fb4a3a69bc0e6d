using System.Globalization;
using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using StackExchange.Redis;

namespace Hotline.Adapter.Tests.Redis.Model;

/// <summary>Reads a cell's whole live state, derived keys included, in one script and so in one moment. For tests and chaos runs only.</summary>
internal static class LiveStateReader
{
    private const string Script = """
        local P = string.sub(KEYS[1], 1, -8)
        local call = redis.call
        local set = call('GET', P .. 'clock')
        local t = call('TIME')
        local now = set or string.format('%.0f', tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000))
        local journal = call('LRANGE', KEYS[1], 0, -1)
        local contacts, counsellors, chats, forms, mine, fits, seen, owned = {}, {}, {}, {}, {}, {}, {}, {}
        local function own(id)
          if owned[id] then return end
          owned[id] = true
          mine[#mine + 1] = {id, unpack(call('SMEMBERS', P .. 'mine:' .. id))}
        end
        local function look(id)
          if seen[id] then return end
          seen[id] = true
          local contact = call('GET', P .. 'contact:' .. id)
          if contact then
            contacts[#contacts + 1] = contact
            chats[#chats + 1] = {id, unpack(call('HGETALL', P .. 'chat:' .. id))}
            forms[#forms + 1] = {id, call('GET', P .. 'form:' .. id) or ''}
            local owner = cjson.decode(contact).counsellor
            if owner then own(owner) end
            return
          end
          local counsellor = call('GET', P .. 'counsellor:' .. id)
          if counsellor then
            counsellors[#counsellors + 1] = counsellor
            own(id)
            fits[#fits + 1] = {id, unpack(call('SMEMBERS', P .. 'fits:' .. id))}
          end
        end
        for _, id in ipairs(call('SMEMBERS', P .. 'open')) do look(id) end
        for _, id in ipairs(call('SMEMBERS', P .. 'counsellors')) do look(id) end
        if #ARGV > 0 then
          for _, id in ipairs(ARGV) do look(id) end
        else
          for _, json in ipairs(journal) do
            for id in string.gmatch(json, '"(%x%x%x%x%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x+)"') do look(id) end
          end
        end
        local queues, free, able, stats, days = {}, {}, {}, {}, {}
        for _, text in ipairs(call('SMEMBERS', P .. 'requirements')) do
          queues[#queues + 1] = {text, unpack(call('ZRANGE', P .. 'queue:' .. text, 0, -1, 'WITHSCORES'))}
          free[#free + 1] = {text, unpack(call('ZRANGE', P .. 'free:' .. text, 0, -1))}
          able[#able + 1] = {text, unpack(call('SMEMBERS', P .. 'able:' .. text))}
        end
        for _, json in ipairs(contacts) do
          local contact = cjson.decode(json)
          local name = contact.line .. ':' .. (contact.day or '')
          if not days[name] then
            days[name] = true
            stats[#stats + 1] = {name, unpack(call('HGETALL', P .. 'stats:' .. name))}
          end
        end
        local outbox = call('ZRANGE', P .. 'outbox', 0, -1, 'WITHSCORES')
        for _, part in ipairs(call('ZRANGE', P .. 'outboxWaiting', 0, -1, 'WITHSCORES')) do outbox[#outbox + 1] = part end
        local escalations, plan = {}, call('GET', P .. 'escalationPlan')
        if not plan or cjson.decode(plan).automatic ~= false then
          escalations[1] = ''
          for _, json in ipairs(contacts) do
            for _, id in ipairs(call('SMEMBERS', P .. 'escalationsOf:' .. cjson.decode(json).id)) do
              escalations[#escalations + 1] = call('GET', P .. 'escalation:' .. id) or nil
            end
          end
        end
        return {{now, call('HGET', P .. 'epoch', 'id') or '', call('EXISTS', P .. 'callsPaused')}, journal, contacts, counsellors, queues, free, call('ZRANGE', P .. 'timers', 0, -1, 'WITHSCORES'),
          call('SMEMBERS', P .. 'open'), mine, chats, forms, outbox, stats, able, fits, escalations}
        """;

    // Lua 5.1 has unpack, 5.4 table.unpack.
    private const string Prelude = "local unpack = unpack or table.unpack\n";

    private sealed record Hidden(Dictionary<Guid, double>? Tried, Dictionary<string, int>? Connections, string? ConnectionsEpoch, bool LeftByGrace);

    /// <param name="database">The cell's store.</param>
    /// <param name="journal">Name of the cell's journal (RedisKeys.Journal).</param>
    /// <param name="ids">Contacts and counsellors to read besides the open and the present ones; none: whoever the journal names.</param>
    public static async Task<LiveState> ReadAsync(IDatabase database, string journal, params Guid[] ids)
    {
        var all = (RedisResult[])(await database.ScriptEvaluateAsync(Prelude + Script, [journal], [.. ids.Select(id => (RedisValue)id.ToString())]))!;
        var parts = all.Select(part => (RedisResult[])part!).ToArray();
        var events = parts[1].Select(e => (string)e!).ToList();
        return new LiveState
        {
            Now = Number(parts[0][0]),
            Epoch = (string)parts[0][1]!,
            CallsPaused = (int)parts[0][2] == 1,
            Contacts = parts[2].Select(c => (string)c!).Select(json => new ContactDocument(HotlineJson.Read<Contact>(json), TriedOf(Rest(json)), ConnectionsOf(Rest(json), (string)parts[0][1]!))).ToDictionary(c => c.Image.Id),
            Counsellors = parts[3].Select(c => (string)c!).Select(json => new CounsellorDocument(HotlineJson.Read<Counsellor>(json), Rest(json).LeftByGrace, ConnectionsOf(Rest(json), (string)parts[0][1]!))).ToDictionary(c => c.Image.Id),
            Queues = Rows(parts[4]).ToDictionary(row => row[0], row => row[1..].Chunk(2).Select(p => new Ranked(Guid.Parse(p[0]), Score(p[1]))).ToList()),
            Free = Rows(parts[5]).ToDictionary(row => row[0], row => row[1..].Select(Guid.Parse).ToList()),
            Able = Rows(parts[13]).ToDictionary(row => row[0], row => row[1..].Select(Guid.Parse).ToHashSet()),
            Fits = Rows(parts[14]).ToDictionary(row => Guid.Parse(row[0]), row => row[1..].ToHashSet()),
            Timers = Scores(parts[6]),
            Open = parts[7].Select(id => Guid.Parse((string)id!)).ToHashSet(),
            Mine = Rows(parts[8]).Where(row => row.Length > 1).ToDictionary(row => Guid.Parse(row[0]), row => row[1..].Select(Guid.Parse).ToHashSet()),
            Journal = [.. events.Select(HotlineJson.Read<JournalEvent>)],
            Places = [.. events.Select(e => long.Parse(e["{\"place\":".Length..e.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture))],
            Chats = Rows(parts[9]).Where(row => row.Length > 1).ToDictionary(row => Guid.Parse(row[0]), row => Chat(row[1..].Chunk(2).ToDictionary(p => p[0], p => p[1]))),
            Forms = Rows(parts[10]).Where(row => row[1].Length > 0).ToDictionary(row => Guid.Parse(row[0]), row => JsonDocument.Parse(row[1]).RootElement.GetProperty("version").GetInt64()),
            Outbox = Scores(parts[11]),
            Escalations = parts[15].Length == 0 ? null : [.. parts[15].Skip(1).Select(e => HotlineJson.Read<Escalation>((string)e!))],
            Counters = Rows(parts[12]).SelectMany(row => row[1..].Chunk(2).Select(p => (Name: $"{row[0]}:{p[0]}", Value: long.Parse(p[1], CultureInfo.InvariantCulture)))).ToDictionary(p => p.Name, p => p.Value),
        };
    }

    private static ChatState Chat(Dictionary<string, string> fields)
    {
        int Of(string name) => int.Parse(fields.GetValueOrDefault(name, "0"), CultureInfo.InvariantCulture);
        var numbers = fields.Keys.Where(f => f.StartsWith("m:", StringComparison.Ordinal)).Select(f => int.Parse(f[2..], CultureInfo.InvariantCulture)).Order().ToList();
        var ids = fields.Where(f => f.Key.StartsWith("i:", StringComparison.Ordinal)).OrderBy(f => int.Parse(f.Value, CultureInfo.InvariantCulture)).Select(f => Guid.Parse(f.Key[2..])).ToList();
        return new ChatState(numbers, ids, Of("last"), Of("seenByCaller"), Of("seenByCounsellor"));
    }

    private static Hidden Rest(string json) => HotlineJson.Read<Hidden>(json);
    private static Dictionary<Guid, long> TriedOf(Hidden hidden) => (hidden.Tried ?? []).ToDictionary(t => t.Key, t => (long)t.Value);

    // Connections of an earlier epoch are announced anew or gone.
    private static HashSet<string> ConnectionsOf(Hidden hidden, string epoch) => hidden.ConnectionsEpoch == epoch ? [.. (hidden.Connections ?? []).Keys] : [];

    private static IEnumerable<string[]> Rows(RedisResult[] part) => part.Select(row => ((RedisResult[])row!).Select(cell => (string)cell!).ToArray());
    private static Dictionary<string, long> Scores(RedisResult[] pairs) => pairs.Chunk(2).ToDictionary(p => (string)p[0]!, p => (long)Score((string)p[1]!));
    private static double Score(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    private static long Number(RedisResult text) => long.Parse((string)text!, CultureInfo.InvariantCulture);
}
