using System.Text.RegularExpressions;

namespace Hotline.Core.Signs;

internal sealed record CompiledRule(PhraseRule Rule, IReadOnlyList<CompiledContext> Contexts);

internal sealed record CompiledCue(PhraseCue Cue, IReadOnlyList<CompiledContext> Contexts);

internal sealed record CompiledContext(PhraseContext Context, Regex? Before, Regex? After, Regex? Around, Regex? UnlessBefore, Regex? Unless)
{
    /// <summary>Negation and its like: it cancels whatever is said.</summary>
    public bool CancelsEverything => Context is { Effect: PhraseEffect.Cancel, Categories: null, Rules: null };

    public bool Applies(SentenceParts parts)
    {
        try
        {
            return SecondTry.Of(parts, Matches);
        }
        catch (RegexMatchTimeoutException)
        {
            // What would have raised still raises; what would have cancelled does not cancel.
            return Context.Effect is PhraseEffect.Raise or PhraseEffect.ThirdParty;
        }
    }

    private bool Matches(SentenceParts parts) =>
        (Before?.IsMatch(parts.Before) == true || After?.IsMatch(parts.After) == true || Around?.IsMatch(parts.All) == true)
        && UnlessBefore?.IsMatch(parts.Before) != true
        && Unless?.IsMatch(parts.All) != true;
}

/// <summary>Who a sentence speaks of where a match begins.</summary>
internal sealed class SubjectFinder(Regex self, Regex other, Regex passing)
{
    /// <summary>True when the last person named before the match is somebody else.</summary>
    public bool IsOther(ReadOnlySpan<char> before)
    {
        try
        {
            return SecondTry.Of(before, FindOther);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private bool FindOther(ReadOnlySpan<char> before)
    {
        var someone = Last(other, before, 0);
        var me = Last(self, before, 0);
        if (someone.End <= me.End)
            return false;
        // "跟妈妈说想死" names the mother in passing; the subject is then who came before, and nobody means the writer.
        var by = Last(passing, before, 0);
        if (by.End < someone.End)
            return true;
        return by.Start > 0 && FindOther(before[..by.Start]);
    }

    private static (int Start, int End) Last(Regex regex, ReadOnlySpan<char> text, int none)
    {
        var last = (Start: none - 1, End: none);
        foreach (var match in regex.EnumerateMatches(text))
            last = (match.Index, match.Index + match.Length);
        return last;
    }
}
