using Hotline.Core.Chat;

namespace Hotline.Core.Signs;

/// <summary>
/// Looks for the rules' phrases in what a caller typed. Pure and safe for any number of threads.
/// A match can only raise: the absence of one says nothing.
/// </summary>
public sealed class PhraseMatcher(PhraseRules rules)
{
    /// <summary>Characters looked at, from the beginning: a whole message, whatever its length may be.</summary>
    public const int MaxLength = ChatMessage.MaxLength;

    /// <summary>How many of the last messages are read as one text.</summary>
    public const int MaxRecent = 6;

    /// <summary>Longest message, in UTF-16 units, that is taken for a piece of a sentence.</summary>
    public const int PieceLength = 12;

    /// <summary>Matches of one rule that are reported: more of the same would say no more.</summary>
    private const int MaxPerRule = 5;

    private const int CloseUpSplitOnly = 1, CloseUpShort = 3, CloseUpLines = PieceLength;

    public PhraseFindings Match(string text) => Findings(InOne([text]));

    /// <summary>
    /// The newest message, which is the last of the list, alone and together with the short messages directly before it: 我, 不想, 活了.
    /// Matches that lie wholly in earlier messages are left out, because they were found when those arrived.
    /// </summary>
    public PhraseFindings Match(IReadOnlyList<string> recent)
    {
        if (recent.Count == 0)
            return Findings([]);
        var newest = recent.Count - 1;
        var found = InOne([recent[newest]]).Select(m => m with { Match = m.Match with { Message = newest } }).ToList();
        var first = newest;
        while (first > 0 && newest - first < MaxRecent - 1 && recent[first].Length <= PieceLength && recent[first - 1].Length <= PieceLength)
            first--;
        if (first < newest)
        {
            var pieces = recent.Skip(first).ToList();
            var joined = InOne(pieces).FindAll(m => m.LastMessage == pieces.Count - 1 || m.Match.Rule == LearnedGrams.Rule);
            // What was learned is a sum over all of them: where the earlier ones were enough without the newest, it was told when they came.
            if (joined.Exists(m => m.Match.Rule == LearnedGrams.Rule) && InOne(pieces[..^1]).Exists(m => m.Match.Rule == LearnedGrams.Rule))
                joined.RemoveAll(m => m.Match.Rule == LearnedGrams.Rule);
            found.AddRange(joined.Select(m => m with { Match = m.Match with { Message = m.Match.Message + first } }));
        }
        return Findings(found);
    }

    private readonly record struct Found(PhraseMatch Match, int LastMessage);

    private PhraseFindings Findings(IEnumerable<Found> found) => new(rules.Version,
        [.. found.Select(f => f.Match).DistinctBy(m => (m.Rule, m.Category, m.Message, m.Start)).OrderByDescending(m => m.Level)]);

    private List<Found> InOne(List<string> messages)
    {
        var typed = string.Join('\n', messages);
        if (typed.Length > MaxLength)
            typed = typed[..MaxLength];
        var found = new List<Found>();
        // A pause either splits a word or ends a clause, and which one is not known: every reading may raise.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int[] readings = messages.Count > 1 || Lines(typed) ? [CloseUpSplitOnly, CloseUpShort, CloseUpLines] : [CloseUpSplitOnly, CloseUpShort];
        foreach (var (closeUp, pictures) in readings.SelectMany(r => new[] { (r, true), (r, false) }))
        {
            var text = rules.Normaliser.Read(typed, closeUp, pictures);
            if (!seen.Add(text.Text))
                continue;
            foreach (var hit in rules.Find(text, MaxPerRule))
            {
                var (from, to) = text.Typed(hit.Start, hit.End);
                var (message, at) = Place(messages, from);
                var match = new PhraseMatch(hit.Rule, hit.Category, hit.Level, typed[from..to], message, at) { Unfinished = hit.Unfinished };
                // What could not be finished lies somewhere in the text: the newest message is as good as any.
                found.Add(new(match, hit.Unfinished ? messages.Count - 1 : Place(messages, to - 1).Message));
            }
        }
        return found;
    }

    private static bool Lines(string typed) => typed.Contains('\n', StringComparison.Ordinal);

    private static (int Message, int At) Place(List<string> messages, int at)
    {
        for (var message = 0; ; message++)
        {
            if (at <= messages[message].Length || message == messages.Count - 1)
                return (message, at);
            at -= messages[message].Length + 1;
        }
    }
}
