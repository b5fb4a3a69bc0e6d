using Hotline.Core.Blobs;
using Hotline.Core.Outbox;
using Hotline.Core.Recordings;
using Hotline.Core.Routing;

namespace Hotline.Core.Voice;

/// <summary>Brings a message's audio home: fetched from the network, sealed, kept, told, and only then deleted there. Each part may be repeated.</summary>
public sealed class KeepAudio(IContactQueue queue, INotifier notifier, INetworkRecordings recordings, SealedBlobs blobs)
{
    /// <summary>With a lease of 20 seconds longer than the ten minutes after which the message is offered without (keepAudio, work.aside).</summary>
    private const int MostAttempts = 60;

    public async Task HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        if (item.Recording is not { } sid)
        {
            await queue.FinishOutboxAsync(item, cancellation);
            return;
        }
        var name = BlobNames.Message(item.Contact);
        var outcome = await FetchAsync(name, sid, cancellation);
        if (outcome is VoiceOutcome.Unreachable)
        {
            if (item.Attempts >= MostAttempts)
                await queue.FinishOutboxAsync(item, cancellation);
            return; // else it stays leased; the next taker tries again
        }
        var kept = outcome is VoiceOutcome.Done || await IsKeptAsync(name, cancellation);
        await notifier.ShowAsync((await queue.KeepAudioAsync(item.Contact, kept, cancellation)).Events);
        if (await recordings.DeleteAsync(sid, cancellation) is VoiceOutcome.Unreachable && item.Attempts < MostAttempts)
            return;
        await queue.FinishOutboxAsync(item, cancellation);
    }

    private async Task<VoiceOutcome> FetchAsync(string name, string sid, CancellationToken cancellation)
    {
        try
        {
            return await recordings.FetchAsync(sid, async (audio, token) => await blobs.WriteAsync(name, audio, token), cancellation);
        }
        catch (BlobsUnavailableException)
        {
            return VoiceOutcome.Unreachable;
        }
    }

    /// <summary>Kept by a node that died before it told.</summary>
    private async Task<bool> IsKeptAsync(string name, CancellationToken cancellation)
    {
        await using var audio = await blobs.OpenAsync(name, cancellation);
        return audio is not null;
    }
}
