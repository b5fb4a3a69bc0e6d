using System.Security.Claims;
using Hotline.Core;
using Hotline.Core.Audit;
using Hotline.Core.Measures;
using Hotline.Core.Record;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>Any past moment, a line's figures, and the contacts behind each number. Supervisors and administrators.</summary>
public static class HistoryEndpoints
{
    private const int PageSize = 50;

    public static void MapHistory(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/history").RequireAuthorization(Policies.Supervisor);
        group.MapGet("moment", async (long at, ReadHistory history, CancellationToken cancellation) =>
            at is < 0 or > 253402300799999
                ? Results.BadRequest(new Problem("invalid", "at: must be Unix milliseconds"))
                : Results.Ok(View(await history.MomentAsync(DateTimeOffset.FromUnixTimeMilliseconds(at), cancellation), DateTimeOffset.FromUnixTimeMilliseconds(at))));
        group.MapGet("figures", async ([AsParameters] HistoryQuery query, FigureTables tables, CancellationToken cancellation) =>
            await AnswerAsync(query, async () => await tables.MakeAsync(query, cancellation) is { } view ? Results.Ok(view) : UnknownLine));
        group.MapGet("figures.csv", async ([AsParameters] HistoryQuery query, FigureTables tables, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation) =>
            await AnswerAsync(query, async () =>
            {
                if (await tables.MakeAsync(query, cancellation) is not { } view)
                    return UnknownLine;
                await note.HandleAsync(who.Id(), AuditAct.Exported, AuditSubject.Figures, null, HotlineJson.Write(query), null, cancellation);
                return Results.Text(FiguresCsv.Write(view), "text/csv; charset=utf-8");
            }));
        group.MapGet("contacts", async ([AsParameters] HistoryQuery query, FigureTables tables, IRecord record, NoteAccess note, ClaimsPrincipal who, CancellationToken cancellation) =>
            await AnswerAsync(query, async () =>
            {
                if (await tables.FactsAsync(query, cancellation) is not { } found)
                    return UnknownLine;
                var facts = found.Facts.Where(f => Counts.Is(query.Count ?? Count.Offered, f))
                    .Where(f => query.Group is null || HistoryQuery.GroupOf(f, query.By ?? FigureGroup.None) == query.Group).OrderByDescending(f => f.Arrived).ToList();
                await note.HandleAsync(who.Id(), AuditAct.Searched, AuditSubject.Contact, null, HotlineJson.Write(query), null, cancellation);
                var page = facts.Skip(query.Skip ?? 0).Take(PageSize).Select(f => f.Id).ToList();
                var rows = (await record.ReadContactsAsync(page, cancellation)).OrderBy(c => page.IndexOf(c.Id)).Select(ContactEndpoints.Row);
                return Results.Ok(new ContactRows([.. rows], facts.Count));
            }));
    }

    private static IResult UnknownLine => Results.NotFound(new Problem("unknown", "There is no line with this code."));

    private static async Task<IResult> AnswerAsync(HistoryQuery query, Func<Task<IResult>> answer) =>
        query.Problem() is { } problem ? Results.BadRequest(new Problem("invalid", problem)) : await answer();

    private static MomentView View(ServiceMoment moment, DateTimeOffset at)
    {
        var queues = moment.Queues();
        return new MomentView(
            at, moment.At, queues,
            [.. moment.Contacts.Values.Where(c => c.Waits).OrderBy(c => c.Arrived).Select(c => new WaitingThen(c.Id, c.Line, c.Channel, c.Requirement, c.State, c.Arrived, c.Priority, c.Offers, c.Callback, c.Unmet))],
            [.. moment.Counsellors.Values.OrderBy(c => c.Alias, StringComparer.Ordinal).Select(c => new CounsellorThen(c.Id, c.Alias, c.Shown, c.Since, c.Lines, [.. c.Contacts?.Keys ?? []], c.Lost))],
            [.. moment.Lines.Values.OrderBy(l => l.Code, StringComparer.Ordinal).SelectMany(line => Alarms.Of(line, moment.Now(line, at, queues), at)
                .Select(a => new AlarmThen(line.Code, new AlarmView(a.Kind, a.Channel, a.Value, a.Limit))))],
            [.. moment.Escalations.Values.OrderByDescending(e => e.Late).ThenBy(e => e.Due)
                .Select(e => new EscalationThen(e.Id, e.Kind, e.Contact, e.Line, e.State, e.Level, e.Raised, e.Due, e.Acknowledged, e.Late))]);
    }
}
