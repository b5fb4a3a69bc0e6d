using Hotline.Core.Recordings;
using Hotline.Sql.Dialects;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Recordings;

internal sealed class SqlRecordings(Database database) : IRecordings
{
    public async Task KeepAsync(CallRecording recording, CancellationToken cancellation)
    {
        try
        {
            await database.WriteAsync(async session => await session.ExecuteAsync(StatementName.InsertRecording, new
            {
                recording.Id, ContactId = recording.Contact, recording.StartedAt, recording.Seconds, recording.Bytes,
            }) == 1, cancellation);
        }
        catch (Exception failure) when (database.Dialect.Classify(failure) is Failure.Duplicate)
        {
            // Copied before, by this node or another.
        }
    }

    public Task<IReadOnlyList<CallRecording>> ReadAsync(Guid contact, CancellationToken cancellation) =>
        ReadAsync(StatementName.ReadRecordings, new { ContactId = contact }, cancellation);

    public Task<IReadOnlyList<CallRecording>> ReadOldAsync(DateTimeOffset before, int most, CancellationToken cancellation) =>
        ReadAsync(StatementName.ReadOldRecordings, new { Before = before, Most = most }, cancellation);

    public Task DeleteAsync(Guid recording, CancellationToken cancellation) =>
        database.WriteAsync(async session => await session.ExecuteAsync(StatementName.DeleteRecording, new { Id = recording }) >= 0, cancellation);

    private Task<IReadOnlyList<CallRecording>> ReadAsync(StatementName statement, object values, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<CallRecording>>(
        async session => [.. (await session.QueryAsync<Row>(statement, values)).Select(row => new CallRecording(row.Id, row.ContactId, row.StartedAt, row.Seconds, row.Bytes))], cancellation);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid ContactId { get; init; }
        public DateTimeOffset StartedAt { get; init; }
        public int Seconds { get; init; }
        public long Bytes { get; init; }
    }
}
