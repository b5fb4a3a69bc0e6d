using System.Security.Claims;
using Hotline.Core;
using Hotline.Core.Audit;
using Hotline.Core.Contacts;
using Hotline.Core.FollowUps;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>A supervisor's desk: what nobody has looked at, who is due, persons by tier; and the plan of follow-ups.</summary>
public static class SupervisionEndpoints
{
    private const int Most = 200;

    public static void MapSupervision(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/api/desk").RequireAuthorization(Policies.Supervisor);
        desk.MapGet("reviews", async (ICareRecord care, Views views, CancellationToken cancellation) => Results.Ok((await care.ReadUnreviewedAsync(Most, cancellation))
            .Select(c => new ReviewRow(ContactEndpoints.Row(c), c.Risk is not RiskLevel.NotAssessed, views.Open(c.RiskReason, c.Id)))));
        desk.MapGet("persons", async (AttentionTier? least, ICareRecord care, PersonViews views, CancellationToken cancellation) =>
            Results.Ok((await care.ReadPersonsAsync(least ?? AttentionTier.Focused, Most, cancellation)).Select(views.Row)));
        app.MapPost("/api/reviews/{contact:guid}", ReviewAsync).RequireAuthorization(Policies.Supervisor).AddEndpointFilter<RequestedWithFilter>();
        // A counsellor sees the own ones: they are asked first.
        app.MapGet("/api/follow-ups", ReadDueAsync).RequireAuthorization();
        app.MapPost("/api/follow-ups/{id:guid}/attempts", AttemptAsync).RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        app.MapGet("/api/settings/follow-ups", async (PlanFollowUps plan, CancellationToken cancellation) => Results.Ok(await plan.ReadSettingsAsync(cancellation))).RequireAuthorization(Policies.Supervisor);
        app.MapPut("/api/settings/follow-ups", SaveSettingsAsync).RequireAuthorization(Policies.Administrator).AddEndpointFilter<RequestedWithFilter>();
    }

    private static async Task<IResult> ReviewAsync(Guid contact, ReviewRequest request, ICareRecord care, TextCipher cipher, NoteAccess note, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(request.Note) || request.Note.Length > 2_000)
            return Results.BadRequest(new Problem("invalid", "note: say what you found, in 2000 characters at most"));
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.Review, contact, "reviewed", null, cancellation);
        return await care.ReviewAsync(contact, who.Guid(), time.GetUtcNow(), cipher.Encrypt(request.Note.Trim(), contact), cancellation) ? Results.NoContent() : PersonEndpoints.Conflict();
    }

    private static async Task<IResult> ReadDueAsync(ICareRecord care, KeepPerson persons, PersonViews views, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var due = await care.ReadDueAsync(who.Supervises() ? null : who.Guid(), Most, cancellation);
        var names = await views.NamesAsync(due.Select(f => f.Counsellor).OfType<Guid>(), cancellation);
        var rows = new List<FollowUpRow>();
        foreach (var one in due)
        {
            var person = one.Person is { } id ? await persons.ReadAsync(id, cancellation) : null;
            rows.Add(new FollowUpRow(one, one.Counsellor is { } counsellor ? names.GetValueOrDefault(counsellor) : null, person?.Notes.Alias ?? person?.Notes.Name, person?.Notes.SafeTimes, ContactSafety.MayContactCaller(person?.SafeToContact)));
        }
        if (rows.Count > 0)
            await note.HandleAsync(who.Id(), AuditAct.Searched, AuditSubject.FollowUp, null, "due", null, cancellation);
        return Results.Ok(rows);
    }

    private static async Task<IResult> AttemptAsync(Guid id, AttemptRequest request, ICareRecord care, PlanFollowUps plan, TextCipher cipher, NoteAccess note, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (request.Id == Guid.Empty || !Enum.IsDefined(request.Outcome) || request.Note is { Length: > 2_000 })
            return Results.BadRequest(new Problem("invalid", "outcome: what came of it"));
        if (await care.ReadFollowUpAsync(id, cancellation) is not { } before)
            return Results.NotFound(new Problem("unknown", "There is no such follow-up."));
        if (!who.Supervises() && before.Counsellor != who.Guid())
            return Results.Json(new Problem("notYours", "This follow-up is another counsellor's."), statusCode: StatusCodes.Status403Forbidden);
        if (before.State is not (FollowUpState.Due or FollowUpState.Unreachable))
            return PersonEndpoints.Conflict();
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.FollowUp, id, request.Outcome.ToString(), null, cancellation);
        var now = time.GetUtcNow();
        var attempt = new FollowUpAttempt(request.Id, id, now, who.Guid(), request.Outcome, string.IsNullOrWhiteSpace(request.Note) ? null : cipher.Encrypt(request.Note.Trim(), request.Id));
        var after = FollowUpPolicy.After(before, request.Outcome, now, await plan.ReadSettingsAsync(cancellation));
        return await care.SaveFollowUpAsync(after, attempt, cancellation) ? Results.Ok(after) : PersonEndpoints.Conflict();
    }

    private static async Task<IResult> SaveSettingsAsync(FollowUpSettings settings, ICareRecord care, NoteAccess note, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (settings.Problem() is { } problem)
            return Results.BadRequest(new Problem("invalid", problem));
        var next = settings with { Version = settings.Version + 1 };
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.Setting, null, FollowUpSettings.Name, null, cancellation);
        return await care.SaveSettingAsync(FollowUpSettings.Name, next.Version, HotlineJson.Write(next), who.Guid(), time.GetUtcNow(), cancellation) ? Results.Ok(next) : PersonEndpoints.Conflict();
    }
}
