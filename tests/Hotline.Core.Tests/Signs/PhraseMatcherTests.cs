using System.Diagnostics;
using System.Globalization;
using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.Core.Tests.Signs;

public sealed class PhraseMatcherTests
{
    private readonly PhraseMatcher _matcher = new(PhraseRules.Default);

    [TestCase("笑死我了")]
    [TestCase("累死了，今天跑了三千米")]
    [TestCase("想死你了")]
    [TestCase("手机死机了")]
    [TestCase("她是我的死党")]
    [TestCase("我对他已经死心了")]
    [TestCase("热得想死")]
    [TestCase("超市跳楼价清仓")]
    [TestCase("晚饭吃了刀削面")]
    [TestCase("周末玩狼人杀")]
    [TestCase("爷爷有一把紫砂壶")]
    public void Match_Idiom_RaisesNothing(string text) => Assert.That(_matcher.Match(text).Matches, Is.Empty);

    [TestCase("我没有想自杀")]
    [TestCase("我不想死")]
    [TestCase("我没有自杀的想法")]
    [TestCase("从来没想过割腕")]
    [TestCase("怎么可能自杀")]
    [TestCase("我不会伤害自己的")]
    [TestCase("没有人欺负我")]
    public void Match_Negation_RaisesNothing(string text) => Assert.That(_matcher.Match(text).Matches, Is.Empty);

    [TestCase("不想活了")]
    [TestCase("没有活下去的理由")]
    [TestCase("我不是不想死，只是怕疼")]
    [TestCase("没有不想死")]
    [TestCase("要不死了算了")]
    [TestCase("忍不住想自杀")]
    [TestCase("没有人知道我想死")]
    [TestCase("不想死但是也不想活")]
    public void Match_NegativeWordsThatDoNotNegate_Raises(string text) =>
        Assert.That(_matcher.Match(text).Level, Is.GreaterThanOrEqualTo(RiskLevel.Moderate));

    [TestCase("笑死，真的想死")]
    [TestCase("累死了 不想活了")]
    [TestCase("哈哈哈我每天都想死")]
    public void Match_IdiomBesideTheRealThing_Raises(string text) =>
        Assert.That(_matcher.Match(text).Level, Is.GreaterThanOrEqualTo(RiskLevel.Moderate));

    [TestCase("我想zs")]
    [TestCase("我想z s")]
    [TestCase("想紫砂")]
    [TestCase("想自鲨")]
    [TestCase("我想自 杀")]
    [TestCase("自.杀")]
    [TestCase("我想自💊杀")]
    [TestCase("我 想 死")]
    [TestCase("我，想，死")]
    [TestCase("我想自殺")]
    [TestCase("ＺＳ的念头")]
    [TestCase("bu xiang huo le")]
    [TestCase("我\n不想\n活了")]
    [TestCase("自\u200b杀")]
    public void Match_Disguise_Raises(string text) => Assert.That(_matcher.Match(text).Level, Is.GreaterThanOrEqualTo(RiskLevel.Moderate));

    [TestCase("去年割过腕", RiskLevel.Moderate)]
    [TestCase("三年前吞过一瓶药", RiskLevel.Moderate)]
    [TestCase("我刚刚割腕了", RiskLevel.Immediate)]
    [TestCase("昨天吞了一整瓶药", RiskLevel.High)]
    public void Match_TimeOfAnAct_SetsTheLevel(string text, RiskLevel level) => Assert.That(_matcher.Match(text).Level, Is.EqualTo(level));

    [TestCase("我同学说想跳楼")]
    [TestCase("我女儿说她不想活了")]
    [TestCase("室友写了遗书")]
    public void Match_SomebodyElse_IsThirdParty(string text)
    {
        var found = _matcher.Match(text);
        Assert.That(found.Matches.Select(m => m.Category), Does.Contain(PhraseCategory.ThirdParty));
        Assert.That(found.Level, Is.GreaterThanOrEqualTo(RiskLevel.Moderate));
    }

    [TestCase("我跟妈妈说我想死")]
    [TestCase("因为他我不想活了")]
    public void Match_PersonNamedInPassing_IsTheCaller(string text) =>
        Assert.That(_matcher.Match(text).Matches.Select(m => m.Category), Does.Contain(PhraseCategory.Ideation));

    [TestCase("“自杀”这个词用英语怎么说")]
    [TestCase("学校有预防自杀的讲座")]
    [TestCase("小说里的主角最后自杀了")]
    public void Match_WordsSpokenOf_RaisesNothing(string text) => Assert.That(_matcher.Match(text).Matches, Is.Empty);

    [Test]
    public void Match_SplitWord_GivesTheWordsAsTyped()
    {
        var match = _matcher.Match("唉，我想自💊杀 了").Matches.First(m => m.Category == PhraseCategory.Ideation);
        Assert.That(match.Words, Does.Contain("自💊杀"));
        Assert.That("唉，我想自💊杀 了".Substring(match.Start, match.Words.Length), Is.EqualTo(match.Words));
    }

    [Test]
    public void Match_SentenceOverThreeMessages_RaisesWithTheLast()
    {
        Assert.That(_matcher.Match(["我", "不想"]).Matches, Is.Empty);
        var found = _matcher.Match(["你好", "我", "不想", "活了"]);
        Assert.That(found.Level, Is.GreaterThanOrEqualTo(RiskLevel.Moderate));
        Assert.That(found.Matches.Select(m => m.Message), Does.Contain(2));
    }

    [Test]
    public void Match_EarlierMessageAlone_IsNotReportedAgain() => Assert.That(_matcher.Match(["我想死", "今天吃面"]).Matches, Is.Empty);

    [Test]
    public void Match_EndOfTheLongestMessage_IsLookedAt() =>
        Assert.That(_matcher.Match(new string('好', PhraseMatcher.MaxLength - 5) + "我不想活了"[..5]).Level, Is.GreaterThanOrEqualTo(RiskLevel.Moderate));

    [TestCase("好")]
    [TestCase("不想死")]
    [TestCase("我 ")]
    [TestCase("想")]
    [TestCase("自杀")]
    public void Match_Megabyte_IsBounded(string piece)
    {
        _matcher.Match("先热一下");
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        _matcher.Match(text);
        // A wide limit for a shared machine: without the bounds this takes minutes.
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), watch.Elapsed.ToString(null, CultureInfo.InvariantCulture));
    }
}
