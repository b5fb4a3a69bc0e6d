using System.Text.RegularExpressions;

namespace Hotline.Core.Signs;

/// <summary>Checks a document and makes it ready. It finds all problems, not only the first, because a person mends them.</summary>
internal sealed class PhraseCheck(PhraseDocument document)
{
    private readonly List<string> _problems = [];
    private readonly PatternText _patterns = new(document.Lists);

    public PhraseReading Read()
    {
        if (string.IsNullOrWhiteSpace(document.Version))
            _problems.Add("The document has no version.");
        if (document.Rules.Count == 0)
            _problems.Add("The document has no rules.");
        Words();
        Repeats("rule", document.Rules.Select(r => r.Id));
        Repeats("context", document.Contexts.Select(c => c.Id));
        Repeats("mask", document.Masks.Concat(document.Keeps).Select(m => m.Id));
        foreach (var list in document.Lists.Keys)
            Compile($"List {list}", "{" + list + "}");
        var subjects = new SubjectFinder(
            Compile("subjects.self", document.Subjects.Self), Compile("subjects.other", document.Subjects.Other),
            Compile("subjects.passing", document.Subjects.Passing));
        var masks = new PhraseMasks(All("Keep", document.Keeps), All("Mask", document.Masks));
        var contexts = document.Contexts.Select(Context).ToList();
        var rules = new PatternIndex();
        foreach (var rule in document.Rules)
            Rule(rule, contexts, rules);
        var cues = Cues(contexts);
        return _problems.Count > 0
            ? new PhraseReading.Bad(_problems)
            : new PhraseReading.Good(new PhraseRules(document, new Normaliser(document), rules, masks, subjects, cues));
    }

    private void Rule(PhraseRule rule, List<CompiledContext> contexts, PatternIndex index)
    {
        if (rule.Level is < 1 or > 4)
            _problems.Add($"Rule {rule.Id}: the level is {rule.Level}, not 1 to 4.");
        if (rule.Patterns.Count == 0)
            _problems.Add($"Rule {rule.Id}: it has no patterns.");
        foreach (var unknown in rule.Ignores.Where(i => document.Contexts.All(c => c.Id != i)))
            _problems.Add($"Rule {rule.Id}: there is no context {unknown} to ignore.");
        var compiled = new CompiledRule(rule, [.. contexts.Where(c => !rule.Ignores.Contains(c.Context.Id)
            && c.Context.Categories?.Contains(rule.Category) != false && c.Context.Rules?.Contains(rule.Id) != false)]);
        foreach (var pattern in rule.Patterns)
        {
            try
            {
                var (regex, beginnings) = _patterns.CompileAnchored(pattern);
                index.Add(compiled, regex, beginnings);
            }
            catch (PatternException e)
            {
                _problems.Add($"Rule {rule.Id}: {e.Message}.");
            }
        }
    }

    private CueCounter? Cues(List<CompiledContext> contexts)
    {
        if (document.Cues is not { } cues)
        {
            foreach (var rule in document.Rules.Where(r => r.Points.HasValue))
                _problems.Add($"Rule {rule.Id}: it has points, but the document has no cues to say how many are enough.");
            return null;
        }
        if (cues.Reach is < 1 or > PhraseMatcher.MaxLength)
            _problems.Add($"Cues: the reach is {cues.Reach}, not 1 to {PhraseMatcher.MaxLength}.");
        if (cues.Enough < 1 || cues.Level is < 1 or > 4 || cues.CalmAtMost < 0)
            _problems.Add("Cues: enough is at least 1, the level 1 to 4, calmAtMost not below zero.");
        foreach (var rule in document.Rules.Where(r => r.Points < 1))
            _problems.Add($"Rule {rule.Id}: points begin at 1.");
        Repeats("rule or cue", document.Rules.Select(r => r.Id).Concat(cues.Words.Select(w => w.Id)));
        foreach (var cue in cues.Words.Where(w => w.Points == 0 || w.Points > 0 != w.Category.HasValue))
            _problems.Add($"Cue {cue.Id}: it needs points, and a category exactly when they are above zero.");
        var words = new CueWords();
        // Only contexts that touch everything, as negation does: what some rules need around them is here a matter of points.
        List<CompiledContext> general = [.. contexts.Where(c => c.Context is { Categories: null, Rules: null })];
        var compiled = cues.Words.Select(w => new CompiledCue(w, w.Category is null ? [] : general)).ToList();
        foreach (var cue in compiled)
            Words(cue, words);
        foreach (var (category, points) in cues.Learned)
            foreach (var (gram, worth) in points.Where(p => p.Key.Length is < 1 or > LearnedGrams.Longest || p.Key.Contains(NormalisedText.Filler, StringComparison.Ordinal) || p.Value == 0 || p.Value > 0 != category.HasValue))
                _problems.Add($"Learned \"{gram}\": one to {LearnedGrams.Longest} characters that can be typed, points above zero with a category and below zero without; it has {worth}.");
        return new(cues, words, new LearnedGrams(cues.Learned));
    }

    private void Words(CompiledCue cue, CueWords words)
    {
        if (cue.Cue.Patterns.Count == 0)
            _problems.Add($"Cue {cue.Cue.Id}: it has no patterns.");
        foreach (var pattern in cue.Cue.Patterns)
        {
            try
            {
                words.Add(cue, _patterns.Words(pattern));
            }
            catch (PatternException e)
            {
                _problems.Add($"Cue {cue.Cue.Id}: {e.Message}.");
            }
        }
    }

    private CompiledContext Context(PhraseContext context)
    {
        var name = $"Context {context.Id}";
        if (context.Effect is PhraseEffect.Cap or PhraseEffect.Raise && context.Level is not (>= 1 and <= 4))
            _problems.Add($"{name}: it needs a level from 1 to 4.");
        if ((context.Before ?? context.After ?? context.Around) is null)
            _problems.Add($"{name}: it needs before, after or around.");
        foreach (var unknown in context.Rules?.Where(id => document.Rules.All(r => r.Id != id)) ?? [])
            _problems.Add($"{name}: there is no rule {unknown}.");
        return new(context, Maybe(context.Before), Maybe(context.After), Maybe(context.Around), Maybe(context.UnlessBefore), Maybe(context.Unless));

        Regex? Maybe(string? pattern) => pattern is null ? null : Compile(name, pattern);
    }

    private List<Regex> All(string kind, IReadOnlyList<PhraseMask> masks) => [.. masks.Select(m => Compile($"{kind} {m.Id}", m.Pattern))];

    private void Words()
    {
        foreach (var (from, to) in document.Characters.Concat(document.Tokens).Concat(document.Disguises))
        {
            if (from.Length == 0 || to.Length == 0)
                _problems.Add($"Disguise \"{from}\": neither side may be empty.");
        }
        foreach (var token in document.Tokens.Keys.Where(t => !t.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
            _problems.Add($"Token \"{token}\": only lower-case Latin letters and digits.");
        foreach (var word in document.Split.Where(w => w.Length is < 2 or > 8))
            _problems.Add($"Split word \"{word}\": 2 to 8 characters.");
    }

    private void Repeats(string kind, IEnumerable<string> ids)
    {
        foreach (var id in ids.GroupBy(i => i).Where(g => g.Count() > 1 || string.IsNullOrWhiteSpace(g.Key)))
            _problems.Add(string.IsNullOrWhiteSpace(id.Key) ? $"A {kind} has no id." : $"The {kind} id {id.Key} is used {id.Count()} times.");
    }

    private Regex Compile(string name, string pattern)
    {
        try
        {
            return _patterns.Compile(pattern);
        }
        catch (PatternException e)
        {
            _problems.Add($"{name}: {e.Message}.");
            return Nothing;
        }
    }

    private static Regex Nothing { get; } = new("[^○]{99}", RegexOptions.NonBacktracking);
}
