using Hotline.Core.Routing;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Staff;

/// <summary>One account in the overview.</summary>
/// <param name="Id">Also the counsellor's.</param>
/// <param name="UserName">What is typed to sign in.</param>
/// <param name="DisplayName">What colleagues see.</param>
/// <param name="Roles">May be none.</param>
/// <param name="Disabled">May not sign in.</param>
/// <param name="LockedUntil">Too many wrong passwords.</param>
/// <param name="OneTimeUntil">Has not chosen a password yet, and can until then.</param>
/// <param name="Certificate">Null: no counsellor.</param>
/// <param name="County">The counsellor's.</param>
/// <param name="Partner">With the role Partner: whose list it is.</param>
public sealed record StaffListed(
    Guid Id, string UserName, string DisplayName, IReadOnlyList<StaffRole> Roles, bool Disabled, DateTimeOffset? LockedUntil, DateTimeOffset? OneTimeUntil, Certificate? Certificate, string? County,
    Guid? Partner);

/// <summary>Everybody with an account.</summary>
public sealed class StaffList
{
    private readonly Database _database;

    internal StaffList(Database database) => _database = database;

    /// <exception cref="Hotline.Core.Record.RecordUnavailableException">SQL is away.</exception>
    public Task<IReadOnlyList<StaffListed>> ReadAsync(CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<StaffListed>>(async session =>
    {
        var roles = (await session.QueryAsync<RoleRow>(StatementName.ReadAllStaffRoles, null)).ToLookup(r => r.AccountId, r => Enum.Parse<StaffRole>(r.Role));
        return [.. (await session.QueryAsync<Row>(StatementName.ReadStaffList, null)).Select(r => new StaffListed(
            r.Id, r.UserName, r.DisplayName, [.. roles[r.Id].Order()], r.Disabled, r.LockoutEnd, r.OneTimeUntil, r.Certificate is null ? null : Enum.Parse<Certificate>(r.Certificate), r.County, r.Partner))];
    }, cancellation);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string UserName { get; init; } = "";
        public string DisplayName { get; init; } = "";
        public bool Disabled { get; init; }
        public DateTimeOffset? LockoutEnd { get; init; }
        public DateTimeOffset? OneTimeUntil { get; init; }
        public string? Certificate { get; init; }
        public string? County { get; init; }
        public Guid? Partner { get; init; }
    }

    private sealed class RoleRow
    {
        public Guid AccountId { get; init; }
        public string Role { get; init; } = "";
    }
}
