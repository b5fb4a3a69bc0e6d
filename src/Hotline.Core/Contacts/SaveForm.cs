using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Contacts;

/// <summary>Keeps the record form as it is typed; two tabs writing at once are told instead of overwriting each other.</summary>
public sealed class SaveForm(IContactQueue queue, INotifier notifier, TextCipher cipher)
{
    public async Task<Step> HandleAsync(Guid counsellor, Guid contact, long basedOn, RecordForm form, CancellationToken cancellation)
    {
        var step = await queue.SaveFormAsync(counsellor, contact, basedOn, Seal(form, contact, basedOn + 1, cipher), cancellation);
        await notifier.ShowAsync(step.Events);
        return step;
    }

    public static SealedForm Seal(RecordForm form, Guid contact, long version, TextCipher cipher) => new()
    {
        Version = version,
        // Lua cannot tell an empty list from an empty object.
        Coded = form with
        {
            Notes = new RecordNotes(), Grade = null, OtherTopics = form.OtherTopics is { Count: > 0 } others ? others : null, SafeWays = form.SafeWays is { Count: > 0 } ways ? ways : null,
        },
        Sealed = cipher.Encrypt(HotlineJson.Write(form.Notes with { Grade = form.Grade }), contact),
    };

    public static RecordForm Open(SealedForm form, Guid contact, TextCipher cipher)
    {
        var notes = HotlineJson.Read<RecordNotes>(cipher.Decrypt(form.Sealed, contact));
        return form.Coded with { Grade = notes.Grade ?? form.Coded.Grade, Notes = notes with { Grade = null } };
    }
}
