using System.Security.Claims;
using Hotline.Core.Record;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Staff;

public static class Policies
{
    public const string Supervisor = "supervisor", Administrator = "administrator";
}

/// <summary>ASP.NET Core Identity over the record's staff accounts. Whoever is signed in stays so while SQL is away.</summary>
public static class StaffSignIn
{
    public static IServiceCollection AddHotlineStaff(this IServiceCollection services)
    {
        services.AddIdentityCore<StaffAccount>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-._@";
            })
            .AddSignInManager()
            .AddClaimsPrincipalFactory<StaffPrincipalFactory>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = "hotline";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(14);
            options.SlidingExpiration = true;
            options.Events = new CookieAuthenticationEvents
            {
                OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized),
                OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden),
                OnValidatePrincipal = ValidateAsync,
            };
        });
        // A disabled account or a role that was taken away counts within a minute.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddScoped<KeepStaff>().AddSingleton<StaffProfiles>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Supervisor, policy => policy.RequireRole(nameof(StaffRole.Supervisor), nameof(StaffRole.Administrator)))
            .AddPolicy(Policies.Administrator, policy => policy.RequireRole(nameof(StaffRole.Administrator)));
        return services;
    }

    /// <summary>The security stamp is compared every minute; a record that is away must not throw a counsellor out of a chat.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (RecordUnavailableException)
        {
        }
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}

/// <summary>Puts id, names and roles into the cookie.</summary>
public sealed class StaffPrincipalFactory(UserManager<StaffAccount> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<StaffAccount>(users, options)
{
    public const string DisplayName = "displayName";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        foreach (var role in user.Roles)
            identity.AddClaim(new Claim(ClaimTypes.Role, role.ToString()));
        return identity;
    }
}
