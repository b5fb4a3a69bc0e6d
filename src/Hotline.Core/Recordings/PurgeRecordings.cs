using Hotline.Core.Blobs;

namespace Hotline.Core.Recordings;

/// <summary>Deletes what has been kept for as long as the office keeps it. The audio first: a row without audio is found again, audio without a row is not.</summary>
public sealed class PurgeRecordings(IRecordings recordings, SealedBlobs blobs, TimeProvider time)
{
    private const int AtOnce = 100;

    /// <returns>How many were deleted.</returns>
    public async Task<int> HandleAsync(TimeSpan kept, CancellationToken cancellation)
    {
        var old = await recordings.ReadOldAsync(time.GetUtcNow() - kept, AtOnce, cancellation);
        foreach (var recording in old)
        {
            await blobs.DeleteAsync(BlobNames.Recording(recording.Contact, recording.Id), cancellation);
            await recordings.DeleteAsync(recording.Id, cancellation);
        }
        return old.Count;
    }
}
