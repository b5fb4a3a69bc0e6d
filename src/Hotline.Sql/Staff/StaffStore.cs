using Hotline.Sql.Dialects;
using Hotline.Sql.Statements;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Sql.Staff;

/// <summary>
/// Keeps accounts for ASP.NET Core Identity. As its managers expect, everything but create, update and delete changes the
/// object only; what was changed is saved by the update that follows, under the concurrency stamp.
/// </summary>
public sealed partial class StaffStore : IUserPasswordStore<StaffAccount>, IUserRoleStore<StaffAccount>,
    IUserLockoutStore<StaffAccount>, IUserSecurityStampStore<StaffAccount>
{
    private readonly Database _database;
    private readonly IdentityErrorDescriber _errors;

    internal StaffStore(Database database, IdentityErrorDescriber? errors)
    {
        _database = database;
        _errors = errors ?? new IdentityErrorDescriber();
    }

    /// <returns>Failed with DuplicateUserName when the name is taken.</returns>
    public Task<IdentityResult> CreateAsync(StaffAccount user, CancellationToken cancellationToken) =>
        SaveAsync(user, StatementName.InsertStaffAccount, cancellationToken);

    /// <returns>Failed with ConcurrencyFailure when somebody else saved a change meanwhile, or the account is gone.</returns>
    public Task<IdentityResult> UpdateAsync(StaffAccount user, CancellationToken cancellationToken) =>
        SaveAsync(user, StatementName.UpdateStaffAccount, cancellationToken);

    /// <returns>Failed with ConcurrencyFailure when somebody else saved a change meanwhile, or the account is gone.</returns>
    public async Task<IdentityResult> DeleteAsync(StaffAccount user, CancellationToken cancellationToken)
    {
        var deleted = await _database.WriteAsync(async session =>
        {
            await session.ExecuteAsync(StatementName.DeleteStaffRoles, new { AccountId = user.Id });
            return await session.ExecuteAsync(StatementName.DeleteStaffAccount, new { user.Id, user.ConcurrencyStamp }) == 1;
        }, cancellationToken);
        return deleted ? IdentityResult.Success : IdentityResult.Failed(_errors.ConcurrencyFailure());
    }

    public async Task<StaffAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await FindAsync(StatementName.ReadStaffAccountById, new { Id = id }, cancellationToken) : null;

    public Task<StaffAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindAsync(StatementName.ReadStaffAccountByName, new { NormalizedUserName = normalizedUserName }, cancellationToken);

    public Task<string> GetUserIdAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(StaffAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(StaffAccount user, string? userName, CancellationToken cancellationToken) =>
        Done(user.UserName = userName ?? "");

    public Task<string?> GetNormalizedUserNameAsync(StaffAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(StaffAccount user, string? normalizedName, CancellationToken cancellationToken) =>
        Done(user.NormalizedUserName = normalizedName ?? "");

    public void Dispose() { }

    private async Task<IdentityResult> SaveAsync(StaffAccount user, StatementName statement, CancellationToken cancellation)
    {
        var stamp = Guid.CreateVersion7().ToString();
        try
        {
            var saved = await _database.WriteAsync(async session =>
            {
                if (await session.ExecuteAsync(statement, Values(user, stamp)) != 1)
                    return false;
                await session.ExecuteAsync(StatementName.DeleteStaffRoles, new { AccountId = user.Id });
                foreach (var role in user.Roles)
                    await session.ExecuteAsync(StatementName.InsertStaffRole, new { AccountId = user.Id, Role = role });
                return true;
            }, cancellation);
            if (!saved)
                return IdentityResult.Failed(_errors.ConcurrencyFailure());
        }
        catch (Exception taken) when (_database.Dialect.Classify(taken) is Failure.Duplicate)
        {
            return IdentityResult.Failed(_errors.DuplicateUserName(user.UserName));
        }
        // Only what was saved carries the new stamp: a refused change can still be compared with what is there.
        user.ConcurrencyStamp = stamp;
        return IdentityResult.Success;
    }

    private Task<StaffAccount?> FindAsync(StatementName statement, object values, CancellationToken cancellation) =>
        _database.ReadAsync(async session =>
        {
            var user = await session.QueryOneAsync<StaffAccount>(statement, values);
            if (user is not null)
                await AddRolesAsync(session, user);
            return user;
        }, cancellation);

    private static async Task AddRolesAsync(Session session, StaffAccount user)
    {
        foreach (var role in await session.QueryAsync<string>(StatementName.ReadStaffRoles, new { AccountId = user.Id }))
            user.Roles.Add(Enum.Parse<StaffRole>(role));
    }

    private static object Values(StaffAccount user, string stamp) => new
    {
        user.Id,
        user.UserName,
        user.NormalizedUserName,
        user.DisplayName,
        user.PasswordHash,
        user.SecurityStamp,
        ConcurrencyStamp = stamp,
        OldConcurrencyStamp = user.ConcurrencyStamp,
        user.LockoutEnd,
        user.AccessFailedCount,
        user.LockoutEnabled,
        user.Disabled,
        user.OneTimeUntil,
        user.Partner,
    };

    private static Task Done(object? _) => Task.CompletedTask;
}
