namespace Hotline.Core.Lines;

/// <summary>What a line says on the telephone beside its greeting, notice and closing texts; each may be a text or an audio file.</summary>
public enum PromptName
{
    Greeting, RecordingNotice, Closed, Full, Waiting, KeyNotSafe, NotSafeHeard, Silent, Language,
    KeyCallback, CallbackAsk, CallbackKept, CallbackNoNumber,
    KeyMessage, MessageAsk, MessageBegin, MessageKept, PutThrough,
    TextCallbackKept, TextCallbackMissed,
    TextEscalation, TextEscalationSubject, TextFollowUpChat,
    Position, Next, Range, RangeWithin, Connecting, Lost, Thanks, PressNine, PressOne, Music,
    TextUnseenSign, TextUnseenSignLeft, TextSeen, TextNotSeen,
}

/// <summary>What the office put in the place of a default.</summary>
/// <param name="Text">What is said; null is the default.</param>
/// <param name="Audio">Name of an uploaded file that is played instead; null is none.</param>
public sealed record Prompt(string? Text, string? Audio);

/// <summary>A line's prompts in one language: the office's own, else good defaults.</summary>
public static class Prompts
{
    /// <summary>How a prompt is named in the settings: "keyNotSafe", in English "keyNotSafe.en".</summary>
    public static string Key(PromptName name, bool english)
    {
        var text = name.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..] + (english ? ".en" : "");
    }

    /// <summary>Null text and null audio: nothing is said, or what the service says on every line (Twilio:Texts).</summary>
    public static Prompt Of(Line? line, PromptName name, bool english)
    {
        var own = line?.Prompts?.GetValueOrDefault(Key(name, english));
        return new Prompt(Given(own?.Text) ?? Given(Setting(line, name, english)) ?? Default(name, english), Given(own?.Audio));
    }

    public static IReadOnlyList<string> Keys { get; } =
        [.. Enum.GetValues<PromptName>().SelectMany(name => new[] { Key(name, english: false), Key(name, english: true) })];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // Settings of their own, because the caller's page shows them too. Who reads no English text of the office hears its Chinese one.
    private static string? Setting(Line? line, PromptName name, bool english) => line is null ? null : name switch
    {
        PromptName.Greeting => english && line.GreetingEn.Length > 0 ? line.GreetingEn : line.Greeting,
        PromptName.RecordingNotice => english && line.RecordingNoticeEn.Length > 0 ? line.RecordingNoticeEn : line.RecordingNotice,
        PromptName.Closed => english && line.WhenClosedEn.Length > 0 ? line.WhenClosedEn : line.WhenClosed,
        _ => null,
    };

    public static string? Default(PromptName name, bool english) => (name, english) switch
    {
        (PromptName.Greeting or PromptName.RecordingNotice or PromptName.Closed or PromptName.Waiting, _) => null,
        // The service's own texts for all lines, which stand in its settings.
        (PromptName.Position or PromptName.Next or PromptName.Range or PromptName.RangeWithin or PromptName.Connecting or PromptName.Lost
            or PromptName.Thanks or PromptName.PressNine or PromptName.PressOne or PromptName.Music, _) => null,
        (PromptName.Full, false) => "现在来电很多，等的时间可能会长一些。我们没有忘记您。",
        (PromptName.Full, true) => "Many people are calling right now and the wait may be longer. You are not forgotten.",
        (PromptName.KeyNotSafe, false) => "如果您现在不安全，任何时候都可以按 0。",
        (PromptName.KeyNotSafe, true) => "If you are not safe now, press 0 at any moment.",
        (PromptName.NotSafeHeard, false) => "我们知道了，您会排在最前面。如果危险就在眼前，请拨打 110 或 120。请不要挂断。",
        (PromptName.NotSafeHeard, true) => "We have heard you, and you come first. If the danger is right there, call 110 or 120. Please stay on the line.",
        (PromptName.Silent, false) => "不用急着说话。不方便出声也没有关系，您可以一直留在线上。",
        (PromptName.Silent, true) => "There is no hurry to speak. If you cannot talk, that is all right; you can stay on the line.",
        (PromptName.KeyCallback, false) => "想挂断后由我们打给您，请按 1，您的位置会保留。",
        (PromptName.KeyCallback, true) => "To hang up and be rung back, press 1; you keep your place.",
        (PromptName.CallbackAsk, false) => "我们会打您现在用的这个号码。如果没有接通，可以给您发短信的，请按 1；请不要发短信的，请按 2；想继续等，请按 3。",
        (PromptName.CallbackAsk, true) => "We will ring the number that you are calling from. If we miss you, press 1 if we may send you a text, or 2 if we must not. To go on waiting, press 3.",
        (PromptName.CallbackKept, false) => "好的，您的位置已经保留，轮到您时我们会打给您。现在可以挂断了。",
        (PromptName.CallbackKept, true) => "Your place is kept and we will ring you when it comes up. You can hang up now.",
        (PromptName.CallbackNoNumber, false) => "我们看不到您的号码，没有办法打给您。请您继续等待。",
        (PromptName.CallbackNoNumber, true) => "We cannot see your number and so cannot ring you back. Please go on waiting.",
        (PromptName.KeyMessage, false) => "想留言，请按 2。",
        (PromptName.KeyMessage, true) => "To leave a message, press 2.",
        (PromptName.MessageAsk, false) => "我们听到留言后，如果可以打这个号码回给您，请按 1；请不要打这个号码的，请按 2。",
        (PromptName.MessageAsk, true) => "If we may ring this number after we have heard your message, press 1. If we must not, press 2.",
        (PromptName.MessageBegin, false) => "请在提示音后留言，最长三分钟。说完按井号键，或者直接挂断。",
        (PromptName.MessageBegin, true) => "Please speak after the tone, up to three minutes. Press hash when you have finished, or simply hang up.",
        (PromptName.MessageKept, false) => "您的留言已经收到，我们会有人听。如果您现在有危险，请拨打 110 或 120。再见。",
        (PromptName.MessageKept, true) => "We have your message, and somebody will listen to it. If you are in danger now, call 110 or 120. Goodbye.",
        (PromptName.PutThrough, false) => "现在没有咨询员空下来，我们为您转到另一条可以帮助您的电话，请不要挂断。",
        (PromptName.PutThrough, true) => "No counsellor is free at the moment. We are putting you through to another number that can help. Please stay on the line.",
        // Neutral: whoever else reads the telephone learns nothing from it.
        (PromptName.TextCallbackKept, false) => "您好，您的位置已经保留，轮到您时我们会打给您。不想再收到短信，请回复 TD。",
        (PromptName.TextCallbackKept, true) => "Your place is kept and we will ring you when it comes up. To get no more texts, reply STOP.",
        // Nothing about the caller: a telephone lies about, and a number may have a new owner. The link follows.
        (PromptName.TextEscalation, false) => "有一件事需要您尽快确认，链接只能在一台手机上打开，请勿转发。请打开：",
        (PromptName.TextEscalation, true) => "Something needs your confirmation soon. The link opens on one telephone only; please do not forward it. Please open: ",
        (PromptName.TextEscalationSubject, false) => "需要您确认",
        (PromptName.TextEscalationSubject, true) => "please confirm",
        (PromptName.TextFollowUpChat, false) => "您好，方便的时候可以打开这个链接和我们聊聊，不想再收到短信，请回复 TD。",
        (PromptName.TextFollowUpChat, true) => "Hello. When it suits you, open this link to write with us. To get no more texts, reply STOP. ",
        // What a supervisor reads of a sign that nobody has looked at, and a school of a green channel.
        (PromptName.TextUnseenSign, false) => "有一个极高风险的信号一直没有人看，请马上看这次来访。",
        (PromptName.TextUnseenSign, true) => "Nobody has looked at a sign of immediate risk. Please look at this contact now.",
        (PromptName.TextUnseenSignLeft, false) => "来访者发出极高风险的信号后离开了，没有人看过，请马上看这次来访。",
        (PromptName.TextUnseenSignLeft, true) => "The caller left after a sign of immediate risk that nobody has looked at. Please look at this contact now.",
        (PromptName.TextSeen, false) => "绿色通道：已就诊。",
        (PromptName.TextSeen, true) => "Green channel: the pupil was seen.",
        (PromptName.TextNotSeen, false) => "绿色通道：尚未就诊。",
        (PromptName.TextNotSeen, true) => "Green channel: the pupil has not been seen yet.",
        (PromptName.TextCallbackMissed, false) => "您好，我们给您回电没有接通。需要的时候，请随时再打给我们。不想再收到短信，请回复 TD。",
        (PromptName.TextCallbackMissed, true) => "We rang you and could not reach you. Please call us again whenever you need to. To get no more texts, reply STOP.",
        (PromptName.Language, _) => "For English, press 9.",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such prompt"),
    };
}
