using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Measures;
using Hotline.Core.Settings;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Reading;

/// <summary>What is measured, read from the record: contacts by local day, and the journal's traces by its own order.</summary>
internal sealed class SqlHistory(Database database) : IHistory
{
    private const int PageSize = 1_000;

    /// <summary>Somebody who is to be rung back waits so long at most, and somewhat longer while it is tried; the index is by arrival.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(CareLimits.MostCallbackHours + 24);

    public Task<IReadOnlyList<ContactFact>> ReadFactsAsync(string line, string fromDay, string toDay, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<ContactFact>>(async session =>
        {
            var settings = (await session.QueryAsync<string>(StatementName.ReadLines, null)).Select(HotlineJson.Read<Line>).FirstOrDefault(l => l.Code == line)
                ?? new Line { Code = line, Name = line, NameEn = line };
            var rows = await session.QueryAsync<FactRow>(StatementName.ReadFacts, new { Line = line, FromDay = fromDay, ToDay = toDay });
            return [.. rows.Select(row => row.ToFact(settings))];
        }, cancellation);

    public Task<IReadOnlyList<Answer>> ReadAnswersAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Answer>>(async session =>
            [.. (await session.QueryAsync<AnswerRow>(StatementName.ReadAnswers, new { After = after, Until = until, ArrivedAfter = after - LongestWait })).Select(row => new Answer(row.CallerKey, row.AnsweredAt))], cancellation);

    public Task<TracedPage> ReadTracesAsync(string epoch, long number, CancellationToken cancellation) => database.ReadAsync(async session =>
    {
        var end = (await session.QueryOneAsync<EndRow>(StatementName.ReadEpochEnd, new { Epoch = epoch }))!;
        if (number >= (end.Last ?? 0))
        {
            if (end.NextEpoch is null)
                return new TracedPage([], epoch, number, AtEnd: true);
            (epoch, number) = (end.NextEpoch, 0);
            end = (await session.QueryOneAsync<EndRow>(StatementName.ReadEpochEnd, new { Epoch = epoch }))!;
        }
        var until = Math.Min(number + PageSize, end.Last ?? 0);
        var rows = await session.QueryAsync<TraceRow>(StatementName.ReadTraces, new { Epoch = epoch, After = number, Until = until });
        return new TracedPage([.. rows.Select(row => row.ToEvent())], epoch, until, AtEnd: until >= end.Last && end.NextEpoch is null);
    }, cancellation);

    public Task<KeptMoment?> ReadKeptAsync(DateTimeOffset at, CancellationToken cancellation) => database.ReadAsync(async session =>
        await session.QueryOneAsync<string>(StatementName.ReadMoment, new { At = at }) is { } image ? HotlineJson.Read<KeptMoment>(image) : null, cancellation);

    public Task SaveKeptAsync(KeptMoment moment, CancellationToken cancellation) => database.ReadAsync(
        session => session.ExecuteAsync(StatementName.InsertMoment, new { moment.Epoch, moment.Number, moment.At, Image = HotlineJson.Write(moment) }), cancellation);

    private sealed class EndRow
    {
        public long? Last { get; init; }
        public string? NextEpoch { get; init; }
    }

    private sealed class AnswerRow
    {
        public string CallerKey { get; init; } = "";
        public DateTimeOffset AnsweredAt { get; init; }
    }

    private sealed class TraceRow
    {
        public string Epoch { get; init; } = "";
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public string Type { get; init; } = "";
        public string Trace { get; init; } = "";

        public TracedEvent ToEvent() => new(Epoch, Number, At, Enum.Parse<JournalEventType>(Type), HotlineJson.Read<Trace>(Trace));
    }

    private sealed class FactRow
    {
        public Guid Id { get; init; }
        public string Channel { get; init; } = "";
        public string Direction { get; init; } = "";
        public string Requirement { get; init; } = "";
        public string State { get; init; } = "";
        public DateTimeOffset ArrivedAt { get; init; }
        public int Hour { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
        public Guid? CounsellorId { get; init; }
        public string? County { get; init; }
        public bool ShortAbandon { get; init; }
        public string? CallerKey { get; init; }
        public long? TargetMilliseconds { get; init; }

        public ContactFact ToFact(Line line)
        {
            var channel = Enum.Parse<Channel>(Channel);
            return new ContactFact
            {
                Id = Id, Line = line.Code, Channel = channel, Direction = Enum.Parse<Direction>(Direction), Requirement = Requirement,
                State = Enum.Parse<ContactState>(State), Arrived = ArrivedAt, Hour = Hour, Answered = AnsweredAt, Ended = EndedAt, Closed = ClosedAt,
                Counsellor = CounsellorId, County = County, ShortAbandon = ShortAbandon, Person = CallerKey,
                Target = TargetMilliseconds is { } target ? TimeSpan.FromMilliseconds(target) : line.Target(channel),
            };
        }
    }
}
