using System.Security.Cryptography;
using Hotline.Core.Audit;
using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Escalations;

/// <summary>What is known of where a caller is; null is not known.</summary>
public sealed record Whereabouts(string? Number, string? NetworkAddress, string? Said);

/// <summary>
/// Opens what is known of a caller's whereabouts, for a rescue and with a reason. The audit trail has it before anybody sees it; while SQL is
/// away the live state owes the entry instead, because a rescue does not wait for a database.
/// </summary>
public sealed class OpenWhereabouts(IEscalations escalations, FindContact contacts, IAudit audit, INotifier notifier, Outbox.RunOutbox outbox, TextCipher cipher, TimeProvider time)
{
    public async Task<(Step Step, Whereabouts? Whereabouts)> HandleAsync(Guid escalation, EscalationActor who, string? reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > NoteAccess.LongestReason)
            return (Step.Refused(Refusal.Incomplete), null);
        if (await escalations.ReadAsync(escalation, cancellation) is not { } known)
            return (Step.Refused(Refusal.EscalationUnknown), null);
        // Before the audit trail says that it was opened; the script looks again.
        if (known.Kind is not EscalationKind.EmergencyHandOff || !known.IsOpen)
            return (Step.Refused(Refusal.WrongState), null);
        if (who.Supervises is not true && !(known.Owner?.Kind is OwnerKind.Staff && known.Owner.Id == who.Id))
            return (Step.Refused(Refusal.NotYours), null);
        var entry = Guid.CreateVersion7();
        var owed = new OwedAudit(entry, who.Id?.ToString() ?? "system", cipher.Encrypt(reason.Trim(), entry), time.GetUtcNow());
        var contact = await contacts.HandleAsync(known.Contact, cancellation);
        bool written;
        try
        {
            await audit.AppendAsync(WriteOwedAudit.Entry(owed, escalation), cancellation);
            written = true;
        }
        catch (RecordUnavailableException)
        {
            written = false;
        }
        var step = await escalations.OpenWhereaboutsAsync(escalation, who, written ? null : owed, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step.Done ? (step, new Whereabouts(cipher.TryDecrypt(contact?.Call?.CallerNumber, known.Contact), cipher.TryDecrypt(contact?.NetworkAddress, known.Contact), cipher.TryDecrypt(known.Whereabouts, escalation))) : (step, null);
    }
}
