using Hotline.Core.Escalations;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;

namespace Hotline.Server.Endpoints;

/// <summary>
/// What a partner's page may do, without an account: a link is opened once, and what the browser keeps from then on acts on that one escalation.
/// The session travels in a header, never in an address, so no log and no history has it.
/// </summary>
public static class PartnerEndpoints
{
    private const string Session = "X-Partner-Session";

    public static void MapPartner(this IEndpointRouteBuilder app)
    {
        var partner = app.MapGroup("/api/partner").RequireRateLimiting(RateLimits.Anonymous).AddEndpointFilter<RequestedWithFilter>();
        partner.MapPost("open", async (OpenLinkRequest request, OpenLink open, PartnerPage page) =>
        {
            var opened = await open.HandleAsync(request.Token, request.Session, CancellationToken.None);
            return Results.Ok(opened.Step.Done ? await page.ReadAsync(opened.Escalation, request.Session) : new PartnerAnswer(opened.Step.Refusal, null, null));
        });
        partner.MapGet("{id:guid}", async (Guid id, HttpRequest request, PartnerPage page) => Results.Ok(await page.ReadAsync(id, request.Headers[Session])));
        partner.MapPost("{id:guid}/{act:regex(^[a-z]{{1,20}}$)}", ActAsync);
    }

    private static async Task<IResult> ActAsync(Guid id, string act, EscalationActRequest r, HttpRequest request, AnswerEscalation answer, PartnerPage page)
    {
        var session = (string?)request.Headers[Session];
        if (session is not { Length: > 0 and <= 100 })
            return Results.Ok(new PartnerAnswer(Refusal.LinkUnknown, null, null));
        var who = new EscalationActor(OwnerKind.Partner, Session: EscalationLinks.Hash(session));
        var step = await DoAsync(answer, id, act, r, who);
        if (!step.Done)
            return Results.Ok(new PartnerAnswer(step.Refusal, null, null));
        // Who declined has nothing more to see: the link went with it.
        return Results.Ok(act is "decline" ? new PartnerAnswer(null, id, null) : await page.ReadAsync(id, session));
    }

    /// <summary>What a partner may do, by a link or signed in.</summary>
    internal static Task<Step> DoAsync(AnswerEscalation answer, Guid id, string act, EscalationActRequest r, EscalationActor who) => act switch
    {
        "acknowledge" => answer.AcknowledgeAsync(id, who, CancellationToken.None),
        "decline" => answer.DeclineAsync(id, who, r.Text, CancellationToken.None),
        "note" => answer.NoteAsync(id, who, r.Note ?? EscalationNote.Progress, r.Text, r.About, CancellationToken.None),
        "report" => answer.ReportAsync(id, who, r.Outcome ?? EscalationOutcome.Done, r.Text, CancellationToken.None),
        _ => Task.FromResult(Step.Refused(Refusal.WrongState)),
    };
}

/// <summary>The least that a partner needs.</summary>
public sealed class PartnerPage(OpenLink open, IContactQueue queue, EscalationViews views, TimeProvider time)
{
    public async Task<PartnerAnswer> ReadAsync(Guid id, string? session)
    {
        var (refusal, known) = await open.ReadAsync(id, session, time.GetUtcNow(), CancellationToken.None);
        if (known is null)
            return new PartnerAnswer(refusal, null, null);
        var line = (await queue.ReadLinesAsync(CancellationToken.None)).FirstOrDefault(l => l.Code == known.Line);
        return new PartnerAnswer(null, id, views.Partner(known, line));
    }
}
