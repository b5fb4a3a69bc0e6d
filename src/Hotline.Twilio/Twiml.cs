using System.Globalization;
using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Microsoft.Extensions.Options;
using Twilio.TwiML;
using Twilio.TwiML.Voice;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Hotline.Twilio;

/// <summary>What a document is made for: the line as it is now, where it is known, and the caller's language.</summary>
internal readonly record struct Hearer(Line? Line, bool English)
{
    public static Hearer Of(Line? line, Contact contact) => new(line, contact.Answers?.Language is "en");
}

/// <summary>Every document that a call is answered with.</summary>
internal sealed class Twiml(IOptions<TwilioOptions> options, VoiceUrls urls)
{
    /// <summary>The silent prompt comes in this round of the wait loop, and again after as many.</summary>
    private const int SilentEvery = 9;

    /// <summary>Which language, where the line asks.</summary>
    public VoiceResponse AskLanguage(Line line)
    {
        var gather = new Gather(input: [Gather.InputEnum.Dtmf], numDigits: 1, timeout: 3, action: urls.Incoming(line.Code, "key"), method: HttpMethod.Post);
        As(new Hearer(line, true)).Tell(gather, PromptName.Language);
        return Document(gather).Redirect(urls.Incoming(line.Code, "zh"), HttpMethod.Post);
    }

    /// <summary>The notice, and 9 not to be recorded. Before the contact arrives: nothing of it may be recorded by mistake.</summary>
    public VoiceResponse AskRecording(Line line, bool english)
    {
        var language = english ? "en" : "zh";
        var gather = new Gather(
            input: [Gather.InputEnum.Dtmf], numDigits: 1, finishOnKey: "", timeout: 3, action: urls.Incoming(line.Code, language, "key"), method: HttpMethod.Post);
        var speaker = As(new Hearer(line, english));
        speaker.Tell(gather, PromptName.RecordingNotice).Tell(gather, PromptName.PressNine);
        return Document(gather).Redirect(urls.Incoming(line.Code, language, "yes"), HttpMethod.Post);
    }

    /// <summary>Greeting and recording notice, then the wait loop.</summary>
    public VoiceResponse Welcome(Line line, Ticket ticket, string callSid)
    {
        var response = new VoiceResponse();
        // Who could choose has heard the notice already.
        As(new Hearer(line, ticket.English)).Tell(response, PromptName.Greeting).Tell(response, line.Recording is LineRecording.OptOut ? null : PromptName.RecordingNotice);
        return response.Redirect(urls.Wait(ticket, callSid, 0), HttpMethod.Post);
    }

    /// <summary>One round of the wait loop. A key may be pressed at any moment of it.</summary>
    public VoiceResponse Wait(Ticket ticket, string callSid, int round, Place? place, bool connecting, Line? line, bool offersMessage = false)
    {
        var gather = Keys(ticket, callSid, round);
        var speaker = As(new Hearer(line, ticket.English));
        if (round == 0 && line is { FullFrom: > 0 } && place?.Waiting >= line.FullFrom)
            speaker.Tell(gather, PromptName.Full);
        if (round % options.Value.SayPositionEvery == 0)
            if (connecting)
                speaker.Tell(gather, PromptName.Connecting);
            else
                speaker.Place(gather, place).Tell(gather, PromptName.KeyNotSafe).Tell(gather, line is { OffersCallback: true } ? PromptName.KeyCallback : null)
                    .Tell(gather, offersMessage ? PromptName.KeyMessage : null);
        else if (round % SilentEvery == SilentEvery - 1)
            speaker.Tell(gather, PromptName.Silent);
        gather.Play(speaker.Music, loop: 1);
        return Document(gather).Redirect(urls.Wait(ticket, callSid, round + 1), HttpMethod.Post);
    }

    /// <summary>Whether a text message is safe; nothing chosen goes on waiting.</summary>
    public VoiceResponse AskCallback(Ticket ticket, string callSid, Line line)
    {
        var gather = new Gather(
            input: [Gather.InputEnum.Dtmf], numDigits: 1, finishOnKey: "", timeout: 6, action: urls.Callback(ticket, callSid), method: HttpMethod.Post);
        As(new Hearer(line, ticket.English)).Tell(gather, PromptName.CallbackAsk);
        return Document(gather).Redirect(urls.Wait(ticket, callSid, 1), HttpMethod.Post);
    }

    /// <summary>Longest spoken message, seconds.</summary>
    public const int LongestMessage = 180;
    private const int Silence = 10;

    /// <summary>Whether the caller may be rung after the message; nothing chosen is no.</summary>
    public VoiceResponse AskMessage(Ticket ticket, string callSid, Line line, bool closed = false)
    {
        var gather = new Gather(
            input: [Gather.InputEnum.Dtmf], numDigits: 1, finishOnKey: "", timeout: 6, action: urls.Message(ticket, callSid, closed), method: HttpMethod.Post);
        As(new Hearer(line, ticket.English)).Tell(gather, PromptName.MessageAsk);
        return Document(gather).Redirect(urls.Message(ticket, callSid, closed), HttpMethod.Post);
    }

    public VoiceResponse Record(Ticket ticket, string callSid, Line? line, Spoken spoken)
    {
        var response = new VoiceResponse();
        As(new Hearer(line, ticket.English)).Tell(response, PromptName.MessageBegin);
        response.Record(
            action: urls.Left(ticket, callSid, spoken), method: HttpMethod.Post, maxLength: LongestMessage, timeout: Silence, finishOnKey: "#", playBeep: true,
            recordingStatusCallback: urls.Recorded(ticket, callSid, spoken), recordingStatusCallbackMethod: HttpMethod.Post,
            recordingStatusCallbackEvent: [global::Twilio.TwiML.Voice.Record.RecordingEventEnum.Completed, global::Twilio.TwiML.Voice.Record.RecordingEventEnum.Absent]);
        // Reached when nothing was said.
        return response.Redirect(urls.Left(ticket, callSid, spoken), HttpMethod.Post);
    }

    public VoiceResponse MessageKept(Line? line, bool english) => Goodbye(As(new Hearer(line, english)), PromptName.MessageKept);

    /// <summary>Nobody is free: a number outside is rung, which sees the line's number and not the caller's.</summary>
    public VoiceResponse PutThrough(Ticket ticket, string callSid, Line line, string number, string? from)
    {
        var response = new VoiceResponse();
        As(new Hearer(line, ticket.English)).Tell(response, PromptName.PutThrough);
        var dial = new Dial(callerId: from, timeout: OutsideSeconds, action: urls.PutThrough(ticket, callSid), method: HttpMethod.Post);
        dial.Number(number, statusCallback: urls.Outside(ticket.Contact), statusCallbackMethod: HttpMethod.Post, statusCallbackEvent: [Number.EventEnum.Answered]);
        return response.Append(dial) as VoiceResponse ?? throw new InvalidOperationException("Append returned another document.");
    }

    /// <summary>How long a number outside rings, seconds.</summary>
    public const int OutsideSeconds = 30;

    /// <summary>A closed line whose calls go to a number outside.</summary>
    public VoiceResponse ClosedOutside(Line line, bool english, string number, string? from)
    {
        var response = new VoiceResponse();
        As(new Hearer(line, english)).Tell(response, PromptName.PutThrough);
        var dial = new Dial(callerId: from, timeout: OutsideSeconds);
        dial.Number(number);
        response.Append(dial);
        return response.Redirect(urls.Incoming(line.Code, english ? "en" : "zh", moved: true), HttpMethod.Post);
    }

    public VoiceResponse CallbackKept(Line? line, bool english) => Goodbye(As(new Hearer(line, english)), PromptName.CallbackKept);

    /// <summary>Something is said, and the waiting goes on with music.</summary>
    public VoiceResponse GoOn(Ticket ticket, string callSid, Line? line, PromptName? said)
    {
        var response = new VoiceResponse();
        if (said is { } prompt)
            As(new Hearer(line, ticket.English)).Tell(response, prompt);
        return response.Redirect(urls.Wait(ticket, callSid, 1), HttpMethod.Post);
    }

    /// <summary>Out of a conversation and back at the place: whoever's counsellor broke off hears it said first.</summary>
    public VoiceResponse WaitAgain(Contact contact, Ticket ticket, string callSid, Line? line)
    {
        var gather = Keys(ticket, callSid, 0);
        var speaker = As(new Hearer(line, ticket.English));
        if (contact.LostBy is not null)
            speaker.Tell(gather, PromptName.Lost);
        else if (contact.State is not ContactState.Connecting)
            speaker.Place(gather, null);
        gather.Play(speaker.Music, loop: 1);
        return Document(gather).Redirect(urls.Wait(ticket, callSid, 1), HttpMethod.Post);
    }

    // # and * are keys like others: no key ends the collecting.
    private Gather Keys(Ticket ticket, string callSid, int round) => new(
        input: [Gather.InputEnum.Dtmf], numDigits: 1, finishOnKey: "", timeout: 1, action: urls.Key(ticket, callSid, round), method: HttpMethod.Post);

    /// <summary>Two seconds, and the same round again.</summary>
    public VoiceResponse Breath(Ticket ticket, string callSid, int round) =>
        new VoiceResponse().Pause(2).Redirect(urls.Wait(ticket, callSid, round, seen: true), HttpMethod.Post);

    /// <summary>A store is away: the caller hears that somebody is there, and stays.</summary>
    public VoiceResponse Calm(Uri again, bool english = false)
    {
        var response = new VoiceResponse();
        var speaker = As(new Hearer(null, english));
        speaker.Say(response, speaker.Texts.Calm);
        return response.Play(urls.Hold, loop: 1).Redirect(again, HttpMethod.Post);
    }

    /// <summary>The caller goes into the contact's conference; what follows it is asked at the Dial's action.</summary>
    /// <param name="contact">Whose conference.</param>
    /// <param name="label">Whose leg; the caller's when it is not given. Nothing follows for a counsellor's.</param>
    /// <param name="recorded">The conference is recorded from its start; who opens it says so, and that is never the caller.</param>
    public VoiceResponse Conference(Guid contact, string? label = null, bool recorded = false)
    {
        var dial = label is null ? new Dial(action: urls.After(contact), method: HttpMethod.Post) : new Dial();
        dial.Conference(
            CallIds.Conference(contact), beep: global::Twilio.TwiML.Voice.Conference.BeepEnum.False, startConferenceOnEnter: true, endConferenceOnExit: true,
            waitUrl: urls.Hold, waitMethod: HttpMethod.Get, statusCallback: urls.Conference(contact), statusCallbackMethod: HttpMethod.Post,
            statusCallbackEvent:
            [
                global::Twilio.TwiML.Voice.Conference.EventEnum.Start, global::Twilio.TwiML.Voice.Conference.EventEnum.End,
                global::Twilio.TwiML.Voice.Conference.EventEnum.Join, global::Twilio.TwiML.Voice.Conference.EventEnum.Leave,
            ],
            participantLabel: label ?? CallIds.Caller,
            record: recorded ? global::Twilio.TwiML.Voice.Conference.RecordEnum.RecordFromStart : null);
        return new VoiceResponse().Append(dial) as VoiceResponse ?? throw new InvalidOperationException("Append returned another document.");
    }

    /// <summary>A counsellor's own telephone: 1 takes the call, and until somebody presses anything it is said again.</summary>
    public VoiceResponse PressOne(Line? line, string name, Uri pressed, Uri again)
    {
        var gather = new Gather(numDigits: 1, timeout: 5, action: pressed, method: HttpMethod.Post);
        As(new Hearer(line, false)).Tell(gather, PromptName.PressOne, name);
        return Document(gather).Redirect(again, HttpMethod.Post);
    }

    public VoiceResponse TooLate() => Goodbye(As(default).Texts.TooLate);

    /// <summary>A level-4 contact waits: 1 takes it, and until somebody presses anything it is said again.</summary>
    public VoiceResponse Help(string line, bool isCall, Uri pressed, Uri again)
    {
        var gather = new Gather(numDigits: 1, timeout: 6, action: pressed, method: HttpMethod.Post);
        var speaker = As(default);
        speaker.Say(gather, string.Format(CultureInfo.InvariantCulture, isCall ? speaker.Texts.HelpCall : speaker.Texts.HelpChat, line));
        return Document(gather).Redirect(again, HttpMethod.Post);
    }

    public VoiceResponse HelpTaken() => Goodbye(As(default).Texts.HelpTaken);

    public VoiceResponse HelpLeft() => Goodbye(As(default).Texts.HelpLeft);

    public VoiceResponse HelpKnown() => Goodbye(As(default).Texts.HelpKnown);

    /// <summary>The line is closed, and a message may be left: key 2.</summary>
    public VoiceResponse ClosedWithMessage(Line line, Ticket ticket, string callSid)
    {
        var gather = new Gather(
            input: [Gather.InputEnum.Dtmf], numDigits: 1, finishOnKey: "", timeout: 6, action: urls.ClosedKey(ticket, callSid), method: HttpMethod.Post);
        var speaker = As(new Hearer(line, ticket.English));
        speaker.Tell(gather, PromptName.Closed).Tell(gather, PromptName.KeyMessage);
        return Document(gather).Hangup();
    }

    public VoiceResponse Closed(Line line, bool english = false) => Goodbye(As(new Hearer(line, english)), PromptName.Closed);

    /// <param name="english">The caller chose it.</param>
    /// <param name="line">Whose words; null: those of every line.</param>
    public VoiceResponse Thanks(bool english = false, Line? line = null) => Goodbye(As(new Hearer(line, english)), PromptName.Thanks);

    public VoiceResponse NoService()
    {
        var speaker = As(default);
        return Goodbye(speaker, speaker.Texts.NoService);
    }

    public static VoiceResponse HangUp() => new VoiceResponse().Hangup();

    public static VoiceResponse To(Uri next) => new VoiceResponse().Redirect(next, HttpMethod.Post);

    private Speaker As(Hearer hearer) => new(options.Value, urls, hearer.Line, hearer.English);

    public VoiceResponse Goodbye(string text) => Goodbye(As(default), text);

    private static VoiceResponse Goodbye(Speaker speaker, string text)
    {
        var response = new VoiceResponse();
        speaker.Say(response, text);
        return response.Hangup();
    }

    private static VoiceResponse Goodbye(Speaker speaker, PromptName prompt)
    {
        var response = new VoiceResponse();
        speaker.Tell(response, prompt);
        return response.Hangup();
    }

    private static VoiceResponse Document(global::Twilio.TwiML.TwiML first)
    {
        var response = new VoiceResponse();
        response.Append(first);
        return response;
    }
}
