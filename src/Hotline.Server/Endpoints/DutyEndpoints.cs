using System.Security.Claims;
using Hotline.Core.Duty;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Endpoints;

/// <summary>The rota and the partners directory: live, so that they can be read and changed while SQL is away. For supervisors and administrators.</summary>
public static class DutyEndpoints
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(35);
    private const int LongestList = 1_000_000;

    public static void MapDuty(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api").RequireAuthorization(Policies.Supervisor).AddEndpointFilter<RequestedWithFilter>();
        group.MapGet("duty", ReadRotaAsync);
        group.MapPut("duty/{id:guid}", SaveShiftAsync);
        group.MapDelete("duty/{id:guid}", RemoveShiftAsync);
        group.MapGet("partners", async (IContactQueue queue, KeepDuty keep, CancellationToken cancellation) => Results.Ok(
            (await queue.ReadDutyAsync(cancellation)).Partners.Select(p => View(p, keep)).OrderBy(p => p.Kind).ThenBy(p => p.County, StringComparer.Ordinal).ThenBy(p => p.Order).ThenBy(p => p.Name, StringComparer.Ordinal)));
        group.MapPut("partners/{id:guid}", SavePartnerAsync);
        group.MapPost("partners/import", ImportAsync);
    }

    private static async Task<IResult> ReadRotaAsync(long from, long to, IContactQueue queue, KeepDuty keep, UserManager<StaffAccount> users, TimeProvider time, CancellationToken cancellation)
    {
        if (from < 0 || to <= from || to - from > Longest.TotalMilliseconds || to > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return Results.BadRequest(new Problem("invalid", "to: must be later than from, by 35 days at most"));
        var (begins, ends, now) = (DateTimeOffset.FromUnixTimeMilliseconds(from), DateTimeOffset.FromUnixTimeMilliseconds(to), time.GetUtcNow());
        var shifts = (await queue.ReadDutyAsync(cancellation)).Shifts.Where(s => s.Removed is null).ToList();
        // The supervisors' post is there also when nobody has written a rota: that is the gap that matters most.
        var posts = shifts.Select(s => (s.Role, s.County)).Append<(DutyRole Role, string? County)>((DutyRole.Supervisor, null)).Distinct().OrderBy(p => p.Role).ThenBy(p => p.County, StringComparer.Ordinal);
        return Results.Ok(new RotaView(now, [.. shifts.Select(s => View(s, keep))],
            [.. shifts.SelectMany(s => s.Within(begins, ends)).OrderBy(o => o.From).ThenBy(o => o.Shift.Order).Select(View)],
            [.. posts.Select(p => new DutyPost(p.Role, p.County, [.. DutyChain.OnAt(shifts, p.Role, p.County, now).Select(o => o.Shift.Id)],
                DutyChain.NextAfter(shifts, p.Role, p.County, now) is { } next ? View(next) : null, DutyChain.Gaps(shifts, p.Role, p.County, begins, ends)))],
            await SupervisorsAsync(users)));
    }

    /// <summary>Who may be chosen; nobody while SQL is away, and names are typed.</summary>
    private static async Task<IReadOnlyList<DutyAccount>> SupervisorsAsync(UserManager<StaffAccount> users)
    {
        try
        {
            return [.. (await users.GetUsersInRoleAsync(nameof(StaffRole.Supervisor))).Where(u => !u.Disabled).Select(u => new DutyAccount(u.Id, u.DisplayName)).OrderBy(u => u.Name, StringComparer.Ordinal)];
        }
        catch (RecordUnavailableException)
        {
            return [];
        }
    }

    private static async Task<IResult> SaveShiftAsync(Guid id, ShiftView asked, KeepDuty keep, ClaimsPrincipal who)
    {
        if (asked.Id != id)
            return Results.BadRequest(new Problem("invalid", "id: must be the one in the address"));
        var shift = new Shift
        {
            Id = id, Role = asked.Role, County = asked.County, Staff = asked.Staff, Partner = asked.Partner, From = asked.From, To = asked.To,
            Weekly = asked.Weekly, Ends = asked.Ends, Order = asked.Order, Sealed = "", Version = asked.Version,
        };
        return Answer(await keep.SaveAsync(shift, new DutyPerson(asked.Name?.Trim() ?? "", asked.Number, asked.Email), who.Id()), asked with { Version = asked.Version + 1 });
    }

    private static async Task<IResult> RemoveShiftAsync(Guid id, long version, IContactQueue queue, KeepDuty keep, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if ((await queue.ReadDutyAsync(cancellation)).Shifts.FirstOrDefault(s => s.Id == id && s.Removed is null) is not { } shift)
            return Results.NotFound(new Problem("unknown", "There is no such shift; somebody may have taken it out."));
        return shift.Version == version ? Answer(await keep.RemoveAsync(shift, who.Id()), null) : Changed();
    }

    private static async Task<IResult> SavePartnerAsync(Guid id, PartnerView asked, KeepDuty keep, ClaimsPrincipal who)
    {
        if (asked.Id != id || asked.Contact?.Numbers is null)
            return Results.BadRequest(new Problem("invalid", "id: must be the one in the address"));
        var partner = new Partner
        {
            Id = id, Kind = asked.Kind, Name = asked.Name ?? "", County = asked.County, Serves = asked.Serves, Delivery = asked.Delivery, Order = asked.Order, Active = asked.Active, Sealed = "", Version = asked.Version,
        };
        return Answer(await keep.SaveAsync(partner, asked.Contact, who.Id()), asked with { Version = asked.Version + 1 });
    }

    private static async Task<IResult> ImportAsync(ImportRequest asked, ImportPartners import, IRecord record, ClaimsPrincipal who, CancellationToken cancellation) =>
        asked.Text is { Length: > 0 and <= LongestList }
            ? Results.Ok(await import.HandleAsync(asked.Text, await record.ReadCountiesAsync(cancellation), asked.DryRun, who.Id(), cancellation))
            : Results.BadRequest(new Problem("invalid", "text: paste a list of at most a million characters"));

    private static IResult Answer(DutyOutcome outcome, object? saved) => outcome switch
    {
        { Problem: { } problem } => Results.BadRequest(new Problem("invalid", problem)),
        { Refusal: not null } => Changed(),
        _ => saved is null ? Results.NoContent() : Results.Ok(saved),
    };

    private static IResult Changed() => Results.Conflict(new Problem("FormChanged", "Somebody else changed it in the meantime; nothing was overwritten."));

    private static OccurrenceView View(Occurrence o) => new(o.Shift.Id, o.From, o.To);

    private static ShiftView View(Shift s, KeepDuty keep)
    {
        var person = keep.Open(s);
        return new ShiftView(s.Id, s.Role, s.County, s.Staff, s.Partner, s.From, s.To, s.Weekly, s.Ends, s.Order, s.Version, person?.Name, person?.Number, person?.Email);
    }

    private static PartnerView View(Partner p, KeepDuty keep) =>
        new(p.Id, p.Kind, p.Name, p.County, p.Serves, p.Delivery, p.Order, p.Active, p.Version, keep.Open(p) ?? new PartnerContact(null, [], null, null));
}
