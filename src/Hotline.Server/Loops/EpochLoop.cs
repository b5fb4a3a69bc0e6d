using Hotline.Core.Epochs;
using Hotline.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Loops;

/// <summary>Looks four times a second whether the live state is still the one that this node knows.</summary>
public sealed partial class EpochLoop(KeepEpoch keep, IOptions<ServerOptions> server, TimeProvider time, ILogger<EpochLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly SecondNode _second = new();
    private Exception? _told;
    private string? _named;

    [LoggerMessage(1203, LogLevel.Error, "The epoch was opened without all that the record knows: something in it cannot be read")]
    private static partial void NotLoaded(ILogger logger, Exception e);

    [LoggerMessage(1204, LogLevel.Error, "Another node ({Node}) serves this cell and Server:ManyNodes is not set: what one of them tells does not reach the screens at the other. Set it on every node, or give the other one a Redis:Cell of its own")]
    private static partial void NotAlone(ILogger logger, string node);

    /// <summary>A node of the same cell that nobody told this one about, or null.</summary>
    public string? Second => server.Value.ManyNodes ? null : _second.Name;

    /// <summary>The open epoch, null while there is none.</summary>
    public string? Epoch { get; private set; }

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        Epoch = await keep.HandleAsync(cancellation);
        if (keep.LoadFailure is { } failure && failure != _told)
            NotLoaded(logger, _told = failure);
        _second.Saw(keep.Others);
        if (Second != _named && (_named = Second) is { } node)
            NotAlone(logger, node);
        await PauseAsync(Pause, cancellation);
    }
}
