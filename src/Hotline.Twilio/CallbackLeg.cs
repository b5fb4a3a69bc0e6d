using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Core.Voice;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>The call to somebody who is rung back. Nothing is said to a machine, and nothing before the counsellor speaks.</summary>
internal sealed class CallbackLeg(LiveState state, ChangeCall change, MissCallback miss, LoseCallLeg lose, Twiml twiml)
{
    /// <summary>/answered: somebody, or a machine.</summary>
    public async Task<VoiceResponse> AnsweredAsync(VoiceRequest request)
    {
        if (request.Contact is not { } id || request.Offer is not { } offer)
            return Twiml.HangUp();
        if (request.Form("AnsweredBy") is { } who && (who.StartsWith("machine", StringComparison.Ordinal) || who is "fax"))
        {
            await state.PatientlyAsync(() => miss.HandleAsync(id, offer, "leg: machine", CancellationToken.None));
            return Twiml.HangUp();
        }
        // The answer may be faster than what the order's own answer told.
        await state.PatientlyAsync(() => change.HandleAsync(id, new CallChange { CallerSid = request.CallSid, Offer = offer }, CancellationToken.None));
        var contact = (await state.ReadAsync(id, request.Aborted))?.Contact;
        return contact is { State: ContactState.Connecting or ContactState.Connected } && contact.Call?.CallerSid == request.CallSid
            ? twiml.Conference(id)
            : twiml.Thanks(contact?.Answers?.Language is "en", contact is null ? null : await state.LineAsync(contact.Line, request.Aborted));
    }

    /// <summary>/callback-leg: ringing, answered, over.</summary>
    public async Task ToldAsync(VoiceRequest request)
    {
        if (request.Contact is not { } id || request.Offer is not { } offer
            || (await state.PatientlyAsync(() => state.ReadAsync(id, CancellationToken.None)))?.Contact is not { } contact)
            return;
        if (!request.IsOver)
            await state.PatientlyAsync(() => change.HandleAsync(id, new CallChange { CallerSid = request.CallSid, Offer = offer }, CancellationToken.None));
        else if (contact.IsCallback)
            await state.PatientlyAsync(() => miss.HandleAsync(id, offer, $"leg: {request.CallStatus}", CancellationToken.None));
        else if (contact.Call?.CallerSid == request.CallSid && LiveState.IsUnderWay(contact))
            await lose.CallerAsync(contact, request.CallSid, $"call {request.CallStatus}");
    }
}
