using Hotline.Core.Outbox;

namespace Hotline.Server.Loops;

/// <summary>
/// Does what waits in the outbox: at once when woken, and once a second for what a dead node left. Nothing waits for what was taken before
/// it: one request on which the network sits for seconds must not hold up the next caller's.
/// </summary>
public sealed partial class OutboxLoop(RunOutbox outbox, NodeName node, TimeProvider time, ILogger<OutboxLoop> logger) : Loop(time, logger)
{
    private const int AtOnce = 64;
    private int _underWay;

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        var room = AtOnce - Volatile.Read(ref _underWay);
        var items = room > 0 ? await outbox.TakeAsync(node.Value, Math.Min(room, 16), cancellation) : [];
        foreach (var item in items)
            _ = RunAsync(item, cancellation);
        if (items.Count == 0)
            await outbox.WaitAsync(cancellation);
    }

    private async Task RunAsync(OutboxItem item, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            await outbox.RunAsync(item, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // It stays leased, and is taken again.
            NotDone(logger, item.Kind, item.Contact, e);
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
            outbox.Wake();
        }
    }

    [LoggerMessage(1204, LogLevel.Warning, "{Kind} for contact {Contact} was not finished and is taken again")]
    private static partial void NotDone(ILogger logger, OutboxKind kind, Guid contact, Exception e);
}
