using Hotline.Core.Routing;

namespace Hotline.Core.Lines;

/// <summary>
/// The lines as this node read them last, so that an arrival or a round of the wait loop costs no second question. Settings may be five seconds
/// old here; where that matters the live state looks itself (<see cref="AsOf"/>).
/// </summary>
public sealed class KnownLines(IContactQueue queue, TimeProvider time)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);
    private volatile IReadOnlyList<Line> _known = [];
    private long _readAt;
    private volatile bool _forgotten;

    /// <summary>The line that is looked for, null when there is none. Sure: the store has said so within the last five seconds.</summary>
    public async Task<(Line? Line, bool Sure)> FindAsync(Func<Line, bool> which, CancellationToken cancellation)
    {
        if (!_forgotten && _known.FirstOrDefault(which) is { } line && time.GetElapsedTime(Interlocked.Read(ref _readAt)) <= KnownFor)
            return (line, true);
        try
        {
            if (await ReadAsync(cancellation) is { Count: > 0 } lines)
                return (lines.FirstOrDefault(which), true);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // A store that is away is no reason to send a caller away.
        }
        // Away, or emptied and not yet given its lines back: as they were last known.
        return (_known.FirstOrDefault(which), false);
    }

    /// <summary>Settings were changed at this node: whoever is next asks the store.</summary>
    public void Forget() => _forgotten = true;

    /// <summary>The lines as the store has them now.</summary>
    /// <exception cref="LiveStateUnavailableException">The store cannot be reached.</exception>
    public async Task<IReadOnlyList<Line>> ReadAsync(CancellationToken cancellation)
    {
        // Before the question: what is changed meanwhile is asked for again.
        _forgotten = false;
        var lines = await queue.ReadLinesAsync(cancellation);
        if (lines.Count > 0)
        {
            _known = lines;
            Interlocked.Exchange(ref _readAt, time.GetTimestamp());
        }
        return lines;
    }
}
