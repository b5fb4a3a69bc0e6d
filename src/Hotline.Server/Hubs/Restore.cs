using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Server.Contracts;

namespace Hotline.Server.Hubs;

/// <summary>Gives a chat back the messages that only a screen still has.</summary>
public sealed class Restore(IContactQueue queue, INotifier notifier, RestoreWindow window, TextCipher cipher)
{
    private const int Most = 200;
    private const int MostAhead = 1_000;

    /// <param name="contact">Whose chat.</param>
    /// <param name="onScreen">What the screen shows.</param>
    /// <param name="own">Whose screen it is: its own words it may always vouch for, the other side's within the epoch's <see cref="RestoreWindow"/>.</param>
    /// <param name="othersToo">Whether it may vouch for the other side at all: a caller's page may not.</param>
    /// <param name="counsellor">Who sits before a counsellor's screen.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task MessagesAsync(Guid contact, IReadOnlyList<AnnouncedMessage> onScreen, Author own, bool othersToo, Guid? counsellor, CancellationToken cancellation)
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
        var others = othersToo && await window.IsOpenAsync(cancellation);
        var missing = wellFormed.Where(m => !known.Contains(m.Id) && (m.Author == own || others)).Select(m => new ChatMessage
        {
            Id = m.Id, Number = m.Number, Author = m.Author, At = m.At, Counsellor = m.Author is Author.Counsellor ? counsellor : null,
            Text = cipher.Encrypt(m.Text, contact),
        }).ToList();
        if (missing.Count > 0)
            await notifier.ShowAsync((await queue.LoadMessagesAsync(contact, missing, fromScreen: true, cancellation)).Events);
    }
}
