using System.Security.Claims;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;
using Hotline.Sql.Staff;

namespace Hotline.Server.Endpoints;

/// <summary>Accounts and counsellors' profiles, for administrators.</summary>
public static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/staff").RequireAuthorization(Policies.Administrator).AddEndpointFilter<RequestedWithFilter>();
        group.MapGet("", async (StaffList list, TimeProvider time, CancellationToken cancellation) => Results.Ok((await list.ReadAsync(cancellation)).Select(s =>
            new StaffRow(s.Id, s.UserName, s.DisplayName, s.Roles, s.Disabled, s.LockedUntil > time.GetUtcNow(), s.OneTimeUntil, s.Certificate, s.County, s.Partner))));
        group.MapGet("{id:guid}", async (Guid id, KeepStaff keep, CancellationToken cancellation) => await keep.ReadAsync(id, cancellation) is { } view ? Results.Ok(view) : Unknown());
        group.MapPost("", async (StaffView asked, KeepStaff keep, ClaimsPrincipal who) => Answer(await keep.CreateAsync(asked, who.Id())));
        group.MapPut("{id:guid}", async (Guid id, StaffView asked, KeepStaff keep, ClaimsPrincipal who) => asked.Id == id
            ? Answer(await keep.ChangeAsync(asked, who.Guid()))
            : Results.BadRequest(new Problem("invalid", "id: must be the one in the address")));
        group.MapPost("{id:guid}/password", async (Guid id, KeepStaff keep, ClaimsPrincipal who, CancellationToken cancellation) => Answer(await keep.ResetPasswordAsync(id, who.Id(), cancellation)));
    }

    private static IResult Answer(StaffOutcome? outcome) => outcome switch
    {
        null => Unknown(),
        { Problem: { } problem } => Results.BadRequest(new Problem("invalid", problem)),
        { Changed: true } => Results.Conflict(new Problem("FormChanged", "Somebody else changed it in the meantime; nothing was overwritten.")),
        _ => Results.Ok(outcome.Saved),
    };

    private static IResult Unknown() => Results.NotFound(new Problem("unknown", "There is no such account."));
}
