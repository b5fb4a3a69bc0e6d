using System.Globalization;
using System.Security.Cryptography;
using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Recordings;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>What the address of a recording carries.</summary>
/// <param name="MayCall">The caller may be rung.</param>
/// <param name="Closed">The line is closed: nobody waits.</param>
/// <param name="From">The caller's number, sealed with the contact.</param>
/// <param name="To">Which number was dialled.</param>
internal sealed record Spoken(bool MayCall, bool Closed, string? From, string? To);

/// <summary>
/// A caller speaks a message: while waiting, or because the line is closed. The place in the queue is kept until there is one; who says
/// nothing waits on.
/// </summary>
internal sealed class SpokenMessage(
    LiveState state, StepAside aside, LeaveMessage leave, INetworkRecordings recordings, TextCipher cipher, TicketSigner tickets, Twiml twiml, VoiceUrls urls, IOptions<TwilioOptions> options, ILogger<SpokenMessage> logger)
{
    /// <summary>Longer than the longest recording with what is said before it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(Twiml.LongestMessage + 120);

    /// <summary>Key 2: may the caller be rung? Somebody whose number is not known is not asked.</summary>
    public async Task<VoiceResponse> AskAsync(Ticket ticket, VoiceRequest request, Line line)
    {
        if (!line.TakesMessages())
            return Waiting(ticket, request, line);
        return Number(ticket, request) is null ? await BeginAsync(ticket, request, mayCall: false) : twiml.AskMessage(ticket, request.CallSid, line);
    }

    /// <summary>/message: 1 chose to be rung; any other key and none did not.</summary>
    public Task<VoiceResponse> BeginAsync(VoiceRequest request) =>
        request.Ticket(tickets) is { } ticket ? BeginAsync(ticket, request, request.Form("Digits") is "1") : Task.FromResult(Twiml.To(urls.Incoming(null)));

    private async Task<VoiceResponse> BeginAsync(Ticket ticket, VoiceRequest request, bool mayCall)
    {
        var line = await state.LineAsync(ticket.Line, request.Aborted);
        try
        {
            var step = await state.PatientlyAsync(() => aside.LeaveAsync(ticket.Contact, AsideKind.Message, Longest, mayCall, null, CancellationToken.None));
            // Unknown: the line is closed, or a store was lost; either way a message is welcome. Refused: a counsellor is on the way, which is better.
            return step.Done || step.Refusal is Refusal.ContactUnknown
                ? Record(ticket, request, line, mayCall)
                : twiml.GoOn(ticket, request.CallSid, line, said: null);
        }
        catch (Exception failure) when (!request.Aborted.IsCancellationRequested)
        {
            logger.StoreAway(request.CallSid, request.Path, failure);
            return Record(ticket, request, line, mayCall);
        }
    }

    /// <summary>/left: the caller has spoken and is still there, or has said nothing.</summary>
    public async Task<VoiceResponse> LeftAsync(VoiceRequest request)
    {
        if (request.Ticket(tickets) is not { } ticket)
            return Twiml.To(urls.Incoming(null));
        var line = await state.LineAsync(ticket.Line, request.Aborted);
        if (await KeepAsync(ticket, request))
            return twiml.MessageKept(line, ticket.English);
        await state.PatientlyAsync(() => aside.ComeBackAsync(ticket.Contact, AsideKind.Message, "nothing said", CancellationToken.None));
        return Waiting(ticket, request, line);
    }

    /// <summary>/recorded: the network has it. Who hung up while speaking is heard of here alone.</summary>
    public async Task RecordedAsync(VoiceRequest request)
    {
        if (request.Ticket(tickets) is { } ticket)
            await KeepAsync(ticket, request);
    }

    /// <returns>Whether there is a message; told twice, there is one.</returns>
    private async Task<bool> KeepAsync(Ticket ticket, VoiceRequest request)
    {
        if (request.Form("RecordingSid") is not { Length: > 0 } sid || request.Form("RecordingStatus") is "absent" or "failed" || Seconds(request) < 1)
            return false;
        var left = await state.PatientlyAsync(() => leave.HandleAsync(new SpokenOrWritten
        {
            // One recording is one message, however often it is told.
            Id = CallIds.Contact(sid), Line = ticket.Line, Follows = ticket.Contact, Recording = sid, Seconds = Seconds(request), MayCall = request.Query("may") is "1",
            CallerNumber = Number(ticket, request), Dialled = Numbers.Normalise(request.Form("To") ?? request.Query("to"), options.Value.NumberRegion),
            Answers = ticket.English ? new CallerAnswers { Language = "en" } : null,
        }, CancellationToken.None));
        if (left is MessageLeft.Kept)
            return true;
        // A conversation began after all, or the line was changed in between: nobody will hear it, so it must not lie there.
        logger.MessageNotKept(ticket.Contact, left is MessageLeft.Refused(var refusal) ? refusal : null);
        await recordings.DeleteAsync(sid, CancellationToken.None);
        return false;
    }

    private VoiceResponse Record(Ticket ticket, VoiceRequest request, Line? line, bool mayCall) => twiml.Record(ticket, request.CallSid, line, new Spoken(
        mayCall, request.Query("closed") is "1", Number(ticket, request) is { } number ? cipher.Encrypt(number, ticket.Contact) : null, request.Form("To")));

    /// <summary>The recording's own callback knows no numbers: the caller's is sealed in its address.</summary>
    private string? Number(Ticket ticket, VoiceRequest request) =>
        request.Form("From") is { } from ? Numbers.Normalise(from, options.Value.NumberRegion) : cipher.TryDecrypt(request.Query("from"), ticket.Contact);

    private VoiceResponse Waiting(Ticket ticket, VoiceRequest request, Line? line) =>
        // Nobody waits on a closed line; who said nothing has heard everything.
        request.Query("closed") is "1" ? twiml.Thanks(ticket.English, line) : twiml.GoOn(ticket, request.CallSid, line, said: null);

    private static int Seconds(VoiceRequest request) => int.TryParse(request.Form("RecordingDuration"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
}
