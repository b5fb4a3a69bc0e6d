using System.Security.Claims;
using Hotline.Sql.Staff;

namespace Hotline.Server.Staff;

/// <summary>The signed-in member of staff.</summary>
internal static class WhoExtensions
{
    public static string Id(this ClaimsPrincipal who) => who.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public static Guid Guid(this ClaimsPrincipal who) => System.Guid.Parse(who.Id());

    public static bool Supervises(this ClaimsPrincipal who) => who.IsInRole(nameof(StaffRole.Supervisor)) || who.IsInRole(nameof(StaffRole.Administrator));
}
