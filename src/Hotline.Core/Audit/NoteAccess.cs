using Hotline.Core.Texts;

namespace Hotline.Core.Audit;

/// <summary>Writes down that somebody opens, searches or changes a record; called before it is shown.</summary>
public sealed class NoteAccess(IAudit audit, TextCipher cipher, TimeProvider time)
{
    public const int LongestReason = 500;

    /// <param name="actor">The account's id.</param>
    /// <param name="act">What is done.</param>
    /// <param name="subject">With what kind of record.</param>
    /// <param name="about">With which one.</param>
    /// <param name="detail">Coded, never what a person said.</param>
    /// <param name="reason">Why, in clear; sealed here.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public Task<long> HandleAsync(string actor, AuditAct act, AuditSubject subject, Guid? about, string? detail, string? reason, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        return audit.AppendAsync(new AuditEntry
        {
            Id = id,
            At = time.GetUtcNow(),
            Actor = actor,
            Act = act,
            Subject = subject,
            About = about,
            Detail = detail is { Length: > AuditEntry.LongestDetail } ? detail[..AuditEntry.LongestDetail] : detail,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : cipher.Encrypt(Short(reason.Trim()), id),
        }, cancellation);
    }

    private static string Short(string reason) => reason.Length > LongestReason ? reason[..LongestReason] : reason;
}

/// <summary>Whose record may be opened without saying why.</summary>
public static class RecordAccess
{
    /// <summary>One's own needs no reason; everybody else's does, a supervisor's look included (domain.md, section 3).</summary>
    public static bool NeedsReason(Guid reader, IEnumerable<Guid?> owners) => !owners.Contains(reader);

    public static bool NeedsReason(Guid reader, Guid? owner) => owner != reader;
}
