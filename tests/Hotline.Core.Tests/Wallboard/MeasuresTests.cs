using Hotline.Core.Wallboard;

namespace Hotline.Core.Tests.Wallboard;

internal sealed class MeasuresTests
{
    [TestCase(8, 10, 0, 0.8)]
    [TestCase(8, 8, 2, 0.8)]
    [TestCase(0, 0, 3, 0.0)]
    public void ServiceLevel_IsOverAnsweredAndAbandonedAfterTarget(int inTarget, int answered, int late, double expected) =>
        Assert.That(Measures.ServiceLevel(inTarget, answered, late), Is.EqualTo(expected).Within(1e-12));

    [TestCase(1, 3, 0.25)]
    [TestCase(0, 3, 0.0)]
    [TestCase(2, 0, 1.0)]
    public void Abandonment_IsOverAnsweredAndAbandoned(int abandoned, int answered, double expected) =>
        Assert.That(Measures.Abandonment(abandoned, answered), Is.EqualTo(expected).Within(1e-12));

    [Test]
    public void SpeedOfAnswer_IsTheMeanInSeconds() => Assert.That(Measures.SpeedOfAnswer(45_000, 4), Is.EqualTo(11.25));

    [Test]
    public void Measures_NothingCounted_AreNull()
    {
        Assert.That(Measures.ServiceLevel(0, 0, 0), Is.Null);
        Assert.That(Measures.Abandonment(0, 0), Is.Null);
        Assert.That(Measures.SpeedOfAnswer(0, 0), Is.Null);
    }
}
