using Hotline.Core.Contacts;

namespace Hotline.Core.Measures;

/// <summary>One contact as the figures count it; from the record, where each contact stands once.</summary>
public sealed record ContactFact
{
    public required Guid Id { get; init; }
    public required string Line { get; init; }
    public required Channel Channel { get; init; }
    public required Direction Direction { get; init; }

    /// <summary>The queue in which it was answered or left.</summary>
    public required string Requirement { get; init; }
    public required ContactState State { get; init; }
    public required DateTimeOffset Arrived { get; init; }

    /// <summary>Local hour of the arrival, 0–23.</summary>
    public required int Hour { get; init; }
    public DateTimeOffset? Answered { get; init; }
    public DateTimeOffset? Ended { get; init; }
    public DateTimeOffset? Closed { get; init; }
    public Guid? Counsellor { get; init; }
    public string? County { get; init; }
    public bool ShortAbandon { get; init; }

    /// <summary>Who it was, where that can be told: a fingerprint of the number. Null is nobody known.</summary>
    public string? Person { get; init; }

    /// <summary>The service level's target.</summary>
    public required TimeSpan Target { get; init; }

    /// <summary>As it stood at a past time; null when it had not arrived yet.</summary>
    public ContactFact? AsOf(DateTimeOffset at)
    {
        if (Arrived > at)
            return null;
        if ((Closed ?? Ended) is { } end && end <= at)
            return this;
        var answered = Answered <= at ? Answered : null;
        var ended = Ended <= at ? Ended : null;
        return this with
        {
            Answered = answered, Ended = ended, Closed = null, ShortAbandon = false, Counsellor = answered is null ? null : Counsellor,
            State = ended is not null ? ContactState.WrapUp : answered is not null ? ContactState.Connected : ContactState.Waiting,
        };
    }

    public bool Incoming => Direction is Direction.Inbound && Channel is not Channel.Message;

    /// <summary>Left before anybody answered.</summary>
    public bool Left => Answered is null && State is ContactState.Abandoned;

    /// <summary>From the first arrival, whatever offers failed in between; null while it waits.</summary>
    public TimeSpan? Wait => (Answered ?? Ended) is { } end ? end - Arrived : null;

    /// <summary>How long it waited or has been waiting at a time.</summary>
    public TimeSpan WaitAt(DateTimeOffset at) => Wait ?? (at > Arrived ? at - Arrived : TimeSpan.Zero);

    public string PersonOrSelf => Person ?? Id.ToString();
}
