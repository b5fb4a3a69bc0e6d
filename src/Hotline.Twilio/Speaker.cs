using System.Globalization;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Twilio.TwiML.Voice;

namespace Hotline.Twilio;

/// <summary>Says what a line has to say, in the caller's language: the office's audio file or text, else the line's default, else what the service says on every line.</summary>
internal sealed class Speaker(TwilioOptions options, VoiceUrls urls, Line? line, bool english)
{
    public SpokenTexts Texts => english ? options.TextsEn : options.Texts;

    /// <summary>What waiting callers hear between the words.</summary>
    public Uri Music => Prompts.Of(line, PromptName.Music, english).Audio is { } file ? urls.Audio(file) : urls.Hold;

    /// <param name="into">Where it is said.</param>
    /// <param name="told">What; null is nothing.</param>
    /// <param name="values">For {0} and {1} of a text. An audio file knows none of them.</param>
    public Speaker Tell(global::Twilio.TwiML.TwiML into, PromptName? told, params ReadOnlySpan<string> values)
    {
        if (told is not { } name)
            return this;
        var prompt = Prompts.Of(line, name, english);
        if (prompt.Audio is { } file)
            into.Append(new Play(urls.Audio(file)));
        else if ((prompt.Text ?? Texts.Of(name)) is { } text)
            Say(into, Fill(text, values));
        return this;
    }

    // The office writes these texts: a brace too many is said, and breaks nothing.
    private static string Fill(string text, ReadOnlySpan<string> values)
    {
        for (var i = 0; i < values.Length; i++)
            text = text.Replace($"{{{i}}}", values[i], StringComparison.Ordinal);
        return text;
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
            return Tell(into, PromptName.Waiting);
        Tell(into, place.Position == 1 ? PromptName.Next : PromptName.Position, Number(place.Position - 1));
        return place.Range is { } range ? Range(into, range) : this;
    }

    // Rounded outwards, so that the sentence promises no more than what happened.
    private Speaker Range(global::Twilio.TwiML.TwiML into, WaitRange range)
    {
        var (from, to) = (range.From / 60, Math.Max(1, (range.To + 59) / 60));
        return from < 1 || from >= to ? Tell(into, PromptName.RangeWithin, Number(to)) : Tell(into, PromptName.Range, Number(from), Number(to));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
