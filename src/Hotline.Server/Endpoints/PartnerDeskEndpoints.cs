using System.Security.Claims;
using Hotline.Core.Audit;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>A larger partner signs in: its own list, what one of them is about (audited before it is shown), and the same acts as by a link. Nothing else of the service.</summary>
public static class PartnerDeskEndpoints
{
    private const string Account = "partner's account";

    public static void MapPartnerDesk(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/api/partner-desk").RequireAuthorization(Policies.Partner).RequireRateLimiting(RateLimits.Anonymous).AddEndpointFilter<RequestedWithFilter>();
        desk.MapGet("", async (PartnerList list, ClaimsPrincipal who, CancellationToken cancellation) =>
            await list.ReadAsync(Partner(who), cancellation) is { } rows ? Results.Ok(rows) : NotYours());
        desk.MapGet("{id:guid}", OpenAsync);
        desk.MapPost("{id:guid}/{act:regex(^[a-z]{{1,20}}$)}", ActAsync);
    }

    private static async Task<IResult> OpenAsync(Guid id, PartnerList list, NoteEscalationAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await list.FindAsync(id, Partner(who), cancellation) is not { } known)
            return await RefuseAsync(id, note, who, cancellation);
        await note.HandleAsync(who.Id(), AuditAct.Opened, id, Account, cancellation);
        return Results.Ok(await list.ViewAsync(known, cancellation));
    }

    private static async Task<IResult> ActAsync(Guid id, string act, EscalationActRequest r, AnswerEscalation answer, PartnerList list, IEscalations escalations, NoteEscalationAccess note, ClaimsPrincipal who)
    {
        var partner = Partner(who);
        if (await list.FindAsync(id, partner, CancellationToken.None) is null)
            return await RefuseAsync(id, note, who, CancellationToken.None);
        // An act answers with the whole, like a look.
        await note.HandleAsync(who.Id(), AuditAct.Opened, id, $"{Account}: {act}", CancellationToken.None);
        var step = await PartnerEndpoints.DoAsync(answer, id, act, r, new EscalationActor(OwnerKind.Partner, who.Guid(), Owners: await list.OwnersAsync(partner, CancellationToken.None)));
        if (!step.Done)
            return Results.Ok(new PartnerAnswer(step.Refusal, null, null));
        return Results.Ok(act is "decline" ? new PartnerAnswer(null, id, null) : await list.ViewAsync((await escalations.ReadAsync(id, CancellationToken.None))!, CancellationToken.None));
    }

    private static async Task<IResult> RefuseAsync(Guid id, NoteEscalationAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        await note.HandleAsync(who.Id(), AuditAct.Refused, id, Account, cancellation);
        return Results.Ok(new PartnerAnswer(Refusal.NotYours, null, null));
    }

    private static Guid Partner(ClaimsPrincipal who) => Guid.Parse(who.FindFirstValue(StaffPrincipalFactory.Partner)!);

    private static IResult NotYours() => Results.Json(new Problem("notYours", "The partner of this account is not in the directory any more."), statusCode: StatusCodes.Status403Forbidden);
}

/// <summary>What is a partner's own: addressed to it, or to one of its people who are on the rota.</summary>
public sealed class PartnerList(IEscalations escalations, IContactQueue queue, EscalationViews views)
{
    /// <returns>Null: the partner is not in the directory any more.</returns>
    public async Task<PartnerDesk?> ReadAsync(Guid partner, CancellationToken cancellation)
    {
        var duty = await queue.ReadDutyAsync(cancellation);
        if (duty.Partners.FirstOrDefault(p => p.Id == partner) is not { Active: true } known)
            return null;
        var (owners, lines) = (Owners(duty, partner), await queue.ReadLinesAsync(cancellation));
        return new PartnerDesk(known.Name, [.. (await escalations.ReadOpenAsync(cancellation)).Where(e => Has(owners, e)).Select(e =>
        {
            var line = lines.FirstOrDefault(l => l.Code == e.Line);
            return new PartnerDeskRow(e.Id, e.Kind, e.State, line?.Name ?? e.Line, line?.NameEn ?? e.Line, e.Level, e.Since, e.Due, e.Acknowledged is not null);
        })]);
    }

    /// <returns>None where the partner is not in the directory any more.</returns>
    public async Task<IReadOnlyList<Guid>> OwnersAsync(Guid partner, CancellationToken cancellation)
    {
        var duty = await queue.ReadDutyAsync(cancellation);
        return duty.Partners.Any(p => p.Id == partner && p.Active) ? Owners(duty, partner) : [];
    }

    public async Task<PartnerAnswer> ViewAsync(Escalation known, CancellationToken cancellation)
    {
        var line = (await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == known.Line);
        return new PartnerAnswer(null, known.Id, views.Partner(known, line));
    }

    /// <returns>Null: there is none, or it is somebody else's.</returns>
    public async Task<Escalation?> FindAsync(Guid id, Guid partner, CancellationToken cancellation) =>
        await escalations.ReadAsync(id, cancellation) is { } known && Has(await OwnersAsync(partner, cancellation), known) ? known : null;

    private static bool Has(IReadOnlyList<Guid> owners, Escalation one) => one.Owner is { Kind: OwnerKind.Partner, Id: { } id } && owners.Contains(id);

    private static List<Guid> Owners(DutyNow duty, Guid partner) => [partner, .. duty.Shifts.Where(s => s.Partner == partner && s.Removed is null).Select(s => s.Id)];
}
