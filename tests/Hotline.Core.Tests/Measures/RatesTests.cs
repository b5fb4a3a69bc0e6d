using Hotline.Core.Measures;

namespace Hotline.Core.Tests.Measures;

internal sealed class RatesTests
{
    // 8 of 10 in time; of 6 who left, 4 within the target.
    private static readonly LevelCounts Day = new(10, 8, 6, 2);

    [TestCase(ServiceLevelVariant.AbandonedIgnored, 8.0 / 12)]
    [TestCase(ServiceLevelVariant.AbandonedAgainst, 8.0 / 16)]
    [TestCase(ServiceLevelVariant.AbandonedFor, 12.0 / 16)]
    public void ServiceLevel_InItsThreeVariants(ServiceLevelVariant variant, double expected) =>
        Assert.That(Rates.ServiceLevel(Day, variant), Is.EqualTo(expected).Within(1e-12));

    [TestCase(1, 3, 0.25)]
    [TestCase(0, 3, 0.0)]
    [TestCase(2, 0, 1.0)]
    public void Abandonment_IsOverAnsweredAndAbandoned(int abandoned, int answered, double expected) =>
        Assert.That(Rates.Abandonment(abandoned, answered), Is.EqualTo(expected).Within(1e-12));

    [Test]
    public void Rates_NothingCounted_AreNull()
    {
        foreach (var variant in Enum.GetValues<ServiceLevelVariant>())
            Assert.That(Rates.ServiceLevel(default, variant), Is.Null);
        Assert.That((Rates.Abandonment(0, 0), Rates.SpeedOfAnswer(0, 0), Rates.Percentile([], 0.5)), Is.EqualTo(((double?)null, (double?)null, (double?)null)));
    }

    [TestCase(0.5, 2)]
    [TestCase(0.9, 4)]
    [TestCase(0.75, 3)]
    public void Percentile_IsTheNearestRank(double share, double expected) => Assert.That(Rates.Percentile([1, 2, 3, 4], share), Is.EqualTo(expected));

    [Test]
    public void SpeedOfAnswer_IsTheMeanInSeconds() => Assert.That(Rates.SpeedOfAnswer(45_000, 4), Is.EqualTo(11.25));

    [TestCase("2026-03-29", 23)]
    [TestCase("2026-10-25", 25)]
    [TestCase("2026-06-01", 24)]
    public void LocalDay_EndsByTheClock(string day, int hours)
    {
        var (from, to) = LocalDay.Span(day, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.That((to - from).TotalHours, Is.EqualTo(hours));
    }

    [Test]
    public void LocalDay_MidnightThatTheClockSkips_BeginsAtTheFirstMinute()
    {
        var (from, _) = LocalDay.Span("2018-11-04", TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo"));
        Assert.That(from, Is.EqualTo(new DateTimeOffset(2018, 11, 4, 3, 0, 0, TimeSpan.Zero)));
    }
}
