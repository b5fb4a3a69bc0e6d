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
            { "id": "jump", "category": "act", "level": 3, "points": 60, "patterns": ["跳下去"] } ],
          "cues": { "reach": 20, "enough": 10, "level": 2, "calmAtMost": 3, "words": [
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
    public void Match_RuleWithoutPoints_IsNotCalmed() => Assert.That(Match("游泳也想死").Level, Is.EqualTo(RiskLevel.High));

    [Test]
    public void Match_EarlierMessagesThatWereEnough_AreNotToldAgain() =>
        Assert.That(new PhraseMatcher(Rules()).Match(["药攒好了", "栏"]).Matches.Where(m => m.Message == 0), Is.Empty);

    [Test]
    public void Changes_LearnedDisabled_CountsNoneOfThem() =>
        Assert.That(new PhraseMatcher(new PhraseChanges { Disabled = ["learned"] }.Read(Rules().Document) is PhraseReading.Good good ? good.Rules : throw new InvalidOperationException())
            .Match("我把药攒好了").Matches, Is.Empty);

    [TestCase("\"药攒\": 6", "\"药攒好了\": 6", "Learned \"药攒好了\": one to 3 characters")]
    [TestCase("\"医生\": -8", "\"医生\": 8", "Learned \"医生\": one to 3 characters, points above zero with a category and below zero without; it has 8")]
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
        Assert.That(document.Rules.Select(r => r.Points), Is.EqualTo(new int?[] { null, 60 }), "alone, and plain");
        Assert.That(document.Cues!.Words.Select(w => Math.Sign(w.Points)), Is.EqualTo(new[] { 1, -1 }));
        Assert.That(RulesText.With(text, document), Is.EqualTo(text), "written once more, it is the same");
    }
}
