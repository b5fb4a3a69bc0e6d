using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Consults;

/// <summary>Who is asked: somebody on shift, or (voice only) an outside number as it is dialled.</summary>
public sealed record ConsultTarget(Guid? Counsellor, string? Number);

/// <summary>A counsellor asks somebody about a connected contact, which stays theirs: a caller is put on hold, a chat gets a side channel.</summary>
public sealed class StartConsult(IContactQueue queue, INotifier notifier, RunOutbox outbox, TextCipher cipher)
{
    public const int LongestNote = 500;

    /// <param name="counsellor">Whose contact it must be.</param>
    /// <param name="contact">Which contact.</param>
    /// <param name="target">Whom.</param>
    /// <param name="note">What about, in clear; sealed here.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, ConsultTarget target, string? note, CancellationToken cancellation)
    {
        string? Seal(string? text) => text is { Length: > 0 } ? cipher.Encrypt(text, contact) : null;
        var step = await queue.StartConsultAsync(
            counsellor, contact, target.Counsellor, target.Counsellor is null ? Seal(target.Number) : null, Seal(note?[..Math.Min(note.Length, LongestNote)]), cancellation);
        await notifier.ShowAsync(step.Events);
        outbox.Wake();
        return step;
    }
}
