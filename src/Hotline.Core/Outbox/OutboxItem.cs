using Hotline.Core.Contacts;

namespace Hotline.Core.Outbox;

public enum OutboxKind
{
    /// <summary>Ring the counsellor's leg of an accepted voice contact.</summary>
    RingCounsellor,

    /// <summary>Bring the caller into the conference, where the counsellor already is.</summary>
    BringCaller,

    /// <summary>Bring a second person's leg into the conference, the caller on hold first.</summary>
    RingSecond,

    /// <summary>Make the conference what the contact says: who is on hold, muted, coaching, and which legs belong there.</summary>
    ArrangeRoom,

    /// <summary>Ring a caller who asked to be rung back; the counsellor waits in the conference.</summary>
    RingCaller,

    /// <summary>End whatever legs the contact still has.</summary>
    EndCall,

    /// <summary>Nobody took a contact at level 4 in time: ring the supervisors, and from step 3 on the backup numbers, too.</summary>
    CallForHelp,

    /// <summary>Fetch a message's audio from the telephone network and keep it.</summary>
    KeepAudio,

    /// <summary>An SMS or an e-mail.</summary>
    SendMessage,

    /// <summary>Bring an escalation to whoever is asked.</summary>
    DeliverEscalation,

    /// <summary>A sign at level 4 that nobody has looked at: the supervisors are told.</summary>
    TellOfSigns,

    /// <summary>A hospital's answer goes back to the school, as far as consent allows.</summary>
    ReturnResult,

    /// <summary>An entry of the audit trail that SQL could not take when it happened.</summary>
    WriteAudit,
}

/// <summary>
/// Something to do outside, under a lease: if the node that took it dies, another takes it when the lease ends. Whoever does it
/// looks first whether it was done already.
/// </summary>
public sealed record OutboxItem
{
    public required string Id { get; init; }
    public required OutboxKind Kind { get; init; }
    public Guid Contact { get; init; }
    public Guid? Counsellor { get; init; }
    public Guid? Offer { get; init; }
    public string? VoiceAddress { get; init; }
    public CallLegs? Call { get; init; }

    /// <summary>Code of the contact's line.</summary>
    public string? Line { get; init; }

    public Messages.SealedMessage? Message { get; init; }

    public Guid? Escalation { get; init; }
    public Escalations.OwedAudit? Audit { get; init; }

    /// <summary>Which step of the guarantee (<see cref="UrgentWait"/>), which asking of the escalation, or how often the supervisors were told of unseen signs.</summary>
    public int? Step { get; init; }

    /// <summary>SID of a recording.</summary>
    public string? Recording { get; init; }
    public int Attempts { get; init; }

    /// <summary>Nobody waits on the line for it: it has places of its own, and takes none from what rings.</summary>
    public static bool MayWait(OutboxKind kind) => kind is OutboxKind.SendMessage or OutboxKind.KeepAudio or OutboxKind.ReturnResult or OutboxKind.WriteAudit;
}

/// <summary>How much may be taken: of what somebody waits for, and of what may wait (<see cref="OutboxItem.MayWait"/>).</summary>
public readonly record struct OutboxRoom(int Pressing, int Waiting)
{
    public static implicit operator OutboxRoom(int ofEach) => new(ofEach, ofEach);
}
