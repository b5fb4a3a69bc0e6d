using System.Runtime.InteropServices;
using Hotline.Core.Contacts;

namespace Hotline.Core.Signs;

/// <summary>A place in a text at which a rule or a cue matched.</summary>
internal readonly record struct PhraseHit(string Rule, PhraseCategory Category, RiskLevel Level, int Start, int End, int? Points = null, bool Unfinished = false);

/// <summary>Adds up the points of cues, and of rules that have points, where they stand near each other.</summary>
internal sealed class CueCounter(PhraseCues cues, CueWords words)
{
    /// <summary>Places of one cue that are looked at: a text that repeats a word costs no more than one that does not.</summary>
    private const int MaxPlaces = 15;

    /// <param name="rules">What the rules with points matched.</param>
    /// <param name="text">Text with idioms hidden.</param>
    /// <param name="judge">Whether a cue counts there (null: not) and speaks of somebody else.</param>
    /// <returns>The words of the place where the sum is greatest, if it is enough.</returns>
    public IReadOnlyList<PhraseHit> Count(string text, IEnumerable<PhraseHit> rules, Func<CompiledCue, SentenceParts, bool?> judge)
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
                judged[(start, end)] = other = judge(cue, SentenceParts.Of(text, start, end));
            count++;
            if (other is null)
                continue;
            var category = other.Value ? PhraseCategory.ThirdParty : cue.Cue.Category ?? PhraseCategory.Ideation;
            hits.Add(new(cue.Cue.Id, category, (RiskLevel)cues.Level, start, end, cue.Cue.Points));
        }
        // Too little even all together and without what calms: most messages end here.
        if (hits.Where(h => h.Points > 0).DistinctBy(h => h.Rule).Sum(h => h.Points!.Value) < cues.Enough)
            return [];
        hits.Sort((a, b) => a.Start.CompareTo(b.Start));
        return Best(hits);
    }

    private IReadOnlyList<PhraseHit> Best(List<PhraseHit> all)
    {
        var hits = all.Where(h => h.Points > 0).ToList();
        var raised = new Window(hits);
        // What calms may stand before the words as well as after them.
        var calmed = new Window([.. all.Where(h => h.Points < 0)]);
        var (best, from, to) = (int.MinValue, 0, 0);
        for (var first = 0; first < hits.Count; first++)
        {
            raised.MoveTo(hits[first].Start, hits[first].Start + cues.Reach);
            calmed.MoveTo(hits[first].Start - cues.Reach, hits[first].Start + cues.Reach);
            var sum = raised.Sum - Math.Min(cues.CalmAtMost, -calmed.Sum);
            if (sum > best)
                (best, from, to) = (sum, raised.First, raised.Last);
        }
        if (best < cues.Enough)
            return [];
        var raising = hits[from..to].DistinctBy(h => h.Rule).ToList();
        // What the words speak of together: the category with most points.
        var category = raising.GroupBy(h => h.Category).MaxBy(g => g.Sum(h => h.Points!.Value))!.Key;
        return [.. raising.Select(h => h with { Category = h.Level > (RiskLevel)cues.Level ? h.Category : category })];
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
