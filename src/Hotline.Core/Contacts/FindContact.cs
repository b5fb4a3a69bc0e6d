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
}
