using Hotline.Core.Lines;

namespace Hotline.Core.Tests.Lines;

internal sealed class LineTests
{
    private static readonly Line Sound = new() { Code = "12355", Name = "青少年服务台", NameEn = "Youth Line" };

    // UTC; Shanghai is eight hours ahead and has no summer time.
    [TestCase("08:30", "21:30", "2026-03-02T00:29:59Z", false)]
    [TestCase("08:30", "21:30", "2026-03-02T00:30:00Z", true)]
    [TestCase("08:30", "21:30", "2026-03-02T13:29:59Z", true)]
    [TestCase("08:30", "21:30", "2026-03-02T13:30:00Z", false)]
    [TestCase("00:00", "24:00", "2026-03-02T15:59:59Z", true)]
    [TestCase("22:00", "06:00", "2026-03-02T15:00:00Z", true)]
    [TestCase("22:00", "06:00", "2026-03-02T21:59:00Z", true)]
    [TestCase("22:00", "06:00", "2026-03-02T22:00:00Z", false)]
    public void IsOpenAt_LocalHours(string opens, string closes, string moment, bool expected)
    {
        var line = Sound with { Opens = opens, Closes = closes };
        Assert.That(line.IsOpenAt(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(expected));
    }

    [TestCase("2026-01-01", "2025-12-31T17:00:00Z", true, Description = "the night that began on the day before goes on")]
    [TestCase("2026-01-01", "2026-01-01T11:00:00Z", false)]
    [TestCase("2026-01-01", "2026-01-01T17:00:00Z", false, Description = "the holiday's own night, after midnight")]
    public void IsOpenAt_NightOfAHoliday_BelongsToTheDayOnWhichItBegan(string holiday, string moment, bool expected)
    {
        var line = Sound with { Opens = "18:00", Closes = "02:00", Holidays = [holiday] };
        Assert.That(line.IsOpenAt(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(expected));
    }

    [Test]
    public void LocalTime_AfterLocalMidnight_IsTheNextDay() =>
        Assert.That(Sound.LocalTime(new DateTimeOffset(2026, 3, 2, 16, 5, 0, TimeSpan.Zero)), Is.EqualTo(("2026-03-03", 0)));

    [Test]
    public void Problem_SoundSettings_IsNull() => Assert.That(Sound.Problem(), Is.Null);

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new TestCaseData(Sound with { Code = "" }, "code");
        yield return new TestCaseData(Sound with { NameEn = "" }, "name");
        yield return new TestCaseData(Sound with { OfferSeconds = 4 }, "offerSeconds");
        yield return new TestCaseData(Sound with { OfferSeconds = 121 }, "offerSeconds");
        yield return new TestCaseData(Sound with { WrapUpSeconds = -1 }, "wrapUpSeconds");
        yield return new TestCaseData(Sound with { ServiceLevel = 1.01 }, "serviceLevel");
        yield return new TestCaseData(Sound with { ChatTargetSeconds = 0 }, "target");
        yield return new TestCaseData(Sound with { Opens = "8:30" }, "opens");
        yield return new TestCaseData(Sound with { Closes = "25:00" }, "closes");
        yield return new TestCaseData(Sound with { TimeZone = "Asia/Nowhere" }, "timeZone");
    }

    [TestCaseSource(nameof(Wrong))]
    public void Problem_WrongSetting_IsNamed(Line line, string setting) => Assert.That(line.Problem(), Does.StartWith(setting + ":"));
}
