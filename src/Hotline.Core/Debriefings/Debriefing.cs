using Hotline.Core.Contacts;

namespace Hotline.Core.Debriefings;

public enum DebriefingState { Asked, Declined, Done }

/// <summary>What a counsellor said to the offer of talking with a supervisor after a contact at level 3 or 4, and what came of it.</summary>
/// <param name="Contact">The hard contact.</param>
/// <param name="Counsellor">Who had it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AskedAt">When the counsellor answered.</param>
/// <param name="EndedAt">When a supervisor had talked.</param>
/// <param name="EndedBy">Which one.</param>
/// <param name="Note">What is to be kept of it, sealed with the contact's id.</param>
public sealed record Debriefing(Guid Contact, Guid Counsellor, DebriefingState State, DateTimeOffset AskedAt, DateTimeOffset? EndedAt = null, Guid? EndedBy = null, string? Note = null)
{
    public const RiskLevel Least = RiskLevel.High;
}
