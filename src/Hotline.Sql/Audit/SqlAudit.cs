using Hotline.Core.Audit;
using Hotline.Sql.Dialects;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Audit;

/// <summary>
/// The chain in two tables: its rows, and its end in one row. Whoever appends moves the end first, whose row lock makes everybody
/// else wait until the hash of this entry is there; so numbers follow each other as the chain does, on both databases.
/// </summary>
internal sealed class SqlAudit(Database database, AuditChain chain) : IAudit
{
    public async Task<long> AppendAsync(AuditEntry entry, CancellationToken cancellation)
    {
        // What is hashed is what can be read back.
        var kept = entry with { At = DateTimeOffset.FromUnixTimeMilliseconds(entry.At.ToUnixTimeMilliseconds()) };
        var number = 0L;
        while (!await database.WriteAsync(async session => (number = await AppendAsync(session, kept)) > 0, cancellation))
            await MakeHeadAsync(cancellation);
        return number;
    }

    public Task<AuditHead> ReadHeadAsync(CancellationToken cancellation) => database.ReadAsync(
        async session => await session.QueryOneAsync<HeadRow>(StatementName.ReadAuditHead, null) is { } row ? new AuditHead(row.Number, row.Hash) : AuditHead.Empty, cancellation);

    public Task<IReadOnlyList<AuditRow>> ReadAsync(long after, int most, CancellationToken cancellation) =>
        ReadRowsAsync(StatementName.ReadAuditRows, new { After = after, Most = most }, cancellation);

    public Task<IReadOnlyList<AuditRow>> SearchAsync(AuditSearch search, CancellationToken cancellation) => ReadRowsAsync(StatementName.SearchAudit, new
    {
        search.About, search.Subject, search.Actor, search.Act, search.From, search.To, search.Before, search.Most,
    }, cancellation);

    public async Task<AuditRow?> ReadRowAsync(long number, CancellationToken cancellation) =>
        await ReadRowsAsync(StatementName.ReadAuditRow, new { Number = number }, cancellation) is [var row] ? row : null;

    private Task<IReadOnlyList<AuditRow>> ReadRowsAsync(StatementName statement, object values, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<AuditRow>>(async session => (await session.QueryAsync<Row>(statement, values)).Select(row => row.ToAudit()).ToList(), cancellation);

    /// <returns>0 while there is no end to append to.</returns>
    private async Task<long> AppendAsync(Session session, AuditEntry entry)
    {
        if (await session.ExecuteAsync(StatementName.MoveAuditHead, null) == 0)
            return 0;
        var head = (await session.QueryOneAsync<HeadRow>(StatementName.ReadAuditHead, null))!;
        var hash = chain.HashOf(head.Hash, head.Number, entry);
        await session.ExecuteAsync(StatementName.InsertAuditRow, new
        {
            head.Number, entry.Id, entry.At, entry.Actor, entry.Act, entry.Subject, entry.About, entry.Detail, entry.Reason, Hash = hash,
        });
        await session.ExecuteAsync(StatementName.UpdateAuditHead, new { Hash = hash });
        return head.Number;
    }

    private async Task MakeHeadAsync(CancellationToken cancellation)
    {
        try
        {
            await database.WriteAsync(async session => await session.ExecuteAsync(StatementName.InsertAuditHead, null) >= 0, cancellation);
        }
        catch (Exception failure) when (database.Dialect.Classify(failure) is Failure.Duplicate)
        {
            // Another node made it in the same moment.
        }
    }

    private sealed class HeadRow
    {
        public long Number { get; init; }
        public string Hash { get; init; } = "";
    }

    private sealed class Row
    {
        public long Number { get; init; }
        public Guid Id { get; init; }
        public DateTimeOffset At { get; init; }
        public string Actor { get; init; } = "";
        public string Act { get; init; } = "";
        public string Subject { get; init; } = "";
        public Guid? About { get; init; }
        public string? Detail { get; init; }
        public string? Reason { get; init; }
        public string Hash { get; init; } = "";

        // A name that this build does not know must not hide the rest: it hashes to something else, which is the truth.
        public AuditRow ToAudit() => new(Number, new AuditEntry
        {
            Id = Id, At = At, Actor = Actor, Act = Known<AuditAct>(Act), Subject = Known<AuditSubject>(Subject), About = About, Detail = Detail, Reason = Reason,
        }, Hash);

        private static T Known<T>(string name) where T : struct, Enum => Enum.TryParse<T>(name, out var value) ? value : (T)(object)-1;
    }
}
