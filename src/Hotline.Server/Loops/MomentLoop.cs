using Hotline.Core.Measures;

namespace Hotline.Server.Loops;

/// <summary>Keeps a moment of the record from time to time, so that the history stays quick.</summary>
public sealed class MomentLoop(KeepMoments keep, TimeProvider time, ILogger<MomentLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        if (await keep.HandleAsync(cancellation))
            await PauseAsync(Pause, cancellation);
    }
}
