using System.Security.Cryptography;
using Hotline.Core.Escalations;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;

namespace Hotline.Core.Messages;

/// <summary>One message of the outbox on its way: whether it is still wanted, opt-outs, then the network; what came of it is journalled.</summary>
public sealed class DeliverMessage(IContactQueue queue, IEscalations escalations, INotifier notifier, MessageSealer sealer, IEnumerable<IMessages> networks, TimeProvider time)
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
        // Whoever takes it when the lease is over must not send it while it still waits here for its turn.
        using var longest = new CancellationTokenSource(RunOutbox.Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, longest.Token);
        MessageResult result;
        var left = Longest;
        try
        {
            left = message.Ordered is { } ordered
                ? ordered + (message.Escalation is null ? Longest : LongestOfEscalation) - await queue.ReadClockAsync(either.Token)
                : item.Attempts < MostAttempts ? Longest : TimeSpan.Zero;
            // Nobody is told hours later what was meant for that moment.
            result = message.Ordered is not null && left <= TimeSpan.Zero
                ? new MessageResult(MessageOutcome.Unreachable, Detail: "too late")
                : await SendAsync(message, item.Attempts, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            result = new MessageResult(MessageOutcome.Unreachable, Detail: "too slow");
        }
        if (result.Outcome is MessageOutcome.Unreachable && left > TimeSpan.Zero)
            return; // stays leased; the next taker tries again
        // Once the network has it this must be told, also while the host is stopping.
        var step = await queue.FinishMessageAsync(item, result, CancellationToken.None);
        await notifier.ShowAsync(step.Events);
    }

    private async Task<MessageResult> SendAsync(SealedMessage message, int attempts, CancellationToken cancellation)
    {
        if (message is { Escalation: { } escalation, Asking: { } asking } && !IsAsked(await escalations.ReadAsync(escalation, cancellation), asking))
            return new MessageResult(MessageOutcome.Refused, Detail: "asked no more");
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

    /// <summary>Whether the link in the message still opens something: asked by now is somebody else, it was declined, taken back or is done.</summary>
    private static bool IsAsked(Escalation? known, int asking) =>
        known is { State: not (EscalationState.Reported or EscalationState.Closed), Link.Number: var number } && known.Number == asking && number == asking;
}
