using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.PhraseReport;

/// <summary>
/// Fits the points of rules, cues and character n-grams to labelled sentences: a logistic regression (level 2 or more against harmless; level 1
/// is left out), by AdaGrad with L1 and L2. Rules and cues with a category only raise and calming cues only calm. The same sentences give
/// the same points.
/// </summary>
/// <seealso href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan, Singer: Adaptive Subgradient Methods, 2011</seealso>
public sealed class Learner
{
    /// <summary>Points of one logit.</summary>
    private const int Scale = 20;

    private const int Epochs = 30, Rare = 2;
    private const double Rate = 0.3, Lasso = 3e-3, Ridge = 1e-5;

    /// <summary>Logits that a text without any evidence has: a sentence has to say something to be raised.</summary>
    private const double Empty = -1;

    /// <summary>Logits from which a text is raised: one is as likely as the other among the sentences that were learned from.</summary>
    private const double Threshold = 0;

    private readonly Dictionary<string, int> _features;
    private readonly string[] _names;
    private readonly double[] _weights;

    private sealed record Example(LabelledSentence Sentence, string Text, IReadOnlyList<string> Ids);

    private Learner(Dictionary<string, int> features)
    {
        _features = features;
        _names = [.. features.OrderBy(f => f.Value).Select(f => f.Key)];
        _weights = new double[features.Count];
    }

    /// <summary>The document with points as they fit best. Rules without points go on raising alone.</summary>
    public static PhraseDocument Fit(PhraseDocument document, IEnumerable<LabelledSentence> sentences)
    {
        var rules = new PhraseCheck(document).Read() is PhraseReading.Good good ? good.Rules : throw new ArgumentException("The document has faults.", nameof(document));
        List<Example> examples = [.. sentences.OrderBy(s => s.Text, StringComparer.Ordinal).Select(s => Of(rules, s))];
        var known = document.Rules.Where(r => r.Points.HasValue).Select(r => r.Id).Concat(document.Cues!.Words.Select(w => w.Id)).Select(Named);
        var grams = examples.SelectMany(e => Grams(e.Text).Distinct()).GroupBy(g => g, StringComparer.Ordinal)
            .Where(g => g.Key.Length < LearnedGrams.Longest || g.Count() >= Rare).Select(g => g.Key).Order(StringComparer.Ordinal);
        var learner = new Learner(known.Concat(grams).Select((name, i) => (name, i)).ToDictionary(f => f.name, f => f.i, StringComparer.Ordinal));
        learner.Train(examples, document);
        return learner.On(document, examples);
    }

    private static Example Of(PhraseRules rules, LabelledSentence sentence)
    {
        var (text, ids) = rules.Evidence(sentence.Text);
        return new(sentence, text, ids);
    }

    // No text holds this character, so that no gram is taken for an id.
    private static string Named(string id) => "\0" + id;

    private static IEnumerable<string> Grams(string text) =>
        Enumerable.Range(1, LearnedGrams.Longest).SelectMany(length => Enumerable.Range(0, Math.Max(0, text.Length - length + 1)).Select(at => text.Substring(at, length)))
            .Where(gram => !gram.Contains(NormalisedText.Filler, StringComparison.Ordinal));

    private int[] Of(Example example) => [.. Grams(example.Text).Concat(example.Ids.Select(Named)).Where(_features.ContainsKey).Select(f => _features[f])];

    private void Train(List<Example> examples, PhraseDocument document)
    {
        var data = examples.Where(e => e.Sentence.Level is not RiskLevel.Low).Select(e => (Features: Of(e), Raised: e.Sentence.Level >= RiskLevel.Moderate)).ToArray();
        var squares = new double[_weights.Length];
        var raises = document.Rules.Where(r => r.Points.HasValue).Select(r => (r.Id, Least: r.Least ?? 1))
            .Concat(document.Cues!.Words.Where(w => w.Category is not null).Select(w => (w.Id, Least: 1)));
        var least = Enumerable.Repeat(double.NegativeInfinity, _weights.Length).ToArray();
        var most = Enumerable.Repeat(double.PositiveInfinity, _weights.Length).ToArray();
        foreach (var (id, points) in raises)
            least[_features[Named(id)]] = (double)points / Scale;
        foreach (var cue in document.Cues!.Words.Where(w => w.Category is null))
            most[_features[Named(cue.Id)]] = -1.0 / Scale;
        for (var f = 0; f < _weights.Length; f++)
            _weights[f] = Math.Clamp(0, least[f], most[f]);
        // The order in which examples come; nothing secret.
        var order = new Random(1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            order.Shuffle(data);
            foreach (var (features, raised) in data)
            {
                var sum = Empty + features.Sum(f => _weights[f]);
                var error = 1 / (1 + Math.Exp(-sum)) - (raised ? 1 : 0);
                foreach (var f in features)
                {
                    var gradient = error + Ridge * _weights[f];
                    squares[f] += gradient * gradient;
                    var step = Rate / Math.Sqrt(squares[f] + 0.01);
                    var weight = _weights[f] - step * gradient;
                    weight = Math.Sign(weight) * Math.Max(0, Math.Abs(weight) - step * Lasso);
                    _weights[f] = Math.Clamp(weight, least[f], most[f]);
                }
            }
        }
    }

    private int Points(string feature) => (int)Math.Round(_weights[_features[feature]] * Scale);

    private PhraseDocument On(PhraseDocument document, List<Example> examples)
    {
        var speaksOf = CategoryOf(examples);
        var learned = _names.Where(n => n[0] != '\0').Select(n => (Gram: n, Points: Points(n))).Where(g => g.Points != 0)
            .GroupBy(g => g.Points > 0 ? speaksOf(g.Gram) : (PhraseCategory?)null)
            .OrderBy(g => g.Key ?? (PhraseCategory)int.MaxValue)
            .Select(g => new PhraseGrams(g.Key, g.OrderBy(x => x.Gram, StringComparer.Ordinal).ToDictionary(x => x.Gram, x => x.Points, StringComparer.Ordinal)));
        return document with
        {
            Rules = [.. document.Rules.Select(r => r.Points is null ? r : r with { Points = Points(Named(r.Id)) })],
            Cues = document.Cues! with
            {
                Enough = (int)Math.Round((Threshold - Empty) * Scale),
                Words = [.. document.Cues.Words.Select(w => w with { Points = Points(Named(w.Id)) })],
                Learned = [.. learned],
            },
        };
    }

    /// <summary>Of which category a gram speaks most: its share there against the category's share of all.</summary>
    private static Func<string, PhraseCategory> CategoryOf(List<Example> examples)
    {
        var serious = examples.Where(e => e.Sentence.Category is not null).ToList();
        var size = serious.GroupBy(e => e.Sentence.Category!.Value).ToDictionary(g => g.Key, g => (double)g.Count());
        var seen = serious.SelectMany(e => Grams(e.Text).Distinct().Select(gram => (gram, e.Sentence.Category!.Value)))
            .GroupBy(x => x.gram, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.GroupBy(x => x.Value).ToDictionary(c => c.Key, c => c.Count()), StringComparer.Ordinal);
        return gram => size.Keys.Order().MaxBy(c => ((seen.TryGetValue(gram, out var by) ? by.GetValueOrDefault(c) : 0) + 0.5) / (size[c] + 50));
    }
}
