using System.Text.RegularExpressions;
using Hotline.Core.Signs;

namespace Hotline.Core.Tests.Signs;

internal sealed class SecondTryTests
{
    [Test]
    public void Of_HeldUpOnce_IsTriedAgain()
    {
        var tries = 0;
        var found = SecondTry.Of("text", text => ++tries == 1 ? throw new RegexMatchTimeoutException() : text.Length);
        Assert.That((found, tries), Is.EqualTo((4, 2)));
    }

    [Test]
    public void Of_TooSlowTwice_SaysSo()
    {
        var tries = 0;
        Assert.Throws<RegexMatchTimeoutException>(() => SecondTry.Of<string, int>("text", _ =>
        {
            tries++;
            throw new RegexMatchTimeoutException();
        }));
        Assert.That(tries, Is.EqualTo(2));
    }
}
