using System.Security.Claims;
using Hotline.Core.Record;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Staff;

public static class Policies
{
    public const string Supervisor = "supervisor", Administrator = "administrator";

    /// <summary>Somebody outside, for one partner's own list.</summary>
    public const string Partner = "partner";

    /// <summary>Anybody with an account. Everything else that asks for a sign-in and names no policy is for the service's own staff.</summary>
    public const string SignedIn = "signedIn";
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
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(nameof(StaffRole.Counsellor), nameof(StaffRole.Supervisor), nameof(StaffRole.Administrator)).Build())
            .AddPolicy(Policies.Partner, policy => policy.RequireRole(nameof(StaffRole.Partner)).RequireClaim(StaffPrincipalFactory.Partner))
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser())
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
            // A console that was just closed comes back at once, and would then stay for hours: there the stamp is compared now, not within the minute.
            if (context.Principal is { } who && IsAskedNow(context.HttpContext.Request.Path)
                && await context.HttpContext.RequestServices.GetRequiredService<SignInManager<StaffAccount>>().ValidateSecurityStampAsync(who) is null)
                context.RejectPrincipal();
        }
        catch (RecordUnavailableException)
        {
        }
    }

    private static bool IsAskedNow(PathString path) => path.StartsWithSegments("/hubs", StringComparison.Ordinal) || path.Equals("/api/account/me", StringComparison.Ordinal);

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}

/// <summary>Puts id, names and roles into the cookie.</summary>
public sealed class StaffPrincipalFactory(UserManager<StaffAccount> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<StaffAccount>(users, options)
{
    public const string DisplayName = "displayName", Partner = "partner";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        if (user.Partner is { } partner)
            identity.AddClaim(new Claim(Partner, partner.ToString()));
        foreach (var role in user.Roles)
            identity.AddClaim(new Claim(ClaimTypes.Role, role.ToString()));
        return identity;
    }
}
