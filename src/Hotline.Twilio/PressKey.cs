using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>A key that a waiting caller pressed. 0, "I am not safe now", works at any moment and on every line.</summary>
internal sealed class PressKey(LiveState state, NoteSigns signs, RequestCallback callback, SpokenMessage message, TicketSigner tickets, Twiml twiml, VoiceUrls urls, IOptions<TwilioOptions> options, ILogger<PressKey> logger)
{
    public async Task<VoiceResponse> HandleAsync(VoiceRequest request)
    {
        // A ticket that is not this call's starts again: nobody presses keys for somebody else.
        if (request.Ticket(tickets) is not { } ticket)
            return Twiml.To(urls.Incoming(null));
        try
        {
            var line = await state.LineAsync(ticket.Line, request.Aborted);
            if (request.Query("closed") is "1")
                return request.Form("Digits") is "2" && line is not null ? await message.AskAsync(ticket, request, line) : twiml.Thanks(ticket.English, line);
            return request.Form("Digits") switch
            {
                "2" when line is not null => await message.AskAsync(ticket, request, line),
                "1" when line is { OffersCallback: true } => AskCallback(ticket, request, line),
                "0" => await NotSafeAsync(ticket, request, line),
                _ => twiml.GoOn(ticket, request.CallSid, line, said: null),
            };
        }
        catch (Exception failure) when (!request.Aborted.IsCancellationRequested)
        {
            logger.StoreAway(request.CallSid, request.Path, failure);
            return twiml.Calm(urls.Wait(ticket, request.CallSid, request.Round + 1), ticket.English);
        }
    }

    private VoiceResponse AskCallback(Ticket ticket, VoiceRequest request, Line line) =>
        IncomingCall.Arrival(request, ticket.Contact, ticket.Line, options.Value.NumberRegion, ticket.English, ticket.Unrecorded).CallerNumber is null
            ? twiml.GoOn(ticket, request.CallSid, line, PromptName.CallbackNoNumber)
            : twiml.AskCallback(ticket, request.CallSid, line);

    /// <summary>/callback: 1, a text message is safe; 2, it is not; 0 works here too, and anything else goes on waiting.</summary>
    public async Task<VoiceResponse> CallbackAsync(VoiceRequest request)
    {
        if (request.Ticket(tickets) is not { } ticket)
            return Twiml.To(urls.Incoming(null));
        if (request.Form("Digits") is not ("1" or "2"))
            return await HandleAsync(request);
        try
        {
            var mayText = request.Form("Digits") is "1";
            var step = await state.PatientlyAsync(() => callback.HandleAsync(ticket.Contact, mayText, CancellationToken.None));
            var line = await state.LineAsync(ticket.Line, request.Aborted);
            // Refused: a counsellor is being connected at this moment, which is better.
            return step.Done ? twiml.CallbackKept(line, ticket.English) : twiml.GoOn(ticket, request.CallSid, line, said: null);
        }
        catch (Exception failure) when (!request.Aborted.IsCancellationRequested)
        {
            logger.StoreAway(request.CallSid, request.Path, failure);
            return twiml.Calm(urls.Wait(ticket, request.CallSid, request.Round + 1), ticket.English);
        }
    }

    private async Task<VoiceResponse> NotSafeAsync(Ticket ticket, VoiceRequest request, Line? line)
    {
        var sign = new Sign { Source = SignSource.Key, Level = RiskLevel.Immediate };
        var step = await state.PatientlyAsync(() => signs.HandleAsync(ticket.Contact, "key", sign, "caller", CancellationToken.None));
        logger.KeyNotSafe(ticket.Contact, step.Refusal);
        // A store that was emptied under the call has nobody to raise: the ticket comes back with the priority, and so does the contact.
        var raised = step.Refusal is Refusal.ContactUnknown ? ticket with { Priority = Priority.Immediate } : ticket;
        return twiml.GoOn(raised, request.CallSid, line, PromptName.NotSafeHeard);
    }
}
