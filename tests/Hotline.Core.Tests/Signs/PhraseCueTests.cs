using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.Core.Tests.Signs;

public sealed class PhraseCueTests
{
    private const string Json = """
        { "version": "1", "subjects": { "self": "我", "other": "他", "passing": "跟他" },
          "rules": [ { "id": "plain", "category": "ideation", "level": 3, "patterns": ["想死"] },
                     { "id": "soft", "category": "farewell", "level": 3, "points": 4, "patterns": ["最后一次"] } ],
          "cues": { "reach": 20, "enough": 6, "level": 2, "calmAtMost": 3, "words": [
            { "id": "bye", "category": "farewell", "points": 3, "patterns": ["再见|拜拜"] },
            { "id": "gone", "category": "farewell", "points": 3, "patterns": ["不(会)?回来"] },
            { "id": "game", "points": -9, "patterns": ["游戏"] } ] } }
        """;

    private static PhraseMatcher Matcher(string json = Json) => PhraseRules.Read(json) switch
    {
        PhraseReading.Good good => new(good.Rules),
        PhraseReading.Bad bad => throw new InvalidOperationException(string.Join('\n', bad.Problems)),
        _ => throw new InvalidOperationException(),
    };

    [Test]
    public void Match_CuesThatAreEnoughTogether_ReportsEachWord()
    {
        var found = Matcher().Match("拜拜，我不会回来");
        Assert.That(found.Matches.Select(m => (m.Rule, m.Words)), Is.EquivalentTo(new[] { ("bye", "拜拜"), ("gone", "不会回来") }));
        Assert.That(found.Level, Is.EqualTo(RiskLevel.Moderate));
    }

    [TestCase("拜拜", Description = "one alone")]
    [TestCase("拜拜再见", Description = "the same cue twice")]
    [TestCase("拜拜，从前有一座山山上有一座庙庙里有一个老和尚，不回来", Description = "out of reach")]
    [TestCase("游戏里拜拜，不回来", Description = "calmed")]
    [TestCase("最后一次", Description = "a rule with too few points")]
    public void Match_TooFewPoints_RaisesNothing(string text) => Assert.That(Matcher().Match(text).Matches, Is.Empty);

    [Test]
    public void Match_RuleWithPointsAndACue_RaisesToTheRulesLevel() =>
        Assert.That(Matcher().Match("最后一次，再见").Level, Is.EqualTo(RiskLevel.High));

    [Test]
    public void Match_CalmWords_TakeAwayNoMoreThanAllowed() =>
        Assert.That(Matcher().Match("游戏，最后一次，再见，不回来").Level, Is.EqualTo(RiskLevel.High));

    [Test]
    public void Match_RuleWithoutPoints_IsNotCalmed() => Assert.That(Matcher().Match("打游戏也想死").Level, Is.EqualTo(RiskLevel.High));

    [TestCase("再见~3", "Cue bye: \"再见~3\" contains ~")]
    [TestCase("再见$", "Cue bye: \"再见$\" contains $")]
    [TestCase("(再见", "Cue bye: \"(再见\" cannot be read")]
    [TestCase("再?", "matches empty text")]
    public void Read_BadCue_NamesIt(string pattern, string problem)
    {
        var bad = PhraseRules.Read(Json.Replace("再见|拜拜", pattern, StringComparison.Ordinal).Replace("再?", "(再)?", StringComparison.Ordinal)) as PhraseReading.Bad;
        Assert.That(bad?.Problems, Has.Some.Contains(problem.Replace("再?", "(再)?", StringComparison.Ordinal)));
    }

    [Test]
    public void Match_RuleThatTakesTooLong_IsReportedUnfinished()
    {
        // Gaps within gaps: bounded, but more than anybody can wait for.
        var slow = Json.Replace("想死", string.Concat(Enumerable.Repeat("(一~30)?", 12)) + "二", StringComparison.Ordinal);
        var match = Matcher(slow).Match(new string('一', PhraseMatcher.MaxLength)).Matches.Single();
        Assert.That((match.Rule, match.Level, match.Unfinished), Is.EqualTo(("plain", RiskLevel.High, true)));
    }

    [TestCase("我想")]
    [TestCase("妈妈拿刀")]
    [TestCase("他说我不想")]
    [TestCase("药刀死")]
    [TestCase("我 想 ")]
    [TestCase("一二三，")]
    public void Match_HostileText_FinishesEveryShippedRule(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, PhraseMatcher.MaxLength / piece.Length));
        Assert.That(new PhraseMatcher(PhraseRules.Default).Match(text).Matches.Where(m => m.Unfinished), Is.Empty);
    }
}
