namespace Hotline.Core.Signs;

/// <summary>Text in the form that rules read, each character with the span of the typed text that it stands for.</summary>
internal sealed class NormalisedText(string text, int[] starts, int[] ends)
{
    public string Text { get; } = text;

    /// <summary>Where characters <paramref name="start"/> to <paramref name="end"/> (exclusive) were typed.</summary>
    public (int Start, int End) Typed(int start, int end) => (starts[start], ends[end - 1]);

    /// <summary>The same text with the marked characters replaced by fillers: positions stay.</summary>
    public NormalisedText Hidden(bool[] marks) => new(string.Create(Text.Length, (Text, marks), static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = from.marks[i] ? Filler : from.Text[i];
    }), starts, ends);

    public const char Filler = '○';

    internal sealed class Builder
    {
        private readonly List<char> _text = [];
        private readonly List<int> _starts = [], _ends = [];

        public int Length => _text.Count;

        public void Add(ReadOnlySpan<char> text, int start, int end)
        {
            foreach (var character in text)
            {
                _text.Add(character);
                _starts.Add(start);
                _ends.Add(end);
            }
        }

        public NormalisedText Build() => new(new string([.. _text]), [.. _starts], [.. _ends]);
    }
}
