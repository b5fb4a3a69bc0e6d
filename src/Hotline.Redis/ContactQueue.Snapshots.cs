using System.Globalization;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using Hotline.Core.Wallboard;
using Hotline.Core;
using StackExchange.Redis;

namespace Hotline.Redis;

/// <summary>Snapshots: each one script, so each one moment.</summary>
internal sealed partial class ContactQueue
{
    private const int MostOnScreen = 500;
    private const int MostOnDesk = 200;

    public async Task<CallerView?> ReadCallerAsync(Guid contact, int afterMessage, CancellationToken cancellation)
    {
        var answer = await scripts.RunAsync("readCaller", [Text(contact), afterMessage, MostOnScreen], cancellation);
        if (answer.Length == 0)
            return null;
        var found = Read<Contact>(answer[0]);
        return new CallerView(found, ReadPlace(contact, answer[1], answer[2], answer[3]), [.. answer.Skip(4).Select(Read<ChatMessage>)]);
    }

    public async Task<Desk?> ReadDeskAsync(Guid counsellor, CancellationToken cancellation)
    {
        var answer = await scripts.RunAsync("readDesk", [Text(counsellor), MostOnDesk], cancellation);
        if (answer.Length == 0)
            return null;
        return new Desk(Read<Counsellor>(answer[0]), [.. answer.Skip(1).Select(entry =>
        {
            var parts = (RedisResult[])entry!;
            var form = (string?)parts[1];
            return new DeskContact(Read<Contact>(parts[0]), string.IsNullOrEmpty(form) ? null : HotlineJson.Read<SealedForm>(form),
                [.. parts.Skip(3).Take((int)parts[2]).Select(Read<ChatMessage>)], [.. parts.Skip(3 + (int)parts[2]).Select(Read<ChatMessage>)]);
        })]);
    }

    public async Task<SealedForm?> ReadFormAsync(Guid contact, CancellationToken cancellation) =>
        (await scripts.RunAsync("readForm", [Text(contact)], cancellation)).Select(Read<SealedForm>).FirstOrDefault();

    public async Task<IReadOnlyList<ChatMessage>> ReadMessagesAsync(Guid contact, int after, CancellationToken cancellation) =>
        [.. (await scripts.RunAsync("readMessages", [Text(contact), after, MostOnScreen], cancellation)).Select(Read<ChatMessage>)];

    public async Task<IReadOnlyList<Contact>> ReadOpenContactsAsync(CancellationToken cancellation) =>
        [.. (await scripts.RunAsync("readOpenContacts", [], cancellation)).Select(Read<Contact>)];

    public async Task<IReadOnlyList<Place>> ReadPlacesAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation)
    {
        var answer = await scripts.RunAsync("readPlaces", [.. contacts.Select(c => (RedisValue)Text(c))], cancellation);
        return [.. answer.Select(entry => (RedisResult[])entry!).Select(p => ReadPlace(Guid.Parse((string)p[0]!), p[1], p[2], p[3])!)];
    }

    public async Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation) => Time((await scripts.RunAsync("readClock", [], cancellation))[0]);

    public async Task<Board> ReadBoardAsync(IReadOnlyDictionary<string, string> dayByLine, CancellationToken cancellation)
    {
        var answer = await scripts.RunAsync("readBoard", [.. dayByLine.SelectMany(d => new RedisValue[] { d.Key, d.Value })], cancellation);
        var at = Time(answer[0]);
        var oldest = (string?)answer[2];
        var parts = Split(answer.Skip(3));
        var queues = parts[0].Select(entry => (RedisResult[])entry!).Select(q => new QueueNow(
            (string)q[0]!, Enum.Parse<Channel>((string)q[1]!), (int)q[2], (string?)q[3] is { Length: > 0 } ? Time(q[3]) : null, (int)q[4], (int)q[5]));
        var counsellors = parts[1].Select(Read<Counsellor>).OrderBy(c => c.Alias, StringComparer.Ordinal).Select(c => new CounsellorNow(
            c.Id, c.Alias, c.Shown(), c.PresenceSince, c.BreakReason, [.. c.Lines.Keys.Order(StringComparer.Ordinal)],
            c.Contacts.Values.Count(l => l.Channel is Channel.Chat), c.Contacts.Values.Any(l => l.Channel is Channel.Voice or Channel.WebCall), c.Lost is not null,
            // Whoever is lost has no browser either: that says it already.
            c is { Lost: null, TakesVoice: true, VoiceAt: null } && c.UsesBrowser()));
        var today = parts[2].Select(entry => (RedisResult[])entry!).SelectMany(s => Counters.Parse((string)s[0]!, (string)s[1]!, s[2..]));
        var callbacks = parts[3].Select(entry => (RedisResult[])entry!).Select(c => new CallbacksNow((string)c[0]!, (int)c[1], Time(c[2])));
        var escalations = new EscalationsNow((int)parts[4][0], [.. parts[4].Skip(1).Select(entry => ReadEscalationNow((RedisResult[])entry!))]);
        // The last recorded event stays in the journal as the proof of its place, hence the one less.
        var behind = string.IsNullOrEmpty(oldest) ? null : (DateTimeOffset?)HotlineJson.Read<JournalEvent>(oldest).At;
        return new Board(at, [.. queues], [.. counsellors], [.. today], new RecorderNow(Math.Max(0, (long)answer[1] - 1), behind), [.. callbacks], escalations);
    }

    private static EscalationNow ReadEscalationNow(RedisResult[] e)
    {
        var state = Enum.Parse<EscalationState>((string)e[4]!);
        return new EscalationNow(
            Guid.Parse((string)e[0]!), Enum.Parse<EscalationKind>((string)e[1]!), Guid.Parse((string)e[2]!), (string)e[3]!, state, Enum.Parse<RiskLevel>((string)e[5]!), Time(e[6]), Time(e[7]),
            Escalation.IsLateNow(state, (int)e[8], (string?)e[9] is "1"), Enum.Parse<OwnerKind>((string)e[10]!), (string?)e[11] is { Length: > 0 } name ? name : null);
    }

    public async Task<IReadOnlyList<Line>> ReadLinesAsync(CancellationToken cancellation) =>
        [.. (await scripts.RunAsync("readLines", [], cancellation)).Select(Read<Line>).OrderBy(l => l.Code, StringComparer.Ordinal)];

    public async Task<LiveSetting?> ReadSettingAsync(string name, CancellationToken cancellation) =>
        await scripts.RunAsync("readSetting", [name], cancellation) is [var json, ..] && (string?)json is { Length: > 0 } text ? HotlineJson.Read<LiveSetting>(text) : null;

    public async Task<DutyNow> ReadDutyAsync(CancellationToken cancellation)
    {
        var parts = Split(await scripts.RunAsync("readDuty", [], cancellation));
        return new DutyNow([.. parts[0].Select(Read<Shift>)], [.. parts[1].Select(Read<Partner>)]);
    }

    public async Task<IReadOnlyList<Guid>> ReadDutyChainAsync(DutyRole role, string? county, string? serves, DateTimeOffset at, CancellationToken cancellation) =>
        [.. (await scripts.RunAsync("readDutyChain", [role.ToString(), county ?? "", serves ?? "", at.ToUnixTimeMilliseconds()], cancellation)).Select(id => Guid.Parse((string)id!))];

    private static T Read<T>(RedisResult json) => HotlineJson.Read<T>((string)json!);

    private static Place? ReadPlace(Guid contact, RedisResult position, RedisResult waiting, RedisResult waits)
    {
        var at = (int)position;
        if (at == 0)
            return null;
        var recent = ((string?)waits ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(w => long.Parse(w, CultureInfo.InvariantCulture));
        return new Place(contact, at, (int)waiting, WaitEstimate.From([.. recent]));
    }

    private static List<List<RedisResult>> Split(IEnumerable<RedisResult> results)
    {
        List<List<RedisResult>> parts = [[]];
        foreach (var result in results)
            if (result.Resp2Type is ResultType.BulkString && (string?)result == "|")
                parts.Add([]);
            else
                parts[^1].Add(result);
        return parts;
    }
}
