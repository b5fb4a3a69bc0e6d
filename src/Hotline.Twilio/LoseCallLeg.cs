using Hotline.Core.Contacts;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;

namespace Hotline.Twilio;

/// <summary>Tells the use case that a leg is gone, with patience; whoever calls has decided that the leg belongs to the contact as it stands.</summary>
internal sealed class LoseCallLeg(LoseLeg loseLeg, AnswerHelp help, LiveState state, TwilioRest rest, ILogger<LoseCallLeg> logger)
{
    public async Task CallerAsync(Contact contact, string sid, string reason)
    {
        await state.PatientlyAsync(() => loseLeg.CallerAsync(contact.Id, sid, reason, CancellationToken.None));
        logger.LegLost(Party.Caller, contact.Id, reason);
    }

    /// <summary>The caller's leg is gone, whoever's it was: one step finds the contact and ends it. Nothing happens where it is not a contact's any more.</summary>
    public async Task CallAsync(string sid, string reason)
    {
        var step = await state.PatientlyAsync(() => loseLeg.CallAsync(sid, CallIds.Contact(sid), reason, CancellationToken.None));
        if (step.Events is [{ About: { } contact }, ..])
            logger.LegLost(Party.Caller, contact, reason);
    }

    /// <summary>When the caller hangs up, both legs end, and the network tells of them in no order: so it is asked whether the caller is still there.</summary>
    public async Task StaffAsync(Contact contact, string sid, Guid leg, string reason)
    {
        if (contact.State is ContactState.Connected && contact.Call is { CallerSid: { } caller } call && call.CounsellorSid == sid && !await IsLiveAsync(caller))
        {
            await CallerAsync(contact, caller, "call completed");
            return;
        }
        await state.PatientlyAsync(() => loseLeg.StaffAsync(contact, sid, leg, reason, CancellationToken.None));
        logger.LegLost(Party.Counsellor, contact.Id, reason);
    }

    /// <summary>Whoever the guarantee rang is gone. In a conversation the caller may have hung up first, whose end is then the conversation's.</summary>
    public async Task HelperAsync(Contact contact, string sid, string reason)
    {
        if (contact is { Help.Joined: not null, Call.CallerSid: { } caller } && !await IsLiveAsync(caller))
        {
            await CallerAsync(contact, caller, "call completed");
            return;
        }
        await state.PatientlyAsync(() => help.LoseAsync(contact.Id, sid, reason, CancellationToken.None));
        logger.LegLost(Party.Supervisor, contact.Id, reason);
    }

    /// <summary>The caller came out of the conference alive: whatever leg the counsellor had is gone.</summary>
    /// <returns>The contact as it is now.</returns>
    public async Task<Contact> RoomAsync(Contact contact, string reason)
    {
        await state.PatientlyAsync(() => loseLeg.StaffAsync(contact, null, null, reason, CancellationToken.None));
        logger.LegLost(Party.Counsellor, contact.Id, reason);
        return (await state.ReadAsync(contact.Id, CancellationToken.None))?.Contact ?? contact;
    }

    private async Task<bool> IsLiveAsync(string callSid)
    {
        try
        {
            return await rest.IsLiveAsync(callSid, CancellationToken.None);
        }
        catch (Exception)
        {
            // Nobody knows. Somebody who has hung up is told of by an own event; somebody who has not must not be dropped.
            return true;
        }
    }
}
