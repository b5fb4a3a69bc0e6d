namespace Hotline.Core.Epochs;

/// <summary>
/// The other nodes, as this one has seen them. A live state that was emptied has forgotten who they are, so each node remembers.
/// </summary>
internal sealed class Companions(TimeProvider time)
{
    /// <summary>A node looks four times a second; one that was silent this long may be dead, and nobody waits for it.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    /// <summary>A pause between two looks counts for this at most: while the store was away nobody could say anything.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<string, (OtherNode Node, TimeSpan Seen, bool Alive)> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private TimeSpan _watched;
    private long? _last;

    public void Saw(IReadOnlyList<OtherNode> others)
    {
        lock (_gate)
        {
            if (_last is { } last && time.GetElapsedTime(last) is var pause)
                _watched += pause < LongestPause ? pause : LongestPause;
            _last = time.GetTimestamp();
            foreach (var other in others)
                // What stands there the first time may be what a dead node left; who looks again lives.
                if (!_known.TryGetValue(other.Name, out var known) || known.Node != other)
                    _known[other.Name] = (other, _watched, known.Node is not null);
            foreach (var (name, _) in _known.Where(k => _watched - k.Value.Seen > Silence).ToList())
                _known.Remove(name);
        }
    }

    /// <summary>Whether somebody who was alive a moment ago has not announced itself to this epoch yet.</summary>
    public bool AwaitedFor(string epoch)
    {
        lock (_gate)
            return _known.Values.Any(k => k.Alive && k.Node.AnnouncedTo != epoch);
    }
}
