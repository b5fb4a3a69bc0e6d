using System.Globalization;
using System.Text;
using Hotline.Core.Contacts;
using Hotline.Core.Signs;
using Hotline.PhraseReport;

Console.OutputEncoding = Encoding.UTF8;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var errors = args.Contains("--errors");
try
{
    if (Option("--learn") is { } learnt)
    {
        var text = await File.ReadAllTextAsync(learnt);
        var fitted = Learner.Fit(Rules(learnt).Document, Files().SelectMany(Sentences));
        var written = RulesText.With(text, fitted);
        if (PhraseRules.Read(written) is not PhraseReading.Good)
            throw new SentenceFileException($"{learnt}: what would be written cannot be read; nothing was changed");
        await File.WriteAllTextAsync(learnt, written);
        Console.WriteLine($"{learnt}: {fitted.Cues!.Learned.Sum(g => g.Points.Count)} learned, enough is {fitted.Cues.Enough}");
        return 0;
    }
    var rules = Rules(Option("--rules"));
    Console.WriteLine($"rules {rules.Version}: {rules.Document.Rules.Count} rules");
    foreach (var file in Files())
        Print(file, new Score(new PhraseMatcher(rules), Sentences(file)));
    return 0;
}
catch (Exception e) when (e is SentenceFileException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"ops/phrases: {e.Message}");
    return 1;
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

IEnumerable<string> Files() => args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || args[i - 1] is not ("--rules" or "--learn")));

static IReadOnlyList<LabelledSentence> Sentences(string file)
{
    using var lines = new StreamReader(file);
    return LabelledSentence.Read(lines, file);
}

static PhraseRules Rules(string? file) => file is null ? PhraseRules.Default : PhraseRules.Read(File.ReadAllText(file)) switch
{
    PhraseReading.Good good => good.Rules,
    PhraseReading.Bad bad => throw new SentenceFileException($"{file}: {string.Join("\n  ", bad.Problems)}"),
    _ => throw new InvalidOperationException("an unknown reading"),
};

void Print(string file, Score score)
{
    Console.WriteLine();
    Console.WriteLine($"{file}: {score.Sentences.Count} sentences");
    Console.WriteLine();
    Console.WriteLine("  category        sentences   given   precision   recall   (given: any match of the sentence has the category)");
    foreach (var category in Enum.GetValues<PhraseCategory>())
        Line(LabelledSentence.Name(category), score.Category(category));
    Console.WriteLine();
    Console.WriteLine("  level           sentences   given   precision   recall   (given: the greatest match reaches the level)");
    foreach (var level in (RiskLevel[])[RiskLevel.Low, RiskLevel.Moderate, RiskLevel.High, RiskLevel.Immediate])
        Line($"{(int)level} or more", score.AtLeast(level));
    Console.WriteLine();
    Console.WriteLine($"  of {score.Serious.Deserved} that deserve level 2 or more, raised to 2 or more: {Percent(score.Serious.Recall)}   (aim: 95 % at least)");
    Console.WriteLine($"  of {score.Harmless.Deserved} harmless ones, raised at all:              {Percent(score.Harmless.Recall)}   (aim: 5 % at most)");
    if (errors)
        PrintErrors(score);
}

static void Line(string name, Tally tally) =>
    Console.WriteLine($"  {name,-14} {tally.Deserved,10} {tally.Given,7} {Percent(tally.Precision),11} {Percent(tally.Recall),8}");

static string Percent(double? share) => share is { } known ? $"{known * 100:0.0} %" : "–";

static void PrintErrors(Score score)
{
    Console.WriteLine();
    Console.WriteLine("  wrongly treated (an aim fails): deserved, given, sentence, what matched");
    foreach (var (sentence, found) in score.Failures)
        Console.WriteLine($"  {(int)sentence.Level} {(int)found.Level}  {sentence.Text}  {string.Join("; ", found.Matches.Select(m => $"{m.Rule} \"{m.Words}\""))}");
}
