namespace Hotline.Core.Signs;

/// <summary>The sentence around a match, cut into before, match and after. Bounded, so that a long text costs no more a match than a short one.</summary>
internal readonly record struct SentenceParts(string Text, int SentenceStart, int Start, int End, int SentenceEnd)
{
    /// <summary>How far, in characters, words can be from a match and still change it.</summary>
    private const int Reach = 40;

    public ReadOnlySpan<char> Before => Text.AsSpan(SentenceStart, Start - SentenceStart);
    public ReadOnlySpan<char> After => Text.AsSpan(End, SentenceEnd - End);
    public ReadOnlySpan<char> All => Text.AsSpan(SentenceStart, SentenceEnd - SentenceStart);

    public static SentenceParts Of(string text, int start, int end)
    {
        int first = start, last = end;
        while (first > 0 && start - first < Reach && !Ends(text[first - 1]))
            first--;
        while (last < text.Length && last - end < Reach && !Ends(text[last]))
            last++;
        return new(text, first, start, end, last);
    }

    private static bool Ends(char c) => c is '。' or '！' or '？' or '；';
}
