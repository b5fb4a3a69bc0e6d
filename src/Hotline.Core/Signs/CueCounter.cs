using System.Runtime.InteropServices;
using Hotline.Core.Contacts;

namespace Hotline.Core.Signs;

/// <summary>A place in a text at which a rule or a cue matched.</summary>
internal readonly record struct PhraseHit(string Rule, PhraseCategory Category, RiskLevel Level, int Start, int End, int? Points = null, bool Unfinished = false);

/// <summary>Adds up the points of cues, of rules that have points and of learned characters, where they stand near each other.</summary>
internal sealed class CueCounter(PhraseCues cues, CueWords words, LearnedGrams learned)
{
    /// <summary>Places of one cue that are looked at: a text that repeats a word costs no more than one that does not.</summary>
    private const int MaxPlaces = 15;

    /// <summary>Characters on each side that are a rule's own clause.</summary>
    private const int Near = 8;

    /// <param name="text">Text with idioms hidden.</param>
    /// <param name="rules">What the rules with points matched.</param>
    /// <param name="cancelled">Where a rule would have matched, but for negation and its like: no cue and no learned characters count there either.</param>
    /// <param name="judge">Whether a cue counts there (null: not) and speaks of somebody else.</param>
    /// <returns>The words of the place where the sum is greatest, if it is enough.</returns>
    public IReadOnlyList<PhraseHit> Count(string text, IEnumerable<PhraseHit> rules, IReadOnlyList<(int Start, int End)> cancelled, Func<CompiledCue, SentenceParts, bool?> judge)
    {
        var (hits, rest) = Hits(text, rules, cancelled, judge);
        var points = learned.Of(rest);
        // Too little even all together and without what calms: most messages end here.
        if (points.Raising + hits.Where(h => h.Points > 0).DistinctBy(h => h.Rule).Sum(h => h.Points!.Value) < cues.Enough)
            return [];
        hits.Sort((a, b) => a.Start.CompareTo(b.Start));
        return Best(hits, points, text.Length);
    }

    /// <summary>The rules with points and the cues that a text holds, and the text without what negation and its like cancel.</summary>
    public (List<PhraseHit> Hits, string Counted) Hits(
        string text, IEnumerable<PhraseHit> rules, IReadOnlyList<(int Start, int End)> cancelled, Func<CompiledCue, SentenceParts, bool?> judge)
    {
        var hits = rules.ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var judged = new Dictionary<(int, int), bool?>();
        foreach (var (cue, start, end) in words.Find(text))
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, cue.Cue.Id, out _);
            if (count >= MaxPlaces)
                continue;
            var other = (bool?)false;
            // The same words are often those of several cues, and what stands around them is the same.
            if (cue.Cue.Category is not null && !judged.TryGetValue((start, end), out other))
                judged[(start, end)] = other = cancelled.Any(c => c.Start <= start && end <= c.End) ? null : judge(cue, SentenceParts.Of(text, start, end));
            count++;
            if (other is null)
                continue;
            var category = other.Value ? PhraseCategory.ThirdParty : cue.Cue.Category ?? PhraseCategory.Ideation;
            hits.Add(new(cue.Cue.Id, category, (RiskLevel)cues.Level, start, end, cue.Cue.Points));
        }
        return (hits, Without(text, cancelled.Concat(judged.Where(j => j.Value is null).Select(j => j.Key))));
    }

    private static string Without(string text, IEnumerable<(int Start, int End)> spans)
    {
        char[]? rest = null;
        foreach (var (start, end) in spans)
            (rest ??= text.ToCharArray()).AsSpan(start, end - start).Fill(NormalisedText.Filler);
        return rest is null ? text : new string(rest);
    }

    private List<PhraseHit> Best(List<PhraseHit> all, LearnedPoints learnt, int length)
    {
        var hits = all.Where(h => h.Points > 0).ToList();
        var calming = all.Where(h => h.Points < 0).ToList();
        var raised = new Window(hits);
        var calmed = new Window(calming);
        var (best, from, to) = (int.MinValue, 0, 0);
        // Graver than what words raise together: reported wherever there is enough around it.
        var grave = new SortedSet<int>();
        for (var at = 0; at == 0 || at + cues.Reach < length; at++)
        {
            raised.MoveTo(at, at + cues.Reach);
            calmed.MoveTo(at, at + cues.Reach);
            Look(at, at + cues.Reach, raised.Sum, calmed.Sum, raised.First, raised.Last);
        }
        // What is plain by itself is not hidden by what is said in the next clause.
        for (var i = 0; i < hits.Count; i++)
        {
            if (hits[i].Points < cues.CalmAtMost)
                continue;
            int near = Math.Max(0, hits[i].Start - Near), far = hits[i].End + Near;
            Look(near, far, Sum(hits), Sum(calming), i, i + 1);

            int Sum(List<PhraseHit> some) => some.Where(h => h.Start >= near && h.Start <= far).DistinctBy(h => h.Rule).Sum(h => h.Points!.Value);
        }
        if (best < cues.Enough)
            return [];
        var raising = hits.Where((h, i) => (h.Start >= from && h.Start <= to) || grave.Contains(i)).DistinctBy(h => h.Rule).ToList();
        // What the words speak of together: the category with most points. A rule that says enough alone keeps its own.
        var category = raising.Select(h => (h.Category, Points: h.Points!.Value)).Concat(learnt.Categories(from, to))
            .GroupBy(p => p.Category).MaxBy(g => g.Sum(p => p.Points))!.Key;
        return
        [
            .. raising.Select(h => h with { Category = h.Level > (RiskLevel)cues.Level || h.Points >= cues.Enough ? h.Category : category }),
            .. learnt.Words(from, to).Select(w => new PhraseHit(LearnedGrams.Rule, category, (RiskLevel)cues.Level, w.Start, w.End)),
        ];

        void Look(int start, int end, int raise, int calm, int first, int last)
        {
            var sum = raise - Math.Min(cues.CalmAtMost, -calm) + learnt.Sum(start, end);
            if (sum > best)
                (best, from, to) = (sum, start, end);
            if (sum < cues.Enough)
                return;
            for (var i = first; i < last; i++)
                if (hits[i].Level > (RiskLevel)cues.Level)
                    grave.Add(i);
        }
    }

    /// <summary>The hits that begin between two places, and the sum of their points, each cue and rule once.</summary>
    private sealed class Window(List<PhraseHit> hits)
    {
        private readonly Dictionary<string, int> _inside = new(StringComparer.Ordinal);
        public int First { get; private set; }

        /// <summary>Exclusive.</summary>
        public int Last { get; private set; }
        public int Sum { get; private set; }

        public void MoveTo(int from, int to)
        {
            while (Last < hits.Count && hits[Last].Start <= to)
                Count(hits[Last++], 1);
            while (First < Last && hits[First].Start < from)
                Count(hits[First++], -1);
        }

        private void Count(PhraseHit hit, int step)
        {
            ref var inside = ref CollectionsMarshal.GetValueRefOrAddDefault(_inside, hit.Rule, out _);
            inside += step;
            if (step > 0 ? inside == 1 : inside == 0)
                Sum += step * hit.Points!.Value;
        }
    }
}
