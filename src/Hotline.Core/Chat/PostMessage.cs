using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Texts;

namespace Hotline.Core.Chat;

/// <summary>A message in clear, as its sender made it.</summary>
/// <param name="Id">Made by the sender; the same id again is the same message.</param>
/// <param name="Author">Which side.</param>
/// <param name="Counsellor">Who of the counsellors.</param>
/// <param name="Text">In clear.</param>
/// <param name="Epoch">
/// The epoch to which the sender's screen has announced what it shows. After a loss a message must not get the number of one that stands on
/// that screen, nor stand before it: so the screen says first what it shows. Null: whichever epoch there is.
/// </param>
public sealed record Draft(Guid Id, Author Author, Guid? Counsellor, string Text, string? Epoch = null);

public abstract record Posted
{
    public sealed record Kept(int Number, DateTimeOffset At) : Posted;

    /// <summary>Empty, or longer than <see cref="ChatMessage.MaxLength"/>.</summary>
    public sealed record BadLength(int Length) : Posted;
    public sealed record Refused(Refusal Refusal) : Posted;
}

/// <summary>Numbers, keeps and shows one message. The same id again is the same message: it gets the number that it has.</summary>
public sealed class PostMessage(IContactQueue queue, INotifier notifier, TextCipher cipher, NoteSigns signs)
{
    public async Task<Posted> HandleAsync(Guid contact, Draft draft, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(draft.Text) || draft.Text.Length > ChatMessage.MaxLength)
            return new Posted.BadLength(draft.Text?.Length ?? 0);
        var message = new ChatMessage
        {
            Id = draft.Id,
            Author = draft.Author,
            Counsellor = draft.Counsellor,
            Text = cipher.Encrypt(draft.Text, contact),
        };
        var step = await queue.PostMessageAsync(contact, message, draft.Epoch, cancellation);
        if (!step.Done)
            return new Posted.Refused(step.Refusal.Value);
        await notifier.ShowAsync(step.Events);
        var kept = HotlineJson.Read<ChatMessage>(step.Value!.Value.GetRawText());
        // After the message is on both screens. A sender who gets no answer sends the same message again, and it is read again.
        if (draft.Author is Author.Caller)
            await signs.ReadAsync(contact, kept.Number, draft.Text, cancellation);
        return new Posted.Kept(kept.Number, kept.At);
    }
}
