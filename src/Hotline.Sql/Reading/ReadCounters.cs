using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Wallboard;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Reading;

/// <summary>The counters of domain.md, section 5, counted again from the contacts, with the targets of the lines' settings.</summary>
internal sealed class ReadCounters(Database database, UnreadRows unread)
{
    public Task<IReadOnlyList<Line>> LinesAsync(CancellationToken cancellation) => database.ReadAsync(LinesAsync, cancellation);

    /// <param name="dayByLine">Line code to local day, yyyy-MM-dd.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<IReadOnlyList<LineCounters>> HandleAsync(IReadOnlyDictionary<string, string> dayByLine, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<LineCounters>>(async session =>
        {
            var lines = await LinesAsync(session);
            var counters = new List<LineCounters>();
            foreach (var (code, day) in dayByLine)
            {
                // A line whose settings have not reached the record yet is counted by the defaults.
                var line = lines.FirstOrDefault(one => one.Code == code) ?? new Line { Code = code, Name = code, NameEn = code };
                var rows = await session.QueryAsync<CounterRow>(StatementName.CountLine, new
                {
                    Line = code,
                    Day = day,
                    VoiceTargetMilliseconds = line.VoiceTargetSeconds * 1000L,
                    ChatTargetMilliseconds = line.ChatTargetSeconds * 1000L,
                });
                counters.AddRange(rows.Select(row => row.ToCounters(code, day)));
            }
            return counters;
        }, cancellation);

    private async Task<IReadOnlyList<Line>> LinesAsync(Session session) => unread.Images<Line>("Lines", await session.QueryAsync<string>(StatementName.ReadLines, null));

    private sealed class CounterRow
    {
        public string Channel { get; init; } = "";
        public int Hour { get; init; }
        public int Arrived { get; init; }
        public int Answered { get; init; }
        public int AnsweredInTarget { get; init; }
        public int Abandoned { get; init; }
        public int AbandonedAfterTarget { get; init; }
        public int ShortAbandoned { get; init; }
        public int Overflowed { get; init; }
        public long WaitMilliseconds { get; init; }
        public int Closed { get; init; }

        public LineCounters ToCounters(string line, string day) => new()
        {
            Line = line,
            Channel = Enum.Parse<Channel>(Channel),
            Day = day,
            Hour = Hour,
            Arrived = Arrived,
            Answered = Answered,
            AnsweredInTarget = AnsweredInTarget,
            Abandoned = Abandoned,
            AbandonedAfterTarget = AbandonedAfterTarget,
            ShortAbandoned = ShortAbandoned,
            Overflowed = Overflowed,
            WaitMilliseconds = WaitMilliseconds,
            Closed = Closed,
        };
    }
}
