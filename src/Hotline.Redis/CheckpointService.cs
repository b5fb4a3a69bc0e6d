using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Hotline.Redis;

/// <summary>A checkpoint of the embedded store now and then: the append-only file begins anew behind it and stays small.</summary>
internal sealed partial class CheckpointService(LiveStore store, IOptions<RedisOptions> options, TimeProvider time, ILogger<CheckpointService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.IsEmbedded)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.CheckpointSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await store.Connection.GetDatabase().ExecuteAsync("BGSAVE");
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                NotSaved(logger, e);
            }
    }

    [LoggerMessage(2001, LogLevel.Warning, "The embedded store made no checkpoint; its append-only file goes on growing")]
    private static partial void NotSaved(ILogger logger, Exception e);
}
