namespace Hotline.Core.Signs;

/// <summary>A rule as the office writes it: in the place of one that comes with Hotline, or a new one.</summary>
/// <param name="Id">Of a shipped rule, or one that is not used yet.</param>
/// <param name="Category">What its words speak of.</param>
/// <param name="Level">1–4.</param>
/// <param name="Patterns">Any of these (ops/adr/0006).</param>
public sealed record OfficeRule(string Id, PhraseCategory Category, int Level, IReadOnlyList<string> Patterns);

/// <summary>A shipped list of words with points, with the office's own points and words.</summary>
public sealed record OfficeCue(string Id, int Points, IReadOnlyList<string> Patterns);

/// <summary>
/// What the office changed of the rules that come with Hotline. Kept apart from them, so that a new version of Hotline brings better rules
/// and the office's own stay.
/// </summary>
public sealed record PhraseChanges
{
    public const int Most = 500, MostPatterns = 300, LongestPattern = 500;

    /// <summary>Of the setting: grows with each saving; 0 is Hotline's own rules.</summary>
    public long Version { get; init; }

    /// <summary>Ids of rules and of lists of words that do not count; <c>learned</c> stands for all that was learned.</summary>
    public IReadOnlyList<string> Disabled { get; init; } = [];
    public IReadOnlyList<OfficeRule> Rules { get; init; } = [];
    public IReadOnlyList<OfficeCue> Cues { get; init; } = [];

    /// <summary>Idioms of the office's own: text that no rule may see.</summary>
    public IReadOnlyList<string> Idioms { get; init; } = [];

    /// <summary>The shipped document with these changes.</summary>
    public PhraseDocument On(PhraseDocument shipped)
    {
        var off = Disabled.ToHashSet(StringComparer.Ordinal);
        var own = Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var cues = Cues.ToDictionary(c => c.Id, StringComparer.Ordinal);
        // A rule that was changed stands where it stood; what is left over is the office's own.
        List<PhraseRule> rules =
        [
            .. shipped.Rules.Select(r => own.Remove(r.Id, out var changed) ? r with { Category = changed.Category, Level = changed.Level, Patterns = changed.Patterns, Points = changed.Level == 4 ? null : r.Points } : r),
            .. own.Values.Select(r => new PhraseRule { Id = r.Id, Category = r.Category, Level = r.Level, Patterns = r.Patterns }),
        ];
        rules.RemoveAll(r => off.Contains(r.Id));
        var ids = rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return shipped with
        {
            Version = Version == 0 ? shipped.Version : $"{shipped.Version}+{Version}",
            Rules = rules,
            Masks = [.. shipped.Masks, .. Idioms.Select((pattern, n) => new PhraseMask($"office-{n + 1}", pattern))],
            // A context that touched only rules that are gone would touch all of them.
            Contexts = [.. shipped.Contexts.Select(c => c.Rules is null ? c : c with { Rules = [.. c.Rules.Where(ids.Contains)] }).Where(c => c.Rules is not { Count: 0 })],
            Cues = shipped.Cues is not { } known ? null : known with
            {
                Words = [.. known.Words.Where(w => !off.Contains(w.Id)).Select(w => cues.TryGetValue(w.Id, out var changed) ? w with { Points = changed.Points, Patterns = changed.Patterns } : w)],
                Learned = off.Contains(LearnedGrams.Rule) ? [] : known.Learned,
            },
        };
    }

    /// <summary>Everything that is wrong with them, one sentence each, and the rules that come out where nothing is.</summary>
    public PhraseReading Read(PhraseDocument shipped)
    {
        if (Disabled is null || Rules is null || Cues is null || Idioms is null || Rules.Any(r => r is not { Id: not null, Patterns: not null }) || Cues.Any(c => c is not { Id: not null, Patterns: not null }))
            return new PhraseReading.Bad(["Each list, id and pattern must be there; a list may be empty."]);
        var problems = new List<string>();
        if (Rules.Count + Cues.Count + Idioms.Count + Disabled.Count > Most)
            problems.Add($"At most {Most} changes.");
        foreach (var id in Rules.Select(r => r.Id).Concat(Cues.Select(c => c.Id)).GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add($"The id {id.Key} is used {id.Count()} times.");
        foreach (var rule in Rules.Where(r => r.Id.Length is 0 or > 64 || r.Id == LearnedGrams.Rule || !Enum.IsDefined(r.Category)))
            problems.Add($"Rule {rule.Id}: it needs an id of 64 characters at most and a known category.");
        foreach (var cue in Cues.Where(c => shipped.Cues?.Words.Any(w => w.Id == c.Id) is not true))
            problems.Add($"Cue {cue.Id}: there is no such list of words.");
        foreach (var (id, patterns) in Rules.Select(r => (r.Id, r.Patterns)).Concat(Cues.Select(c => (c.Id, c.Patterns))).Append(("idioms", Idioms)))
            if (patterns.Count > MostPatterns || patterns.Any(p => string.IsNullOrWhiteSpace(p) || p.Length > LongestPattern))
                problems.Add($"{id}: at most {MostPatterns} patterns, none of them empty or longer than {LongestPattern} characters.");
        if (problems.Count > 0)
            return new PhraseReading.Bad(problems);
        return new PhraseCheck(On(shipped)).Read();
    }
}
