using Hotline.Core.Outbox;

namespace Hotline.Server.Loops;

/// <summary>Does what waits in the outbox: at once when woken, and once a second for what a dead node left.</summary>
public sealed class OutboxLoop(RunOutbox outbox, NodeName node, TimeProvider time, ILogger<OutboxLoop> logger) : Loop(time, logger)
{
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        if (await outbox.HandleAsync(node.Value, cancellation) == 0)
            await outbox.WaitAsync(cancellation);
    }
}
