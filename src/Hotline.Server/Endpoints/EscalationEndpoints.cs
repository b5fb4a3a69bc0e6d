using System.Security.Claims;
using Hotline.Core.Audit;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>Escalations for staff: beside a contact, on the supervisors' desk, and the office's limits and recipients.</summary>
public static class EscalationEndpoints
{
    public static void MapEscalations(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/contacts/{contact:guid}/escalations", ReadOfAsync).RequireAuthorization();
        app.MapGet("/api/escalations", ReadOpenAsync).RequireAuthorization();
        app.MapPost("/api/escalations", RaiseAsync).RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        app.MapPost("/api/escalations/{id:guid}/{act:regex(^[a-z-]{{1,20}}$)}", ActAsync).RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        app.MapPost("/api/escalations/{id:guid}/whereabouts", OpenWhereaboutsAsync).RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        app.MapGet("/api/settings/escalations", (IEscalations escalations, CancellationToken cancellation) => SettingsAsync(escalations, cancellation)).RequireAuthorization(Policies.Administrator);
        app.MapPut("/api/settings/escalations", SetPlanAsync).RequireAuthorization(Policies.Administrator).AddEndpointFilter<RequestedWithFilter>();
    }

    /// <summary>Whose contact it is, a second person of it, a supervisor; everybody else learns nothing.</summary>
    private static async Task<IResult> ReadOfAsync(
        Guid contact, FindContact contacts, IContactQueue queue, IEscalations escalations, IEscalationRecord record, EscalationViews views, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await contacts.HandleAsync(contact, cancellation) is not { } known)
            return Results.NotFound(new Problem("unknown", "There is no such contact."));
        if (!who.Supervises() && known.Counsellor != who.Guid() && known.Consult?.With != who.Guid())
            return Results.Json(new Problem("notYours", "This contact is another counsellor's."), statusCode: StatusCodes.Status403Forbidden);
        var live = await escalations.ReadOfAsync(contact, cancellation);
        var all = live.ToDictionary(e => e.Id);
        try
        {
            foreach (var kept in await record.ReadOfAsync(contact, cancellation))
                all.TryAdd(kept.Id, kept);
        }
        catch (RecordUnavailableException)
        {
            // What is open is live.
        }
        var partners = (await queue.ReadDutyAsync(cancellation)).Partners;
        var county = await contacts.CountyAsync(known, cancellation);
        return Results.Ok(new EscalationsOf(
            [.. all.Values.OrderBy(e => e.Raised).Select(e => views.View(e, who.Guid()))], EscalationPolicy.Suggested(known.Risk),
            Enum.GetValues<EscalationKind>().ToDictionary(k => k, k => (IReadOnlyList<RecipientView>)[.. RaiseEscalation.Choices(partners, k).OrderBy(p => p.County != county).ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new RecipientView(p.Id, p.Name, p.County, p.Serves))])));
    }

    /// <summary>A supervisor sees all that are open, everybody else what is theirs to answer or was raised by them.</summary>
    private static async Task<IResult> ReadOpenAsync(IEscalations escalations, EscalationViews views, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var me = who.Guid();
        return Results.Ok((await escalations.ReadOpenAsync(cancellation))
            .Where(e => MaySee(e, who)).Select(e => views.View(e, me)));
    }

    private static bool MaySee(Escalation e, ClaimsPrincipal who) =>
        who.Supervises() || e.Owner?.Id == who.Guid() || e.Counsellor == who.Guid() || e.RaisedBy == who.Id();

    private static async Task<IResult> RaiseAsync(RaiseRequest r, RaiseEscalation raise, IEscalations escalations, EscalationViews views, ClaimsPrincipal who)
    {
        var step = await raise.HandleAsync(new EscalationDraft(r.Id, r.Kind, r.Contact, r.Summary, r.Whereabouts, r.Recipient, r.Consent, r.ReturnTo, r.Serves, r.Care, r.VicePrincipal), Actor(who), CancellationToken.None);
        return await AnswerAsync(step, r.Id, escalations, views, who);
    }

    private static async Task<IResult> ActAsync(Guid id, string act, EscalationActRequest r, AnswerEscalation answer, IEscalations escalations, EscalationViews views, ClaimsPrincipal who)
    {
        var me = Actor(who);
        var step = act switch
        {
            "acknowledge" => await answer.AcknowledgeAsync(id, me, CancellationToken.None),
            "decline" => await answer.DeclineAsync(id, me, r.Text, CancellationToken.None),
            "note" => await answer.NoteAsync(id, me, r.Note ?? EscalationNote.Progress, r.Text, r.About, CancellationToken.None),
            "report" => await answer.ReportAsync(id, me, r.Outcome ?? EscalationOutcome.Done, r.Text, CancellationToken.None),
            "close" => await answer.CloseAsync(id, me, r.Text, CancellationToken.None),
            "assign" => await answer.AssignAsync(id, me, r.Recipient, CancellationToken.None),
            "revoke" => await answer.RevokeLinkAsync(id, me, CancellationToken.None),
            _ => null,
        };
        return step is null ? Results.NotFound(new Problem("unknown", "There is no such act.")) : await AnswerAsync(step, id, escalations, views, who);
    }

    private static async Task<IResult> OpenWhereaboutsAsync(Guid id, OpenRequest request, OpenWhereabouts open, ClaimsPrincipal who)
    {
        var (step, known) = await open.HandleAsync(id, Actor(who), request.Reason, CancellationToken.None);
        return known is null ? Refused(step.Refusal) : Results.Ok(new WhereaboutsView(known.Number, known.NetworkAddress, known.Said));
    }

    private static async Task<IResult> SetPlanAsync(EscalationPlan plan, SetEscalationPlan set, NoteAccess note, IEscalations escalations, ClaimsPrincipal who, CancellationToken cancellation)
    {
        await note.HandleAsync(who.Id(), AuditAct.Changed, AuditSubject.Setting, null, "escalations", null, cancellation);
        var (problem, step) = await set.HandleAsync(plan, who.Id(), CancellationToken.None);
        return problem is not null ? Results.BadRequest(new Problem("invalid", problem))
            : step is { Refusal: Refusal.FormChanged } ? PersonEndpoints.Conflict()
            : step is { Done: true } ? Results.Ok(await SettingsAsync(escalations, CancellationToken.None)) : Refused(step?.Refusal);
    }

    private static async Task<EscalationSettings> SettingsAsync(IEscalations escalations, CancellationToken cancellation)
    {
        var plan = await escalations.ReadPlanAsync(cancellation);
        return new EscalationSettings(plan, Enum.GetValues<EscalationKind>().ToDictionary(k => k, plan.LimitsOf), plan.UnseenSeconds, plan.LinkLifeHours);
    }

    private static EscalationActor Actor(ClaimsPrincipal who) => new(OwnerKind.Staff, who.Guid(), who.FindFirstValue(StaffPrincipalFactory.DisplayName) ?? who.Identity?.Name, who.Supervises() ? true : null);

    /// <summary>Whoever has just changed it had the right to; where nothing changed, it is shown only to whom it is open anyway.</summary>
    private static async Task<IResult> AnswerAsync(Step step, Guid id, IEscalations escalations, EscalationViews views, ClaimsPrincipal who) =>
        !step.Done || await escalations.ReadAsync(id, CancellationToken.None) is not { } known ? Refused(step.Refusal)
            : step.Events.Count > 0 || MaySee(known, who) ? Results.Ok(views.View(known, who.Guid())) : Refused(Refusal.NotYours);

    private static IResult Refused(Refusal? refusal) => Results.Json(new Problem($"{refusal}", "The escalation did not change."), statusCode: refusal switch
    {
        Refusal.NotYours => StatusCodes.Status403Forbidden,
        Refusal.EscalationUnknown or Refusal.ContactUnknown => StatusCodes.Status404NotFound,
        Refusal.Incomplete => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    });
}
