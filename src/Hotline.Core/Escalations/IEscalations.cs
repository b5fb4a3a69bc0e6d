using Hotline.Core.Routing;

namespace Hotline.Core.Escalations;

/// <summary>
/// Escalations in the live state: each method is one atomic script beside <see cref="IContactQueue"/>'s, with the same journal, epochs
/// and refusals. Their limits are timers of <see cref="IContactQueue.RunDueTimersAsync"/>.
/// </summary>
public interface IEscalations
{
    /// <summary>The same id again changes nothing.</summary>
    Task<Step> RaiseAsync(Escalation escalation, CancellationToken cancellation);

    /// <summary>The asking with this number reached whoever it asks, or could not (then the next is asked).</summary>
    Task<Step> DeliverAsync(Guid escalation, int number, string? failure, CancellationToken cancellation);
    Task<Step> AcknowledgeAsync(Guid escalation, EscalationActor who, CancellationToken cancellation);
    Task<Step> DeclineAsync(Guid escalation, EscalationActor who, string sealedReason, CancellationToken cancellation);
    Task<Step> NoteAsync(Guid escalation, EscalationActor who, EscalationNote note, string? sealedText, DateTimeOffset? about, CancellationToken cancellation);
    Task<Step> ReportAsync(Guid escalation, EscalationActor who, EscalationOutcome outcome, string sealedText, CancellationToken cancellation);
    Task<Step> CloseAsync(Guid escalation, EscalationActor who, string? sealedNote, CancellationToken cancellation);

    /// <param name="to">Null: the next on call.</param>
    Task<Step> AssignAsync(Guid escalation, EscalationActor who, EscalationOwner? to, CancellationToken cancellation);

    /// <param name="session">Hash of what the browser keeps.</param>
    Task<Step> RedeemLinkAsync(Guid escalation, int number, string session, CancellationToken cancellation);
    Task<Step> RevokeLinkAsync(Guid escalation, EscalationActor who, CancellationToken cancellation);

    /// <param name="owed">The entry that the audit trail could not take yet; null where it is written.</param>
    Task<Step> OpenWhereaboutsAsync(Guid escalation, EscalationActor who, OwedAudit? owed, CancellationToken cancellation);

    /// <summary>Keeps an entry for the audit trail until SQL is back.</summary>
    Task<Step> OweAuditAsync(Guid escalation, OwedAudit owed, CancellationToken cancellation);

    Task<Escalation?> ReadAsync(Guid escalation, CancellationToken cancellation);

    /// <summary>What is due first comes first; at most 500.</summary>
    Task<IReadOnlyList<Escalation>> ReadOpenAsync(CancellationToken cancellation);

    /// <summary>Which are open: all of them.</summary>
    Task<IReadOnlyList<Guid>> ReadOpenIdsAsync(CancellationToken cancellation);

    /// <summary>Those of a contact, closed ones for a day.</summary>
    Task<IReadOnlyList<Escalation>> ReadOfAsync(Guid contact, CancellationToken cancellation);

    Task<Step> SetPlanAsync(EscalationPlan plan, string by, CancellationToken cancellation);

    /// <summary>The defaults where the office changed nothing yet.</summary>
    Task<EscalationPlan> ReadPlanAsync(CancellationToken cancellation);

    /// <summary>
    /// Gives back what the record knows, where it is newer, where it is closed, and where the live state, not knowing it, has raised it anew
    /// meanwhile: what nobody has touched gives way, what somebody has gets the earlier part of its story back.
    /// </summary>
    Task<Step> LoadAsync(EscalationPlan? plan, IReadOnlyList<Escalation> escalations, CancellationToken cancellation);
}

/// <summary>An entry of the audit trail that waits for SQL.</summary>
/// <param name="Entry">Its id; the reason is sealed with it.</param>
/// <param name="Actor">The account.</param>
/// <param name="Reason">Sealed; null: none was asked for.</param>
/// <param name="At">When it was done.</param>
/// <param name="Act">What was done.</param>
/// <param name="Detail">Coded, never what a person said.</param>
public sealed record OwedAudit(Guid Entry, string Actor, string? Reason, DateTimeOffset At, Audit.AuditAct Act = Audit.AuditAct.Revealed, string Detail = "whereabouts");

/// <summary>What SQL keeps of escalations.</summary>
public interface IEscalationRecord
{
    /// <summary>Open ones, and all of contacts that are open: without those an opening would raise them again. By id, in chunks.</summary>
    Task<IReadOnlyList<Escalation>> ReadOpenAsync(Guid? after, int most, CancellationToken cancellation);
    Task<IReadOnlyList<Escalation>> ReadOfAsync(Guid contact, CancellationToken cancellation);
    Task<Escalation?> ReadAsync(Guid escalation, CancellationToken cancellation);
    Task<IReadOnlyList<Escalation>> ReadAllAsync(IReadOnlyCollection<Guid> escalations, CancellationToken cancellation);
    Task<EscalationPlan?> ReadPlanAsync(CancellationToken cancellation);
}
