using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>Nobody can answer in time: a waiting call is put through to a number outside.</summary>
internal sealed class OverflowCall(
    LiveState state, StepAside aside, TicketSigner tickets, Twiml twiml, VoiceUrls urls, IOptions<TwilioOptions> options, TimeProvider time, ILogger<OverflowCall> logger)
{
    /// <summary>Ringing, what is said before it, and what the network takes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(Twiml.OutsideSeconds + 60);

    /// <summary>Whoever was not answered outside is not put through again at once.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <returns>Null: the caller waits on.</returns>
    public async Task<VoiceResponse?> TakeAsync(Contact contact, IReadOnlyList<OverflowStep> steps, Line? line, VoiceRequest request)
    {
        if (line is null || steps.FirstOrDefault(s => s.To is OverflowTo.Number) is not { Number: { } number } || contact.PutThrough is { } last && time.GetUtcNow() - last < Again)
            return null;
        var step = await state.PatientlyAsync(() => aside.LeaveAsync(contact.Id, AsideKind.Outside, Longest, mayCall: false, number, CancellationToken.None));
        return step.Done ? twiml.PutThrough(Ticket.Of(contact), request.CallSid, line, number, contact.Call?.Dialled ?? options.Value.DefaultNumber) : null;
    }

    /// <summary>Whoever is in the wait loop again has said nothing, or was not answered outside.</summary>
    public async Task ComeBackAsync(Contact contact, AsideKind kind) =>
        await state.PatientlyAsync(() => aside.ComeBackAsync(contact.Id, kind, "back in the loop", CancellationToken.None));

    /// <summary>/outside: the number was answered.</summary>
    public async Task AnsweredAsync(VoiceRequest request)
    {
        if (request.Contact is { } id && request.CallStatus is "in-progress" or "answered")
            await OverflowedAsync(id);
    }

    /// <summary>/put-through: that conversation is over, or there was none.</summary>
    public async Task<VoiceResponse> OverAsync(VoiceRequest request)
    {
        if (request.Ticket(tickets) is not { } ticket)
            return Twiml.To(urls.Incoming(null));
        if (request.Form("DialCallStatus") is "completed" or "answered")
        {
            // Its answer may have got lost on the way.
            await OverflowedAsync(ticket.Contact);
            return twiml.Thanks(ticket.English, await state.LineAsync(ticket.Line, request.Aborted));
        }
        if (!request.IsOver)
            await state.PatientlyAsync(() => aside.ComeBackAsync(ticket.Contact, AsideKind.Outside, $"outside: {request.Form("DialCallStatus")}", CancellationToken.None));
        return Twiml.To(urls.Wait(ticket, request.CallSid, 1));
    }

    private async Task OverflowedAsync(Guid contact)
    {
        var step = await state.PatientlyAsync(() => aside.OverflowAsync(contact, CancellationToken.None));
        if (step.Refusal is { } refusal)
            logger.NotOverflowed(contact, refusal);
    }
}
