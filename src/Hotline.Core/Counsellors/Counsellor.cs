using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Core.Voice;

namespace Hotline.Core.Counsellors;

/// <summary>Presence as chosen or imposed; Busy and Offered are derived from load (domain.md, glossary).</summary>
public enum Presence { Offline, Available, Break, WrapUp, NotResponding }

/// <summary>What everybody sees of a counsellor: presence and load together.</summary>
public enum ShownPresence { Offline, Available, Break, WrapUp, NotResponding, Offered, Busy }

/// <summary>A counsellor's live state while signed in, and the after-image in journal events. Lua reads and writes the same JSON.</summary>
public sealed record Counsellor
{
    public required Guid Id { get; init; }

    /// <summary>The name that callers and colleagues see.</summary>
    public required string Alias { get; init; }
    public Presence Presence { get; init; }
    public DateTimeOffset PresenceSince { get; init; }
    public string? BreakReason { get; init; }
    public Certificate Certificate { get; init; }
    public string? County { get; init; }

    /// <summary>Lines that this counsellor serves, by code: 1 for each.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>Skill to level, 1–5.</summary>
    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>();

    /// <summary>Chats at once; 0 means none. Default 2.</summary>
    public int ChatCapacity { get; init; } = 2;
    public bool TakesVoice { get; init; } = true;

    /// <summary>Where a call reaches this counsellor: client:ID for the browser, or an encrypted number.</summary>
    public string? VoiceAddress { get; init; }

    /// <summary>The connection of the console whose browser can be rung; null: none. Only who chose the browser has one.</summary>
    public string? VoiceAt { get; init; }

    /// <summary>Calls reach this counsellor in the browser.</summary>
    public bool UsesBrowser() => BrowserVoice.Is(VoiceAddress);

    /// <summary>Open offers, offer id to contact id.</summary>
    public IReadOnlyDictionary<Guid, Guid> Offers { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>What fills the capacity, by contact id.</summary>
    public IReadOnlyDictionary<Guid, Load> Contacts { get; init; } = new Dictionary<Guid, Load>();

    /// <summary>Contacts of others in which this counsellor is the second person, by contact id; they fill the capacity, too.</summary>
    public IReadOnlyDictionary<Guid, ConsultLoad> Consults { get; init; } = new Dictionary<Guid, ConsultLoad>();

    /// <summary>Contacts whose record still lacks a disposition or a risk level, by contact id: when they ended, ms.</summary>
    public IReadOnlyDictionary<Guid, long> Unfinished { get; init; } = new Dictionary<Guid, long>();

    public DateTimeOffset FreeSince { get; init; }

    /// <summary>When the last connection was lost, while it is lost.</summary>
    public DateTimeOffset? Lost { get; init; }

    /// <summary>Gapless number of the desk's stream: each event that carries this counsellor adds one.</summary>
    public long Desk { get; init; }
    public long Version { get; init; }
    public string? Epoch { get; init; }
    public DateTimeOffset SignedIn { get; init; }

    /// <summary>After a contact at level 3 or 4: no offers until then, or until the counsellor says so.</summary>
    public DateTimeOffset? ProtectedUntil { get; init; }

    public static readonly TimeSpan HighRiskPeriod = TimeSpan.FromDays(7);

    /// <summary>Contacts at level 3 or 4 in the seven days before the shift and since.</summary>
    public int HighRisk { get; init; }

    /// <summary>With so many of them, others are asked first; null: no limit.</summary>
    public int? HighRiskLimit { get; init; }

    /// <summary>A supervisor: asked first when one is needed; null is no.</summary>
    public bool? Supervises { get; init; }

    /// <summary>No new offers; goes offline with the last open contact.</summary>
    public bool SigningOut { get; init; }

    public ShownPresence Shown() => Presence switch
    {
        Presence.Offline => ShownPresence.Offline,
        _ when Offers.Count > 0 || Consults.Values.Any(load => load.State is ConsultState.Asked) => ShownPresence.Offered,
        _ when Consults.Count > 0 || Contacts.Values.Any(load => load.State is not ContactState.WrapUp) => ShownPresence.Busy,
        _ when Contacts.Count > 0 => ShownPresence.WrapUp,
        _ => Enum.Parse<ShownPresence>(Presence.ToString()),
    };
}

/// <summary>One contact's claim on a counsellor's capacity.</summary>
public sealed record Load(Channel Channel, ContactState State, RiskLevel Risk);
