using Hotline.Sql.Statements;

namespace Hotline.Sql.Staff;

// Roles are a closed set, so there is no role store. Identity asks with upper-case names.
public sealed partial class StaffStore
{
    /// <exception cref="InvalidOperationException">There is no such role.</exception>
    public Task AddToRoleAsync(StaffAccount user, string roleName, CancellationToken cancellationToken)
    {
        user.Roles.Add(RoleOf(roleName));
        return Task.CompletedTask;
    }

    /// <exception cref="InvalidOperationException">There is no such role.</exception>
    public Task RemoveFromRoleAsync(StaffAccount user, string roleName, CancellationToken cancellationToken)
    {
        user.Roles.Remove(RoleOf(roleName));
        return Task.CompletedTask;
    }

    public Task<IList<string>> GetRolesAsync(StaffAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<string>>(user.Roles.Order().Select(role => role.ToString()).ToList());

    public Task<bool> IsInRoleAsync(StaffAccount user, string roleName, CancellationToken cancellationToken) =>
        Task.FromResult(user.Roles.Contains(RoleOf(roleName)));

    public async Task<IList<StaffAccount>> GetUsersInRoleAsync(string roleName, CancellationToken cancellationToken)
    {
        var role = RoleOf(roleName);
        return await _database.ReadAsync(async session =>
        {
            var users = await session.QueryAsync<StaffAccount>(StatementName.ReadStaffAccountsInRole, new { Role = role });
            foreach (var user in users)
                await AddRolesAsync(session, user);
            return users.ToList();
        }, cancellationToken);
    }

    // By name only: Enum.Parse would also take numbers.
    private static StaffRole RoleOf(string name)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
            if (role.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
                return role;
        throw new InvalidOperationException($"There is no role {name}; the roles are {string.Join(", ", Enum.GetNames<StaffRole>())}.");
    }
}
