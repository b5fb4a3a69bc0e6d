using Hotline.Core.Voice;

namespace Hotline.Server.Loops;

/// <summary>Says twice a second whether the telephone network answers this node.</summary>
public sealed class NetworkLoop(KeepNetwork keep, TimeProvider time, ILogger<NetworkLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        await keep.HandleAsync(cancellation);
        await PauseAsync(Pause, cancellation);
    }
}
