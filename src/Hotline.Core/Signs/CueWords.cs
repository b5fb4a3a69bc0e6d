using System.Runtime.InteropServices;

namespace Hotline.Core.Signs;

/// <summary>The words of all cues, by their first character: a text is looked through once, whatever their number.</summary>
internal sealed class CueWords
{
    private readonly Dictionary<char, List<(string Word, CompiledCue Cue)>> _byFirst = [];

    public void Add(CompiledCue cue, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFirst, word[0], out _);
            same ??= [];
            // Longest first, so that the matched words are the whole word and not its beginning.
            var at = same.FindIndex(w => w.Word.Length < word.Length);
            same.Insert(at < 0 ? same.Count : at, (word, cue));
        }
    }

    /// <summary>At each place the longest word of each cue.</summary>
    public IEnumerable<(CompiledCue Cue, int Start, int End)> Find(string text)
    {
        var here = new HashSet<CompiledCue>(ReferenceEqualityComparer.Instance);
        for (var start = 0; start < text.Length; start++)
        {
            if (!_byFirst.TryGetValue(text[start], out var words))
                continue;
            here.Clear();
            foreach (var (word, cue) in words)
            {
                if (string.CompareOrdinal(text, start, word, 0, word.Length) == 0 && here.Add(cue))
                    yield return (cue, start, start + word.Length);
            }
        }
    }
}
