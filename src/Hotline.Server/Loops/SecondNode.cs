using Hotline.Core.Epochs;

namespace Hotline.Server.Loops;

/// <summary>
/// Another process serves the same cell although nobody said so: without Server:ManyNodes what one node's callers write reaches the other's counsellors
/// only when their screens ask again. A node that was killed is still in the list for two seconds and does not count; one that goes on looking does.
/// </summary>
public sealed class SecondNode
{
    /// <summary>A new process may begin while the old one still ends.</summary>
    private const long BothMilliseconds = 5_000;
    private Dictionary<string, long> _first = [];

    /// <summary>The name of one, null while this process is alone.</summary>
    public string? Name { get; private set; }

    public void Saw(IReadOnlyList<OtherNode> others)
    {
        _first = others.ToDictionary(o => o.Name, o => _first.GetValueOrDefault(o.Name, o.Looked));
        Name = others.FirstOrDefault(o => o.Looked - _first[o.Name] >= BothMilliseconds)?.Name;
    }
}
