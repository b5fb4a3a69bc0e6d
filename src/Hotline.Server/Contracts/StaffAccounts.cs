using Hotline.Core.Routing;
using Hotline.Sql.Staff;

namespace Hotline.Server.Contracts;

/// <summary>Where a call reaches a counsellor.</summary>
public enum VoiceWay { None, Browser, Telephone, Sip }

/// <summary>GET /api/staff (Administrator): one account in the overview.</summary>
public sealed record StaffRow(
    Guid Id, string UserName, string DisplayName, IReadOnlyList<StaffRole> Roles, bool Disabled, bool Locked, DateTimeOffset? OneTimeUntil, Certificate? Certificate, string? County,
    Guid? Partner);

/// <summary>What the office says of a counsellor.</summary>
public sealed record ProfileView(
    string Alias, Certificate Certificate, string? County, IReadOnlyList<string> Lines, IReadOnlyDictionary<string, int> Skills, int ChatCapacity, VoiceWay Voice, string? VoiceNumber, int? HighRiskLimit);

/// <summary>GET and PUT /api/staff/{id}, POST /api/staff. The stamp is the one that the change started from; null profile: no counsellor; partner: with that role, whose list it is.</summary>
public sealed record StaffView(
    Guid Id, string UserName, string DisplayName, IReadOnlyList<StaffRole> Roles, bool Disabled, bool Locked, DateTimeOffset? OneTimeUntil, string? Stamp, ProfileView? Profile,
    Guid? Partner = null);

/// <summary>Answer to a change: when it counts. <see cref="OneTimePassword"/> is shown once and kept nowhere.</summary>
public sealed record StaffSaved(StaffView Staff, bool AtOnce, string? OneTimePassword);
