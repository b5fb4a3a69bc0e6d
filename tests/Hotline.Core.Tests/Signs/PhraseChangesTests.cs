using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.Core.Tests.Signs;

public sealed class PhraseChangesTests
{
    private static readonly PhraseDocument Shipped = PhraseRules.Default.Document;

    private static PhraseFindings Match(PhraseChanges changes, string typed) =>
        changes.Read(Shipped) is PhraseReading.Good good ? new PhraseMatcher(good.Rules).Match(typed) : throw new AssertionException("The changes cannot be read.");

    private static IReadOnlyList<string> Problems(PhraseChanges changes) => changes.Read(Shipped) is PhraseReading.Bad bad ? bad.Problems : [];

    [Test]
    public void Read_NoChanges_IsWhatComesWithHotline()
    {
        Assert.That(Match(new PhraseChanges(), "我想自杀").Version, Is.EqualTo(Shipped.Version));
        Assert.That(Match(new PhraseChanges(), "我想自杀").Level, Is.EqualTo(PhraseMatchLevel("我想自杀")));
        static RiskLevel PhraseMatchLevel(string typed) => new PhraseMatcher(PhraseRules.Default).Match(typed).Level;
    }

    [Test]
    public void Read_ANewRule_RaisesWithItsLevelUnderTheNewVersion()
    {
        var changes = new PhraseChanges { Version = 3, Rules = [new OfficeRule("own-1", PhraseCategory.Plan, 3, ["去(老地方|江心屿)等(我|你)们?"])] };
        Assert.That(Match(new PhraseChanges(), "我去江心屿等你").Matches.Select(m => m.Rule), Does.Not.Contain("own-1"));
        var found = Match(changes, "我去江心屿等你");
        Assert.That(found.Matches.Select(m => (m.Rule, m.Category, m.Level)), Does.Contain(("own-1", PhraseCategory.Plan, RiskLevel.High)));
        Assert.That(found.Version, Is.EqualTo($"{Shipped.Version}+3"));
    }

    [Test]
    public void Read_EveryRuleDisabledAlone_StillReads() =>
        Assert.That(Shipped.Rules.Select(r => r.Id).Where(id => Problems(new PhraseChanges { Disabled = [id] }).Count > 0), Is.Empty);

    [Test]
    public void Read_ADisabledRule_FindsNothingAnyMore()
    {
        var rule = Match(new PhraseChanges(), "我现在就在楼顶上准备跳下去").Matches[0].Rule;
        Assert.That(Match(new PhraseChanges { Disabled = [rule] }, "我现在就在楼顶上准备跳下去").Matches.Select(m => m.Rule), Does.Not.Contain(rule));
    }

    [Test]
    public void Read_AnOwnIdiom_IsSeenByNoRule()
    {
        var rule = new PhraseChanges { Rules = [new OfficeRule("own-1", PhraseCategory.Plan, 3, ["海棠花开"])] };
        Assert.That(Match(rule, "海棠花开了").Matches.Select(m => m.Rule), Is.EqualTo(new[] { "own-1" }), "else the idiom proves nothing");
        Assert.That(Match(rule with { Idioms = ["海棠花开了"] }, "海棠花开了").Matches, Is.Empty);
    }

    [Test]
    public void Read_ListsThatAreMissing_IsRefused() =>
        Assert.That(Problems(new PhraseChanges { Rules = [new OfficeRule("own-1", PhraseCategory.Plan, 3, null!)] }), Is.Not.Empty);

    [TestCase("(没有关上", "own-1")]
    [TestCase("", "own-1")]
    [TestCase("{没有这个表}", "own-1")]
    public void Read_ABrokenPattern_SaysWhichRule(string pattern, string rule) =>
        Assert.That(Problems(new PhraseChanges { Rules = [new OfficeRule(rule, PhraseCategory.Plan, 3, [pattern])] }), Has.Some.Contains(rule));

    [Test]
    public void Read_LevelIdAndListThatDoNotExist_SaysAllOfThem()
    {
        var problems = Problems(new PhraseChanges { Rules = [new OfficeRule("own-1", PhraseCategory.Plan, 5, ["甲乙"])] });
        Assert.That(problems, Has.Some.Contains("own-1").And.Some.Contains("5"));
        problems = Problems(new PhraseChanges
        {
            Cues = [new OfficeCue("no-such-list", 1, ["甲乙"])], Rules = [new OfficeRule("own-1", PhraseCategory.Plan, 3, ["甲乙"]), new OfficeRule("own-1", PhraseCategory.Act, 3, ["丙丁"])],
        });
        Assert.That(problems, Has.Some.Contains("no-such-list").And.Some.Contains("own-1"));
    }
}
