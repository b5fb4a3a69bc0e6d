using System.Security.Claims;
using Hotline.Core.Record;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Endpoints;

/// <summary>Signing in and out.</summary>
public static class AccountEndpoints
{
    private const int LongestPassword = 256;

    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/account");
        group.MapPost("sign-in", SignInAsync).RequireRateLimiting(RateLimits.SignIn).AddEndpointFilter<RequestedWithFilter>();
        group.MapPost("sign-out", async (SignInManager<StaffAccount> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.NoContent();
        }).AddEndpointFilter<RequestedWithFilter>();
        group.MapGet("me", (ClaimsPrincipal who) => Results.Ok(new Me(
            Guid.Parse(who.FindFirstValue(ClaimTypes.NameIdentifier)!), who.Identity!.Name!, who.FindFirstValue(StaffPrincipalFactory.DisplayName) ?? "",
            [.. who.FindAll(ClaimTypes.Role).Select(r => Enum.Parse<StaffRole>(r.Value))]))).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> SignInAsync(SignInRequest request, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn, TimeProvider time)
    {
        if (request.Password is not { Length: > 0 and <= LongestPassword } || request.UserName is not { Length: > 0 and <= 64 })
            return Answer(SignInOutcome.WrongNameOrPassword);
        try
        {
            var account = await users.FindByNameAsync(request.UserName.Trim());
            if (account is null || account.Disabled)
            {
                // The same work as for a known name, so that the time taken tells nothing.
                _ = users.PasswordHasher.HashPassword(new StaffAccount(), request.Password);
                return Answer(SignInOutcome.WrongNameOrPassword);
            }
            var result = await signIn.CheckPasswordSignInAsync(account, request.Password, lockoutOnFailure: true);
            if (result.IsLockedOut)
                return Answer(SignInOutcome.LockedOut, lockedFor: account.LockoutEnd is { } end ? (int)Math.Ceiling((end - time.GetUtcNow()).TotalSeconds) : null);
            if (!result.Succeeded)
                return Answer(SignInOutcome.WrongNameOrPassword);
            if (account.OneTimeUntil is { } until && await ChooseAsync(account, request, until, users, time) is { } notYet)
                return Answer(notYet);
            await signIn.SignInAsync(account, isPersistent: false);
            return Answer(SignInOutcome.SignedIn, new Me(account.Id, account.UserName, account.DisplayName, [.. account.Roles]));
        }
        catch (RecordUnavailableException)
        {
            return Answer(SignInOutcome.RecordUnavailable);
        }
    }

    /// <summary>A password that the office made opens the account to choose an own one, and for nothing else. Null: it was chosen.</summary>
    private static async Task<SignInOutcome?> ChooseAsync(StaffAccount account, SignInRequest request, DateTimeOffset until, UserManager<StaffAccount> users, TimeProvider time)
    {
        if (until < time.GetUtcNow())
            return SignInOutcome.OneTimeExpired;
        if (request.NewPassword is not { Length: > 0 } chosen)
            return SignInOutcome.NewPasswordNeeded;
        if (chosen.Length > LongestPassword || chosen == request.Password)
            return SignInOutcome.WeakPassword;
        account.OneTimeUntil = null;
        return (await users.ChangePasswordAsync(account, request.Password, chosen)).Succeeded ? null : SignInOutcome.WeakPassword;
    }

    private static IResult Answer(SignInOutcome outcome, Me? me = null, int? lockedFor = null) => Results.Json(
        new SignInResponse(outcome, me, lockedFor),
        statusCode: outcome switch
        {
            // Answered, not refused as unknown: the page reads for how long from the body.
            SignInOutcome.SignedIn or SignInOutcome.LockedOut or SignInOutcome.NewPasswordNeeded or SignInOutcome.WeakPassword or SignInOutcome.OneTimeExpired => StatusCodes.Status200OK,
            SignInOutcome.RecordUnavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status401Unauthorized,
        });
}
