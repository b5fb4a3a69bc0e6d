namespace Hotline.Sql.Staff;

/// <summary>What a member of staff may do; one person may have several. <see cref="Partner"/> is somebody outside, sees one partner's own list and has no other role.</summary>
public enum StaffRole { Counsellor, Supervisor, Administrator, Partner }

/// <summary>A member of staff who signs in. ASP.NET Core Identity works on it through <see cref="StaffStore"/>.</summary>
public sealed class StaffAccount
{
    /// <summary>Also the counsellor's id, where the person is a counsellor.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string UserName { get; set; } = "";
    public string NormalizedUserName { get; set; } = "";

    /// <summary>The name that colleagues see.</summary>
    public string DisplayName { get; set; } = "";
    public string? PasswordHash { get; set; }
    public string? SecurityStamp { get; set; }

    /// <summary>Changes with each saved change; a change that started from an older one is not saved.</summary>
    public string ConcurrencyStamp { get; set; } = "";
    public DateTimeOffset? LockoutEnd { get; set; }
    public int AccessFailedCount { get; set; }
    public bool LockoutEnabled { get; set; } = true;

    /// <summary>May not sign in any more; who signs in checks it. Accounts are disabled, not deleted: the record names them.</summary>
    public bool Disabled { get; set; }

    /// <summary>The password was made by somebody else and opens the account until then, to choose an own one. Null: it is the person's own.</summary>
    public DateTimeOffset? OneTimeUntil { get; set; }

    /// <summary>With the role Partner: whose list it is.</summary>
    public Guid? Partner { get; set; }

    public ISet<StaffRole> Roles { get; } = new HashSet<StaffRole>();
}
