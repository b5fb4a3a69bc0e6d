using Hotline.Core.Contacts;

namespace Hotline.Core.Routing;

/// <summary>What closing needs: both are required, and a reason where the risk was not assessed.</summary>
/// <param name="Disposition">The outcome.</param>
/// <param name="Risk">The level that the contact ends with.</param>
/// <param name="RiskReason">Why it was not assessed, or is lower than what is known.</param>
/// <param name="WithoutSupervisor">Level 3 and 4: why no supervisor has acknowledged it; it goes to the review list.</param>
public sealed record Closing(Disposition Disposition, RiskLevel Risk, string? RiskReason, string? WithoutSupervisor = null);

/// <summary>The two questions after a contact, 1–5 each; null is not answered.</summary>
public sealed record Survey(int? Helped, int? Calmer);
