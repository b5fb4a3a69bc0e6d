using Hotline.Core.Escalations;
using Hotline.Core.Outbox;
using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Core.Audit;

/// <summary>Entries that the audit trail is owed: it stays in the outbox until SQL has it. Better written twice than not at all.</summary>
public sealed class WriteOwedAudit(IAudit audit, IContactQueue queue)
{
    public async Task HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        if (item is { Audit: { } owed, Escalation: { } escalation })
            try
            {
                await audit.AppendAsync(Entry(owed, escalation), cancellation);
            }
            catch (RecordUnavailableException)
            {
                return; // stays leased; the next taker tries again
            }
        await queue.FinishOutboxAsync(item, cancellation);
    }

    public static AuditEntry Entry(OwedAudit owed, Guid escalation) => new()
    {
        Id = owed.Entry, At = owed.At, Actor = owed.Actor, Act = owed.Act, Subject = AuditSubject.Escalation, About = escalation, Detail = owed.Detail, Reason = owed.Reason,
    };
}
