using Hotline.Core.FollowUps;

namespace Hotline.Server.Loops;

/// <summary>Plans follow-ups and moves the due ones. Any node may; SQL decides who did.</summary>
public sealed class FollowUpLoop(PlanFollowUps plan, TimeProvider time, ILogger<FollowUpLoop> logger) : Loop(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        // First, so that a schema that is still being made has its moment.
        await PauseAsync(Pause, cancellation);
        if (!cancellation.IsCancellationRequested)
            await plan.HandleAsync(cancellation);
    }
}
