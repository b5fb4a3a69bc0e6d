namespace Hotline.Core.Signs;

/// <summary>Writes out the words that a pattern of text, (a|b), ?, [ab] and {list} stands for.</summary>
internal sealed class WordExpansion(string pattern, Func<string, IReadOnlyList<string>> list, int depth = 0)
{
    private const int MaxWords = 2_000, MaxDepth = 8;
    private int _at;

    public HashSet<string> All()
    {
        var words = Choice();
        return _at < pattern.Length ? throw Bad() : words;
    }

    private HashSet<string> Choice()
    {
        var words = Sequence();
        while (_at < pattern.Length && pattern[_at] == '|')
        {
            _at++;
            words.UnionWith(Sequence());
        }
        return words;
    }

    private HashSet<string> Sequence()
    {
        HashSet<string> words = new(StringComparer.Ordinal) { "" };
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            var next = One();
            if (_at < pattern.Length && pattern[_at] == '?')
            {
                _at++;
                next.Add("");
            }
            if ((long)words.Count * next.Count > MaxWords)
                throw new PatternException($"\"{pattern}\" stands for more than {MaxWords} words");
            words = [.. words.SelectMany(_ => next, (before, after) => before + after)];
        }
        return words;
    }

    private HashSet<string> One()
    {
        var c = pattern[_at++];
        switch (c)
        {
            case '(':
                var inner = Choice();
                Expect(')');
                return inner;
            case '[':
                return [.. Between(']').Replace("0-9", "0123456789", StringComparison.Ordinal).Select(x => x.ToString())];
            case '{':
                if (depth == MaxDepth)
                    throw new PatternException($"\"{pattern}\" goes too deep into lists");
                return [.. list(Between('}')).SelectMany(m => new WordExpansion(m, list, depth + 1).All())];
            case '~' or '^' or '$' or '*' or '+' or '.' or '\\' or ']' or '}' or '?':
                throw new PatternException($"\"{pattern}\" contains {c}, which cues do not have");
            default:
                return [c.ToString()];
        }
    }

    private string Between(char end)
    {
        var at = pattern.IndexOf(end, _at);
        if (at < 0)
            throw Bad();
        var between = pattern[_at..at];
        _at = at + 1;
        return between;
    }

    private void Expect(char c)
    {
        if (_at >= pattern.Length || pattern[_at] != c)
            throw Bad();
        _at++;
    }

    private PatternException Bad() => new($"\"{pattern}\" cannot be read");
}
