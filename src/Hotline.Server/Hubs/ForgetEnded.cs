using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Server.Hubs;

/// <summary>
/// Drops from this node's memory what is over. It must neither fill the memory nor rise again after a loss; but as long as SQL does not have the
/// end, a store that is lost could get the end, and what was said before it, from nobody else.
/// </summary>
public sealed class ForgetEnded(IContactQueue queue, IRecord record, ConnectionBook book, TimeProvider time)
{
    private const int Chunk = 200;

    /// <summary>Each node forgets whoever has gone within 15 seconds; until then somebody must know better than one that has not yet heard of the end.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    public async Task HandleAsync(CancellationToken cancellation)
    {
        List<Guid> gone = [];
        foreach (var chunk in book.Strangers().Chunk(Chunk))
            gone.AddRange(await queue.ReadGoneAsync(chunk, cancellation));
        book.ForgetCounsellors(gone);
        await RecordedAsync(book.EndedBefore(time.GetUtcNow() - Known).Concat(gone.Where(id => book.Contact(id) is not { IsOpen: false })).Distinct(), cancellation);
    }

    /// <summary>Forgets those of these contacts that SQL knows to be over. The journal has an order: what was said before the end is there, too.</summary>
    public async Task RecordedAsync(IEnumerable<Guid> contacts, CancellationToken cancellation)
    {
        try
        {
            foreach (var chunk in contacts.Chunk(Chunk))
                foreach (var contact in await record.ReadContactsAsync(chunk, cancellation))
                    if (!contact.IsOpen)
                        book.Forget(contact.Id);
                    else if (contact.State is ContactState.WrapUp)
                        book.ForgetMessages(contact.Id);
        }
        catch (RecordUnavailableException)
        {
            // Until it is back a contact too many is better than one too few.
        }
    }
}
