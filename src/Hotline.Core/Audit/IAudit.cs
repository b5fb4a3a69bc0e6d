namespace Hotline.Core.Audit;

/// <summary>
/// The audit trail in SQL. Every method throws <see cref="Record.RecordUnavailableException"/> when the database cannot be
/// reached: then the record that was asked for is not shown either.
/// </summary>
public interface IAudit
{
    /// <summary>Adds an entry at the end of the chain; whoever comes at the same moment gets the next number.</summary>
    /// <returns>The entry's number.</returns>
    Task<long> AppendAsync(AuditEntry entry, CancellationToken cancellation);

    Task<AuditHead> ReadHeadAsync(CancellationToken cancellation);

    /// <summary>Rows in the order of their numbers, after a number.</summary>
    Task<IReadOnlyList<AuditRow>> ReadAsync(long after, int most, CancellationToken cancellation);

    /// <summary>What somebody looks for in it, newest first.</summary>
    Task<IReadOnlyList<AuditRow>> SearchAsync(AuditSearch search, CancellationToken cancellation);

    Task<AuditRow?> ReadRowAsync(long number, CancellationToken cancellation);
}
