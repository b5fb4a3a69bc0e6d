namespace TwilioEmulator.Network;

/// <summary>What the network recorded of a conference. It changes only inside <see cref="Switchboard.Change(Action)"/>.</summary>
internal sealed class Recording(string sid, Conference conference, DateTimeOffset started)
{
    private DateTimeOffset since = started;
    private TimeSpan before;

    public string Sid { get; } = sid;

    public Conference Conference { get; } = conference;

    public DateTimeOffset Started { get; } = started;

    /// <summary>in-progress, paused or completed.</summary>
    public string Status { get; private set; } = "in-progress";

    /// <summary>What happened to it, for tests: the times without what was skipped.</summary>
    public List<string> Course { get; } = ["in-progress"];

    /// <summary>Pauses left out, at least 1.</summary>
    public int Seconds => Math.Max(1, (int)Math.Ceiling(before.TotalSeconds));

    public void Become(string status, DateTimeOffset now)
    {
        if (Status == "in-progress")
        {
            before += now - since;
        }

        since = now;
        Status = status;
        Course.Add(status);
    }
}

/// <summary>The store of recordings, until they are deleted.</summary>
internal sealed class Recordings(Switchboard board, Clock clock)
{
    private readonly Dictionary<string, Recording> all = new(StringComparer.Ordinal);

    /// <summary>Two are inside, and somebody asked for it. Call it inside the gate.</summary>
    public void Begin(Conference conference)
    {
        var recording = new Recording(Sids.New("RE"), conference, clock.Now);
        all.Add(recording.Sid, recording);
    }

    /// <summary>Call it inside the gate.</summary>
    public void End(Conference conference)
    {
        foreach (var recording in all.Values.Where(r => r.Conference == conference && r.Status != "completed"))
        {
            recording.Become("completed", clock.Now);
        }
    }

    public List<Recording> Of(Conference? conference) => board.Read(() => all.Values.Where(r => conference is null || r.Conference == conference).ToList());

    public Recording? Find(string sid) => board.Read(() => all.GetValueOrDefault(sid));

    public bool Delete(string sid) => board.Change(() => all.Remove(sid));

    /// <summary>False where the state does not allow it.</summary>
    public bool Become(Recording recording, string status) => board.Change(() =>
    {
        if (recording.Status == "completed" || recording.Status == status)
        {
            return false;
        }

        recording.Become(status == "stopped" ? "completed" : status, clock.Now);
        return true;
    });
}
