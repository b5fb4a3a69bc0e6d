using System.Security.Claims;
using Hotline.Core.Assessments;
using Hotline.Core.Audit;
using Hotline.Core.Contacts;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>A supervisor's desk: what nobody has looked at, and persons by tier.</summary>
public static class SupervisionEndpoints
{
    private const int Most = 200;

    public static void MapSupervision(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/api/desk").RequireAuthorization(Policies.Supervisor);
        desk.MapGet("reviews", async (ICareRecord care, Views views, CancellationToken cancellation) => Results.Ok((await care.ReadUnreviewedAsync(Most, cancellation))
            .Select(c => new ReviewRow(ContactEndpoints.Row(c), Review.WhyOf(c), views.Open(Review.ReasonOf(c), c.Id)))));
        desk.MapGet("persons", async (AttentionTier? least, ICareRecord care, PersonViews views, CancellationToken cancellation) =>
            Results.Ok((await care.ReadPersonsAsync(least ?? AttentionTier.Focused, Most, cancellation)).Select(views.Row)));
        app.MapPost("/api/reviews/{contact:guid}", ReviewAsync).RequireAuthorization(Policies.Supervisor).AddEndpointFilter<RequestedWithFilter>();
    }

    private static async Task<IResult> ReviewAsync(Guid contact, ReviewRequest request, ICareRecord care, TextCipher cipher, NoteAccess note, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(request.Note) || request.Note.Length > 2_000)
            return Results.BadRequest(new Problem("invalid", "note: say what you found, in 2000 characters at most"));
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.Review, contact, "reviewed", null, cancellation);
        return await care.ReviewAsync(contact, who.Guid(), time.GetUtcNow(), cipher.Encrypt(request.Note.Trim(), contact), cancellation) ? Results.NoContent() : PersonEndpoints.Conflict();
    }
}
