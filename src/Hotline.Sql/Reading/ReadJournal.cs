using Hotline.Core.Journal;
using Hotline.Core.Record;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Reading;

/// <summary>Where the recorder stands, and what never arrived.</summary>
internal sealed class ReadJournal(Database database, UnreadRows unread)
{
    public Task<JournalPosition?> PositionAsync(CancellationToken cancellation) => database.ReadAsync(PositionAsync, cancellation);

    public Task<RecordHealth> HealthAsync(CancellationToken cancellation) => database.ReadAsync(async session =>
    {
        var position = await PositionAsync(session);
        var letters = await session.CountAsync(StatementName.CountDeadLetters, new { database.Cell });
        var gaps = await session.QueryAsync<GapRow>(StatementName.ReadGaps, new { database.Cell });
        return new RecordHealth(position, letters, gaps.Select(gap => gap.ToGap()).ToList(), unread.Count);
    }, cancellation);

    private async Task<JournalPosition?> PositionAsync(Session session) =>
        await session.QueryOneAsync<PositionRow>(StatementName.ReadPosition, new { database.Cell }) is { } row
            ? new JournalPosition(row.Epoch, row.Number, row.EventId)
            : null;

    // Dapper sets properties; constructor parameters would have to have the columns' types exactly, which differ between the two.
    private sealed class PositionRow
    {
        public string Epoch { get; init; } = "";
        public long Number { get; init; }
        public string EventId { get; init; } = "";
    }

    private sealed class GapRow
    {
        public string Reason { get; init; } = "";
        public string? AfterEpoch { get; init; }
        public long? AfterNumber { get; init; }
        public string? NextEpoch { get; init; }
        public long? NextNumber { get; init; }

        public JournalGap ToGap() => new(Reason, AfterEpoch, AfterNumber, NextEpoch, NextNumber);
    }
}
