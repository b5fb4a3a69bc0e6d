using System.Security.Cryptography;
using Hotline.Core;
using Hotline.Core.Audit;
using Hotline.Core.Counsellors;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Hubs;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Staff;

/// <summary>What came of a change of an account: the sentence that says what is wrong, that somebody else was faster, or the account.</summary>
public sealed record StaffOutcome(string? Problem, bool Changed, StaffSaved? Saved);

/// <summary>
/// Makes and changes accounts, each change audited before it is made. Roles and a disabled account count within a minute (the cookie is
/// looked at that often); the console of such an account closes and a disabled counsellor gets no more offers at once; what a counsellor on shift may take changes at once, a voice
/// address from the next call.
/// </summary>
public sealed class KeepStaff(UserManager<StaffAccount> users, IRecord record, IContactQueue queue, INotifier notifier, NoteAccess note, StaffProfiles profiles, OpenConsoles consoles, TimeProvider time)
{
    public static readonly TimeSpan OneTimeLasts = TimeSpan.FromHours(72);

    public async Task<StaffView?> ReadAsync(Guid id, CancellationToken cancellation) =>
        await users.FindByIdAsync(id.ToString()) is { } account ? View(account, await record.ReadCounsellorAsync(id, cancellation)) : null;

    public async Task<StaffOutcome> CreateAsync(StaffView asked, string by)
    {
        if ((await ProblemAsync(asked)) is { } problem)
            return new StaffOutcome(problem, false, null);
        var account = new StaffAccount { UserName = asked.UserName.Trim().ToLowerInvariant(), DisplayName = asked.DisplayName.Trim(), OneTimeUntil = time.GetUtcNow() + OneTimeLasts, Partner = asked.Partner };
        account.Roles.UnionWith(asked.Roles);
        await note.HandleAsync(by, AuditAct.Changed, AuditSubject.Staff, account.Id, $"made: {string.Join(',', account.Roles.Order())}", null, CancellationToken.None);
        var password = NewPassword();
        var made = await users.CreateAsync(account, password);
        if (!made.Succeeded)
            return new StaffOutcome($"userName: {string.Join(" ", made.Errors.Select(e => e.Description))}", false, null);
        var profile = asked.Profile is { } written ? profiles.Keep(account.Id, written) : null;
        if (profile is not null)
            await record.SaveCounsellorAsync(profile, CancellationToken.None);
        return new StaffOutcome(null, false, new StaffSaved(View(account, profile), AtOnce: true, password));
    }

    /// <summary>Null: there is no such account.</summary>
    public async Task<StaffOutcome?> ChangeAsync(StaffView asked, Guid by)
    {
        if (await users.FindByIdAsync(asked.Id.ToString()) is not { } account)
            return null;
        if (account.ConcurrencyStamp != asked.Stamp)
            return new StaffOutcome(null, true, null);
        if ((await ProblemAsync(asked with { UserName = account.UserName })) is { } problem)
            return new StaffOutcome(problem, false, null);
        if (asked.Id == by && (asked.Disabled || !asked.Roles.Contains(StaffRole.Administrator)))
            return new StaffOutcome("roles: nobody can take away the own administration", false, null);
        await note.HandleAsync(by.ToString(), AuditAct.Changed, AuditSubject.Staff, account.Id, What(account, asked), null, CancellationToken.None);
        var signsOut = account.Disabled != asked.Disabled || account.Partner != asked.Partner || !account.Roles.SetEquals(asked.Roles);
        (account.DisplayName, account.Disabled, account.Partner) = (asked.DisplayName.Trim(), asked.Disabled, asked.Partner);
        account.Roles.Clear();
        account.Roles.UnionWith(asked.Roles);
        if (!asked.Locked)
            (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        // A new stamp ends what was signed in under the old roles; without one a change of a name signs nobody out.
        var saved = signsOut ? await users.UpdateSecurityStampAsync(account) : await users.UpdateAsync(account);
        if (!saved.Succeeded)
            return new StaffOutcome(null, true, null);
        var profile = asked.Profile is { } written ? profiles.Keep(account.Id, written) : null;
        if (profile is not null)
            await record.SaveCounsellorAsync(profile, CancellationToken.None);
        var atOnce = await ShowAsync(account, profile, by.ToString());
        // Who is signed in keeps the roles of the sign-in for as long as a connection lives.
        if (signsOut)
            await consoles.CloseAsync(account.Id);
        return new StaffOutcome(null, false, new StaffSaved(View(account, profile), atOnce, null));
    }

    /// <summary>A password that opens the account once. Whoever is signed in with the old one is signed out.</summary>
    public async Task<StaffOutcome?> ResetPasswordAsync(Guid id, string by, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } account)
            return null;
        await note.HandleAsync(by, AuditAct.Changed, AuditSubject.Staff, id, "password reset", null, cancellation);
        var password = NewPassword();
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        (account.OneTimeUntil, account.LockoutEnd, account.AccessFailedCount) = (time.GetUtcNow() + OneTimeLasts, null, 0);
        if (!(await users.UpdateSecurityStampAsync(account)).Succeeded)
            return new StaffOutcome(null, true, null);
        await consoles.CloseAsync(id);
        return new StaffOutcome(null, false, new StaffSaved(View(account, await record.ReadCounsellorAsync(id, CancellationToken.None)), AtOnce: true, password));
    }

    /// <returns>Whether what was saved counts from now: nobody is on shift, or the live state has it.</returns>
    private async Task<bool> ShowAsync(StaffAccount account, Counsellor? profile, string by)
    {
        try
        {
            var step = account.Disabled || !account.Roles.Contains(StaffRole.Counsellor)
                ? await queue.SignOutAsync(account.Id, CancellationToken.None)
                : profile is null ? Step.Refused(Refusal.CounsellorUnknown) : await queue.ChangeProfileAsync(profile, by, CancellationToken.None);
            await notifier.ShowAsync(step.Events);
            return true;
        }
        catch (LiveStateUnavailableException)
        {
            // Saved; it counts from the next shift.
            return false;
        }
    }

    private async Task<string?> ProblemAsync(StaffView asked) => asked switch
    {
        { UserName: null or "" or { Length: > 64 } } => "userName: is required, with 64 characters at most",
        { DisplayName: null } => "displayName: is required, with 100 characters at most",
        { DisplayName: var name } when name.Trim().Length is 0 or > 100 => "displayName: is required, with 100 characters at most",
        { Roles: null } or { Roles.Count: 0 } => "roles: at least one",
        { Roles: var roles } when roles.Any(r => !Enum.IsDefined(r)) => "roles: one is not known",
        // Somebody outside sees one partner's list and nothing else: no role beside it.
        { Roles: var roles, Partner: var partner } when roles.Contains(StaffRole.Partner) != partner is not null => "partner: is required with the role Partner, and belongs to no other",
        { Roles: { Count: > 1 } roles } when roles.Contains(StaffRole.Partner) => "roles: Partner stands alone",
        { Partner: not null, Profile: not null } => "profile: a partner's account has none",
        { Partner: { } partner } when (await queue.ReadDutyAsync(CancellationToken.None)).Partners.All(p => p.Id != partner || !p.Active) => "partner: is not in the directory",
        { Profile: null, Roles: var roles } when roles.Contains(StaffRole.Counsellor) => "profile: a counsellor needs one",
        { Profile: { } profile } => StaffProfiles.Problem(profile, [.. (await queue.ReadLinesAsync(CancellationToken.None)).Select(l => l.Code)]),
        _ => null,
    };

    /// <summary>Coded, for the audit trail: which fields, never what they say.</summary>
    private static string What(StaffAccount account, StaffView asked)
    {
        var fields = new List<string>();
        if (account.DisplayName != asked.DisplayName.Trim())
            fields.Add("displayName");
        if (!account.Roles.SetEquals(asked.Roles))
            fields.Add($"roles {string.Join(',', account.Roles.Order())} to {string.Join(',', asked.Roles.Order())}");
        if (account.Disabled != asked.Disabled)
            fields.Add(asked.Disabled ? "disabled" : "enabled");
        if (account.Partner != asked.Partner)
            fields.Add($"partner {account.Partner} to {asked.Partner}");
        if (asked.Profile is not null)
            fields.Add("profile");
        return string.Join("; ", fields);
    }

    private StaffView View(StaffAccount account, Counsellor? profile) => new(
        account.Id, account.UserName, account.DisplayName, [.. account.Roles.Order()], account.Disabled, account.LockoutEnd > time.GetUtcNow(), account.OneTimeUntil, account.ConcurrencyStamp,
        profile is null ? null : profiles.View(profile), account.Partner);

    private static string NewPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
}
