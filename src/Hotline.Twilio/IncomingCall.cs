using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>A call comes in: its line is found, the contact received, the caller greeted and sent into the wait loop.</summary>
internal sealed class IncomingCall(
    KnownLines lines, ReceiveContact receive, Twiml twiml, VoiceUrls urls, IOptions<TwilioOptions> options, TimeProvider time, ILogger<IncomingCall> logger)
{
    public async Task<VoiceResponse> HandleAsync(VoiceRequest request)
    {
        var (line, sure) = await lines.FindAsync(line => Is(line, request), request.Aborted);
        if (line is null)
        {
            if (!sure)
                return twiml.Calm(urls.Incoming(request.Query("line")));
            logger.LineNotFound(request.CallSid);
            return twiml.NoService();
        }
        var id = CallIds.Contact(request.CallSid);
        if (line.AsksLanguage && request.Query("lang") is null && line.IsOpenAt(time.GetUtcNow(), Channel.Voice))
            return twiml.AskLanguage(line);
        if (line.Recording is LineRecording.OptOut && request.Query("rec") is null && line.IsOpenAt(time.GetUtcNow(), Channel.Voice))
            return twiml.AskRecording(line, English(request));
        try
        {
            // The commit is not tied to the request: what follows it must be shown even if Twilio does not wait.
            return await receive.HandleAsync(Arrival(request, id, line.Code, options.Value.NumberRegion, English(request), Unrecorded(request)), CancellationToken.None) switch
            {
                Received.Waits(var contact) => Welcome(request, line, contact),
                Received.LineClosed(var closed) => Closed(request, closed, id),
                Received.Refused(var refusal) => Stay(request, line, id, refusal),
                var other => throw new InvalidOperationException($"Unknown arrival {other.GetType().Name}."),
            };
        }
        catch (Exception failure) when (!request.Aborted.IsCancellationRequested)
        {
            logger.StoreAway(request.CallSid, request.Path, failure);
            return Later(request, line, id);
        }
    }

    /// <summary>What the network says of a caller.</summary>
    public static Arrival Arrival(VoiceRequest request, Guid id, string line, string region, bool english, bool unrecorded) => new()
    {
        Answers = english || unrecorded ? new CallerAnswers { Language = english ? "en" : null, Unrecorded = unrecorded ? true : null } : null,
        Id = id,
        Line = line,
        Channel = Channel.Voice,
        CallSid = request.CallSid,
        Dialled = Numbers.Normalise(request.Form("To"), region),
        CallerNumber = Numbers.Normalise(request.Form("From"), region),
    };

    private bool Is(Line line, VoiceRequest request) => request.Query("line") is { } code
        ? line.Code == code
        : line.Numbers?.Any(number => Numbers.Same(request.Form("To"), number, options.Value.NumberRegion)) == true;

    private VoiceResponse Welcome(VoiceRequest request, Line line, Contact contact)
    {
        logger.CallReceived(request.CallSid, contact.Id, line.Code);
        // A contact that was received in this very request has its time from the store's events; without them it is now.
        var ticket = Ticket.Of(contact);
        if (ticket.Arrived == default)
            ticket = ticket with { Arrived = time.GetUtcNow() };
        return twiml.Welcome(line, ticket, request.CallSid);
    }

    /// <summary>The line's own plan for its closed hours: another line, a number outside, or a message.</summary>
    private VoiceResponse Closed(VoiceRequest request, Line line, Guid id)
    {
        var (english, steps) = (English(request), line.OverflowWhenClosed().ToList());
        // Whoever was sent on once is not sent on again: two closed lines would send a caller to and fro.
        if (request.Query("moved") is null)
        {
            if (steps.Find(s => s.To is OverflowTo.Line) is { Line: { } other })
                return Twiml.To(urls.Incoming(other, english ? "en" : "zh", moved: true));
            if (steps.Find(s => s.To is OverflowTo.Number) is { Number: { } number })
                return twiml.ClosedOutside(line, english, number, Numbers.Normalise(request.Form("To"), options.Value.NumberRegion) ?? options.Value.DefaultNumber);
        }
        return steps.Exists(s => s.To is OverflowTo.Message)
            ? twiml.ClosedWithMessage(line, new Ticket(id, line.Code, time.GetUtcNow(), Priority.Routine, english), request.CallSid)
            : twiml.Closed(line, english);
    }

    /// <summary>9 chose English (Twiml.AskLanguage); any other key and none is Chinese.</summary>
    private static bool English(VoiceRequest request) =>
        request.Query("lang") is "en" || (request.Query("lang") is "key" && request.Form("Digits") is "9");

    /// <summary>9 asked not to be recorded (Twiml.AskRecording).</summary>
    private static bool Unrecorded(VoiceRequest request) => request.Query("rec") is "key" && request.Form("Digits") is "9";

    private VoiceResponse Stay(VoiceRequest request, Line line, Guid id, Refusal refusal)
    {
        logger.ArrivalRefused(id, refusal);
        return Later(request, line, id);
    }

    /// <summary>The ticket keeps the arrival; the wait loop receives the contact as soon as that is possible.</summary>
    private VoiceResponse Later(VoiceRequest request, Line line, Guid id)
    {
        var now = time.GetUtcNow();
        return line.IsOpenAt(now, Channel.Voice)
            ? twiml.Calm(urls.Wait(new Ticket(id, line.Code, now, Priority.Routine, English(request), Unrecorded(request)), request.CallSid, 1))
            : twiml.Closed(line, English(request));
    }
}
