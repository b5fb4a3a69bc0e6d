using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;

namespace Hotline.Core.Routing;

/// <summary>
/// Where a waiting contact stands: 1 is next. The range comes from what really happened lately in that queue; null where too
/// little did.
/// </summary>
public sealed record Place(Guid Contact, int Position, int Waiting, WaitRange? Range);

/// <summary>Seconds.</summary>
public sealed record WaitRange(int From, int To);

public sealed record CallerView(Contact Contact, Place? Place, IReadOnlyList<ChatMessage> Messages);

/// <summary>Everything on a counsellor's desk in one moment.</summary>
public sealed record Desk(Counsellor Counsellor, IReadOnlyList<DeskContact> Contacts);

/// <summary>A contact on the desk (offered, open or unfinished) with its record form and the last 200 messages.</summary>
/// <param name="Side">What counsellor and second person wrote to each other.</param>
public sealed record DeskContact(Contact Contact, SealedForm? Form, IReadOnlyList<ChatMessage> Messages, IReadOnlyList<ChatMessage> Side);
