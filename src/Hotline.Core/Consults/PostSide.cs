using Hotline.Core.Chat;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Consults;

/// <summary>A message between counsellor and second person; the caller never sees it. The same id again is the same message.</summary>
public sealed class PostSide(IContactQueue queue, INotifier notifier, TextCipher cipher)
{
    public async Task<Posted> HandleAsync(Guid contact, Draft draft, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(draft.Text) || draft.Text.Length > ChatMessage.MaxLength)
            return new Posted.BadLength(draft.Text?.Length ?? 0);
        var message = new ChatMessage { Id = draft.Id, Author = Author.Counsellor, Counsellor = draft.Counsellor, Text = cipher.Encrypt(draft.Text, contact) };
        var step = await queue.PostSideAsync(contact, message, cancellation);
        if (!step.Done)
            return new Posted.Refused(step.Refusal.Value);
        await notifier.ShowAsync(step.Events);
        var kept = HotlineJson.Read<ChatMessage>(step.Value!.Value.GetRawText());
        return new Posted.Kept(kept.Number, kept.At);
    }
}
