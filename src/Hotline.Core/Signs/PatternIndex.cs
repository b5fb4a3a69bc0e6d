using System.Text.RegularExpressions;

namespace Hotline.Core.Signs;

/// <summary>All patterns of all rules by the characters with which they can begin.</summary>
internal sealed class PatternIndex
{
    internal sealed record Entry(int Number, CompiledRule Rule, Regex Regex);

    private readonly Dictionary<char, List<Entry>> _one = [];
    private readonly Dictionary<(char, char), List<Entry>> _two = [];
    private readonly List<Entry> _any = [];

    public int Count { get; private set; }

    public void Add(CompiledRule rule, Regex regex, IReadOnlyCollection<string> beginnings)
    {
        var entry = new Entry(Count++, rule, regex);
        // A shorter entry covers the longer ones that begin with it.
        if (beginnings.Contains(""))
        {
            _any.Add(entry);
            return;
        }
        foreach (var beginning in beginnings)
        {
            if (beginning.Length == 1)
                Of(_one, beginning[0]).Add(entry);
            else if (!beginnings.Contains(beginning[..1]))
                Of(_two, (beginning[0], beginning[1])).Add(entry);
        }
    }

    /// <summary>The patterns that can match at a place.</summary>
    public (List<Entry>? One, List<Entry>? Two, List<Entry> Any) At(string text, int at) =>
        (_one.GetValueOrDefault(text[at]), at + 1 < text.Length ? _two.GetValueOrDefault((text[at], text[at + 1])) : null, _any);

    private static List<Entry> Of<TKey>(Dictionary<TKey, List<Entry>> lists, TKey key) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
