using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Core.Contacts;

namespace Hotline.Core.Signs;

/// <summary>What reading a rules document gives.</summary>
public abstract record PhraseReading
{
    public sealed record Good(PhraseRules Rules) : PhraseReading;

    /// <param name="Problems">One sentence each; it names the rule, list or line.</param>
    public sealed record Bad(IReadOnlyList<string> Problems) : PhraseReading;
}

/// <summary>A rules document, checked and made ready. Read with <see cref="Read"/>; <see cref="Default"/> is the one that comes with Hotline.</summary>
public sealed class PhraseRules
{
    /// <summary>Places of one text that are kept as cancelled: one that repeats itself costs no more than one that does not.</summary>
    private const int MostCancelled = 100;

    private static readonly Lazy<PhraseRules> Shipped = new(ReadShipped);

    private readonly PatternIndex _rules;
    private readonly PhraseMasks _masks;
    private readonly SubjectFinder _subjects;
    private readonly CueCounter? _cues;

    internal PhraseRules(
        PhraseDocument document, Normaliser normaliser, PatternIndex rules, PhraseMasks masks, SubjectFinder subjects, CueCounter? cues)
    {
        (Document, Normaliser, _rules, _masks, _subjects, _cues) = (document, normaliser, rules, masks, subjects, cues);
    }

    public static PhraseRules Default => Shipped.Value;

    public PhraseDocument Document { get; }

    /// <summary>Kept with every sign, so that it can later be said which rules raised it.</summary>
    public string Version => Document.Version;

    internal Normaliser Normaliser { get; }

    public static PhraseReading Read(string json)
    {
        PhraseDocument? document;
        try
        {
            document = JsonSerializer.Deserialize<PhraseDocument>(json, PhraseDocument.Json);
        }
        catch (JsonException e)
        {
            return new PhraseReading.Bad([$"The document is not as expected at {e.Path ?? "its beginning"} (line {e.LineNumber + 1}): {e.Message}"]);
        }
        return document is null ? new PhraseReading.Bad(["The document is empty."]) : new PhraseCheck(document).Read();
    }

    /// <summary>The text of the document that comes with Hotline, to begin an own one from.</summary>
    public static string DefaultJson()
    {
        using var stream = typeof(PhraseRules).Assembly.GetManifestResourceStream("Signs/phrases.zh.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal List<PhraseHit> Find(NormalisedText typed, int most)
    {
        var text = _masks.Hide(typed).Text;
        var found = Match(text, most);
        if (_cues is not null)
            found.Alone.AddRange(_cues.Count(text, found.Counted.Where(h => !h.Unfinished), found.Cancelled, JudgeCue));
        found.Alone.AddRange(found.Counted.Where(h => h.Unfinished));
        return found.Alone;
    }

    /// <summary>What <c>ops/phrases --learn</c> gives points to: the text that is counted, and the ids of the rules and cues with points that it holds.</summary>
    internal (string Text, IReadOnlyList<string> Ids) Evidence(string sentence)
    {
        var text = _masks.Hide(Normaliser.Read(sentence, 1, pictures: true)).Text;
        var found = Match(text, 1);
        var (hits, rest) = _cues?.Hits(text, found.Counted.Where(h => !h.Unfinished), found.Cancelled, JudgeCue) ?? ([], text);
        return (rest, [.. hits.Select(h => h.Rule).Distinct()]);
    }

    /// <param name="Alone">What rules match that raise alone.</param>
    /// <param name="Counted">What rules with points match.</param>
    /// <param name="Cancelled">Where a rule would have matched, but for negation and its like.</param>
    private sealed record RuleHits(List<PhraseHit> Alone, List<PhraseHit> Counted, List<(int Start, int End)> Cancelled);

    private RuleHits Match(string text, int most)
    {
        var found = new RuleHits([], [], []);
        // From where each pattern may match again, and how often it still may.
        var next = new int[_rules.Count];
        var left = new int[_rules.Count];
        Array.Fill(left, most);
        for (var at = 0; at < text.Length; at++)
        {
            var (one, two, any) = _rules.At(text, at);
            Try(any);
            Try(one);
            Try(two);

            void Try(List<PatternIndex.Entry>? entries)
            {
                if (entries is null)
                    return;
                foreach (var entry in entries)
                {
                    if (next[entry.Number] <= at && left[entry.Number] > 0)
                        next[entry.Number] = Find(entry, text, at, found, ref left[entry.Number]);
                }
            }
        }
        // Another rule reads the same words otherwise.
        found.Cancelled.RemoveAll(c => found.Alone.Concat(found.Counted).Any(h => h.Start < c.End && c.Start < h.End));
        return found;
    }

    /// <returns>From where the pattern may match again.</returns>
    private int Find(PatternIndex.Entry entry, string text, int at, RuleHits found, ref int left)
    {
        var rule = entry.Rule.Rule;
        var hits = rule.Points is null ? found.Alone : found.Counted;
        try
        {
            var match = SecondTry.Of((entry.Regex, Text: text, At: at), static tried => tried.Regex.Match(tried.Text, tried.At));
            if (!match.Success)
                return at;
            var end = match.Index + match.Length;
            var parts = SentenceParts.Of(text, match.Index, end);
            if (Judge(rule.Category, rule.Level, rule.FindSubject, entry.Rule.Contexts, parts) is var (category, level))
            {
                left--;
                hits.Add(new(rule.Id, category, level, match.Index, end, rule.Points));
            }
            // What some rules need around them says nothing of the words themselves.
            else if (found.Cancelled.Count < MostCancelled && entry.Rule.Contexts.Any(c => c.CancelsEverything && c.Applies(parts)))
                found.Cancelled.Add((match.Index, end));
            return end;
        }
        catch (RegexMatchTimeoutException)
        {
            left = 0;
            hits.Add(new(rule.Id, rule.Category, (RiskLevel)rule.Level, at, Math.Min(text.Length, at + 40), rule.Points, Unfinished: true));
            return text.Length;
        }
    }

    private bool? JudgeCue(CompiledCue cue, SentenceParts parts) =>
        Judge(PhraseCategory.Ideation, 1, true, cue.Contexts, parts) is { } judged ? judged.Category == PhraseCategory.ThirdParty : null;

    private (PhraseCategory Category, RiskLevel Level)? Judge(
        PhraseCategory category, int level, bool findSubject, IReadOnlyList<CompiledContext> contexts, SentenceParts parts)
    {
        if (findSubject && _subjects.IsOther(parts.Before))
            category = PhraseCategory.ThirdParty;
        foreach (var context in contexts)
        {
            if (!context.Applies(parts))
                continue;
            switch (context.Context.Effect)
            {
                case PhraseEffect.Cancel:
                    return null;
                case PhraseEffect.Cap:
                    level = Math.Min(level, context.Context.Level!.Value);
                    break;
                case PhraseEffect.Raise:
                    level = Math.Max(level, context.Context.Level!.Value);
                    break;
                case PhraseEffect.ThirdParty:
                    category = PhraseCategory.ThirdParty;
                    break;
            }
        }
        if (category == PhraseCategory.ThirdParty)
            level = Math.Max(level, (int)RiskLevel.Moderate);
        return (category, (RiskLevel)level);
    }

    private static PhraseRules ReadShipped() => Read(DefaultJson()) switch
    {
        PhraseReading.Good good => good.Rules,
        PhraseReading.Bad bad => throw new InvalidOperationException("phrases.zh.json: " + string.Join(" ", bad.Problems)),
        var other => throw new InvalidOperationException(other.ToString()),
    };
}
