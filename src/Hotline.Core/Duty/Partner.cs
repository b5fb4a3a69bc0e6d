namespace Hotline.Core.Duty;

/// <summary>Somebody outside with whom the service works. Live like the rota; people and numbers are sealed. Partners are not deleted: the record names them.</summary>
public sealed record Partner
{
    public required Guid Id { get; init; }
    public required PartnerKind Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>Code of its county; null is the whole city.</summary>
    public string? County { get; init; }

    /// <summary>The school or township that it serves; null is all of the county.</summary>
    public string? Serves { get; init; }

    /// <summary>How an escalation is brought to it.</summary>
    public DeliveryWay Delivery { get; init; }

    /// <summary>Who is asked first where several fit: 1 before 2, 1–99.</summary>
    public int Order { get; init; } = 1;
    public bool Active { get; init; } = true;

    /// <summary>A <see cref="PartnerContact"/>, sealed with <see cref="Id"/>.</summary>
    public required string Sealed { get; init; }
    public long Version { get; init; }

    /// <summary>Null when it is sound, else a sentence that names the field.</summary>
    public string? Problem() => this switch
    {
        { Id: var id } when id == Guid.Empty => "id: is required",
        { Kind: var kind } when !Enum.IsDefined(kind) => "kind: is not known",
        { Delivery: var way } when !Enum.IsDefined(way) => "delivery: is not known",
        { Name: null or { Length: > 100 } } => "name: is required, with 100 characters at most",
        { Name: var name } when string.IsNullOrWhiteSpace(name) => "name: is required, with 100 characters at most",
        { County.Length: > 16 } => "county: is not a county's code",
        { Serves.Length: > 100 } => "serves: may have 100 characters at most",
        { Order: < 1 or > 99 } => "order: must be between 1 and 99",
        _ => null,
    };
}

/// <summary>Whom to reach at a partner and how, in clear.</summary>
/// <param name="Person">Who answers there.</param>
/// <param name="Numbers">As they are dialled, the first one first.</param>
/// <param name="Email">Where a link may be sent.</param>
/// <param name="Note">What one should know before calling.</param>
public sealed record PartnerContact(string? Person, IReadOnlyList<string> Numbers, string? Email, string? Note)
{
    /// <summary>Null when it is sound, else a sentence that names the field.</summary>
    public string? Problem(DeliveryWay way) => this switch
    {
        { Person.Length: > 100 } => "person: may have 100 characters at most",
        { Numbers.Count: > 5 } => "numbers: at most 5",
        _ when Numbers.FirstOrDefault(n => PhoneNumber.Parse(n) is null) is { } number => $"numbers: {number} is not a telephone number",
        { Email: { Length: > 0 } email } when !EmailAddress.Is(email) => "email: is not an e-mail address",
        { Note.Length: > 500 } => "note: may have 500 characters at most",
        { Numbers.Count: 0 } when way is DeliveryWay.Sms or DeliveryWay.Telephone => "numbers: the way to deliver needs a number",
        { Numbers: var numbers } when way is DeliveryWay.Sms && PhoneNumber.Parse(numbers[0])![0] is not '+' => "numbers: no SMS can be sent to a short number",
        { Email: null or "" } when way is DeliveryWay.Email => "email: the way to deliver needs an address",
        _ => null,
    };
}
