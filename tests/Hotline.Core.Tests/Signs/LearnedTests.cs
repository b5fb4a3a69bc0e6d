using Hotline.Core.Contacts;
using Hotline.Core.Signs;
using Hotline.PhraseReport;

namespace Hotline.Core.Tests.Signs;

/// <summary>Characters with points that nobody wrote by hand: how they are counted, learned and written down.</summary>
public sealed class LearnedTests
{
    private const string Json = """
        { "version": "1", "subjects": { "self": "我", "other": "他", "passing": "跟他" },
          "contexts": [ { "id": "not", "effect": "cancel", "before": "不会$" } ],
          "rules": [
            { "id": "plain", "category": "ideation", "level": 3, "patterns": ["想死"] },
            { "id": "jump", "category": "act", "level": 3, "least": 60, "points": 60, "patterns": ["跳下去"] },
            { "id": "soft", "category": "plan", "level": 3, "points": 10, "patterns": ["遗书"] } ],
          "cues": { "reach": 20, "enough": 10, "level": 2, "calmAtMost": 30, "words": [
            { "id": "bye", "category": "farewell", "points": 4, "patterns": ["再见"] },
            { "id": "game", "points": -9, "patterns": ["游戏"] }
            ],
            "learned": [
              { "category": "plan", "points": { "药": 5, "药攒": 6, "栏": 11 } },
              { "points": { "医生": -8, "泳": -70 } } ]
          }
        }

        """;

    private static PhraseRules Rules(string json = Json) => PhraseRules.Read(json) is PhraseReading.Good good ? good.Rules : throw new InvalidOperationException();

    private static PhraseFindings Match(string text) => new PhraseMatcher(Rules()).Match(text);

    [Test]
    public void Match_LearnedCharactersThatAreEnough_RaisesAndShowsWhere()
    {
        var found = Match("我把药攒好了").Matches.Single();
        Assert.That((found.Rule, found.Category, found.Level, found.Words), Is.EqualTo(("learned", PhraseCategory.Plan, RiskLevel.Moderate, "药攒")));
    }

    [TestCase("这个药", Description = "too few")]
    [TestCase("医生给的药攒好了", Description = "calmed")]
    [TestCase("不会跳下去", Description = "what negation cancels counts for nothing")]
    [TestCase("去游泳，从台上跳下去", Description = "a rule with points, strongly against")]
    public void Match_NotEnough_RaisesNothing(string text) => Assert.That(Match(text).Matches, Is.Empty);

    [Test]
    public void Match_LearnedAndACue_AddUp() => Assert.That(Match("药，药，再见").Level, Is.EqualTo(RiskLevel.Moderate));

    [Test]
    public void Match_PlainWordsAmongHarmlessOnes_StillRaise()
    {
        var harmless = string.Concat(Enumerable.Repeat("医生说的，", 5));
        Assert.That(Match($"{harmless}一二三四五六七八九跳下去一二三四五六七八九{harmless}").Level, Is.EqualTo(RiskLevel.High));
    }

    [Test]
    public void Match_GraveWordsFarFromTheMostWords_AreReported() =>
        Assert.That(Match("栏栏栏药攒药攒，再见，一二三四五六七八九十一二三四五六七八九十遗书").Matches.Select(m => m.Rule), Does.Contain("soft"));

    [Test]
    public void Match_SumThatTheNewestMessageCompletes_IsTold()
    {
        var matcher = new PhraseMatcher(Rules());
        Assert.That(matcher.Match(["药药"]).Matches, Has.Count.EqualTo(1), "five and five are enough");
        Assert.That(matcher.Match(["这个药"]).Matches, Is.Empty);
        Assert.That(matcher.Match(["这个药", "那个药"]).Matches.Select(m => m.Rule), Is.EqualTo(new[] { "learned", "learned" }));
        Assert.That(matcher.Match(["这个药", "那个药", "吃饭"]).Matches, Is.Empty, "told already");
    }

    [Test]
    public void Match_RuleWithoutPoints_IsNotCalmed() => Assert.That(Match("游泳也想死").Level, Is.EqualTo(RiskLevel.High));

    [Test]
    public void Match_EarlierMessagesThatWereEnough_AreNotToldAgain() =>
        Assert.That(new PhraseMatcher(Rules()).Match(["药攒好了", "栏"]).Matches.Where(m => m.Message == 0), Is.Empty);

    [Test]
    public void Changes_LearnedDisabled_CountsNoneOfThem() =>
        Assert.That(new PhraseMatcher(new PhraseChanges { Disabled = ["learned"] }.Read(Rules().Document) is PhraseReading.Good good ? good.Rules : throw new InvalidOperationException())
            .Match("我把药攒好了").Matches, Is.Empty);

    [TestCase("\"药攒\": 6", "\"药攒好了\": 6", "Learned \"药攒好了\": one to 3 characters")]
    [TestCase("\"医生\": -8", "\"医○\": -8", "Learned \"医○\": one to 3 characters that can be typed")]
    [TestCase("\"医生\": -8", "\"医生\": 8", "Learned \"医生\": one to 3 characters that can be typed, points above zero with a category and below zero without; it has 8")]
    public void Read_BadLearned_NamesIt(string good, string wrong, string problem) => Assert.That(
        (PhraseRules.Read(Json.Replace(good, wrong, StringComparison.Ordinal)) as PhraseReading.Bad)?.Problems, Has.One.StartsWith(problem));

    [Test]
    public void Fit_LabelledSentences_AreToldApartAndEverythingElseStaysAsWritten()
    {
        string[] serious = ["攒了很多药", "药攒够了", "药都攒在盒子里", "攒着药等那天"], harmless = ["今天吃药了", "医生开的药", "去买菜", "菜很贵"];
        LabelledSentence[] sentences =
        [
            .. serious.Select(s => new LabelledSentence(s, PhraseCategory.Plan, RiskLevel.High)),
            .. harmless.Select(s => new LabelledSentence(s, null, RiskLevel.NotAssessed)),
        ];
        var text = RulesText.With(Json, Learner.Fit(Rules().Document, sentences));
        var score = new Score(new PhraseMatcher(Rules(text)), sentences);
        Assert.That((score.Serious.Recall, score.Harmless.Recall), Is.EqualTo((1.0, 0.0)));
        var document = Rules(text).Document;
        Assert.That(document.Rules.ToDictionary(r => r.Id, r => r.Points) is var points && points["plain"] is null && points["jump"] >= 60 && points["soft"] >= 1, Is.True, "alone, plain, and soft");
        Assert.That(document.Cues!.Words.Select(w => Math.Sign(w.Points)), Is.EqualTo(new[] { 1, -1 }));
        Assert.That(RulesText.With(text, document), Is.EqualTo(text), "written once more, it is the same");
    }
}
