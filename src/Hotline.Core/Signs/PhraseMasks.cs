using System.Text.RegularExpressions;

namespace Hotline.Core.Signs;

/// <summary>Hides idioms from the rules, except where a keep lies over them: 不想死 is hidden, 不是不想死 is not.</summary>
internal sealed class PhraseMasks(IReadOnlyList<Regex> keeps, IReadOnlyList<Regex> masks)
{
    public NormalisedText Hide(NormalisedText text)
    {
        // Both as marks a character, so that many spans cost no more than few.
        bool[]? hidden;
        try
        {
            hidden = SecondTry.Of(text.Text, t => Mark(masks, t, Mark(keeps, t, null)));
        }
        catch (RegexMatchTimeoutException)
        {
            // Nothing is hidden then: that raises too much, never too little.
            hidden = null;
        }
        return hidden is null ? text : text.Hidden(hidden);
    }

    private static bool[]? Mark(IReadOnlyList<Regex> patterns, string text, bool[]? unless)
    {
        bool[]? marks = null;
        foreach (var pattern in patterns)
        {
            foreach (var found in pattern.EnumerateMatches(text))
            {
                if (unless is not null && unless.AsSpan(found.Index, found.Length).Contains(true))
                    continue;
                marks ??= new bool[text.Length];
                marks.AsSpan(found.Index, found.Length).Fill(true);
            }
        }
        return marks;
    }
}
