namespace Hotline.Core.Duty;

/// <summary>
/// Somebody is on duty from one moment to another, once or every week. Live, so that an escalation finds whom to call while SQL is
/// away. Who it is and the number are sealed; a shift that was taken out stays for a day, so that nothing older brings it back.
/// </summary>
public sealed record Shift
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public required Guid Id { get; init; }
    public required DutyRole Role { get; init; }

    /// <summary>Code of the county it is for; null is the whole city.</summary>
    public string? County { get; init; }

    /// <summary>The account of whoever is on, where he or she has one.</summary>
    public Guid? Staff { get; init; }

    /// <summary>The partner that the person belongs to.</summary>
    public Guid? Partner { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>The first moment at which the shift is over.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Again every 168 hours: the service's time zone has no summer time.</summary>
    public bool Weekly { get; init; }

    /// <summary>No repetition begins at or after this; null goes on.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>Who is called first when several are on: 1 before 2, 1–99.</summary>
    public int Order { get; init; } = 1;

    /// <summary>When it was taken out.</summary>
    public DateTimeOffset? Removed { get; init; }

    /// <summary>A <see cref="DutyPerson"/>, sealed with <see cref="Id"/>.</summary>
    public required string Sealed { get; init; }
    public long Version { get; init; }

    /// <summary>The occurrence that covers a moment, or null.</summary>
    public Occurrence? At(DateTimeOffset moment)
    {
        if (Removed is not null || moment < From)
            return null;
        var begins = Weekly ? moment - TimeSpan.FromTicks((moment - From).Ticks % Week.Ticks) : From;
        return moment < begins + (To - From) && !(Ends <= begins) ? new Occurrence(this, begins, begins + (To - From)) : null;
    }

    /// <summary>Its occurrences that touch a stretch of time, in order.</summary>
    public IEnumerable<Occurrence> Within(DateTimeOffset from, DateTimeOffset to)
    {
        if (Removed is not null)
            yield break;
        var length = To - From;
        var first = Weekly && from - length > From ? From + Week * Math.Floor((from - length - From) / Week) : From;
        for (var begins = first; begins < to && !(Ends <= begins); begins += Week)
        {
            if (begins + length > from)
                yield return new Occurrence(this, begins, begins + length);
            if (!Weekly)
                yield break;
        }
    }

    /// <summary>Null when it is sound, else a sentence that names the field.</summary>
    public string? Problem() => this switch
    {
        { Id: var id } when id == Guid.Empty => "id: is required",
        { Role: var role } when !Enum.IsDefined(role) => "role: is not known",
        { County.Length: > 16 } => "county: is not a county's code",
        _ when To <= From => "to: must be later than from",
        { Weekly: true } when To - From > Week => "to: a weekly shift may last 7 days at most",
        _ when To - From > TimeSpan.FromDays(31) => "to: a shift may last 31 days at most",
        { Weekly: false, Ends: not null } => "ends: only a weekly shift has an end of its repetitions",
        _ when Ends <= From => "ends: must be later than from",
        { Order: < 1 or > 99 } => "order: must be between 1 and 99",
        _ => null,
    };
}

/// <summary>One time that a shift takes place.</summary>
public sealed record Occurrence(Shift Shift, DateTimeOffset From, DateTimeOffset To);

/// <summary>Who is on and how to reach him or her, in clear.</summary>
/// <param name="Name">As colleagues know the person.</param>
/// <param name="Number">As it is dialled; null only where <see cref="Shift.Staff"/> reads a console.</param>
/// <param name="Email">Where a link may be sent.</param>
public sealed record DutyPerson(string Name, string? Number, string? Email = null)
{
    /// <summary>Null when it is sound, else a sentence that names the field.</summary>
    public string? Problem(bool hasAccount) => this switch
    {
        { Name: null or "" or { Length: > 100 } } => "name: say who is on duty, in 100 characters at most",
        { Number: null or "" } when !hasAccount => "number: is required of somebody without an account",
        { Number: { Length: > 0 } number } when PhoneNumber.Parse(number) is null => "number: is not a telephone number",
        { Email: { Length: > 0 } email } when !EmailAddress.Is(email) => "email: is not an e-mail address",
        _ => null,
    };
}
