using System.Globalization;
using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Microsoft.Extensions.Options;
using Twilio.TwiML;
using Twilio.TwiML.Voice;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Hotline.Twilio;

/// <summary>Every document that a call is answered with.</summary>
internal sealed class Twiml(IOptions<TwilioOptions> options, VoiceUrls urls)
{
    private SpokenTexts Texts => options.Value.Texts;

    /// <summary>Greeting and recording notice, then the wait loop.</summary>
    public VoiceResponse Welcome(Line line, Ticket ticket, string callSid)
    {
        var response = new VoiceResponse();
        Say(response, line.Greeting);
        Say(response, line.RecordingNotice);
        return response.Redirect(urls.Wait(ticket, callSid, 0), HttpMethod.Post);
    }

    /// <summary>One round of the wait loop.</summary>
    public VoiceResponse Wait(Ticket ticket, string callSid, int round, Place? place, bool connecting)
    {
        var response = new VoiceResponse();
        if (round % options.Value.SayPositionEvery == 0)
            Say(response, connecting ? Texts.Connecting : Position(place));
        return Hold(response, urls.Wait(ticket, callSid, round + 1));
    }

    /// <summary>Out of a conversation and back at the place: whoever's counsellor broke off hears it said first.</summary>
    public VoiceResponse WaitAgain(Contact contact, Ticket ticket, string callSid)
    {
        var response = contact.LostBy is null ? new VoiceResponse() : Say(new VoiceResponse(), Texts.Lost);
        if (contact.LostBy is null && contact.State is not ContactState.Connecting)
            Say(response, Position(null));
        return Hold(response, urls.Wait(ticket, callSid, 1));
    }

    /// <summary>Two seconds, and the same round again.</summary>
    public VoiceResponse Breath(Ticket ticket, string callSid, int round) =>
        new VoiceResponse().Pause(2).Redirect(urls.Wait(ticket, callSid, round, seen: true), HttpMethod.Post);

    /// <summary>A store is away: the caller hears that somebody is there, and stays.</summary>
    public VoiceResponse Calm(Uri again) => Hold(Say(new VoiceResponse(), Texts.Calm), again);

    /// <summary>The caller goes into the contact's conference; what follows it is asked at the Dial's action.</summary>
    public VoiceResponse Conference(Guid contact)
    {
        var dial = new Dial(action: urls.After(contact), method: HttpMethod.Post);
        dial.Conference(
            CallIds.Conference(contact), beep: global::Twilio.TwiML.Voice.Conference.BeepEnum.False, startConferenceOnEnter: true, endConferenceOnExit: true,
            waitUrl: urls.Hold, waitMethod: HttpMethod.Get, statusCallback: urls.Conference(contact), statusCallbackMethod: HttpMethod.Post,
            statusCallbackEvent:
            [
                global::Twilio.TwiML.Voice.Conference.EventEnum.Start, global::Twilio.TwiML.Voice.Conference.EventEnum.End,
                global::Twilio.TwiML.Voice.Conference.EventEnum.Join, global::Twilio.TwiML.Voice.Conference.EventEnum.Leave,
            ],
            participantLabel: CallIds.Caller);
        return new VoiceResponse().Append(dial) as VoiceResponse ?? throw new InvalidOperationException("Append returned another document.");
    }

    /// <summary>A level-4 contact waits: 1 takes it, and until somebody presses anything it is said again.</summary>
    public VoiceResponse Help(string line, bool isCall, Uri pressed, Uri again)
    {
        var gather = new Gather(numDigits: 1, timeout: 6, action: pressed, method: HttpMethod.Post);
        gather.Append(Spoken(string.Format(CultureInfo.InvariantCulture, isCall ? Texts.HelpCall : Texts.HelpChat, line)));
        var response = new VoiceResponse();
        response.Append(gather);
        return response.Redirect(again, HttpMethod.Post);
    }

    public VoiceResponse HelpTaken() => Goodbye(Texts.HelpTaken);

    public VoiceResponse HelpKnown() => Goodbye(Texts.HelpKnown);

    public VoiceResponse Closed(Line line) => Goodbye(line.WhenClosed is { Length: > 0 } own ? own : Texts.Closed);

    public VoiceResponse Thanks() => Goodbye(Texts.Thanks);

    public VoiceResponse NoService() => Goodbye(Texts.NoService);

    public static VoiceResponse To(Uri next) => new VoiceResponse().Redirect(next, HttpMethod.Post);

    public VoiceResponse Goodbye(string text) => Say(new VoiceResponse(), text).Hangup();

    private VoiceResponse Hold(VoiceResponse response, Uri next) =>
        response.Play(urls.Hold, loop: 1).Redirect(next, HttpMethod.Post);

    private string Position(Place? place)
    {
        if (place is not { Position: > 0 })
            return Texts.Waiting;
        var text = place.Position == 1 ? Texts.Next : string.Format(CultureInfo.InvariantCulture, Texts.Position, place.Position - 1);
        return place.Range is { } range ? text + Range(range) : text;
    }

    // Rounded outwards, so that the sentence promises no more than what happened.
    private string Range(WaitRange range)
    {
        var (from, to) = (range.From / 60, Math.Max(1, (range.To + 59) / 60));
        return from < 1 || from >= to
            ? string.Format(CultureInfo.InvariantCulture, Texts.RangeWithin, to)
            : string.Format(CultureInfo.InvariantCulture, Texts.Range, from, to);
    }

    private VoiceResponse Say(VoiceResponse response, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return response;
        response.Append(Spoken(text));
        return response;
    }

    /// <summary>Set as plain attributes: the SDK's enums know fewer voices and languages than the service does.</summary>
    private Say Spoken(string text)
    {
        var say = new Say(text);
        if (options.Value.SayVoice is { Length: > 0 } voice)
            say.SetOption("voice", voice);
        say.SetOption("language", options.Value.Language);
        return say;
    }
}
