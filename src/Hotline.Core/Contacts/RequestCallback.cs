using System.Security.Cryptography;
using Hotline.Core.Lines;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Contacts;

/// <summary>A waiting caller chose to be rung back. Where a text is safe, the place is confirmed by SMS.</summary>
public sealed class RequestCallback(IContactQueue queue, INotifier notifier, RunOutbox outbox, MessageSealer sealer, TextCipher cipher)
{
    public async Task<Step> HandleAsync(Guid contact, bool mayText, CancellationToken cancellation)
    {
        var step = await queue.RequestCallbackAsync(contact, mayText ? await TextsAsync(contact, cancellation) : null, cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }

    /// <summary>Null: the caller is not known, or the number cannot be read; then the callback is kept all the same.</summary>
    private async Task<CallbackTexts?> TextsAsync(Guid id, CancellationToken cancellation)
    {
        if ((await queue.ReadCallerAsync(id, int.MaxValue, cancellation))?.Contact is not { Call.CallerNumber: { } sealedNumber } contact)
            return null;
        var line = (await queue.ReadLinesAsync(cancellation)).FirstOrDefault(l => l.Code == contact.Line);
        var english = contact.Answers?.Language is "en";
        try
        {
            var number = cipher.Decrypt(sealedNumber, id);
            SealedMessage Text(PromptName name) =>
                sealer.Seal(Guid.CreateVersion7(), MessageChannel.Sms, number, null, Prompts.Of(line, name, english).Text ?? "") with { Contact = id };
            return new CallbackTexts(Text(PromptName.TextCallbackKept), Text(PromptName.TextCallbackMissed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
