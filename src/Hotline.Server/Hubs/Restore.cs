using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;

namespace Hotline.Server.Hubs;

/// <summary>Gives a chat back the messages that only a screen still has.</summary>
public sealed class Restore(IContactQueue queue, INotifier notifier, TextCipher cipher)
{
    private const int Most = 200;
    private const int MostAhead = 1_000;

    /// <param name="mayVouchFor">Whose messages this screen may vouch for.</param>
    public async Task MessagesAsync(Guid contact, IReadOnlyList<AnnouncedMessage> onScreen, Func<AnnouncedMessage, bool> mayVouchFor, Guid? counsellor, CancellationToken cancellation)
    {
        var wellFormed = onScreen.OfType<AnnouncedMessage>().TakeLast(Most).Where(m => m.Number > 0 && m.Text is { Length: > 0 and <= ChatMessage.MaxLength }).ToList();
        if (wellFormed.Count == 0)
            return;
        // A screen shows a little more than a lost store, never a number out of the blue.
        var highest = (await queue.ReadCallerAsync(contact, int.MaxValue, cancellation))?.Contact.Messages ?? 0;
        if (wellFormed.Any(m => m.Number > highest + MostAhead))
            return;
        var kept = await queue.ReadMessagesAsync(contact, wellFormed.Min(m => m.Number) - 1, cancellation);
        var known = kept.Select(m => m.Id).ToHashSet();
        var missing = wellFormed.Where(m => !known.Contains(m.Id) && mayVouchFor(m)).Select(m => new ChatMessage
        {
            Id = m.Id, Number = m.Number, Author = m.Author, At = m.At, Counsellor = m.Author is Author.Counsellor ? counsellor : null,
            Text = cipher.Encrypt(m.Text, contact),
        }).ToList();
        if (missing.Count > 0)
            await notifier.ShowAsync((await queue.LoadMessagesAsync(contact, missing, fromScreen: true, cancellation)).Events);
    }
}
