using Hotline.Core;
using Hotline.Core.Audit;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Twilio;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Staff;

/// <summary>A counsellor chooses how calls reach her. On shift it counts from the next call.</summary>
public sealed class ChooseVoice(IRecord record, IContactQueue queue, INotifier notifier, NoteAccess note, StaffProfiles profiles, IOptions<TwilioOptions> twilio)
{
    /// <summary>Null: no counsellor.</summary>
    public async Task<OwnVoice?> ReadAsync(Guid who, CancellationToken cancellation)
    {
        if (await record.ReadCounsellorAsync(who, cancellation) is not { } kept)
            return null;
        var view = profiles.View(kept);
        return new OwnVoice(view.Voice, view.VoiceNumber, twilio.Value.TakesBrowsers);
    }

    /// <returns>A sentence that says what is wrong; null: saved, or no counsellor (<see cref="ReadAsync"/> tells).</returns>
    public async Task<string?> SaveAsync(Guid who, OwnVoice asked)
    {
        if (await record.ReadCounsellorAsync(who, CancellationToken.None) is not { } kept)
            return null;
        if (!kept.TakesVoice)
            return "way: the office has said that you take no calls";
        if (asked.Way is VoiceWay.Browser && !twilio.Value.TakesBrowsers)
            return "way: this service cannot ring browsers (Twilio:ApiKeySid is not set)";
        if (asked.Way is not (VoiceWay.Browser or VoiceWay.Telephone))
            return "way: only the browser or an own telephone can be chosen here";
        if (profiles.Reached(kept, asked.Way, asked.Number) is not { } profile)
            return "number: is not a telephone number";
        await note.HandleAsync(who.ToString(), AuditAct.Changed, AuditSubject.Staff, who, $"own voice: {asked.Way}", null, CancellationToken.None);
        await record.SaveCounsellorAsync(profile, CancellationToken.None);
        try
        {
            await notifier.ShowAsync((await queue.ChangeProfileAsync(profile, who.ToString(), CancellationToken.None)).Events);
        }
        catch (LiveStateUnavailableException)
        {
            // Saved; it counts from the next shift.
        }
        return null;
    }
}
