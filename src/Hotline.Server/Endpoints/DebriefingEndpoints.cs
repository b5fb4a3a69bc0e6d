using System.Security.Claims;
using Hotline.Core.Debriefings;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>After a hard contact: its counsellor is offered a talk with a supervisor, who finds on a list who wants one.</summary>
public static class DebriefingEndpoints
{
    private const int Most = 100;

    public static void MapDebriefings(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/debriefings").RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        group.MapGet("mine", async (ICareRecord care, IContactQueue queue, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation) =>
            Results.Ok((await care.ReadDebriefingOffersAsync(who.Guid(), await OfferedSinceAsync(queue, time, cancellation), cancellation))
                .Select(c => new DebriefingOffer(c.Id, c.Line, c.Channel, c.Risk, c.Closed ?? c.Arrived))));
        group.MapPost("{contact:guid}", AnswerAsync);
        var supervisors = app.MapGroup("/api/desk/debriefings").RequireAuthorization(Policies.Supervisor).AddEndpointFilter<RequestedWithFilter>();
        supervisors.MapGet("", async (ICareRecord care, PersonViews views, CancellationToken cancellation) =>
        {
            var asked = await care.ReadDebriefingsAsync(DebriefingState.Asked, Most, cancellation);
            var names = await views.NamesAsync(asked.Select(d => d.Counsellor), cancellation);
            return Results.Ok(asked.Select(d => new DebriefingRow(d.Contact, names.GetValueOrDefault(d.Counsellor), d.AskedAt)));
        });
        supervisors.MapPost("{contact:guid}/done", async (Guid contact, DebriefingDone request, ICareRecord care, TextCipher cipher, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation) =>
            request.Note is { Length: > 2_000 } ? Results.BadRequest(new Problem("invalid", "note: 2000 characters at most"))
            : await care.EndDebriefingAsync(contact, who.Guid(), time.GetUtcNow(), string.IsNullOrWhiteSpace(request.Note) ? null : cipher.Encrypt(request.Note.Trim(), contact), cancellation)
                ? Results.NoContent() : PersonEndpoints.Conflict());
    }

    private static async Task<DateTimeOffset> OfferedSinceAsync(IContactQueue queue, TimeProvider time, CancellationToken cancellation) =>
        time.GetUtcNow().AddDays(-(await CareLimits.ReadAsync(queue, cancellation)).DebriefingDays);

    private static async Task<IResult> AnswerAsync(Guid contact, DebriefingAnswer request, ICareRecord care, IContactQueue queue, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation)
    {
        // Only what is offered: the own contact, at level 3 or 4, and not answered yet.
        if ((await care.ReadDebriefingOffersAsync(who.Guid(), await OfferedSinceAsync(queue, time, cancellation), cancellation)).All(c => c.Id != contact))
            return PersonEndpoints.Conflict();
        var answer = new Debriefing(contact, who.Guid(), request.Wanted ? DebriefingState.Asked : DebriefingState.Declined, time.GetUtcNow());
        return await care.AnswerDebriefingAsync(answer, cancellation) ? Results.NoContent() : PersonEndpoints.Conflict();
    }
}
