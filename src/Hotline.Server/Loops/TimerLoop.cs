using Hotline.Core.Routing;

namespace Hotline.Server.Loops;

/// <summary>Runs due timers; any node may.</summary>
public sealed class TimerLoop(RunDueTimers timers, TimeProvider time, ILogger<TimerLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        if (await timers.HandleAsync(cancellation) == 0)
            await PauseAsync(Pause, cancellation);
    }
}
