using Hotline.Core.Signs;
using Hotline.PhraseReport;

namespace Hotline.Core.Tests.Signs;

/// <summary>The labelled sets of the repository, judged once.</summary>
internal static class Sets
{
    private static readonly Dictionary<string, Score> Known = [];

    public static Score Score(string file)
    {
        lock (Known)
        {
            if (Known.TryGetValue(file, out var known))
                return known;
            using var lines = new StreamReader(Path.Combine(TestContext.CurrentContext.TestDirectory, "Signs", file));
            return Known[file] = new Score(new PhraseMatcher(PhraseRules.Default), LabelledSentence.Read(lines, file));
        }
    }
}

/// <summary>Precision and recall are printed by ops/phrases; these hold the two aims.</summary>
public sealed class PhraseFiguresTests
{
    [Test]
    public void Sentences_TheRulesWereMadeWith_DoAsMeasured()
    {
        var score = Sets.Score("sentences.tsv");
        Assert.That(score.Sentences, Has.Count.GreaterThanOrEqualTo(1500));
        Assert.That(score.Serious.Recall, Is.GreaterThanOrEqualTo(0.95));
        Assert.That(score.Harmless.Recall, Is.LessThanOrEqualTo(DevHarmless));
    }

    /// <summary>
    /// Not the aims (95 % and 5 %): sentences that nobody read while making the rules miss one or both; ADR 0006 has the figures. A little worse than
    /// those is asserted, so that a change that does harm is seen.
    /// </summary>
    [TestCase("validation.tsv", ValidationSerious, ValidationHarmless)]
    [TestCase("held-out.tsv", HeldOutSerious, HeldOutHarmless)]
    [TestCase("fresh.tsv", FreshSerious, FreshHarmless)]
    public void Sentences_NotReadWhileMaking_DoAsMeasured(string file, double serious, double harmless)
    {
        var score = Sets.Score(file);
        Assert.That(score.Serious.Recall, Is.GreaterThanOrEqualTo(serious));
        Assert.That(score.Harmless.Recall, Is.LessThanOrEqualTo(harmless));
    }

    private const double DevHarmless = 0.03, ValidationSerious = 0.88, ValidationHarmless = 0.08, HeldOutSerious = 0.94, HeldOutHarmless = 0.06,
        FreshSerious = 0.90, FreshHarmless = 0.055;

    [TestCase("我想死\tideation", "f, line 1: 2 tab-separated fields")]
    [TestCase("我想死\tsad\t2", "f, line 1: there is no category \"sad\"")]
    [TestCase("我想死\tideation\t5", "f, line 1: the level is \"5\"")]
    [TestCase("我想死\tnone\t2", "f, line 1: none goes with level 0")]
    public void Read_MalformedLine_NamesIt(string line, string problem)
    {
        using var lines = new StringReader(line);
        Assert.That(() => LabelledSentence.Read(lines, "f"), Throws.TypeOf<SentenceFileException>().With.Message.StartsWith(problem));
    }
}
