namespace Hotline.Core.Measures;

/// <summary>What the record tells for measuring. Methods throw <see cref="Record.RecordUnavailableException"/> like the record's.</summary>
public interface IHistory
{
    /// <summary>Contacts of one line that arrived on the local days from one to the other, both included; each once.</summary>
    Task<IReadOnlyList<ContactFact>> ReadFactsAsync(string line, string fromDay, string toDay, CancellationToken cancellation);

    /// <summary>Which recognised persons began a conversation between two times, the first not included: on any line, on whatever day they had arrived.</summary>
    Task<IReadOnlyList<Answer>> ReadAnswersAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>The next stretch of the journal after a place, in order; "" and 0 is before everything.</summary>
    Task<TracedPage> ReadTracesAsync(string epoch, long number, CancellationToken cancellation);

    /// <summary>The newest kept moment that is not later than this; null when there is none.</summary>
    Task<KeptMoment?> ReadKeptAsync(DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Keeps a moment; one that is kept already stays.</summary>
    Task SaveKeptAsync(KeptMoment moment, CancellationToken cancellation);
}

/// <summary>Up to where was read, and whether the record ends there. Events that change nothing measured are left out.</summary>
public sealed record TracedPage(IReadOnlyList<TracedEvent> Events, string Epoch, long Number, bool AtEnd);
