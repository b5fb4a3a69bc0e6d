using Hotline.Core.Duty;

namespace Hotline.Core.Tests.Duty;

public sealed class DutyChainTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(8));

    private static Shift NewShift(double from, double to, string? county = null, int order = 1, DutyRole role = DutyRole.CountyCentre) => new()
    {
        Id = Guid.CreateVersion7(), Role = role, County = county, From = Monday.AddHours(from), To = Monday.AddHours(to), Order = order, Sealed = "k.s",
    };

    private static Partner NewPartner(string? county = null, string? serves = null, PartnerKind kind = PartnerKind.CountyCentre) =>
        new() { Id = Guid.CreateVersion7(), Kind = kind, Name = "中心", County = county, Serves = serves, Sealed = "k.s" };

    private static IEnumerable<Guid> At(double hours, string? county, IReadOnlyList<Shift> shifts, params Partner[] partners) =>
        DutyChain.At(shifts, partners, DutyRole.CountyCentre, county, null, Monday.AddHours(hours)).Select(o => o.Id);

    [Test]
    public void At_SeveralOn_AsksTheCountyBeforeTheCityAndTheFirstBeforeTheSecond()
    {
        var (city, second, first, elsewhere) = (NewShift(0, 24), NewShift(0, 24, "330302", 2), NewShift(0, 24, "330302"), NewShift(0, 24, "330304"));
        Assert.That(At(9, "330302", [city, second, first, elsewhere]), Is.EqualTo(new[] { first.Id, second.Id, city.Id }));
        Assert.That(At(9, null, [city, second, first, elsewhere]), Is.EqualTo(new[] { city.Id }), "an unknown county is nobody's");
    }

    [Test]
    public void At_TheEdges_TheFirstMomentBelongsToTheShiftAndTheLastDoesNot()
    {
        var (night, day) = (NewShift(-4, 8), NewShift(8, 20));
        Assert.That(At(8, null, [night, day]), Is.EqualTo(new[] { day.Id }));
        Assert.That(At(7.999, null, [night, day]), Is.EqualTo(new[] { night.Id }));
        Assert.That(At(20, null, [night, day]), Is.Empty);
    }

    [Test]
    public void At_NobodyOn_GoesToThePartnersThemselves()
    {
        var (own, city, closed, hospital) = (NewPartner("330302"), NewPartner(), NewPartner("330302") with { Active = false }, NewPartner("330302", kind: PartnerKind.Hospital));
        Assert.That(At(9, "330302", [], city, own, closed, hospital), Is.EqualTo(new[] { own.Id, city.Id }));
    }

    [Test]
    public void At_OfASchool_LeavesOtherSchoolsOut()
    {
        var (ours, theirs, all) = (NewPartner("330302", "一中", PartnerKind.MentorGroup), NewPartner("330302", "二中", PartnerKind.MentorGroup), NewPartner("330302", null, PartnerKind.MentorGroup));
        IEnumerable<Guid> Of(string? school) => DutyChain.At([], [all, theirs, ours], DutyRole.MentorGroup, "330302", school, Monday).Select(o => o.Id);
        Assert.That(Of("一中"), Is.EqualTo(new[] { ours.Id, all.Id }));
        Assert.That(Of(null), Is.EqualTo(new[] { all.Id }));
    }

    [Test]
    public void Weekly_OverMidnight_ComesAgainUntilItEnds()
    {
        var shift = NewShift(20, 32) with { Weekly = true, Ends = Monday.AddDays(14) };
        foreach (var (day, on) in new[] { (-7, false), (0, true), (7, true), (14, false), (21, false) })
            Assert.That(shift.At(Monday.AddDays(day).AddHours(31)) is not null, Is.EqualTo(on), $"day {day}");
        Assert.That(shift.At(Monday.AddDays(7).AddHours(32)), Is.Null);
        Assert.That(shift.Within(Monday.AddDays(1), Monday.AddDays(30)).Select(o => o.From), Is.EqualTo(new[] { Monday.AddHours(20), Monday.AddDays(7).AddHours(20) }));
    }

    [Test]
    public void Within_FarFromItsFirstWeek_GivesTheSameAsAt()
    {
        var shift = NewShift(20, 32) with { Weekly = true };
        var from = Monday.AddDays(7 * 500 + 1);
        Assert.That(shift.Within(from, from.AddDays(7)).Select(o => o.From), Is.EqualTo(new[] { from.AddHours(-4), from.AddHours(-4).AddDays(7) }));
        Assert.That(shift.At(from)!.From, Is.EqualTo(from.AddHours(-4)));
    }

    [Test]
    public void Removed_IsOnNoMore()
    {
        var shift = NewShift(0, 24) with { Removed = Monday };
        Assert.That(At(9, null, [shift]), Is.Empty);
        Assert.That(DutyChain.Gaps([shift], DutyRole.CountyCentre, null, Monday, Monday.AddDays(1)), Has.Count.EqualTo(1));
    }

    [Test]
    public void Gaps_BetweenOverlappingShifts_AreOnlyWhereNobodyIs()
    {
        Shift[] shifts = [NewShift(-2, 8), NewShift(7, 12), NewShift(7, 9, "330302"), NewShift(14, 20), NewShift(22, 30), NewShift(0, 24, role: DutyRole.Hospital)];
        Assert.That(DutyChain.Gaps(shifts, DutyRole.CountyCentre, null, Monday, Monday.AddDays(1)), Is.EqualTo(new[]
        {
            new Gap(Monday.AddHours(12), Monday.AddHours(14)), new Gap(Monday.AddHours(20), Monday.AddHours(22)),
        }));
    }

    [Test]
    public void NextAfter_NobodyOn_IsWhoComesNext()
    {
        var (weekly, later) = (NewShift(8, 20) with { Weekly = true }, NewShift(60, 70));
        Assert.That(DutyChain.NextAfter([later, weekly], DutyRole.CountyCentre, null, Monday.AddHours(21))!.From, Is.EqualTo(later.From));
        Assert.That(DutyChain.NextAfter([later, weekly], DutyRole.CountyCentre, null, Monday.AddHours(61))!.From, Is.EqualTo(Monday.AddDays(7).AddHours(8)));
        Assert.That(DutyChain.NextAfter([later], DutyRole.CountyCentre, null, Monday.AddHours(61)), Is.Null);
    }

    [TestCase(0, 0, "to")]
    [TestCase(0, 200, "to", true)]
    [TestCase(0, 8, "ends", false, 5)]
    [TestCase(0, 8, "ends", true, -5)]
    [TestCase(0, 8, null, true, 5)]
    public void Problem_OfAShift_NamesTheField(double from, double to, string? field, bool weekly = false, double ends = double.NaN)
    {
        var shift = NewShift(from, to) with { Weekly = weekly, Ends = double.IsNaN(ends) ? null : Monday.AddHours(ends) };
        Assert.That(shift.Problem()?.Split(':')[0], Is.EqualTo(field));
    }
}
