using System.Security.Cryptography;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Messages;

/// <summary>One message of the outbox on its way: opt-outs first, then the network; what came of it is journalled.</summary>
public sealed class DeliverMessage(IContactQueue queue, INotifier notifier, MessageSealer sealer, IEnumerable<IMessages> networks)
{
    private const int MostAttempts = 5;

    /// <summary>So long after it was ordered a message still makes sense; the network may be away for a while.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>An escalation goes to whoever is next when it cannot be told.</summary>
    public static readonly TimeSpan LongestOfEscalation = TimeSpan.FromMinutes(2);

    public async Task HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        if (item.Message is not { } message)
        {
            await queue.FinishOutboxAsync(item, cancellation);
            return;
        }
        var left = message.Ordered is { } ordered
            ? ordered + (message.Escalation is null ? Longest : LongestOfEscalation) - await queue.ReadClockAsync(cancellation)
            : item.Attempts < MostAttempts ? Longest : TimeSpan.Zero;
        // Nobody is told hours later what was meant for that moment.
        var result = message.Ordered is not null && left <= TimeSpan.Zero
            ? new MessageResult(MessageOutcome.Unreachable, Detail: "too late")
            : await SendAsync(message, item.Attempts, cancellation);
        if (result.Outcome is MessageOutcome.Unreachable && left > TimeSpan.Zero)
            return; // stays leased; the next taker tries again
        // Once the network has it this must be told, also while the host is stopping.
        var step = await queue.FinishMessageAsync(item, result, CancellationToken.None);
        await notifier.ShowAsync(step.Events);
    }

    private async Task<MessageResult> SendAsync(SealedMessage message, int attempts, CancellationToken cancellation)
    {
        if (await queue.IsOptedOutAsync(message.ToKey, cancellation))
            return new MessageResult(MessageOutcome.OptedOut);
        if (networks.FirstOrDefault(n => n.Channel == message.Channel) is not { } network)
            return new MessageResult(MessageOutcome.NotConfigured);
        ClearMessage clear;
        try
        {
            clear = sealer.Open(message, attempts > 1);
        }
        catch (CryptographicException)
        {
            return new MessageResult(MessageOutcome.Refused, Detail: "unreadable");
        }
        return await network.SendAsync(clear, cancellation);
    }
}
