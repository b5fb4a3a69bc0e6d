using Hotline.Core.Recordings;
using Hotline.Server.Recordings;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Loops;

/// <summary>Fetches finished recordings from the network and deletes those that are old enough. Any node may; doing it twice changes nothing.</summary>
public sealed class RecordingLoop(CollectRecordings collect, PurgeRecordings purge, IOptions<RecordingsOptions> options, TimeProvider time, ILogger<RecordingLoop> logger) : Loop(time, logger)
{
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        // First, so that a schema that is still being made has its moment.
        await PauseAsync(TimeSpan.FromSeconds(options.Value.CollectSeconds), cancellation);
        if (cancellation.IsCancellationRequested)
            return;
        // A network that is away must not keep old recordings alive.
        await purge.HandleAsync(TimeSpan.FromDays(options.Value.KeepDays), cancellation);
        await collect.HandleAsync(cancellation);
    }
}
