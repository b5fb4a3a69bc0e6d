using Hotline.Core;
using Hotline.Core.Record;

namespace Hotline.Server.Loops;

/// <summary>A background loop that outlives every failure of what it does: it logs once a trouble, and once when it is over.</summary>
public abstract partial class Loop(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMilliseconds(500);

    /// <summary>Null while all is well.</summary>
    public string? Trouble { get; private set; }

    protected TimeProvider Time => time;

    /// <summary>One round, waiting included.</summary>
    protected abstract Task RoundAsync(CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await RoundAsync(stoppingToken);
                if (Trouble is not null)
                    Recovered(logger, GetType().Name);
                Trouble = null;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var trouble = e switch
                {
                    RecordUnavailableException => "recordUnavailable",
                    LiveStateUnavailableException => "liveStateUnavailable",
                    _ => e.GetType().Name,
                };
                if (Trouble != trouble)
                    Failed(logger, GetType().Name, e);
                Trouble = trouble;
                await PauseAsync(AfterTrouble, stoppingToken);
            }
    }

    protected async Task PauseAsync(TimeSpan pause, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(pause, time, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The loop's own condition ends it.
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "{Loop} has trouble and tries again")]
    private static partial void Failed(ILogger logger, string loop, Exception e);

    [LoggerMessage(1202, LogLevel.Information, "{Loop} is well again")]
    private static partial void Recovered(ILogger logger, string loop);
}
