using System.Threading.Channels;

namespace TwilioEmulator.Network;

/// <summary>One call. It changes only inside <see cref="Switchboard.Change(Action)"/>; its loop is <see cref="CallLoop"/>.</summary>
#pragma warning disable CA1001 // the token source has no timer and no handle, and outlives nobody
internal sealed class Call(string sid, string from, string to, string direction, DateTimeOffset created)
{
    private const int KeptLines = 500;

    private readonly List<TranscriptLine> transcript = [];
    private CancellationTokenSource interrupt = new();
    private int lines;

    public string Sid { get; } = sid;

    public string From { get; } = from;

    public string To { get; } = to;

    /// <summary>inbound, outbound-api or outbound-dial.</summary>
    public string Direction { get; } = direction;

    public DateTimeOffset Created { get; } = created;

    public string? ParentSid { get; init; }

    public string? ForwardedFrom { get; init; }

    /// <summary>Seconds that an outgoing call rings.</summary>
    public int RingSeconds { get; init; } = 60;

    /// <summary>Whoever created it wants to know whether a person or a machine answers.</summary>
    public bool DetectsMachines { get; init; }

    public string? AnsweredBy { get; set; }

    /// <summary>What a called browser is told along with the call.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The browser that answered it (<see cref="Devices"/>).</summary>
    public string? Device { get; set; }

    /// <summary>Its microphone is switched off at the browser, of which the network knows nothing.</summary>
    public bool Silent { get; set; }

    public CallbackTarget? StatusCallback { get; set; }

    public CallStatus Status { get; set; } = CallStatus.Queued;

    public DateTimeOffset Updated { get; set; } = created;

    public DateTimeOffset? Answered { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public long Version { get; set; }

    /// <summary>Numbers the status callbacks of this call.</summary>
    public int Sequence { get; set; }

    /// <summary>What the call is doing, in a word, for the page and for tests.</summary>
    public string Doing { get; set; } = "";

    public string? Playing { get; set; }

    public Participant? Participant { get; set; }

    /// <summary>The other call of a Dial to a number or client.</summary>
    public Call? Peer { get; set; }

    /// <summary>This leg of a Dial was answered and can be, or is, bridged.</summary>
    public bool Ready { get; set; }

    /// <summary>This leg of a Dial was redirected by the application and no longer belongs to the call that dialled.</summary>
    public bool Detached { get; set; }

    /// <summary>What replaces the instruction that is being followed.</summary>
    public Instruction? Pending { get; set; }

    /// <summary>How the call is to end, as soon as its loop sees it.</summary>
    public CallStatus? Ending { get; set; }

    public bool Ended => Status is not (CallStatus.Queued or CallStatus.Ringing or CallStatus.InProgress);

    public IReadOnlyList<TranscriptLine> Transcript => transcript;

    /// <summary>Keys pressed and not yet taken by a Gather.</summary>
    public Channel<char> Digits { get; } = Channel.CreateUnbounded<char>();

    /// <summary>How the ringing ended: the status that the call takes.</summary>
    public TaskCompletionSource<CallStatus> Ring { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int DurationSeconds => Answered is { } from && EndedAt is { } to ? (int)Math.Ceiling((to - from).TotalSeconds) : 0;

    public TranscriptLine Write(DateTimeOffset at, string who, string kind, string text)
    {
        var line = new TranscriptLine(++lines, at, who, kind, text);
        transcript.Add(line);
        if (transcript.Count > KeptLines)
        {
            transcript.RemoveAt(0);
        }

        return line;
    }

    public void Replace(TranscriptLine line)
    {
        var at = transcript.FindIndex(l => l.N == line.N);
        if (at >= 0)
        {
            transcript[at] = line;
        }
    }

    /// <summary>A token for following the next instruction; already cancelled when something came in between.</summary>
    public CancellationToken BeginInstruction()
    {
        interrupt = new CancellationTokenSource();
        if (Ending is not null || Pending is not null)
        {
            interrupt.Cancel();
        }

        return interrupt.Token;
    }

    /// <summary>Stops what the call is doing. CancelAsync, because the continuations must not run while the gate is held.</summary>
    public void Interrupt() => _ = interrupt.CancelAsync();
}
#pragma warning restore CA1001

/// <summary>One thing that happened on a call, as the person at the telephone hears or does it.</summary>
/// <param name="N">Number within the call.</param>
/// <param name="At">When it began.</param>
/// <param name="Who">network, me, or the number of the other side.</param>
/// <param name="Kind">say, play, digits, spoken, note or error.</param>
/// <param name="Text">What was said, the keys, or the note.</param>
internal sealed record TranscriptLine(int N, DateTimeOffset At, string Who, string Kind, string Text)
{
    public string? Language { get; init; }

    public string? Voice { get; init; }

    public string? Url { get; init; }

    /// <summary>It was cut off before its end.</summary>
    public bool Cut { get; init; }
}
