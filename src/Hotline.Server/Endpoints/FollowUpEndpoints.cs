using System.Security.Claims;
using Hotline.Core;
using Hotline.Core.Assessments;
using Hotline.Core.Audit;
using Hotline.Core.Contacts;
using Hotline.Core.FollowUps;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>Who is due, ringing them, and what came of it. A counsellor sees the own ones: they are asked first.</summary>
public static class FollowUpEndpoints
{
    private const int Most = 100;

    public static void MapFollowUps(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/follow-ups").RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        group.MapGet("", ReadDueAsync);
        group.MapPost("", PlanAsync);
        group.MapPost("{id:guid}/ring", RingAsync);
        group.MapPost("{id:guid}/invite", InviteAsync);
        group.MapPost("{id:guid}/attempts", AttemptAsync);
        // For whom such a contact is offered to, before it is accepted, and for whom it belongs to.
        app.MapGet("/api/contacts/{id:guid}/follow-up", BriefAsync).RequireAuthorization();
        app.MapPost("/api/contacts/{id:guid}/plan", async (Guid id, PlanRequest request, SendPlan send, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation) =>
        {
            await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.Contact, id, "plan by text message", null, cancellation);
            return Results.Ok(new PlanAnswer(await send.HandleAsync(who.Guid(), id, request.Id, request.Text, cancellation)));
        }).RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        app.MapGet("/api/settings/follow-ups", async (PlanFollowUps plan, CancellationToken cancellation) => Results.Ok(await plan.ReadSettingsAsync(cancellation))).RequireAuthorization(Policies.Supervisor);
        app.MapPut("/api/settings/follow-ups", SaveSettingsAsync).RequireAuthorization(Policies.Administrator).AddEndpointFilter<RequestedWithFilter>();
    }

    private static async Task<IResult> ReadDueAsync(ICareRecord care, ReadReach read, PersonViews views, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var due = await care.ReadDueAsync(who.Supervises() ? null : who.Guid(), Most, cancellation);
        if (due.Count > 0)
            await note.HandleAsync(who.Id(), AuditAct.Searched, AuditSubject.FollowUp, null, "due", null, cancellation);
        var names = await views.NamesAsync(due.Select(f => f.Counsellor).OfType<Guid>(), cancellation);
        var rows = new List<FollowUpRow>();
        foreach (var one in due)
        {
            var reach = await read.HandleAsync(one, cancellation);
            rows.Add(new FollowUpRow(one, Name(names, one.Counsellor), reach.Alias, reach.SafeTimes, reach.SafeHours, reach.SafeToContact, reach.SafeWays, reach.Undecided, reach.MayRingByItself, reach.MayWrite, reach.Number is not null));
        }
        return Results.Ok(rows);
    }

    /// <summary>For a contact of one's own, or by a supervisor for any.</summary>
    private static async Task<IResult> PlanAsync(PlanFollowUpRequest request, PlanByHand plan, NoteAccess note, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (request.Id == Guid.Empty || request.DueAt - time.GetUtcNow() > PlanByHand.Furthest)
            return Results.BadRequest(new Problem("invalid", "dueAt: two years ahead at most"));
        if (await plan.ReadContactAsync(request.Contact, cancellation) is not { } contact)
            return Results.NotFound(new Problem("unknown", "There is no such contact in the record."));
        if (!who.Supervises() && contact.Counsellor != who.Guid())
            return Results.Json(new Problem("notYours", "This contact is another counsellor's."), statusCode: StatusCodes.Status403Forbidden);
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.FollowUp, request.Id, request.DueAt is null ? $"callback {contact.Id}" : $"planned {contact.Id}", null, cancellation);
        return Results.Ok(await plan.HandleAsync(request.Id, contact, request.DueAt, cancellation));
    }

    private static async Task<IResult> RingAsync(Guid id, RingRequest request, ICareRecord care, ReadReach read, StartFollowUp start, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await care.ReadFollowUpAsync(id, cancellation) is not { } followUp)
            return Results.NotFound(new Problem("unknown", "There is no such follow-up."));
        if (Refuses(followUp, who) is { } refused)
            return refused;
        // Where no rule would ring, a person may: and says why.
        if (string.IsNullOrWhiteSpace(request.Reason) && !(await read.HandleAsync(followUp, cancellation)).MayRingByItself)
            return Results.Ok(new FollowUpStart(null, StartProblem.NotSafe));
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.FollowUp, id, "ring", request.Reason, cancellation);
        return Results.Ok(await start.HandleAsync(followUp, who.Guid(), cancellation));
    }

    private static async Task<IResult> InviteAsync(Guid id, ICareRecord care, InviteToChat invite, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await care.ReadFollowUpAsync(id, cancellation) is not { } followUp)
            return Results.NotFound(new Problem("unknown", "There is no such follow-up."));
        if (Refuses(followUp, who) is { } refused)
            return refused;
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.FollowUp, id, "invite to write", null, cancellation);
        return Results.Ok(await invite.HandleAsync(followUp, who.Guid(), cancellation));
    }

    private static async Task<IResult> AttemptAsync(Guid id, AttemptRequest request, ICareRecord care, PlanFollowUps plan, EscalateFollowUp escalate, TextCipher cipher, NoteAccess note, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (request.Id == Guid.Empty || !Enum.IsDefined(request.Outcome) || request.Note is { Length: > 2_000 })
            return Results.BadRequest(new Problem("invalid", "outcome: what came of it"));
        if (await care.ReadFollowUpAsync(id, cancellation) is not { } before)
            return Results.NotFound(new Problem("unknown", "There is no such follow-up."));
        if (Refuses(before, who) is { } refused)
            return refused;
        if (before.State is not (FollowUpState.Due or FollowUpState.Unreachable))
            return PersonEndpoints.Conflict();
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.FollowUp, id, request.Outcome.ToString(), null, cancellation);
        var now = time.GetUtcNow();
        var attempt = new FollowUpAttempt(request.Id, id, now, who.Guid(), request.Outcome, string.IsNullOrWhiteSpace(request.Note) ? null : cipher.Encrypt(request.Note.Trim(), request.Id));
        var after = FollowUpPolicy.After(before, request.Outcome, now, await plan.ReadSettingsAsync(cancellation));
        // A supervisor who writes it down knows it already.
        if (!who.Supervises() && !await escalate.HandleAsync(after, attempt, cancellation))
            return Results.Json(new Problem("unavailable", "A supervisor could not be asked; nothing was written down. Please try again."), statusCode: StatusCodes.Status503ServiceUnavailable);
        return await care.SaveFollowUpAsync(after, attempt, cancellation) ? Results.Ok(after) : PersonEndpoints.Conflict();
    }

    private static async Task<IResult> BriefAsync(Guid id, ClaimsPrincipal who, IContactQueue queue, IRecord record, ICareRecord care, ReadReach read, Views screen, PersonViews views, NoteAccess note, CancellationToken cancellation)
    {
        var contact = (await queue.ReadDeskAsync(who.Guid(), cancellation))?.Contacts.FirstOrDefault(c => c.Contact.Id == id)?.Contact;
        if (contact?.FollowUp is not { } followUp)
            return Results.Json(new Problem(nameof(Refusal.NotYours), "This follow-up is not on your desk."), statusCode: StatusCodes.Status403Forbidden);
        if (await care.ReadFollowUpAsync(followUp, cancellation) is not { } found)
            return Results.NoContent();
        await note.HandleAsync(who.Id(), AuditAct.Opened, AuditSubject.FollowUp, followUp, "before ringing", null, cancellation);
        var reach = await read.HandleAsync(found, cancellation);
        var form = await record.ReadFormAsync(found.Contact, cancellation) is { } kept ? screen.Form(kept, found.Contact).Notes : null;
        return Results.Ok(new FollowUpBrief(
            found.Step, found.Risk, found.Attempts, Name(await views.NamesAsync([.. found.Counsellor is { } had ? [had] : Array.Empty<Guid>()], cancellation), found.Counsellor), reach.Contact?.Arrived, reach.Alias,
            reach.SafeTimes, reach.SafeToContact, reach.Guardian, reach.Whose, form?.Judgement, form is null ? null : new RecordNotes { PlanSigns = form.PlanSigns, PlanAlone = form.PlanAlone, PlanPlaces = form.PlanPlaces, PlanPeople = form.PlanPeople, PlanHelp = form.PlanHelp, PlanSafer = form.PlanSafer }));
    }

    private static async Task<IResult> SaveSettingsAsync(FollowUpSettings settings, ICareRecord care, NoteAccess note, TimeProvider time, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (settings.Problem() is { } problem)
            return Results.BadRequest(new Problem("invalid", problem));
        var next = settings with { Version = settings.Version + 1 };
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.Setting, null, FollowUpSettings.Name, null, cancellation);
        return await care.SaveSettingAsync(FollowUpSettings.Name, next.Version, HotlineJson.Write(next), who.Guid(), time.GetUtcNow(), cancellation) ? Results.Ok(next) : PersonEndpoints.Conflict();
    }

    private static IResult? Refuses(FollowUp followUp, ClaimsPrincipal who) => who.Supervises() || followUp.Counsellor == who.Guid() ? null
        : Results.Json(new Problem("notYours", "This follow-up is another counsellor's."), statusCode: StatusCodes.Status403Forbidden);

    private static string? Name(IReadOnlyDictionary<Guid, string> names, Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
}
