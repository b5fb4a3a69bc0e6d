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

    private IReadOnlyList<PhraseHit> Best(List<PhraseHit> hits)
    {
        var window = new Window(hits, cues);
        var (best, from, to) = (int.MinValue, 0, 0);
        for (var first = 0; first < hits.Count; first++)
        {
            window.MoveTo(first);
            if (window.Sum > best)
                (best, from, to) = (window.Sum, first, window.Last);
        }
        if (best < cues.Enough)
            return [];
        var raising = hits[from..to].Where(h => h.Points > 0).DistinctBy(h => h.Rule).ToList();
        // What the words speak of together: the category with most points.
        var category = raising.GroupBy(h => h.Category).MaxBy(g => g.Sum(h => h.Points!.Value))!.Key;
        return [.. raising.Select(h => h with { Category = h.Level > (RiskLevel)cues.Level ? h.Category : category })];
    }

    /// <summary>The hits that begin within the reach of the first one, and the sum of their points.</summary>
    private sealed class Window(List<PhraseHit> hits, PhraseCues cues)
    {
        private readonly Dictionary<string, int> _inside = new(StringComparer.Ordinal);
        private int _first, _raising, _calming;

        /// <summary>Exclusive.</summary>
        public int Last { get; private set; }
        public int Sum => _raising - Math.Min(cues.CalmAtMost, _calming);

        public void MoveTo(int first)
        {
            while (_first < first)
                Count(hits[_first++], -1);
            while (Last < hits.Count && hits[Last].Start <= hits[first].Start + cues.Reach)
                Count(hits[Last++], 1);
        }

        // Each cue and rule counts once, however often it stands there.
        private void Count(PhraseHit hit, int step)
        {
            ref var inside = ref CollectionsMarshal.GetValueRefOrAddDefault(_inside, hit.Rule, out _);
            inside += step;
            if (step > 0 ? inside != 1 : inside != 0)
                return;
            if (hit.Points > 0)
                _raising += step * hit.Points.Value;
            else
                _calming -= step * hit.Points!.Value;
        }
    }
}
