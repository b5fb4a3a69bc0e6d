using Hotline.Core.Routing;

namespace Hotline.Core.Messages;

public enum ReceiptStatus { Delivered, Failed }

/// <summary>What comes back from the network: receipts, and people who want no more messages.</summary>
public sealed class MessageReplies(IContactQueue queue, INotifier notifier, MessageSealer sealer)
{
    // 退订 and TD are what Chinese readers are told to send, the others what every reader of SMS knows.
    private static readonly HashSet<string> Out = new(StringComparer.OrdinalIgnoreCase)
        { "退订", "取消订阅", "TD", "T", "N", "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE" };
    private static readonly HashSet<string> In = new(StringComparer.OrdinalIgnoreCase) { "订阅", "恢复", "START", "UNSTOP", "YES" };

    /// <summary>True: no more; false: again; null: something else.</summary>
    public static bool? WantsOut(string text)
    {
        var word = text.Trim().Trim('。', '.', '！', '!', ' ');
        return Out.Contains(word) ? true : In.Contains(word) ? false : null;
    }

    public async Task ReceiptAsync(string reference, ReceiptStatus status, string? detail, CancellationToken cancellation) =>
        await notifier.ShowAsync((await queue.NoteReceiptAsync(reference, status, detail, cancellation)).Events);

    /// <returns>Whether the text was an opt-out or its end; anything else is left to whoever reads messages.</returns>
    public async Task<bool> ReadAsync(MessageChannel channel, string from, string text, CancellationToken cancellation)
    {
        if (WantsOut(text) is not { } wantsOut)
            return false;
        await notifier.ShowAsync((await queue.SetOptOutAsync(sealer.KeyOf(channel, from), wantsOut, cancellation)).Events);
        return true;
    }
}
