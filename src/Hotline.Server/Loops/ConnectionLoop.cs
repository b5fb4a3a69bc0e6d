using Hotline.Core;
using Hotline.Core.Routing;
using Hotline.Server.Hubs;

namespace Hotline.Server.Loops;

/// <summary>Says every 15 seconds which connections this node still holds (their leases last 45), and forgets who is gone.</summary>
public sealed class ConnectionLoop(IContactQueue queue, ConnectionBook book, ForgetEnded forget, INotifier notifier, TimeProvider time, ILogger<ConnectionLoop> logger) : Loop(time, logger)
{
    private const int Chunk = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        foreach (var chunk in book.Held.Chunk(Chunk))
            await notifier.ShowAsync((await queue.KeepConnectionsAsync(chunk, cancellation)).Events);
        // What another node ended this one never hears of.
        await forget.HandleAsync(cancellation);
        await PauseAsync(Pause, cancellation);
    }
}
