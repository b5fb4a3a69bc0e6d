using System.Security.Cryptography;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Messages;

/// <summary>One message of the outbox on its way: opt-outs first, then the network; what came of it is journalled.</summary>
public sealed class DeliverMessage(IContactQueue queue, INotifier notifier, MessageSealer sealer, IEnumerable<IMessages> networks)
{
    private const int MostAttempts = 5;

    public async Task HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        if (item.Message is not { } message)
        {
            await queue.FinishOutboxAsync(item, cancellation);
            return;
        }
        var result = await SendAsync(message, item.Attempts, cancellation);
        if (result.Outcome is MessageOutcome.Unreachable && item.Attempts < MostAttempts)
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
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return new MessageResult(MessageOutcome.Refused, Detail: "unreadable");
        }
        return await network.SendAsync(clear, cancellation);
    }
}
