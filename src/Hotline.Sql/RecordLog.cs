using Hotline.Core.Journal;
using Microsoft.Extensions.Logging;

namespace Hotline.Sql;

/// <summary>Event ids 3000–3099. Ids only: neither names nor what people said.</summary>
internal static partial class RecordLog
{
    [LoggerMessage(3000, LogLevel.Information, "Migration {Migration} was applied.")]
    public static partial void Migrated(ILogger logger, string migration);

    [LoggerMessage(3001, LogLevel.Error, "Event {EventId} ({Epoch}, {Number}) went to the dead letters: {Reason}.")]
    public static partial void DeadLetter(ILogger logger, string eventId, string epoch, long number, string reason);

    [LoggerMessage(3002, LogLevel.Error, "The journal has a gap before ({NextEpoch}, {NextNumber}), after ({AfterEpoch}, {AfterNumber}): {Reason}.")]
    private static partial void Gap(ILogger logger, string? nextEpoch, long? nextNumber, string? afterEpoch, long? afterNumber, string reason);

    [LoggerMessage(3003, LogLevel.Warning, "SQL refused a row of a batch of {Count} events; they are written one by one.")]
    public static partial void OneByOne(ILogger logger, int count);

    [LoggerMessage(3004, LogLevel.Information, "Another recorder had moved the journal's position; nothing was written.")]
    public static partial void Overtaken(ILogger logger);

    [LoggerMessage(3005, LogLevel.Error, "Row {Row} of {Table} cannot be read ({Reason}); it is set aside, and the rest is read.")]
    public static partial void Unreadable(ILogger logger, string table, string row, string reason);

    public static void Gap(ILogger logger, JournalGap gap) =>
        Gap(logger, gap.NextEpoch, gap.NextNumber, gap.AfterEpoch, gap.AfterNumber, gap.Reason);
}
