namespace Hotline.Core.Audit;

/// <summary>How a chain can be broken.</summary>
public enum AuditBreak
{
    /// <summary>A number is not there: its row was deleted or given another number.</summary>
    Missing,

    /// <summary>The row does not hash to what it says: a field, the order or the row before it was changed.</summary>
    Changed,

    /// <summary>The chain's end is not the one that is kept beside it.</summary>
    WrongHead,

    /// <summary>An end that was noted down elsewhere earlier is not in this chain: it was shortened or made anew.</summary>
    NotedHeadGone,
}

public abstract record AuditVerdict
{
    public sealed record Whole(AuditHead Head) : AuditVerdict;
    public sealed record Broken(long Number, AuditBreak Break) : AuditVerdict;
}

/// <summary>
/// Reads the audit trail from its beginning and names the first row that is broken. Somebody with the keys and the database could
/// shorten the chain and its kept end together; whoever notes an end elsewhere (the command prints it) can have it looked for.
/// </summary>
public sealed class VerifyAudit(IAudit audit, AuditChain chain)
{
    private const int Chunk = 500;

    public async Task<AuditVerdict> HandleAsync(AuditHead? noted, CancellationToken cancellation)
    {
        // The end first: entries that are added while this reads are beyond it.
        var head = await audit.ReadHeadAsync(cancellation);
        var (number, hash) = (0L, "");
        while (number < head.Number)
        {
            var rows = await audit.ReadAsync(number, Chunk, cancellation);
            foreach (var row in rows.TakeWhile(r => r.Number <= head.Number))
            {
                if (row.Number != number + 1)
                    return new AuditVerdict.Broken(number + 1, AuditBreak.Missing);
                if (row.Hash != chain.HashOf(hash, row.Number, row.Entry))
                    return new AuditVerdict.Broken(row.Number, AuditBreak.Changed);
                (number, hash) = (row.Number, row.Hash);
                if (noted?.Number == number && noted.Hash != hash)
                    return new AuditVerdict.Broken(number, AuditBreak.NotedHeadGone);
            }
            if (number < head.Number && (rows.Count == 0 || rows[^1].Number > head.Number))
                return new AuditVerdict.Broken(number + 1, AuditBreak.Missing);
        }
        if (hash != head.Hash)
            return new AuditVerdict.Broken(head.Number, AuditBreak.WrongHead);
        // A kept end that is lower than the last row is as wrong as one that is higher.
        if (noted?.Number > number)
            return new AuditVerdict.Broken(number + 1, AuditBreak.NotedHeadGone);
        return new AuditVerdict.Whole(head);
    }
}
