using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.PhraseReport;

/// <summary>Right and wrong of one question over a set.</summary>
/// <param name="Deserved">Sentences that deserve it.</param>
/// <param name="Given">Sentences to which the rules give it.</param>
/// <param name="Both">Sentences in both.</param>
public sealed record Tally(int Deserved, int Given, int Both)
{
    /// <summary>Share of the given that deserve it; null when none was given.</summary>
    public double? Precision => Given == 0 ? null : (double)Both / Given;

    /// <summary>Share of the deserving that are given it; null when none deserves it.</summary>
    public double? Recall => Deserved == 0 ? null : (double)Both / Deserved;
}

/// <summary>A sentence beside what the rules say of it.</summary>
public sealed record Judged(LabelledSentence Sentence, PhraseFindings Found);

/// <summary>How the rules do on a labelled set.</summary>
public sealed class Score
{
    public Score(PhraseMatcher matcher, IEnumerable<LabelledSentence> sentences)
    {
        Sentences = [.. sentences.Select(s => new Judged(s, matcher.Match(s.Text)))];
    }

    public IReadOnlyList<Judged> Sentences { get; }

    /// <summary>A sentence is given a category if any match has it.</summary>
    public Tally Category(PhraseCategory category) =>
        Count(j => j.Sentence.Category == category, j => j.Found.Matches.Any(m => m.Category == category));

    /// <summary>A sentence is given a level if its greatest match reaches it.</summary>
    public Tally AtLeast(RiskLevel level) => Count(j => j.Sentence.Level >= level, j => j.Found.Level >= level);

    /// <summary>First aim, 95 % at least: of the sentences that deserve level 2 or more, those raised to level 2 or more.</summary>
    public Tally Serious => AtLeast(RiskLevel.Moderate);

    /// <summary>Second aim, 5 % at most: of the harmless sentences, those raised at all. Read its recall.</summary>
    public Tally Harmless => Count(j => j.Sentence.Category is null, j => j.Found.Level > RiskLevel.NotAssessed);

    /// <summary>Sentences on which an aim fails.</summary>
    public IEnumerable<Judged> Failures => Sentences.Where(j =>
        j.Sentence.Level >= RiskLevel.Moderate ? j.Found.Level < RiskLevel.Moderate : j.Sentence.Category is null && j.Found.Matches.Count > 0);

    private Tally Count(Func<Judged, bool> deserves, Func<Judged, bool> given) => new(
        Sentences.Count(deserves), Sentences.Count(given), Sentences.Count(j => deserves(j) && given(j)));
}
