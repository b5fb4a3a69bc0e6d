using System.Security.Claims;
using Hotline.Core;
using Hotline.Core.Audit;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>
/// The audit trail, read. Administrators search all of it and open reasons; supervisors see who looked at one contact or person. Every reading is an entry, too.
/// </summary>
public static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/audit", SearchAsync).RequireAuthorization(Policies.Administrator);
        app.MapPost("/api/audit/{number:long}/reason", ReasonAsync).RequireAuthorization(Policies.Administrator).AddEndpointFilter<RequestedWithFilter>();
        app.MapGet("/api/audit/looks/{about:guid}", LooksAsync).RequireAuthorization(Policies.Supervisor);
    }

    private static async Task<IResult> SearchAsync([AsParameters] AuditQuery query, IAudit audit, PersonViews people, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (query.Problem() is { } problem)
            return Results.BadRequest(new Problem("invalid", problem));
        await note.HandleAsync(who.Id(), AuditAct.Searched, AuditSubject.Audit, query.About, HotlineJson.Write(query), null, cancellation);
        return Results.Ok(await PageAsync(query.ToSearch(), audit, people, cancellation));
    }

    private static async Task<IResult> LooksAsync(Guid about, long? before, IAudit audit, PersonViews people, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        await note.HandleAsync(who.Id(), AuditAct.Searched, AuditSubject.Audit, about, "looks", null, cancellation);
        return Results.Ok(await PageAsync(new AuditSearch { About = about, Before = before }, audit, people, cancellation));
    }

    private static async Task<IResult> ReasonAsync(long number, IAudit audit, Views views, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await audit.ReadRowAsync(number, cancellation) is not { Entry.Reason: { } reason } row)
            return Results.NotFound(new Problem("unknown", "There is no reason at this number."));
        await note.HandleAsync(who.Id(), AuditAct.Revealed, AuditSubject.Audit, row.Entry.About, $"reason {number}", null, cancellation);
        return Results.Ok(new AuditReason(views.Open(reason, row.Entry.Id)));
    }

    private static async Task<AuditPage> PageAsync(AuditSearch search, IAudit audit, PersonViews people, CancellationToken cancellation)
    {
        // One more than a page says whether there are older ones.
        var found = await audit.SearchAsync(search with { Most = search.Most + 1 }, cancellation);
        var rows = found.Take(search.Most).ToList();
        var names = await people.NamesAsync(rows.Select(r => Guid.TryParse(r.Entry.Actor, out var id) ? id : (Guid?)null).OfType<Guid>(), cancellation);
        return new AuditPage([.. rows.Select(r => new AuditView(
            r.Number, r.Entry.At, r.Entry.Actor, Guid.TryParse(r.Entry.Actor, out var id) ? names.GetValueOrDefault(id) : null, r.Entry.Act, r.Entry.Subject, r.Entry.About, r.Entry.Detail,
            r.Entry.Reason is not null))], found.Count > rows.Count);
    }
}

/// <summary>Filters as they stand in the address; times are Unix milliseconds.</summary>
public sealed record AuditQuery(Guid? About, AuditSubject? Subject, string? Actor, AuditAct? Act, long? From, long? To, long? Before)
{
    private const long Latest = 253402300799999;

    public string? Problem() => this switch
    {
        { From: < 0 or > Latest } or { To: < 0 or > Latest } => "from, to: must be Unix milliseconds",
        { From: { } from, To: { } to } when from > to => "from: must not be after to",
        { Actor.Length: > 64 } => "actor: an account's id",
        _ => null,
    };

    public AuditSearch ToSearch() => new()
    {
        About = About, Subject = Subject, Actor = string.IsNullOrWhiteSpace(Actor) ? null : Actor.Trim(), Act = Act, Before = Before,
        From = From is { } from ? DateTimeOffset.FromUnixTimeMilliseconds(from) : null, To = To is { } to ? DateTimeOffset.FromUnixTimeMilliseconds(to) : null,
    };
}
