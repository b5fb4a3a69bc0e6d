using Hotline.Core.Contacts;

namespace Hotline.Core.Signs;

/// <summary>A place in a text at which a rule matched.</summary>
internal readonly record struct PhraseHit(string Rule, PhraseCategory Category, RiskLevel Level, int Start, int End);

/// <summary>Adds up the points of cues that stand near each other.</summary>
internal sealed class CueCounter(PhraseCues cues, IReadOnlyList<CompiledCue> compiled)
{
    /// <summary>Places of one cue that are looked at: a text that repeats a word costs no more than one that does not.</summary>
    private const int MaxPlaces = 40;

    private readonly PhraseThreshold[] _thresholds = [.. cues.Thresholds.OrderByDescending(t => t.Level)];
    private readonly int _least = cues.Thresholds.Select(t => t.Points).DefaultIfEmpty(int.MaxValue).Min();

    private readonly record struct Place(CompiledCue Cue, int Start, int End, bool Other);

    /// <param name="text">Text with idioms hidden.</param>
    /// <param name="judge">Whether the words count there, and whether they speak of somebody else.</param>
    /// <returns>The words of the place where the sum is greatest, if it reaches a threshold.</returns>
    public IReadOnlyList<PhraseHit> Count(string text, Func<CompiledCue, SentenceParts, (bool Counts, bool Other)> judge)
    {
        var places = new List<Place>();
        foreach (var cue in compiled)
        {
            var match = cue.Pattern.Match(text);
            for (var i = 0; match.Success && i < MaxPlaces; i++, match = match.NextMatch())
            {
                var (counts, other) = cue.Cue.Points < 0 ? (true, false) : judge(cue, SentenceParts.Of(text, match.Index, match.Index + match.Length));
                if (counts)
                    places.Add(new(cue, match.Index, match.Index + match.Length, other));
            }
        }
        // Too little even all together and without what calms: most messages end here.
        if (places.Select(p => p.Cue.Cue).Where(c => c.Points > 0).Distinct().Sum(c => c.Points) < _least)
            return [];
        places.Sort((a, b) => a.Start.CompareTo(b.Start));
        return Best(places);
    }

    private PhraseHit[] Best(List<Place> places)
    {
        var (best, from, to) = (0, 0, 0);
        var counts = new Dictionary<PhraseCue, int>(ReferenceEqualityComparer.Instance);
        var (sum, first) = (0, 0);
        for (var last = 0; last < places.Count; last++)
        {
            sum += Add(places[last].Cue.Cue, 1);
            while (places[last].End - places[first].Start > cues.Reach && first < last)
                sum += Add(places[first++].Cue.Cue, -1);
            // A cue that calms counts from where it stands: the window must also have left room for those that follow.
            var calm = Calm(places, last, places[first].Start + cues.Reach, counts);
            if (sum + calm > best)
                (best, from, to) = (sum + calm, first, last);
        }
        if (Array.Find(_thresholds, t => best >= t.Points) is not { } reached)
            return [];
        var words = places[from..(to + 1)].Where(p => p.Cue.Cue.Points > 0).ToList();
        // What the words speak of together: the category with most points.
        var category = words.DistinctBy(w => w.Cue.Cue.Id).GroupBy(w => w.Cue.Cue.Category!.Value).OrderByDescending(g => g.Sum(w => w.Cue.Cue.Points)).First().Key;
        if (category is not (PhraseCategory.Harmed or PhraseCategory.Voices or PhraseCategory.Pact) && words.Count(w => w.Other) * 2 > words.Count)
            category = PhraseCategory.ThirdParty;
        return [.. words.DistinctBy(w => w.Cue.Cue.Id).Select(w => new PhraseHit(w.Cue.Cue.Id, category, (RiskLevel)reached.Level, w.Start, w.End))];

        // The change of the sum: a cue counts once, however often it stands there.
        int Add(PhraseCue cue, int step)
        {
            var before = counts.GetValueOrDefault(cue);
            counts[cue] = before + step;
            return before == 0 && step > 0 ? cue.Points : before == 1 && step < 0 ? -cue.Points : 0;
        }
    }

    private static int Calm(List<Place> places, int last, int until, Dictionary<PhraseCue, int> counted)
    {
        var calm = 0;
        HashSet<PhraseCue>? seen = null;
        for (var next = last + 1; next < places.Count && places[next].End <= until; next++)
        {
            var cue = places[next].Cue.Cue;
            if (cue.Points < 0 && counted.GetValueOrDefault(cue) == 0 && (seen ??= new(ReferenceEqualityComparer.Instance)).Add(cue))
                calm += cue.Points;
        }
        return calm;
    }
}
