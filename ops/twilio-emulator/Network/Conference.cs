namespace TwilioEmulator.Network;

/// <summary>A conference. It changes only inside <see cref="Switchboard.Change(Action)"/>.</summary>
internal sealed class Conference(string sid, string friendlyName, DateTimeOffset created)
{
    public string Sid { get; } = sid;

    public string FriendlyName { get; } = friendlyName;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;

    public ConferenceStatus Status { get; set; } = ConferenceStatus.Init;

    /// <summary>Set by the first participant that names one; later ones are ignored, as Twilio does.</summary>
    public CallbackTarget? Callback { get; set; }

    public int Sequence { get; set; }

    /// <summary>It is recorded from its start on.</summary>
    public bool Records { get; set; }

    /// <summary>The second one came in: from then on people could talk.</summary>
    public DateTimeOffset? Started { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? ReasonEnded { get; set; }

    public string? CallSidEnding { get; set; }

    /// <summary>Those inside and those still ringing.</summary>
    public List<Participant> Participants { get; } = [];

    /// <summary>Everybody who was ever inside, in order of coming.</summary>
    public List<Participant> Visits { get; } = [];

    public IEnumerable<Participant> Inside => Participants.Where(p => p.Joined);
}

/// <summary>A call's place in a conference.</summary>
internal sealed class Participant(Conference conference, Call call, DateTimeOffset created)
{
    public Conference Conference { get; } = conference;

    public Call Call { get; } = call;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;

    public string? Label { get; set; }

    public bool Joined { get; set; }

    public DateTimeOffset? JoinedAt { get; set; }

    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Left, kicked, or the conference ended.</summary>
    public bool Gone { get; set; }

    public bool Muted { get; set; }

    public bool Hold { get; set; }

    public Instruction.Fetch? HoldMusic { get; set; }

    public bool StartOnEnter { get; set; } = true;

    public bool EndOnExit { get; set; }

    public string? CallSidToCoach { get; set; }

    public bool Coaching { get; set; }

    public string Status => Gone ? "complete" : Joined ? "connected" : Call.Status switch
    {
        CallStatus.Queued => "queued",
        CallStatus.Ringing => "ringing",
        CallStatus.InProgress => "connecting",
        CallStatus.Completed => "complete",
        _ => "failed",
    };
}
