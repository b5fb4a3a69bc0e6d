using System.Security.Claims;
using Hotline.Core;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>Line settings: live, so that the office can change a greeting while SQL is away.</summary>
public static class LineEndpoints
{
    public static void MapLines(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/lines", (IContactQueue queue, CancellationToken cancellation) => queue.ReadLinesAsync(cancellation)).RequireAuthorization();
        app.MapPut("/api/lines/{code}", async (string code, Line line, IContactQueue queue, INotifier notifier, ClaimsPrincipal who) =>
        {
            if (line.Code != code)
                return Results.BadRequest(new Problem("invalid", "code: must be the one in the address"));
            if (line.Problem() is { } problem)
                return Results.BadRequest(new Problem("invalid", problem));
            var step = await queue.SetLineAsync(line, who.FindFirstValue(ClaimTypes.NameIdentifier)!, CancellationToken.None);
            await notifier.ShowAsync(step.Events);
            return step.Done
                ? Results.Ok(line with { Version = line.Version + 1 })
                : Results.Conflict(new Problem(step.Refusal.ToString()!, "The line was changed by somebody else in the meantime; nothing was overwritten."));
        }).RequireAuthorization(Policies.Administrator).AddEndpointFilter<RequestedWithFilter>();
    }
}
