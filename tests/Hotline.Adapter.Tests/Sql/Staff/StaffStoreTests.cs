using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hotline.Adapter.Tests.Sql.Staff;

/// <summary>The store as ASP.NET Core Identity's own manager uses it.</summary>
internal sealed class StaffStoreTests(string database) : RecordSuite(database)
{
    private const string Password = "Correct-horse-7";
    private UserManager<StaffAccount> _users = null!;
    private IServiceScope _scope = null!;

    [SetUp]
    public void MakeManager()
    {
        _scope = Backend.Services.CreateScope();
        var options = new IdentityOptions { Lockout = { MaxFailedAccessAttempts = 3, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true } };
        _users = new UserManager<StaffAccount>(
            _scope.ServiceProvider.GetRequiredService<IUserStore<StaffAccount>>(), Options.Create(options), new PasswordHasher<StaffAccount>(),
            [new UserValidator<StaffAccount>()], [new PasswordValidator<StaffAccount>()], new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(), Backend.Services, NullLogger<UserManager<StaffAccount>>.Instance);
    }

    [TearDown]
    public void DropManager()
    {
        _users?.Dispose();
        _scope?.Dispose();
    }

    [Test]
    public async Task Create_WithPassword_SignsInByAnyCase()
    {
        var made = await CreateAsync("lin.xia");
        var found = await _users.FindByNameAsync("LIN.Xia");
        Assert.That(found!.Id, Is.EqualTo(made.Id));
        Assert.That(found.DisplayName, Is.EqualTo("林夏"));
        Assert.That(await _users.CheckPasswordAsync(found, Password), Is.True);
        Assert.That(await _users.CheckPasswordAsync(found, "wrong"), Is.False);
        Assert.That((await _users.FindByIdAsync(made.Id.ToString()))!.SecurityStamp, Is.EqualTo(made.SecurityStamp));
    }

    [Test]
    public async Task ReadList_OfCounsellorsAndOthers_SaysWhatAnOverviewNeeds()
    {
        var (counsellor, other) = (await CreateAsync("list.counsellor"), await CreateAsync("list.other"));
        var until = new DateTimeOffset(2026, 3, 5, 1, 0, 0, TimeSpan.Zero);
        (counsellor.OneTimeUntil, other.Disabled) = (until, true);
        counsellor.Roles.UnionWith([StaffRole.Supervisor, StaffRole.Counsellor]);
        foreach (var account in new[] { counsellor, other })
            Assert.That((await _users.UpdateAsync(account)).Succeeded, Is.True);
        await Record.SaveCounsellorAsync(new Counsellor { Id = counsellor.Id, Alias = "林", Certificate = Certificate.B, County = "330302" }, CancellationToken.None);
        var list = (await Backend.Services.GetRequiredService<StaffList>().ReadAsync(CancellationToken.None)).ToDictionary(s => s.Id);
        Assert.That(list[counsellor.Id] with { Roles = [] }, Is.EqualTo(new StaffListed(counsellor.Id, "list.counsellor", "林夏", [], false, null, until, Certificate.B, "330302", null)));
        Assert.That(list[counsellor.Id].Roles, Is.EqualTo(new[] { StaffRole.Counsellor, StaffRole.Supervisor }));
        Assert.That((list[other.Id].Disabled, list[other.Id].Certificate, list[other.Id].Roles.Count), Is.EqualTo((true, (Certificate?)null, 0)));
        Assert.That((await _users.FindByNameAsync("list.counsellor"))!.OneTimeUntil, Is.EqualTo(until));
    }

    [Test]
    public async Task Find_Unknown_IsNull()
    {
        Assert.That(await _users.FindByNameAsync("nobody"), Is.Null);
        Assert.That(await _users.FindByIdAsync("no id"), Is.Null);
    }

    [Test]
    public async Task Create_NameTaken_Fails()
    {
        await CreateAsync("lin");
        var store = _scope.ServiceProvider.GetRequiredService<IUserStore<StaffAccount>>();
        // Past the manager's own check, as two administrators at once would be.
        var result = await store.CreateAsync(new StaffAccount { UserName = "Lin", NormalizedUserName = "LIN" }, CancellationToken.None);
        Assert.That(result.Errors.Single().Code, Is.EqualTo(nameof(IdentityErrorDescriber.DuplicateUserName)));
    }

    [Test]
    public async Task Lockout_AfterFailures_LocksAndResets()
    {
        await CreateAsync("lin");
        for (var i = 0; i < 3; i++)
        {
            var user = (await _users.FindByNameAsync("lin"))!;
            Assert.That(await _users.IsLockedOutAsync(user), Is.False);
            Assert.That((await _users.AccessFailedAsync(user)).Succeeded, Is.True);
        }
        var locked = (await _users.FindByNameAsync("lin"))!;
        Assert.That(await _users.IsLockedOutAsync(locked), Is.True);
        Assert.That(locked.AccessFailedCount, Is.Zero);
        await _users.SetLockoutEndDateAsync(locked, null);
        Assert.That(await _users.IsLockedOutAsync((await _users.FindByNameAsync("lin"))!), Is.False);
    }

    [Test]
    public async Task Update_FromAnOlderState_FailsAndChangesNothing()
    {
        await CreateAsync("lin");
        var (mine, theirs) = ((await _users.FindByNameAsync("lin"))!, (await _users.FindByNameAsync("lin"))!);
        theirs.DisplayName = "theirs";
        Assert.That((await _users.UpdateAsync(theirs)).Succeeded, Is.True);
        mine.DisplayName = "mine";
        var result = await _users.UpdateAsync(mine);
        Assert.That(result.Errors.Single().Code, Is.EqualTo(nameof(IdentityErrorDescriber.ConcurrencyFailure)));
        Assert.That((await _users.FindByNameAsync("lin"))!.DisplayName, Is.EqualTo("theirs"));
        theirs.Disabled = true;
        Assert.That((await _users.UpdateAsync(theirs)).Succeeded, Is.True, "who saved may save again");
        Assert.That((await _users.FindByNameAsync("lin"))!.Disabled, Is.True);
    }

    [Test]
    public async Task Roles_AddedAndRemoved_AreKept()
    {
        var user = await CreateAsync("lin");
        await _users.AddToRolesAsync(user, ["Counsellor", "Supervisor"]);
        await CreateAsync("xia");
        var found = (await _users.FindByNameAsync("lin"))!;
        Assert.That(await _users.GetRolesAsync(found), Is.EqualTo(new[] { "Counsellor", "Supervisor" }));
        Assert.That(await _users.IsInRoleAsync(found, "supervisor"), Is.True);
        Assert.That((await _users.GetUsersInRoleAsync("Supervisor")).Select(one => one.Id), Is.EqualTo(new[] { user.Id }));
        await _users.RemoveFromRoleAsync(found, "Supervisor");
        Assert.That((await _users.GetUsersInRoleAsync("Supervisor")), Is.Empty);
    }

    [Test]
    public async Task AddToRole_Unknown_Throws()
    {
        var user = await CreateAsync("lin");
        Assert.That(async () => await _users.AddToRoleAsync(user, "King"), Throws.InvalidOperationException.With.Message.Contains("Administrator"));
        Assert.That(async () => await _users.AddToRoleAsync(user, "1"), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Delete_TakesItsRolesAlong()
    {
        var user = await CreateAsync("lin");
        await _users.AddToRoleAsync(user, "Counsellor");
        Assert.That((await _users.DeleteAsync(user)).Succeeded, Is.True);
        Assert.That(await _users.FindByNameAsync("lin"), Is.Null);
        Assert.That((await _users.DeleteAsync(user)).Succeeded, Is.False);
    }

    private async Task<StaffAccount> CreateAsync(string name)
    {
        var user = new StaffAccount { UserName = name, DisplayName = "林夏" };
        var result = await _users.CreateAsync(user, Password);
        Assert.That(result.Succeeded, Is.True, result.ToString());
        return user;
    }
}
