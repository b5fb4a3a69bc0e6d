using Hotline.Core;
using Hotline.Core.Escalations;
using Hotline.Core.Routing;

namespace Hotline.Redis;

/// <summary>Escalations: their own documents, the same journal.</summary>
internal sealed partial class ContactQueue
{
    public Task<Step> RaiseAsync(Escalation escalation, CancellationToken cancellation) =>
        TransitAsync("raiseEscalation", escalation.RaisedBy, [HotlineJson.Write(escalation)], cancellation);

    public Task<Step> DeliverAsync(Guid escalation, int number, string? failure, CancellationToken cancellation) =>
        TransitAsync("deliverEscalation", System_, [Text(escalation), number, failure ?? ""], cancellation);

    public Task<Step> AcknowledgeAsync(Guid escalation, EscalationActor who, CancellationToken cancellation) => ActAsync("acknowledgeEscalation", escalation, who, [], cancellation);

    public Task<Step> DeclineAsync(Guid escalation, EscalationActor who, string sealedReason, CancellationToken cancellation) =>
        ActAsync("declineEscalation", escalation, who, [sealedReason], cancellation);

    public Task<Step> NoteAsync(Guid escalation, EscalationActor who, EscalationNote note, string? sealedText, DateTimeOffset? about, CancellationToken cancellation) =>
        ActAsync("noteEscalation", escalation, who, [note.ToString(), sealedText ?? "", about is { } at ? at.ToUnixTimeMilliseconds() : ""], cancellation);

    public Task<Step> ReportAsync(Guid escalation, EscalationActor who, EscalationOutcome outcome, string sealedText, CancellationToken cancellation) =>
        ActAsync("reportEscalation", escalation, who, [outcome.ToString(), sealedText], cancellation);

    public Task<Step> CloseAsync(Guid escalation, EscalationActor who, string? sealedNote, CancellationToken cancellation) =>
        ActAsync("closeEscalation", escalation, who, [sealedNote ?? ""], cancellation);

    public Task<Step> AssignAsync(Guid escalation, EscalationActor who, EscalationOwner? to, CancellationToken cancellation) =>
        ActAsync("assignEscalation", escalation, who, [to is null ? "" : HotlineJson.Write(to)], cancellation);

    public Task<Step> RedeemLinkAsync(Guid escalation, int number, string session, CancellationToken cancellation) =>
        TransitAsync("redeemLink", Partner, [Text(escalation), number, session], cancellation);

    public Task<Step> RevokeLinkAsync(Guid escalation, EscalationActor who, CancellationToken cancellation) => ActAsync("revokeLink", escalation, who, [], cancellation);

    public Task<Step> OpenWhereaboutsAsync(Guid escalation, EscalationActor who, OwedAudit? owed, CancellationToken cancellation) =>
        ActAsync("openWhereabouts", escalation, who, [owed?.Reason ?? "", owed is null ? "" : Text(owed.Entry)], cancellation);

    public Task<Step> OweAuditAsync(Guid escalation, OwedAudit owed, CancellationToken cancellation) =>
        TransitAsync("oweAudit", owed.Actor, [Text(escalation), HotlineJson.Write(owed)], cancellation);

    async Task<Escalation?> IEscalations.ReadAsync(Guid escalation, CancellationToken cancellation) =>
        (await scripts.RunAsync("readEscalations", ["one", Text(escalation)], cancellation)).Select(Read<Escalation>).FirstOrDefault();

    async Task<IReadOnlyList<Escalation>> IEscalations.ReadOpenAsync(CancellationToken cancellation) =>
        [.. (await scripts.RunAsync("readEscalations", ["open", ""], cancellation)).Select(Read<Escalation>)];

    public async Task<IReadOnlyList<Guid>> ReadOpenIdsAsync(CancellationToken cancellation) =>
        [.. (await scripts.RunAsync("readEscalations", ["ids", ""], cancellation)).Select(id => Guid.Parse((string)id!))];

    public async Task<IReadOnlyList<Escalation>> ReadOfAsync(Guid contact, CancellationToken cancellation) =>
        [.. (await scripts.RunAsync("readEscalations", ["contact", Text(contact)], cancellation)).Select(Read<Escalation>).OrderBy(e => e.Raised)];

    public Task<Step> SetPlanAsync(EscalationPlan plan, string by, CancellationToken cancellation) =>
        TransitAsync("setEscalationPlan", by, [HotlineJson.Write(plan with { Version = plan.Version + 1 }), plan.Version], cancellation);

    public async Task<EscalationPlan> ReadPlanAsync(CancellationToken cancellation) =>
        (await scripts.RunAsync("readEscalationPlan", [], cancellation)).Select(Read<EscalationPlan>).FirstOrDefault() ?? new EscalationPlan();

    public Task<Step> LoadAsync(EscalationPlan? plan, IReadOnlyList<Escalation> escalations, CancellationToken cancellation) =>
        TransitAsync("loadEscalations", System_, [plan is null ? "" : HotlineJson.Write(plan), .. escalations.Select(e => (StackExchange.Redis.RedisValue)HotlineJson.Write(e))], cancellation);

    private Task<Step> ActAsync(string script, Guid escalation, EscalationActor who, StackExchange.Redis.RedisValue[] more, CancellationToken cancellation) =>
        TransitAsync(script, who.Id is { } id ? Text(id) : Partner, [Text(escalation), HotlineJson.Write(who), .. more], cancellation);
}
