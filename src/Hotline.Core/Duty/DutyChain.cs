namespace Hotline.Core.Duty;

/// <summary>One link of the chain: somebody on duty, or a partner's own address where the rota ends.</summary>
public sealed record OnDuty(Shift? Shift, Partner? Partner)
{
    public Guid Id => Shift?.Id ?? Partner!.Id;
}

/// <summary>Who is called, in which order, at a moment. lib/duty.lua does the same, and a test compares the two.</summary>
public static class DutyChain
{
    /// <summary>Whoever is on duty for the county, then for the city; after them the partners themselves, so that a gap in the rota is no dead end.</summary>
    /// <param name="shifts">The whole rota.</param>
    /// <param name="partners">The whole directory.</param>
    /// <param name="role">Whom one looks for.</param>
    /// <param name="county">The contact's county; null finds only those who are there for the whole city.</param>
    /// <param name="serves">A school or township; partners of another one are left out.</param>
    /// <param name="at">The moment.</param>
    public static IReadOnlyList<OnDuty> At(IEnumerable<Shift> shifts, IEnumerable<Partner> partners, DutyRole role, string? county, string? serves, DateTimeOffset at) =>
    [
        .. OnAt(shifts, role, county, at).Select(o => new OnDuty(o.Shift, null)),
        .. partners
            .Where(p => p.Active && p.Kind.ToString() == role.ToString() && (p.County is null || p.County == county) && (p.Serves is null || p.Serves == serves))
            .OrderBy(p => p.Serves is null).ThenBy(p => p.County is null).ThenBy(p => p.Order).ThenBy(p => p.Id.ToString(), StringComparer.Ordinal)
            .Select(p => new OnDuty(null, p)),
    ];

    /// <summary>Only those who are on duty.</summary>
    public static IReadOnlyList<Occurrence> OnAt(IEnumerable<Shift> shifts, DutyRole role, string? county, DateTimeOffset at) =>
    [
        .. shifts.Where(s => s.Role == role && (s.County is null || s.County == county)).Select(s => s.At(at)).OfType<Occurrence>()
            .OrderBy(o => o.Shift.County is null).ThenBy(o => o.Shift.Order).ThenBy(o => o.From).ThenBy(o => o.Shift.Id.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>Who comes on next after a moment; null when nobody does within eight weeks.</summary>
    public static Occurrence? NextAfter(IEnumerable<Shift> shifts, DutyRole role, string? county, DateTimeOffset at) => shifts
        .Where(s => s.Role == role && (s.County is null || s.County == county))
        .SelectMany(s => s.Within(at, at + Shift.Week * 8)).Where(o => o.From > at)
        .OrderBy(o => o.From).ThenBy(o => o.Shift.Order).ThenBy(o => o.Shift.Id.ToString(), StringComparer.Ordinal).FirstOrDefault();

    /// <summary>When nobody is on duty within a stretch of time.</summary>
    public static IReadOnlyList<Gap> Gaps(IEnumerable<Shift> shifts, DutyRole role, string? county, DateTimeOffset from, DateTimeOffset to)
    {
        var gaps = new List<Gap>();
        var covered = from;
        foreach (var one in shifts.Where(s => s.Role == role && (s.County is null || s.County == county)).SelectMany(s => s.Within(from, to)).OrderBy(o => o.From))
        {
            if (one.From > covered)
                gaps.Add(new Gap(covered, one.From));
            covered = one.To > covered ? one.To : covered;
        }
        if (covered < to)
            gaps.Add(new Gap(covered, to));
        return gaps;
    }
}

/// <summary>A stretch of time in which nobody is on duty.</summary>
public sealed record Gap(DateTimeOffset From, DateTimeOffset To);

/// <summary>The rota and the directory.</summary>
public sealed record DutyNow(IReadOnlyList<Shift> Shifts, IReadOnlyList<Partner> Partners);
