using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Messages;

public sealed class MessageRepliesTests
{
    [TestCase("退订")]
    [TestCase(" td ")]
    [TestCase("Stop.")]
    [TestCase("退订！")]
    public void WantsOut_AWordThatMeansNoMore_IsTrue(string text) => Assert.That(MessageReplies.WantsOut(text), Is.True);

    [TestCase("START")]
    [TestCase("恢复")]
    public void WantsOut_AWordThatMeansAgain_IsFalse(string text) => Assert.That(MessageReplies.WantsOut(text), Is.False);

    [TestCase("")]
    [TestCase("不要停")]
    [TestCase("please stop calling my mother")]
    public void WantsOut_AnythingElse_SaysNothing(string text) => Assert.That(MessageReplies.WantsOut(text), Is.Null);
}
