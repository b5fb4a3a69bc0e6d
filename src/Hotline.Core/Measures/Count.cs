using Hotline.Core.Contacts;

namespace Hotline.Core.Measures;

/// <summary>The figures that are a number of contacts: each opens to exactly those that <see cref="Counts.Is"/> counts.</summary>
public enum Count
{
    /// <summary>来电数: incoming contacts, whatever became of them.</summary>
    Incoming,

    /// <summary>Contacts that arrived while the line was open; a closed line lets nobody in.</summary>
    Offered,

    /// <summary>接通数: incoming contacts that were connected.</summary>
    Answered, AnsweredInTarget, Abandoned, AbandonedInTarget, AbandonedAfterTarget, ShortAbandoned, Overflowed, Waiting,

    /// <summary>人次: contacts with a conversation, in either direction; each once, whoever it was.</summary>
    PersonTimes,
}

public static class Counts
{
    public static bool Is(Count count, ContactFact c) => count switch
    {
        Count.Incoming => c.Direction is Direction.Inbound,
        Count.Offered => c.Incoming,
        Count.Answered => c.Incoming && c.Answered is not null,
        Count.AnsweredInTarget => c.Incoming && c.Answered is not null && c.Wait <= c.Target,
        Count.Abandoned => c.Incoming && c is { Left: true, ShortAbandon: false },
        Count.AbandonedInTarget => c.Incoming && c is { Left: true, ShortAbandon: false } && c.Wait <= c.Target,
        Count.AbandonedAfterTarget => c.Incoming && c is { Left: true, ShortAbandon: false } && c.Wait > c.Target,
        Count.ShortAbandoned => c.Incoming && c is { Left: true, ShortAbandon: true },
        Count.Overflowed => c.Incoming && c.State is ContactState.Overflowed,
        Count.Waiting => c.Incoming && c is { Answered: null, Ended: null, State: not (ContactState.Abandoned or ContactState.Overflowed or ContactState.Closed) },
        Count.PersonTimes => c.Answered is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(count), count, null),
    };
}
