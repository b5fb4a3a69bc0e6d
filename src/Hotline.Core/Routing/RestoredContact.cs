using Hotline.Core.Contacts;

namespace Hotline.Core.Routing;

public enum ConnectionKind { Caller, Counsellor }

public sealed record HeldConnection(ConnectionKind Kind, Guid Owner, string Connection);

/// <summary>Who says what became of a contact. A ticket's word only stands where nothing is known; what SQL did not say it may not have, and it is told.</summary>
public enum ClaimedBy { Record, Node, Ticket }

public sealed record RestoredContact(Contact Contact, ClaimedBy By);
