using System.Globalization;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Twilio.TwiML.Voice;

namespace Hotline.Twilio;

/// <summary>Says what a line has to say, in the caller's language: the office's audio file or text, else the default.</summary>
internal sealed class Speaker(TwilioOptions options, VoiceUrls urls, Line? line, bool english)
{
    public SpokenTexts Texts => english ? options.TextsEn : options.Texts;

    public Speaker Tell(global::Twilio.TwiML.TwiML into, PromptName? told)
    {
        if (told is not { } name)
            return this;
        var prompt = Prompts.Of(line, name, english);
        if (prompt.Audio is { } file)
            into.Append(new Play(urls.Audio(file)));
        else if (prompt.Text is { } text)
            Say(into, text);
        return this;
    }

    public Speaker Say(global::Twilio.TwiML.TwiML into, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return this;
        // Set as plain attributes: the SDK's enums know fewer voices and languages than the service does.
        var say = new Say(text);
        if ((english ? options.SayVoiceEn : options.SayVoice) is { Length: > 0 } voice)
            say.SetOption("voice", voice);
        say.SetOption("language", english ? options.LanguageEn : options.Language);
        into.Append(say);
        return this;
    }

    /// <summary>The place, and the range where enough happened lately; before the place is known, that somebody is looked for.</summary>
    public Speaker Place(global::Twilio.TwiML.TwiML into, Place? place)
    {
        if (place is not { Position: > 0 })
            return Prompts.Of(line, PromptName.Waiting, english) is { Audio: null, Text: null } ? Say(into, Texts.Waiting) : Tell(into, PromptName.Waiting);
        var text = place.Position == 1 ? Texts.Next : string.Format(CultureInfo.InvariantCulture, Texts.Position, place.Position - 1);
        return Say(into, place.Range is { } range ? text + (english ? " " : "") + Range(range) : text);
    }

    // Rounded outwards, so that the sentence promises no more than what happened.
    private string Range(WaitRange range)
    {
        var (from, to) = (range.From / 60, Math.Max(1, (range.To + 59) / 60));
        return from < 1 || from >= to
            ? string.Format(CultureInfo.InvariantCulture, Texts.RangeWithin, to)
            : string.Format(CultureInfo.InvariantCulture, Texts.Range, from, to);
    }
}
