using Hotline.Core.Contacts;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>A supervisor's or a backup telephone was rung because nobody took a contact at level 4: it says so, and 1 takes it.</summary>
internal sealed class HelpCall(LiveState state, AnswerHelp answerHelp, LoseCallLeg lose, Twiml twiml, VoiceUrls urls, ILogger<HelpCall> logger)
{
    /// <summary>How often it is said before an answering machine's tape is left alone.</summary>
    private const int Rounds = 4;

    /// <summary>/help: answered, or nothing pressed yet.</summary>
    public async Task<VoiceResponse> AskAsync(VoiceRequest request)
    {
        if (request.IsOver || request.Contact is not { } id || request.Round >= Rounds)
            return twiml.Goodbye("");
        try
        {
            var contact = (await state.ReadAsync(id, request.Aborted))?.Contact;
            if (contact is not { Urgent: not null, Help: null })
                return Gone(contact);
            var line = await state.LineAsync(contact.Line, request.Aborted);
            return twiml.Help(line?.Name ?? contact.Line, contact is { Channel: Channel.Voice or Channel.WebCall, IsCallback: false }, urls.Helped(id), urls.Help(id, request.Round + 1));
        }
        catch (Exception failure) when (!request.Aborted.IsCancellationRequested)
        {
            logger.StoreAway(request.CallSid, request.Path, failure);
            // Whether it is still waiting is not known: then it is.
            return twiml.Help("", true, urls.Helped(id), urls.Help(id, request.Round + 1));
        }
    }

    /// <summary>/helped: a key was pressed.</summary>
    public async Task<VoiceResponse> AnswerAsync(VoiceRequest request)
    {
        if (request.Contact is not { } id)
            return twiml.Goodbye("");
        if (request.Form("Digits") is not "1")
            return Twiml.To(urls.Help(id, 1));
        var step = await state.PatientlyAsync(() => answerHelp.HandleAsync(id, request.CallSid, CancellationToken.None));
        if (step.Refusal is not null)
            return Gone((await state.ReadAsync(id, request.Aborted))?.Contact);
        // Told again, its own answer has no events.
        return step.Events.Any(e => IsTheirs(e.Contact, request)) || IsTheirs((await state.ReadAsync(id, request.Aborted))?.Contact, request)
            ? twiml.Conference(id, CallIds.HelpLabel(request.CallSid)) : twiml.HelpKnown();
    }

    /// <summary>/help-leg: the telephone that was rung has hung up, before it pressed anything or after.</summary>
    public async Task ToldAsync(VoiceRequest request)
    {
        if (request.IsOver && request.Contact is { } id && (await state.PatientlyAsync(() => state.ReadAsync(id, CancellationToken.None)))?.Contact is { } contact && IsTheirs(contact, request))
            await lose.HelperAsync(contact, request.CallSid, $"leg: {request.CallStatus}");
    }

    private static bool IsTheirs(Contact? contact, VoiceRequest request) => contact?.Help?.By == request.CallSid;

    private VoiceResponse Gone(Contact? contact) => contact is { State: ContactState.Abandoned } ? twiml.HelpLeft() : twiml.HelpTaken();
}
