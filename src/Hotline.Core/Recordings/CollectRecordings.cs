using Hotline.Core.Blobs;

namespace Hotline.Core.Recordings;

/// <summary>
/// Fetches what the network recorded into the service's own store, sealed, and deletes it there. The network's list is the list of
/// what is to be done: whoever dies half-way has copied something that is copied again in its own place.
/// </summary>
public sealed class CollectRecordings(INetworkRecordings network, IRecordings recordings, SealedBlobs blobs)
{
    /// <returns>How many were fetched.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        var fetched = 0;
        foreach (var found in await network.ReadAsync(cancellation))
        {
            var id = CallRecording.IdOf(found.Id);
            await using (var audio = await network.OpenAsync(found.Id, cancellation))
            {
                var bytes = await blobs.WriteAsync(BlobNames.Recording(found.Contact, id), audio, cancellation);
                await recordings.KeepAsync(new CallRecording(id, found.Contact, found.StartedAt, found.Seconds, bytes), cancellation);
            }
            // Last: until it is written down here, it must not be gone there.
            await network.DeleteAsync(found.Id, cancellation);
            fetched++;
        }
        return fetched;
    }
}
