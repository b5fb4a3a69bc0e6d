using Hotline.Core.Epochs;

namespace Hotline.Server.Loops;

/// <summary>Looks four times a second whether the live state is still the one that this node knows.</summary>
public sealed class EpochLoop(KeepEpoch keep, TimeProvider time, ILogger<EpochLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The open epoch, null while there is none.</summary>
    public string? Epoch { get; private set; }

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        Epoch = await keep.HandleAsync(cancellation);
        await PauseAsync(Pause, cancellation);
    }
}
