using System.Security.Claims;
using Hotline.Core;
using Hotline.Core.Audit;
using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>Searching the record, and one contact's full story. Supervisors and administrators.</summary>
public static class ContactEndpoints
{
    public static void MapContacts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/contacts").RequireAuthorization(Policies.Supervisor);
        group.MapGet("", async ([AsParameters] SearchQuery query, IRecord record, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation) =>
        {
            if (query.Problem() is { } problem)
                return Results.BadRequest(new Problem("invalid", problem));
            await note.HandleAsync(who.Id(), AuditAct.Searched, AuditSubject.Contact, null, HotlineJson.Write(query), null, cancellation);
            var page = await record.SearchAsync(query.ToSearch(), cancellation);
            return Results.Ok(new ContactRows([.. page.Contacts.Select(Row)], page.Total));
        });
        group.MapGet("{id:guid}", (Guid id, OpenStory open, ClaimsPrincipal who, CancellationToken cancellation) => open.HandleAsync(id, who, null, cancellation));
        group.MapPost("{id:guid}/open", (Guid id, OpenRequest request, OpenStory open, ClaimsPrincipal who, CancellationToken cancellation) =>
            open.HandleAsync(id, who, request.Reason, cancellation)).AddEndpointFilter<RequestedWithFilter>();
    }

    internal static ContactRow Row(Contact c) => new(
        c.Id, c.Line, c.Channel, c.State, c.Arrived, c.Answered, c.Ended, c.CounsellorAlias, c.Risk, c.Disposition, c.Answers?.County, c.Messages);
}

/// <summary>Filters as they stand in the address; times are Unix milliseconds.</summary>
public sealed record SearchQuery(
    long? From, long? To, string? Line, Channel? Channel, ContactState? State, Guid? Counsellor, string? County, RiskLevel? LeastRisk, Disposition? Disposition, Topic? Topic, int? Skip, int? Take)
{
    public string? Problem() => this switch
    {
        { Skip: < 0 } => "skip: must be 0 or more",
        { Take: < 1 or > 200 } => "take: must be between 1 and 200",
        { From: { } from, To: { } to } when from > to => "from: must not be after to",
        { From: < 0 or > 253402300799999 } or { To: < 0 or > 253402300799999 } => "from, to: must be Unix milliseconds",
        _ => null,
    };

    public ContactSearch ToSearch() => new()
    {
        From = From is { } from ? DateTimeOffset.FromUnixTimeMilliseconds(from) : null, To = To is { } to ? DateTimeOffset.FromUnixTimeMilliseconds(to) : null,
        Line = Line, Channel = Channel, State = State, Counsellor = Counsellor, County = County, LeastRisk = LeastRisk, Disposition = Disposition, Topic = Topic,
        Skip = Skip ?? 0, Take = Take ?? 50,
    };
}
