using Hotline.Core.Contacts;
using Hotline.Core.Recordings;
using Hotline.Core.Routing;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>A counsellor's own telephone was answered, by a person or by a machine: only who presses 1 gets the caller.</summary>
internal sealed class OwnTelephone(LiveState state, ChangeCall change, Twiml twiml, VoiceUrls urls, ILogger<OwnTelephone> logger)
{
    /// <summary>How often it is said before the machine's tape is left alone.</summary>
    private const int Rounds = 3;

    /// <summary>/answer: picked up, or nothing pressed yet.</summary>
    public async Task<VoiceResponse> AskAsync(VoiceRequest request)
    {
        if (request.IsOver || request.Contact is not { } id || request.Offer is not { } offer || request.Round >= Rounds)
            return twiml.Goodbye("");
        try
        {
            if (await CurrentAsync(id, offer, request.Aborted) is not { } contact)
                return twiml.TooLate();
            var line = await state.LineAsync(contact.Line, request.Aborted);
            return twiml.PressOne(line, line?.Name ?? contact.Line, urls.Take(id, offer), urls.Answer(id, offer, request.Round + 1));
        }
        catch (Exception failure) when (!request.Aborted.IsCancellationRequested)
        {
            logger.StoreAway(request.CallSid, request.Path, failure);
            return twiml.PressOne(null, "", urls.Take(id, offer), urls.Answer(id, offer, request.Round + 1));
        }
    }

    /// <summary>/take: a key was pressed.</summary>
    public async Task<VoiceResponse> TakeAsync(VoiceRequest request)
    {
        if (request.Contact is not { } id || request.Offer is not { } offer)
            return twiml.Goodbye("");
        if (request.Form("Digits") is not "1")
            return Twiml.To(urls.Answer(id, offer, 1));
        if (await state.PatientlyAsync(() => CurrentAsync(id, offer, CancellationToken.None)) is null)
            return twiml.TooLate();
        var joined = new CallChange { CounsellorSid = request.CallSid, CounsellorJoined = true, Offer = offer };
        var step = await state.PatientlyAsync(() => change.HandleAsync(id, joined, CancellationToken.None));
        return step.Done ? twiml.Conference(id, CallIds.CounsellorLabel(offer), await IsRecordedAsync(id, request.Aborted)) : twiml.TooLate();
    }

    private async Task<bool> IsRecordedAsync(Guid id, CancellationToken cancellation) =>
        (await state.ReadAsync(id, cancellation))?.Contact is { } contact && CallRecording.IsWanted(contact, await state.LineAsync(contact.Line, cancellation));

    private async Task<Contact?> CurrentAsync(Guid id, Guid offer, CancellationToken cancellation) =>
        (await state.ReadAsync(id, cancellation))?.Contact is { State: ContactState.Connecting } contact && contact.Offer?.Id == offer ? contact : null;
}
