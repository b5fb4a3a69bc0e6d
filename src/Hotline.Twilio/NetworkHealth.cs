namespace Hotline.Twilio;

/// <summary>
/// Whether the network's API answers, as this node sees it; texts, which go their own way, tell nothing of it. The sweep asks it every half minute
/// even if nobody calls, and whoever waits for it to come back asks more often (<see cref="AskWhileAway"/>).
/// </summary>
internal sealed class NetworkHealth
{
    /// <summary>So many requests in a row that got no answer, each with its repeats, are no accident.</summary>
    private const int Enough = 3;
    private int _failures;

    public bool IsAway => Volatile.Read(ref _failures) >= Enough;

    /// <summary>The last request got no answer.</summary>
    public bool IsDoubtful => Volatile.Read(ref _failures) > 0;

    public void Answered() => Volatile.Write(ref _failures, 0);

    public void Failed() => Interlocked.Increment(ref _failures);
}
