using System.Text.RegularExpressions;

namespace Hotline.Core.Signs;

/// <summary>
/// Typed text to the text that rules read: one width and case, simplified characters, disguises undone (zs, 紫砂, 自*杀), pauses turned into
/// commas or closed up. Linear in the text.
/// </summary>
internal sealed class Normaliser
{
    private readonly PhraseDocument _document;
    private readonly Regex? _disguises;
    private readonly Dictionary<string, string> _undone = new(StringComparer.Ordinal);

    public Normaliser(PhraseDocument document)
    {
        _document = document;
        var literals = document.Disguises.Keys.OrderByDescending(k => k.Length).Select(Regex.Escape);
        // A split word: stops between its characters, each up to three.
        var split = document.Split.Select(word => string.Join("[，。！？；：]{1,3}", word.Select(c => Regex.Escape(c.ToString()))));
        string[] all = [.. literals, .. split];
        if (all.Length > 0)
            _disguises = new Regex(string.Join('|', all), RegexOptions.CultureInvariant | RegexOptions.Compiled);
        foreach (var (typed, meant) in document.Disguises)
            _undone[typed] = meant;
        foreach (var word in document.Split)
            _undone.TryAdd(word, word);
    }

    /// <param name="typed">Text as typed.</param>
    /// <param name="closeUp">Longest piece, in characters, that is joined to its neighbour over a pause; both must be that short, or one be a single character.</param>
    /// <param name="pictures">Whether a picture means its word (💊 is 药) or nothing, as in 自💊杀.</param>
    public NormalisedText Read(string typed, int closeUp, bool pictures) => Undo(CloseUp(Characters(typed, pictures), closeUp));

    private readonly record struct Sign(SignKind Kind, string Text, int Start, int End);

    private List<Sign> Characters(string typed, bool pictures)
    {
        var signs = new List<Sign>(typed.Length);
        for (var i = 0; i < typed.Length;)
        {
            var length = char.IsSurrogatePair(typed, i) ? 2 : 1;
            var as_ = typed.Substring(i, length);
            if (_document.Characters.TryGetValue(as_, out var meant) && (pictures || char.IsLetter(typed, i)))
                signs.Add(new(SignKind.Word, meant, i, i + length));
            else if (length == 2)
                signs.Add(new(char.IsLetter(typed, i) ? SignKind.Word : SignKind.Nothing, as_, i, i + 2));
            else
            {
                var (kind, c) = Reading.Of(typed[i]);
                signs.Add(new(kind, _document.Characters.GetValueOrDefault(c.ToString(), c.ToString()), i, i + 1));
            }
            i += length;
        }
        return Tokens(signs);
    }

    /// <summary>Latin words and numbers become one sign, replaced where the document knows them.</summary>
    private List<Sign> Tokens(List<Sign> signs)
    {
        var result = new List<Sign>(signs.Count);
        for (var i = 0; i < signs.Count;)
        {
            var end = i;
            while (end < signs.Count && signs[end].Kind == SignKind.Word && signs[end].Text.Length == 1 && char.IsAsciiLetterOrDigit(signs[end].Text[0]))
                end++;
            if (end == i)
            {
                result.Add(signs[i++]);
                continue;
            }
            var token = string.Concat(signs.GetRange(i, end - i).Select(s => s.Text));
            if (_document.Tokens.TryGetValue(token, out var meant))
                result.Add(new(SignKind.Word, meant, signs[i].Start, signs[end - 1].End));
            else
                result.AddRange(signs.GetRange(i, end - i));
            i = end;
        }
        return result;
    }

    private static NormalisedText CloseUp(List<Sign> signs, int closeUp)
    {
        var text = new NormalisedText.Builder();
        var before = 0;
        for (var i = 0; i < signs.Count; i++)
        {
            var sign = signs[i];
            if (sign.Kind == SignKind.Nothing)
                continue;
            if (sign.Kind == SignKind.Pause)
            {
                var next = i;
                while (next < signs.Count && signs[next].Kind is SignKind.Pause or SignKind.Nothing)
                    next++;
                var after = PieceLength(signs, next);
                if (before > 0 && after > 0 && before != 1 && after != 1 && !(before <= closeUp && after <= closeUp))
                {
                    text.Add("，", sign.Start, sign.End);
                    before = 0;
                }
                // Joined pieces stay short for the next pause: 我 想 死.
                else if (before > 0)
                    before = 0;
                i = next - 1;
                continue;
            }
            before = sign.Kind == SignKind.Word ? before + sign.Text.Length : 0;
            text.Add(sign.Text, sign.Start, sign.End);
        }
        return text.Build();
    }

    private static int PieceLength(List<Sign> signs, int at)
    {
        var length = 0;
        // Only "one, short, or long" matters.
        for (; at < signs.Count && length < 10 && signs[at].Kind is SignKind.Word or SignKind.Nothing; at++)
            length += signs[at].Kind == SignKind.Word ? signs[at].Text.Length : 0;
        return length;
    }

    private NormalisedText Undo(NormalisedText text)
    {
        if (_disguises is null || !_disguises.IsMatch(text.Text))
            return text;
        var result = new NormalisedText.Builder();
        var at = 0;
        foreach (var found in _disguises.EnumerateMatches(text.Text))
        {
            Copy(found.Index);
            var end = found.Index + found.Length;
            var words = text.Text[found.Index..end];
            var meant = _undone.TryGetValue(words, out var known) ? known : Bare(words);
            var (start, stop) = text.Typed(found.Index, end);
            result.Add(meant, start, stop);
            at = end;
        }
        Copy(text.Text.Length);
        return result.Build();

        void Copy(int until)
        {
            for (; at < until; at++)
            {
                var (start, stop) = text.Typed(at, at + 1);
                result.Add(text.Text.AsSpan(at, 1), start, stop);
            }
        }
    }

    private static string Bare(string words) => string.Concat(words.Where(char.IsLetterOrDigit));
}
