using Hotline.Core.Escalations;
using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Core.Contacts;

/// <summary>A contact wherever it is: an hour after its end only the record has it.</summary>
public sealed class FindContact(IContactQueue queue, IRecord record)
{
    /// <returns>Null: unknown, or only SQL knows it and SQL is away.</returns>
    public async Task<Contact?> HandleAsync(Guid id, CancellationToken cancellation)
    {
        if ((await queue.ReadCallerAsync(id, int.MaxValue, cancellation))?.Contact is { } live)
            return live;
        try
        {
            return await record.ReadContactsAsync([id], cancellation) is [var known, ..] ? known : null;
        }
        catch (RecordUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Where the caller is: by the caller's own answer, else by the record form.</summary>
    public async Task<string?> CountyAsync(Contact contact, CancellationToken cancellation) =>
        EscalationPolicy.CountyOf(contact, null) ?? EscalationPolicy.CountyOf(contact, (await FormAsync(contact.Id, cancellation))?.Coded);

    /// <summary>The record form as it was saved last; null: none was, or only SQL knows it and SQL is away.</summary>
    public async Task<SealedForm?> FormAsync(Guid contact, CancellationToken cancellation)
    {
        try
        {
            return await queue.ReadFormAsync(contact, cancellation) ?? await record.ReadFormAsync(contact, cancellation);
        }
        catch (RecordUnavailableException)
        {
            return null;
        }
    }
}
