using Hotline.Core.Signs;
using Hotline.PhraseReport;

namespace Hotline.Core.Tests.Signs;

public sealed class PhraseRulesTests
{
    private const string Subjects = """ "subjects": { "self": "我", "other": "他", "passing": "跟他" } """;

    private static string Document(string rules, string more = "") =>
        $$"""{ "version": "1", {{more}} {{Subjects}}, "rules": [ {{rules}} ] }""";

    private static string Rule(string id, string pattern, string more = "\"level\": 2") =>
        $$"""{ "id": "{{id}}", "category": "ideation", "patterns": ["{{pattern}}"], {{more}} }""";

    private static string Problems(string json) => PhraseRules.Read(json) is PhraseReading.Bad bad ? string.Join('\n', bad.Problems) : "";

    [TestCase("想{nothing}", "Rule r: there is no list nothing")]
    [TestCase("想{死", "has a { without }")]
    [TestCase("想~死", "has a ~ without a length")]
    [TestCase("想~99死", "has a ~ without a length")]
    [TestCase("想.*死", "contains .")]
    [TestCase("想死+", "contains +")]
    [TestCase("(?=想)死", "contains (?")]
    [TestCase("想(死", "cannot be read")]
    [TestCase("想?", "matches empty text")]
    [TestCase(" ", "a pattern is empty")]
    public void Read_BadPattern_NamesTheRuleAndWhatIsWrong(string pattern, string problem)
    {
        var problems = Problems(Document(Rule("r", pattern)));
        Assert.That(problems, Does.StartWith("Rule r:").And.Contain(problem));
    }

    [Test]
    public void Read_BadLevel_NamesTheRule() => Assert.That(Problems(Document(Rule("r", "想死", "\"level\": 5"))), Is.EqualTo("Rule r: the level is 5, not 1 to 4."));

    [Test]
    public void Read_UnknownContext_NamesTheRule() =>
        Assert.That(Problems(Document(Rule("r", "想死", "\"level\": 2, \"ignores\": [\"x\"]"))), Does.Contain("Rule r: there is no context x"));

    [Test]
    public void Read_SameIdTwice_SaysSo() =>
        Assert.That(Problems(Document(Rule("r", "想死") + "," + Rule("r", "轻生"))), Does.Contain("rule id r is used 2 times"));

    [Test]
    public void Read_ListWithinItself_SaysSo() =>
        Assert.That(Problems(Document(Rule("r", "{a}"), """ "lists": { "a": ["死", "{b}"], "b": ["{a}"] }, """)), Does.Contain("contains itself"));

    [Test]
    public void Read_CapWithoutLevel_NamesTheContext() =>
        Assert.That(Problems(Document(Rule("r", "想死"), """ "contexts": [{ "id": "c", "effect": "cap", "before": "去年" }], """)), Does.Contain("Context c: it needs a level"));

    [Test]
    public void Read_UpperCaseToken_NamesIt() =>
        Assert.That(Problems(Document(Rule("r", "想死"), """ "tokens": { "ZS": "自杀" }, """)), Does.Contain("Token \"ZS\""));

    [TestCase("""{ "version": "1", "rules": """, "line 1")]
    [TestCase("""{ "version": "1", "wrong": 1 }""", "wrong")]
    [TestCase("""{ "version": "1" }""", "subjects")]
    public void Read_NotADocument_SaysWhere(string json, string problem) => Assert.That(Problems(json), Does.Contain(problem));

    [Test]
    public void Read_UnknownCategory_SaysWhere() =>
        Assert.That(Problems(Document("""{ "id": "r", "category": "sad", "level": 1, "patterns": ["难过"] }""")), Does.Contain("$.rules[0].category"));

    [Test]
    public void Default_EveryRule_MatchesASentenceOfTheSet()
    {
        var used = Sets.Score("sentences.tsv").Sentences.SelectMany(j => j.Found.Matches).Select(m => m.Rule).ToHashSet();
        Assert.That(PhraseRules.Default.Document.Rules.Select(r => r.Id).Where(id => !used.Contains(id)), Is.Empty);
    }
}
