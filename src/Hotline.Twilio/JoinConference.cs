using Hotline.Core.Contacts;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>The caller was fetched out of the wait loop, or comes out of a conference.</summary>
internal sealed class JoinConference(LiveState state, LoseCallLeg loseLeg, Twiml twiml, VoiceUrls urls, ILogger<JoinConference> logger)
{
    /// <summary>/join: into the conference, where the counsellor waits.</summary>
    public async Task<VoiceResponse> JoinAsync(VoiceRequest request)
    {
        var id = request.Contact ?? CallIds.Contact(request.CallSid);
        try
        {
            var contact = (await state.ReadAsync(id, request.Aborted))?.Contact;
            if (contact is null || !LiveState.Owns(contact, request.CallSid))
                return Twiml.To(urls.Incoming(null));
            return contact.State switch
            {
                ContactState.Connecting or ContactState.Connected => twiml.Conference(contact.Id),
                // Whoever the guarantee rang is inside.
                ContactState.Waiting when contact.Help is { HelperInside: true } => twiml.Conference(contact.Id),
                ContactState.Waiting or ContactState.Offered => Twiml.To(urls.Wait(Ticket.Of(contact), request.CallSid, 0)),
                _ => await ThanksAsync(contact, request),
            };
        }
        catch (Exception failure) when (!request.Aborted.IsCancellationRequested)
        {
            logger.StoreAway(request.CallSid, request.Path, failure);
            // The address came from us, the contact is this call's own, and a counsellor waits inside: no store is needed to go in.
            return id == CallIds.Contact(request.CallSid) ? twiml.Conference(id) : twiml.Calm(urls.Again(request.Path, request.QueryString));
        }
    }

    /// <summary>/after: the Dial's action. The conversation is over, or the contact waits again.</summary>
    public async Task<VoiceResponse> LeaveAsync(VoiceRequest request)
    {
        var id = request.Contact ?? CallIds.Contact(request.CallSid);
        try
        {
            var contact = (await state.ReadAsync(id, request.Aborted))?.Contact;
            if (contact is null || !LiveState.Owns(contact, request.CallSid))
                return twiml.Thanks();
            if (request.IsOver && LiveState.IsUnderWay(contact))
                await loseLeg.CallerAsync(contact, request.CallSid, $"call {request.CallStatus}");
            else if (contact.State is ContactState.Connected)
                // Alive and out of the conference: it has ended, whether or not its own event arrived.
                contact = await loseLeg.RoomAsync(contact, "leg: conference ended");
            else if (contact.Help is { Joined: not null, By: { } helper })
                await loseLeg.HelperAsync(contact, helper, "leg: conference ended");
            return contact.State is ContactState.Waiting or ContactState.Offered or ContactState.Connecting && !request.IsOver
                // Round 1: music first. When a counsellor's leg broke off, the event that gives the place back is a moment away.
                ? twiml.WaitAgain(contact, Ticket.Of(contact), request.CallSid, await state.LineAsync(contact.Line, request.Aborted))
                : await ThanksAsync(contact, request);
        }
        catch (Exception failure) when (!request.Aborted.IsCancellationRequested)
        {
            logger.StoreAway(request.CallSid, request.Path, failure);
            return twiml.Calm(urls.Again(request.Path, request.QueryString));
        }
    }

    private async Task<VoiceResponse> ThanksAsync(Contact contact, VoiceRequest request) =>
        twiml.Thanks(contact.Answers?.Language is "en", await state.LineAsync(contact.Line, request.Aborted));
}
