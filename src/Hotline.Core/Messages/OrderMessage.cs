using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Messages;

/// <summary>
/// Puts a message into the outbox. Whether this person may be written to at all is the caller's question to
/// <see cref="Persons.ContactSafety"/>, before this.
/// </summary>
public sealed class OrderMessage(IContactQueue queue, INotifier notifier, RunOutbox outbox, MessageSealer sealer)
{
    /// <param name="id">The same id again orders nothing.</param>
    /// <param name="by">"system", or the id of whoever pressed the button.</param>
    public async Task<Step> HandleAsync(
        Guid id, MessageChannel channel, string to, string? subject, string text, Guid? contact, string by, CancellationToken cancellation)
    {
        return await HandleAsync(sealer.Seal(id, channel, to, subject, text) with { Contact = contact }, by, cancellation);
    }

    public async Task<Step> HandleAsync(SealedMessage message, string by, CancellationToken cancellation)
    {
        var step = await queue.OrderMessageAsync(message, by, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}

/// <summary>Seals a message for the outbox and opens it on its way out.</summary>
public sealed class MessageSealer(TextCipher cipher)
{
    public SealedMessage Seal(Guid id, MessageChannel channel, string to, string? subject, string text) => new()
    {
        Id = id, Channel = channel, To = cipher.Encrypt(to, id), ToKey = KeyOf(channel, to),
        Subject = subject is null ? null : cipher.Encrypt(subject, id), Text = cipher.Encrypt(text, id),
    };

    /// <exception cref="System.Security.Cryptography.CryptographicException">Its key is not configured.</exception>
    public ClearMessage Open(SealedMessage message, bool maySeekFirst) => new(
        message.Id, message.Channel, cipher.Decrypt(message.To, message.Id),
        message.Subject is { } subject ? cipher.Decrypt(subject, message.Id) : null, cipher.Decrypt(message.Text, message.Id), maySeekFirst, message.Ordered);

    public string KeyOf(MessageChannel channel, string to) => cipher.Fingerprint($"{channel}:{to.Trim()}");
}
