using Hotline.Core.Outbox;

namespace Hotline.Server.Loops;

/// <summary>
/// Does what waits in the outbox: at once when woken, and once a second for what a dead node left. Nothing waits for what was taken before
/// it: one request on which the network sits for seconds must not hold up the next caller's. What may wait has places of its own: mails to a
/// server that hangs must not keep a telephone from ringing.
/// </summary>
public sealed partial class OutboxLoop(RunOutbox outbox, NodeName node, TimeProvider time, ILogger<OutboxLoop> logger) : Loop(time, logger)
{
    private const int Pressing = 64, Waiting = 16, AtATime = 16;
    private int _pressing, _waiting;

    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        var room = new OutboxRoom(Math.Min(Pressing - Volatile.Read(ref _pressing), AtATime), Math.Min(Waiting - Volatile.Read(ref _waiting), AtATime));
        var items = room is { Pressing: <= 0, Waiting: <= 0 } ? [] : await outbox.TakeAsync(node.Value, room, cancellation);
        foreach (var item in items)
            _ = OutboxItem.MayWait(item.Kind) ? WaitingAsync(item, cancellation) : PressingAsync(item, cancellation);
        if (items.Count == 0)
            await outbox.WaitAsync(cancellation);
    }

    private async Task PressingAsync(OutboxItem item, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _pressing);
        await RunAsync(item, cancellation);
        Interlocked.Decrement(ref _pressing);
        outbox.Wake();
    }

    private async Task WaitingAsync(OutboxItem item, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _waiting);
        await RunAsync(item, cancellation);
        Interlocked.Decrement(ref _waiting);
        outbox.Wake();
    }

    /// <summary>Never throws.</summary>
    private async Task RunAsync(OutboxItem item, CancellationToken cancellation)
    {
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
    }

    [LoggerMessage(1204, LogLevel.Warning, "{Kind} for contact {Contact} was not finished and is taken again")]
    private static partial void NotDone(ILogger logger, OutboxKind kind, Guid contact, Exception e);
}
