namespace Hotline.Core.Epochs;

/// <summary>
/// The other nodes, as this one has seen them. A live state that was emptied has forgotten who they are, so each node remembers.
/// </summary>
internal sealed class Companions(TimeProvider time)
{
    /// <summary>A node looks four times a second; one that was silent this long may be dead, and nobody waits for it.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, (OtherNode Node, long Seen, bool Alive)> _known = new(StringComparer.Ordinal);

    public void Saw(IReadOnlyList<OtherNode> others)
    {
        foreach (var other in others)
            // What stands there the first time may be what a dead node left; who looks again lives.
            if (!_known.TryGetValue(other.Name, out var known) || known.Node != other)
                _known[other.Name] = (other, time.GetTimestamp(), known.Node is not null);
        foreach (var (name, _) in _known.Where(k => time.GetElapsedTime(k.Value.Seen) > Silence).ToList())
            _known.Remove(name);
    }

    /// <summary>Whether somebody who was alive a moment ago has not announced itself to this epoch yet.</summary>
    public bool AwaitedFor(string epoch) => _known.Values.Any(k => k.Alive && k.Node.AnnouncedTo != epoch && time.GetElapsedTime(k.Seen) <= Silence);
}
