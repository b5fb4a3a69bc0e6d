using Hotline.Core.Epochs;

namespace Hotline.Server.Loops;

/// <summary>Looks four times a second whether the live state is still the one that this node knows.</summary>
public sealed partial class EpochLoop(KeepEpoch keep, TimeProvider time, ILogger<EpochLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private Exception? _told;

    [LoggerMessage(1203, LogLevel.Error, "The epoch was opened without all that the record knows: something in it cannot be read")]
    private static partial void NotLoaded(ILogger logger, Exception e);

    /// <summary>The open epoch, null while there is none.</summary>
    public string? Epoch { get; private set; }

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        Epoch = await keep.HandleAsync(cancellation);
        if (keep.LoadFailure is { } failure && failure != _told)
            NotLoaded(logger, _told = failure);
        await PauseAsync(Pause, cancellation);
    }
}
