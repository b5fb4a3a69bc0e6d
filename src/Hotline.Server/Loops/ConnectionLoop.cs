using Hotline.Core;
using Hotline.Core.Routing;
using Hotline.Server.Hubs;

namespace Hotline.Server.Loops;

/// <summary>Says every 15 seconds which connections this node still holds (their leases last 45), and forgets who is gone.</summary>
public sealed class ConnectionLoop(IContactQueue queue, ConnectionBook book, INotifier notifier, TimeProvider time, ILogger<ConnectionLoop> logger) : Loop(time, logger)
{
    private const int Chunk = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        foreach (var chunk in book.Held.Chunk(Chunk))
            await notifier.ShowAsync((await queue.KeepConnectionsAsync(chunk, cancellation)).Events);
        // What another node ended this one never hears of; it must neither fill its memory nor rise again after a loss.
        foreach (var chunk in book.Strangers().Chunk(Chunk))
            book.Forget(await queue.ReadGoneAsync(chunk, cancellation));
        await PauseAsync(Pause, cancellation);
    }
}
