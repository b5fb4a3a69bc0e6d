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
    public void Sentences_TheRulesWereMadeWith_MeetBothAims()
    {
        var score = Sets.Score("sentences.tsv");
        Assert.That(score.Sentences, Has.Count.GreaterThanOrEqualTo(400));
        Assert.That(score.Serious.Recall, Is.GreaterThanOrEqualTo(0.95));
        Assert.That(score.Harmless.Recall, Is.LessThanOrEqualTo(0.05));
    }

    /// <summary>
    /// Not the aims, which these sentences miss (95 % and 5 %): 79.6 % and 15.3 % were measured on 24 November 2026, and a little worse than
    /// that is asserted, so that a change that does harm is seen.
    /// </summary>
    [Test]
    public void Sentences_KeptOutOfTheMaking_DoAsMeasured()
    {
        var score = Sets.Score("held-out.tsv");
        Assert.That(score.Serious.Recall, Is.GreaterThanOrEqualTo(HeldOutSerious));
        Assert.That(score.Harmless.Recall, Is.LessThanOrEqualTo(HeldOutHarmless));
    }

    private const double HeldOutSerious = 0.78, HeldOutHarmless = 0.17;

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
