using Hotline.Core.Audit;

namespace Hotline.Server.Contracts;

/// <summary>One entry of the audit trail. Its reason is opened apart, and that is an entry of its own.</summary>
/// <param name="Number">Its place in the chain.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Account's id, or "system".</param>
/// <param name="Name">Of the account, where it is known.</param>
/// <param name="Act">What was done.</param>
/// <param name="Subject">With what.</param>
/// <param name="About">With which one.</param>
/// <param name="Detail">Coded.</param>
/// <param name="HasReason">Somebody said why.</param>
public sealed record AuditView(long Number, DateTimeOffset At, string Actor, string? Name, AuditAct Act, AuditSubject Subject, Guid? About, string? Detail, bool HasReason);

/// <summary>GET /api/audit and /api/audit/looks: newest first. More: there are older ones, below the last number.</summary>
public sealed record AuditPage(IReadOnlyList<AuditView> Rows, bool More);

/// <summary>POST /api/audit/{number}/reason; absent where its key is gone.</summary>
public sealed record AuditReason(string? Reason);
