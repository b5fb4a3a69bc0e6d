using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>
/// What a caller hears until the conversation, and how a call announces itself after a store was lost: each round says who it is.
/// </summary>
internal sealed class WaitLoop(
    LiveState state, ReceiveContact receive, OverflowCall overflow, TicketSigner tickets, Twiml twiml, VoiceUrls urls, IOptions<TwilioOptions> options, TimeProvider time, ILogger<WaitLoop> logger)
{
    public async Task<VoiceResponse> HandleAsync(VoiceRequest request)
    {
        var ticket = request.Ticket(tickets);
        var id = ticket?.Contact ?? request.Contact ?? CallIds.Contact(request.CallSid);
        try
        {
            var view = await state.ReadAsync(id, request.Aborted);
            if (view is not null && LiveState.Owns(view.Contact, request.CallSid))
                return await AnswerAsync(view.Contact, view.Place, request, await state.LineAsync(view.Contact.Line, request.Aborted));
            // Without a ticket nothing is known of the call but that somebody is there: it starts again, and is nobody else's contact.
            return view is not null || ticket is null ? Twiml.To(urls.Incoming(null)) : await ReceiveAgainAsync(ticket, request);
        }
        catch (Exception failure) when (!request.Aborted.IsCancellationRequested)
        {
            logger.StoreAway(request.CallSid, request.Path, failure);
            return twiml.Calm(ticket is null ? urls.Again(request.Path, request.QueryString) : urls.Wait(ticket, request.CallSid, request.Round + 1));
        }
    }

    private async Task<VoiceResponse> AnswerAsync(Contact contact, Place? place, VoiceRequest request, Line? line)
    {
        if (contact.State is not (ContactState.Waiting or ContactState.Offered) || contact.Help is not null)
            return Answer(contact, place, request, line);
        if (contact.Aside is { } over)
            await overflow.ComeBackAsync(contact, over.Kind);
        var steps = line?.OverflowAt(time.GetUtcNow() - contact.Arrived, place?.Waiting ?? 0).ToList() ?? [];
        return await overflow.TakeAsync(contact, steps, line, request)
            ?? twiml.Wait(Ticket.Of(contact), request.CallSid, request.Round, place, connecting: false, line, steps.Exists(s => s.To is OverflowTo.Message));
    }

    private VoiceResponse Answer(Contact contact, Place? place, VoiceRequest request, Line? line) => contact.State switch
    {
        // The counsellor is in the conference, and the order that fetches the caller is either a moment away or lost. A caller who goes in by
        // himself and is then fetched leaves the conference for a moment, which ends it; so one breath is given first.
        ContactState.Connecting when contact.Call?.CounsellorJoined == true => Enter(contact, request),
        // Whoever the guarantee rang: the same.
        ContactState.Waiting when contact.Help is { HelperInside: true } => Enter(contact, request),
        ContactState.Connecting or ContactState.Waiting => twiml.Wait(Ticket.Of(contact), request.CallSid, request.Round, place, connecting: true, line),
        ContactState.Connected => twiml.Conference(contact.Id),
        ContactState.WrapUp or ContactState.Closed or ContactState.Abandoned or ContactState.Overflowed => twiml.Thanks(contact.Answers?.Language is "en", line),
        _ => throw new InvalidOperationException($"Unknown contact state {contact.State}."),
    };

    private VoiceResponse Enter(Contact contact, VoiceRequest request) =>
        request.Query("seen") is null ? twiml.Breath(Ticket.Of(contact), request.CallSid, request.Round) : twiml.Conference(contact.Id);

    private async Task<VoiceResponse> ReceiveAgainAsync(Ticket ticket, VoiceRequest request)
    {
        var arrival = IncomingCall.Arrival(request, ticket.Contact, ticket.Line, options.Value.NumberRegion, ticket.English, ticket.Unrecorded) with
        {
            ArrivedAt = ticket.Arrived,
            Priority = ticket.Priority,
        };
        switch (await receive.HandleAsync(arrival, CancellationToken.None))
        {
            case Received.Waits(var contact):
                logger.ContactReturned(contact.Id);
                return twiml.Wait(ticket, request.CallSid, request.Round, place: null, connecting: false, await state.LineAsync(ticket.Line, request.Aborted));
            case Received.LineClosed(var line):
                return twiml.Closed(line, ticket.English);
            case Received.Refused(var refusal):
                // Even an unknown line: a store that was emptied gets its lines back with the next epoch.
                logger.ArrivalRefused(ticket.Contact, refusal);
                return twiml.Calm(urls.Wait(ticket, request.CallSid, request.Round + 1));
            case var other:
                throw new InvalidOperationException($"Unknown arrival {other.GetType().Name}.");
        }
    }
}
