using System.Globalization;
using CsCheck;
using Hotline.Core.Persons;

namespace Hotline.Core.Tests.Persons;

public class SafeHoursTests
{
    private static readonly TimeZoneInfo Wenzhou = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly SafeWindow[] AfterSchool = [new("12345", "16:00", "18:00"), new("67", "09:00", "12:00")];

    // 26 November 2026 is a Thursday.
    [TestCase("2026-11-26 15:59", null)]
    [TestCase("2026-11-26 16:00", "2026-11-26 18:00")]
    [TestCase("2026-11-26 17:59", "2026-11-26 18:00")]
    [TestCase("2026-11-26 18:00", null)]
    [TestCase("2026-11-28 17:00", null)]
    [TestCase("2026-11-29 09:30", "2026-11-29 12:00")]
    public void OpenUntil_LocalDayAndHour_Decides(string now, string? until) =>
        Assert.That(SafeHours.OpenUntil(AfterSchool, Local(now), Wenzhou), Is.EqualTo(until is null ? (DateTimeOffset?)null : Local(until)));

    [Test]
    public void OpenUntil_WindowsThatGoOn_AreOne()
    {
        SafeWindow[] night = [new("4", "22:00", "24:00"), new("5", "00:00", "01:00"), new("5", "01:00", "02:00")];
        Assert.That(SafeHours.OpenUntil(night, Local("2026-11-26 23:30"), Wenzhou), Is.EqualTo(Local("2026-11-27 02:00")));
        SafeWindow[] always = [new("1234567", "00:00", "24:00")];
        Assert.That(SafeHours.OpenUntil(always, Local("2026-11-26 23:59"), Wenzhou), Is.GreaterThan(Local("2026-11-30 00:00")), "and it comes to an end");
    }

    [TestCase("2026-11-26 15:00", "2026-11-26 16:00")]
    [TestCase("2026-11-26 16:00", "2026-11-27 16:00")]
    [TestCase("2026-11-27 19:00", "2026-11-28 09:00")]
    public void NextFrom_LooksAheadAWeek(string now, string next) => Assert.That(SafeHours.NextFrom(AfterSchool, Local(now), Wenzhou), Is.EqualTo(Local(next)));

    [Test]
    public void OpenUntil_AnyMoment_AgreesWithTheClock() =>
        Gen.Int[0, 7 * 24 * 60 - 1].Sample(minutes =>
        {
            var local = Local("2026-11-23 00:00").AddMinutes(minutes);
            var (day, hour) = ((int)(minutes / (24 * 60)) + 1, minutes / 60 % 24);
            Assert.That(SafeHours.OpenUntil(AfterSchool, local.ToUniversalTime(), Wenzhou) is not null, Is.EqualTo(day <= 5 ? hour is 16 or 17 : hour is >= 9 and < 12));
        });

    [TestCase("", "09:00", "10:00")]
    [TestCase("8", "09:00", "10:00")]
    [TestCase("11", "09:00", "10:00")]
    [TestCase("1", "10:00", "10:00")]
    [TestCase("1", "22:00", "06:00")]
    [TestCase("1", "9", "10:00")]
    [TestCase(null, "09:00", "10:00")]
    public void Problem_UnsoundWindow_IsNamed(string? days, string from, string to) => Assert.That(SafeHours.Problem([new SafeWindow(days!, from, to)]), Does.StartWith("safeHours:"));

    [Test]
    public void Problem_SoundWindows_IsNull() => Assert.That(SafeHours.Problem(AfterSchool), Is.Null);

    private static DateTimeOffset Local(string text) => new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
