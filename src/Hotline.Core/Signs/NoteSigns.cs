using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Signs;

/// <summary>Signs of danger reach the queue and whoever has the contact: the caller's button or key, and rules over typed words.</summary>
public sealed class NoteSigns(IContactQueue queue, INotifier notifier, TextCipher cipher, PhraseBook phrases)
{
    /// <summary>Of one message, the most serious: a counsellor reads three reasons, not thirty.</summary>
    private const int MostOfOneMessage = 3;

    /// <param name="id">The same kind again replaces the one before, unless that was more serious and nobody has looked at it.</param>
    public async Task<Step> HandleAsync(Guid contact, string id, Sign sign, string by, CancellationToken cancellation)
    {
        var step = await queue.NoteSignAsync(contact, id, sign, Sign.PriorityOf(sign.Level), by, cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }

    /// <summary>Reads what a caller has just typed, with the short messages before it. Repeating it changes nothing.</summary>
    public async Task ReadAsync(Guid contact, int number, string text, CancellationToken cancellation)
    {
        IReadOnlyList<string> recent = [text];
        var first = number;
        if (text.Length <= PhraseMatcher.PieceLength && number > 1)
        {
            // A sentence may have been sent in pieces; what somebody else wrote in between ends it.
            var before = await queue.ReadMessagesAsync(contact, Math.Max(0, number - PhraseMatcher.MaxRecent), cancellation);
            var pieces = before.Where(m => m.Number < number).OrderByDescending(m => m.Number).TakeWhile(m => m.Author is Author.Caller).Reverse().ToList();
            recent = [.. pieces.Select(m => cipher.Decrypt(m.Text, contact)), text];
            first = pieces.Count > 0 ? pieces[0].Number : number;
        }
        var findings = (await phrases.CurrentAsync(cancellation)).Match(recent);
        // One sentence is one sign of a category, the gravest, however many rules match it and however often it is read again with what follows it.
        foreach (var match in findings.Matches.OrderByDescending(m => m.Level).DistinctBy(m => (m.Category, m.Message)).Take(MostOfOneMessage))
            await HandleAsync(contact, $"words-{match.Category}-{first + match.Message}", new Sign
            {
                Source = SignSource.Words, Level = match.Level, Category = match.Category, Rule = match.Rule, Rules = findings.Version,
                Words = cipher.Encrypt(match.Words, contact), Message = first + match.Message,
            }, "caller", cancellation);
    }
}
