using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>A contact as the engine keeps it: the image that everybody sees, and what only the engine needs.</summary>
public sealed class LiveContact(Contact image)
{
    public Contact Image { get; set; } = image;
    public Requirement Requirement => RequirementText.Read(Image.Requirement);

    /// <summary>The offer under which it was connected: an accept that arrives again is recognised by it.</summary>
    public Guid? LastOffer { get; set; }

    /// <summary>The transfer that moved it last: one that arrives again is recognised by it.</summary>
    public Guid? MovedBy { get; set; }

    /// <summary>The command that brought the last second person, and the consult with which the contact was handed over last.</summary>
    public Guid? LastConsult { get; set; }
    public Guid? HandedOver { get; set; }

    /// <summary>When the offer was accepted, while the legs are fetched, ms.</summary>
    public long ConnectingSince { get; set; }

    /// <summary>Who refused or missed it, and until when (ms) it is not offered to them again.</summary>
    public Dictionary<Guid, long> Tried { get; } = [];

    /// <summary>Until when (ms) those who have had many hard contacts are not asked, while a timer will look again.</summary>
    public long? SparedUntil { get; set; }
    public ConnectionBook Connections { get; } = new();
    public bool Surveyed { get; set; }
    public SealedForm? Form { get; set; }
    public List<ChatMessage> Messages { get; } = [];

    /// <summary>What counsellor and second person wrote to each other.</summary>
    public List<ChatMessage> Side { get; } = [];
    public Dictionary<Author, int> Seen { get; } = [];

    public Guid Id => Image.Id;
    public ContactState State => Image.State;
}

/// <summary>A counsellor as the engine keeps it.</summary>
public sealed class LiveCounsellor(Counsellor image)
{
    public Counsellor Image { get; set; } = image;
    public ConnectionBook Connections { get; } = new();

    /// <summary>Signing out because the connection stayed lost, not by choice: coming back undoes it.</summary>
    public bool LeftByGrace { get; set; }

    /// <summary>The command by which a supervisor cleared the desk last.</summary>
    public Guid? FreedBy { get; set; }

    public Guid Id => Image.Id;
    public bool Offline => Image.Presence is Presence.Offline;
}

/// <summary>
/// Which connections somebody has, and until when (ms) each counts without being named again. A lease may stand without a
/// connection: an arriving chat holds one, so that a page that never connects is missed.
/// </summary>
public sealed class ConnectionBook
{
    public SortedDictionary<string, long> Leases { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Open { get; } = [];

    /// <summary>Those that have ended, and until when (ms) each is not announced again by somebody who had looked before.</summary>
    public Dictionary<string, long> Goodbyes { get; } = new(StringComparer.Ordinal);
}
