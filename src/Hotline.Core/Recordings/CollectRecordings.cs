using Hotline.Core.Blobs;
using Hotline.Core.Voice;

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
            var bytes = 0L;
            // Not to be had now, or somebody else's by now: the next round looks again, and the others do not wait for it.
            if (await network.FetchAsync(found.Id, async (audio, token) => bytes = await blobs.WriteAsync(BlobNames.Recording(found.Contact, id), audio, token), cancellation) is not VoiceOutcome.Done)
                continue;
            await recordings.KeepAsync(new CallRecording(id, found.Contact, found.StartedAt, found.Seconds, bytes), cancellation);
            // Last: until it is written down here, it must not be gone there.
            await network.DeleteAsync(found.Id, cancellation);
            fetched++;
        }
        return fetched;
    }
}
