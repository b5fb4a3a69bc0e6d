using Hotline.Core.Contacts;
using Hotline.Core.Measures;
using Hotline.Core.Routing;

namespace Hotline.Core.Tests.Measures;

public sealed class WaitCalibrationTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Answered after so many seconds; below 0: left after so many.</summary>
    private static ContactFact Contact(int minute, int seconds, string queue = "12355/Chat") => new()
    {
        Id = Guid.CreateVersion7(), Line = "12355", Channel = Channel.Chat, Direction = Direction.Inbound, Requirement = queue, State = seconds < 0 ? ContactState.Abandoned : ContactState.Closed,
        Arrived = Start.AddMinutes(minute), Hour = 9, Answered = seconds < 0 ? null : Start.AddMinutes(minute).AddSeconds(seconds),
        Ended = Start.AddMinutes(minute).AddSeconds(Math.Abs(seconds) + 600), Target = TimeSpan.FromSeconds(60),
    };

    private static ContactFact Left(int minute, int seconds) => Contact(minute, -seconds) with { Ended = Start.AddMinutes(minute).AddSeconds(seconds) };

    /// <summary>Waits of 10, 20, 30, 40 and 50 s: from the second to the fifth is said, 20 to 50 s.</summary>
    private static IEnumerable<ContactFact> Five => Enumerable.Range(1, 5).Select(i => Contact(i, i * 10));

    [TestCase(5, 1, 0, 1), TestCase(20, 1, 0, 0), TestCase(50, 1, 0, 0), TestCase(51, 1, 1, 0)]
    public void Told_IsJudgedByWhatHappened(int seconds, int told, int longer, int shorter) =>
        Assert.That(WaitCalibration.Of([.. Five, Contact(10, seconds)]), Is.EqualTo(new WaitCalibration(told, longer, shorter)));

    [Test]
    public void Told_WithFewerThanFiveWaits_IsNothing() => Assert.That(WaitCalibration.Of([.. Five.Skip(1), Contact(10, 500)]).Told, Is.Zero);

    [Test]
    public void Told_InAnotherQueueOrADayLater_IsNothing() =>
        Assert.That(WaitCalibration.Of([.. Five, Contact(10, 500, "12356/Chat"), Contact(10 + 24 * 60, 500)]).Told, Is.Zero);

    [TestCase(40, 0, 0), TestCase(60, 1, 1)]
    public void Left_CountsOnceTheUpperEndHadPassed(int seconds, int told, int longer) =>
        Assert.That(WaitCalibration.Of([.. Five, Left(10, seconds)]), Is.EqualTo(new WaitCalibration(told, longer, 0)));

    [Test]
    public void Range_IsFromTheLowerQuartileToTheNinetiethPercentile_RoundedUp()
    {
        Assert.That(WaitEstimate.From([1, 1, 1, 1]), Is.Null);
        Assert.That(WaitEstimate.From([.. Enumerable.Range(1, 20).Select(i => i * 1_000L - 500)]), Is.EqualTo(new WaitRange(6, 19)));
    }

    [Test]
    public void Waits_ThatKeepTheirWay_AreNineInTenNotLonger()
    {
        var dice = new Random(7);
        // Exponential, one a minute for two days: what is said of the last fifty must hold for about nine in ten of the next.
        var contacts = Enumerable.Range(0, 2_880).Select(i => Contact(i, (int)(-90 * Math.Log(1 - dice.NextDouble()))));

        Assert.That(WaitCalibration.Of(contacts).NotLonger, Is.EqualTo(0.9).Within(0.03));
    }
}
