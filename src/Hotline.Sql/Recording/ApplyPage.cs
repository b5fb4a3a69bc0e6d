using Hotline.Core.Journal;
using Hotline.Core.Record;
using Hotline.Sql.Dialects;
using Hotline.Sql.Statements;
using Microsoft.Extensions.Logging;

namespace Hotline.Sql.Recording;

/// <summary>
/// Writes a page of the journal exactly once: the transaction that writes the events moves the position first, and only from
/// where the caller believes it to be.
/// </summary>
internal sealed class ApplyPage(Database database, TimeProvider time, ILogger<SqlRecord> logger)
{
    /// <returns>False: another recorder moved the position; nothing was written.</returns>
    /// <exception cref="RecordUnavailableException">The database cannot be reached; whether the page was written is unknown.</exception>
    public async Task<bool> HandleAsync(JournalPosition? expected, JournalPage page, CancellationToken cancellation)
    {
        if (page.Events.Count == 0)
            return true;
        var events = new PageEvents(page.Events);
        var applied = false;
        var again = true;
        // All together first. If SQL refuses a row, once more one by one. An event whose refusal takes the whole transaction with
        // it is set aside before the next round, so the rounds come to an end.
        for (var oneByOne = false; again; oneByOne = true)
        {
            again = false;
            applied = await database.WriteAsync(async session =>
            {
                if (!await MoveAsync(session, expected, page.Events[^1]))
                    return false;
                if (page.Gap is { } gap)
                    await session.ExecuteAsync(StatementName.InsertGap, GapValues(gap));
                await using var writer = new RowWriter(session);
                again = !(oneByOne ? await events.WriteOneByOneAsync(session, writer) : await events.WriteTogetherAsync(session, writer));
                if (again)
                    return false;
                await writer.WriteAsync(events.Refused.Select(one => new Row(StatementName.InsertDeadLetter, LetterValues(one.Key, one.Value))).ToList());
                return true;
            }, cancellation);
            if (again && !oneByOne)
                RecordLog.OneByOne(logger, page.Events.Count);
        }
        Tell(applied, page.Gap, events.Refused);
        return applied;
    }

    private async Task<bool> MoveAsync(Session session, JournalPosition? expected, RawEvent last)
    {
        if (expected is not null)
            return await session.ExecuteAsync(StatementName.MovePosition, new
            {
                database.Cell,
                last.Epoch,
                last.Number,
                EventId = last.Id,
                OldEpoch = expected.Epoch,
                OldNumber = expected.Number,
                OldEventId = expected.EventId,
            }) == 1;
        try
        {
            await session.ExecuteAsync(StatementName.InsertPosition, new { database.Cell, last.Epoch, last.Number, EventId = last.Id });
            return true;
        }
        catch (Exception taken) when (session.Dialect.Classify(taken) is Failure.Duplicate)
        {
            return false;
        }
    }

    private object GapValues(JournalGap gap) => new
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        database.Cell,
        At = time.GetUtcNow(),
        Reason = Cut(gap.Reason, 400),
        gap.AfterEpoch,
        gap.AfterNumber,
        gap.NextEpoch,
        gap.NextNumber,
    };

    private object LetterValues(RawEvent raw, string error) => new
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        database.Cell,
        Epoch = Cut(raw.Epoch, 400),
        raw.Number,
        EventId = Cut(raw.Id, 400),
        raw.Json,
        Error = error,
        At = time.GetUtcNow(),
    };

    private void Tell(bool applied, JournalGap? gap, IReadOnlyDictionary<RawEvent, string> refused)
    {
        if (!applied)
        {
            RecordLog.Overtaken(logger);
            return;
        }
        if (gap is not null)
            RecordLog.Gap(logger, gap);
        // Only the kind of error: SQL Server quotes the value that was too long.
        foreach (var (raw, error) in refused)
            RecordLog.DeadLetter(logger, raw.Id, raw.Epoch, raw.Number, error.Split(':')[0]);
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
