namespace Hotline.Core.Signs;

/// <summary>
/// With which one or two characters the text of a pattern can begin: only where a text has them is the expression tried, which is what keeps a
/// thousand patterns fast. An entry of fewer than two characters says that anything may follow it; the empty one that anything may begin.
/// </summary>
internal sealed class PatternBeginnings(string pattern, Func<string, IReadOnlyList<string>> list)
{
    private const int Length = 2, MaxEntries = 4_000;
    private int _at;

    /// <param name="Text">Up to two characters.</param>
    /// <param name="Open">Whether it is unknown what follows; else the pattern goes on behind it.</param>
    private readonly record struct Beginning(string Text, bool Open);

    private static readonly HashSet<Beginning> Anything = [new("", true)];

    public HashSet<string> All()
    {
        var all = Choice();
        return all.Any(b => b.Text.Length == 0) ? [""] : [.. all.Select(b => b.Text)];
    }

    private HashSet<Beginning> Choice()
    {
        var all = Sequence();
        while (_at < pattern.Length && pattern[_at] == '|')
        {
            _at++;
            all.UnionWith(Sequence());
        }
        return all;
    }

    private HashSet<Beginning> Sequence()
    {
        HashSet<Beginning> all = [new("", false)];
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            var next = One();
            if (_at < pattern.Length && pattern[_at] == '?')
            {
                _at++;
                next = [.. next, new("", false)];
            }
            if (all.Any(b => !b.Open && b.Text.Length < Length))
                all = Join(all, next);
        }
        return all;
    }

    private static HashSet<Beginning> Join(HashSet<Beginning> all, HashSet<Beginning> next)
    {
        var joined = new HashSet<Beginning>();
        foreach (var first in all)
        {
            if (first.Open || first.Text.Length >= Length)
            {
                joined.Add(first);
                continue;
            }
            foreach (var second in next)
            {
                var text = first.Text + second.Text;
                joined.Add(text.Length >= Length ? new(text[..Length], false) : new(text, second.Open));
            }
            if (joined.Count > MaxEntries)
                return [.. Anything];
        }
        return joined;
    }

    private HashSet<Beginning> One()
    {
        var c = pattern[_at++];
        switch (c)
        {
            case '(':
                var inner = Choice();
                _at++;
                return inner;
            case '[':
                var set = Between(']');
                // Ranges other than of digits, and negated sets, are rare: anything may begin there.
                if (set.Replace("0-9", "0123456789", StringComparison.Ordinal) is var chars && (chars.Contains('-', StringComparison.Ordinal) || chars[0] == '^'))
                    return [.. Anything];
                return [.. chars.Select(x => new Beginning(x.ToString(), false))];
            case '{':
                return [.. list(Between('}')).SelectMany(m => new PatternBeginnings(m, list).Choice())];
            case '~':
                while (_at < pattern.Length && (pattern[_at] == '~' || char.IsAsciiDigit(pattern[_at])))
                    _at++;
                return [new("", false), new("", true)];
            case '^':
                return [new("", false)];
            case '$':
                return [.. Anything];
            default:
                return [new(c.ToString(), false)];
        }
    }

    private string Between(char end)
    {
        var at = pattern.IndexOf(end, _at);
        var between = pattern[_at..at];
        _at = at + 1;
        return between;
    }
}
