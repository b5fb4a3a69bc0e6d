namespace Hotline.Core.Routing;

/// <summary>
/// Why a transition changed nothing. The numbers are what the Lua scripts return (Lua/lib/refusals.lua); a test compares them.
/// </summary>
public enum Refusal
{
    /// <summary>The live state is missing or belongs to another epoch; the node opens or re-reads it and tries again.</summary>
    StaleEpoch = -1,

    /// <summary>A store was lost and its state is being rebuilt; nothing is matched for at most 3 seconds.</summary>
    Opening = -2,
    ContactUnknown = -3,
    WrongState = -4,
    OfferUnknown = -5,
    CounsellorUnknown = -6,

    /// <summary>The contact belongs to another counsellor.</summary>
    NotYours = -7,

    /// <summary>The form was saved by another tab in between; nothing was overwritten.</summary>
    FormChanged = -8,

    /// <summary>A disposition and a risk level are required, and a reason where the level is NotAssessed.</summary>
    Incomplete = -9,

    /// <summary>The counsellor still has open contacts.</summary>
    StillBusy = -10,
    LineUnknown = -11,

    /// <summary>The same id was used before for something else.</summary>
    IdTaken = -12,

    /// <summary>The chat has reached its largest number of messages.</summary>
    TooMany = -13,

    /// <summary>Whoever would take the contact has no room for it.</summary>
    NoRoom = -14,
    EscalationUnknown = -15,

    /// <summary>Nobody can decline a mandatory report or a rescue.</summary>
    NoVeto = -16,

    /// <summary>An emergency hand-off stays open until a person confirms that help made contact.</summary>
    HelpUnconfirmed = -17,

    /// <summary>The link was not made by this service, or is not whole.</summary>
    LinkUnknown = -18,
    LinkExpired = -19,

    /// <summary>Another browser opened it before.</summary>
    LinkUsed = -20,

    /// <summary>Taken back, or somebody else is asked by now.</summary>
    LinkRevoked = -21,

    /// <summary>A sign at level 3 or 4 that nobody has looked at holds up the closing.</summary>
    SignUnseen = -22,

    /// <summary>The line's settings or the minute are not what the node went by; it reads them and tries again.</summary>
    Outdated = -23,

    /// <summary>Level 3 or 4: a supervisor says "mine" before the contact closes, or the counsellor says why without one.</summary>
    SupervisorFirst = -24,

    /// <summary>The disposition says that it was handed on, and nothing was raised.</summary>
    EscalationMissing = -25,
}
