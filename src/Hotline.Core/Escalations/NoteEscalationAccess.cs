using Hotline.Core.Audit;
using Hotline.Core.Record;

namespace Hotline.Core.Escalations;

/// <summary>
/// Writes down that somebody outside looks at an escalation, before it is shown. Nobody is kept waiting for SQL here: while it is away the
/// live state owes the entry.
/// </summary>
public sealed class NoteEscalationAccess(IAudit audit, IEscalations escalations, Outbox.RunOutbox outbox, TimeProvider time)
{
    /// <param name="actor">The account's id.</param>
    /// <param name="act">What is done.</param>
    /// <param name="escalation">With which one.</param>
    /// <param name="detail">Coded, never what a person said.</param>
    /// <param name="cancellation">Ends the wait for the stores.</param>
    /// <exception cref="LiveStateUnavailableException">Neither can take it: nothing may be shown.</exception>
    public async Task HandleAsync(string actor, AuditAct act, Guid escalation, string detail, CancellationToken cancellation)
    {
        var owed = new OwedAudit(Guid.CreateVersion7(), actor, null, time.GetUtcNow(), act, detail);
        try
        {
            await audit.AppendAsync(WriteOwedAudit.Entry(owed, escalation), cancellation);
        }
        catch (RecordUnavailableException)
        {
            await escalations.OweAuditAsync(escalation, owed, cancellation);
            outbox.Wake();
        }
    }
}
