using Hotline.Core.FollowUps;

namespace Hotline.Server.Loops;

/// <summary>Plans follow-ups, begins the due ones and writes down what came of them. Any node may; SQL decides who did.</summary>
public sealed class FollowUpLoop(PlanFollowUps plan, RunFollowUps run, TimeProvider time, ILogger<FollowUpLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        // First, so that a schema that is still being made has its moment.
        await PauseAsync(Pause, cancellation);
        if (cancellation.IsCancellationRequested)
            return;
        await plan.HandleAsync(cancellation);
        await run.HandleAsync(cancellation);
    }
}
