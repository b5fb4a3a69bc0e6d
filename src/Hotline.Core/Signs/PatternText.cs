using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hotline.Core.Signs;

/// <summary>A pattern that cannot be used, and why.</summary>
internal sealed class PatternException(string message) : Exception(message);

/// <summary>
/// Turns a pattern of the rules document into a regular expression. A pattern is text with (a|b), ? and [ab] as in regular expressions,
/// {name} for a word of a list, ~5 for up to five characters of the same clause, ~~9 for up to nine of the same sentence. Nothing in it
/// repeats without a bound, so backtracking stays bounded too. (Automata that never backtrack took 1.7 GB and 8 s to build for these lists.)
/// </summary>
internal sealed class PatternText(IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
{
    /// <summary>
    /// How long one expression may take on one text. The bounds keep what Hotline ships far below it; an office's own rules may multiply gaps.
    /// </summary>
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private const int MaxGap = 30, MaxLength = 200_000;
    private readonly Dictionary<string, string> _expanded = [];
    private readonly List<string> _open = [];

    public Regex Compile(string pattern, bool anchored = false)
    {
        if (string.IsNullOrWhiteSpace(pattern))
            throw new PatternException("a pattern is empty");
        var text = Expand(pattern);
        if (text.Length > MaxLength)
            throw new PatternException($"\"{pattern}\" grows to more than {MaxLength} characters with its lists written out");
        try
        {
            // Not the culture of the machine, and no matching of nothing: that would match everywhere. Compiled: reading messages was half
            // of the server's work in a chat, and is a fifth of that so, for a tenth of a second at the start and some 30 MB.
            var regex = new Regex(anchored ? $"\\G(?:{text})" : text, RegexOptions.CultureInvariant | RegexOptions.Compiled, MatchTimeout);
            return regex.IsMatch("") ? throw new PatternException($"\"{pattern}\" matches empty text") : regex;
        }
        catch (ArgumentException e)
        {
            throw new PatternException($"\"{pattern}\" cannot be read: {e.Message}");
        }
        catch (NotSupportedException e)
        {
            // The runtime's own limit on the size of an automaton.
            throw new PatternException($"\"{pattern}\" is too large: {e.Message}");
        }
    }

    /// <summary>The pattern as it is tried at one place of a text, and how a text must go on there.</summary>
    public (Regex Regex, IReadOnlyCollection<string> Beginnings) CompileAnchored(string pattern) =>
        (Compile(pattern, anchored: true), new PatternBeginnings(pattern, name => lists[name]).All());

    /// <summary>All words that a pattern without gaps stands for.</summary>
    public IReadOnlyCollection<string> Words(string pattern)
    {
        if (string.IsNullOrWhiteSpace(pattern))
            throw new PatternException("a pattern is empty");
        var words = new WordExpansion(pattern, name => lists.TryGetValue(name, out var members) ? members : throw new PatternException($"there is no list {name}")).All();
        return words.Contains("") ? throw new PatternException($"\"{pattern}\" matches empty text") : words;
    }

    private string Expand(string pattern)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '{':
                    var end = pattern.IndexOf('}', i);
                    if (end < 0)
                        throw new PatternException($"\"{pattern}\" has a {{ without }}");
                    text.Append(List(pattern[(i + 1)..end]));
                    i = end;
                    break;
                case '~':
                    i = Gap(pattern, i, text);
                    break;
                case '*' or '+' or '\\' or '}' or '.':
                    throw new PatternException($"\"{pattern}\" contains {pattern[i]}, which patterns do not have");
                case '(' when i + 1 < pattern.Length && pattern[i + 1] == '?':
                    throw new PatternException($"\"{pattern}\" contains (?, which patterns do not have");
                case '(':
                    text.Append("(?:");
                    break;
                default:
                    text.Append(pattern[i]);
                    break;
            }
        }
        return text.ToString();
    }

    private static int Gap(string pattern, int at, StringBuilder text)
    {
        var wide = at + 1 < pattern.Length && pattern[at + 1] == '~';
        var start = at + (wide ? 2 : 1);
        var end = start;
        while (end < pattern.Length && char.IsAsciiDigit(pattern[end]))
            end++;
        if (!int.TryParse(pattern.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length is 0 or > MaxGap)
            throw new PatternException($"\"{pattern}\" has a ~ without a length from 1 to {MaxGap}");
        text.Append(CultureInfo.InvariantCulture, $"[^{(wide ? "" : "，：")}。！？；]{{0,{length}}}?");
        return end - 1;
    }

    private string List(string name)
    {
        if (_expanded.TryGetValue(name, out var known))
            return known;
        if (!lists.TryGetValue(name, out var members))
            throw new PatternException($"there is no list {name}");
        if (_open.Contains(name))
            throw new PatternException($"the list {name} contains itself");
        if (members.Count == 0 || members.Any(string.IsNullOrWhiteSpace))
            throw new PatternException($"the list {name} is empty or has an empty member");
        _open.Add(name);
        // Longest first, so that the matched words are the whole word and not its beginning.
        var text = "(?:" + string.Join('|', members.OrderByDescending(m => m.Length).Select(Expand)) + ")";
        _open.Remove(name);
        return _expanded[name] = text;
    }
}
