namespace TwilioEmulator.Twiml;

/// <summary>The verbs and nouns that the emulator follows, with all attributes that Twilio documents for them.</summary>
internal static class TwimlSchema
{
    private const string Recording =
        "record trim recordingStatusCallback recordingStatusCallbackMethod recordingStatusCallbackEvent recordingTrack "
        + "recordingConfigurationId";

    private const string Callback = "statusCallback statusCallbackMethod statusCallbackEvent";

    /// <summary>Element name → its attributes and the elements it may hold.</summary>
    public static readonly IReadOnlyDictionary<string, Element> Elements = new Dictionary<string, Element>
    {
        ["Response"] = new("", "Say Play Pause Gather Redirect Enqueue Dial Hangup Reject Leave Record"),
        ["Say"] = new("voice language loop", "*"),
        ["Play"] = new("loop digits", ""),
        ["Pause"] = new("length", ""),
        ["Gather"] = new(
            "action method input numDigits timeout finishOnKey actionOnEmptyResult language hints speechTimeout speechModel enhanced "
            + "profanityFilter partialResultCallback partialResultCallbackMethod bargeIn maxSpeechTime debug dtmfDetection",
            "Say Play Pause"),
        ["Redirect"] = new("method", ""),
        ["Enqueue"] = new("action method waitUrl waitUrlMethod maxQueueSize workflowSid", ""),
        ["Dial"] = new(
            "action method timeout hangupOnStar timeLimit callerId answerOnBridge ringTone sequential referUrl referMethod events "
            + Recording,
            "Conference Number Client Sip"),
        ["Conference"] = new(
            "muted beep startConferenceOnEnter endConferenceOnExit participantLabel jitterBufferSize waitUrl waitMethod maxParticipants "
            + "region coach eventCallbackUrl " + Callback + " " + Recording,
            ""),
        ["Number"] = new("url method sendDigits phoneNumberSid byoc machineDetection " + Callback, ""),
        ["Sip"] = new("url method username password " + Callback, ""),
        ["Client"] = new("url method " + Callback, "Identity Parameter"),
        ["Identity"] = new("", ""),
        ["Parameter"] = new("name value", ""),
        ["Hangup"] = new("", ""),
        ["Reject"] = new("reason", ""),
        ["Leave"] = new("", ""),
        ["Record"] = new(
            "action method timeout finishOnKey maxLength playBeep transcribe transcribeCallback " + Recording, ""),
    };

    /// <summary>Verbs of Twilio that exist but that the emulator does not follow.</summary>
    public static readonly IReadOnlySet<string> NotEmulated = new HashSet<string>
    {
        "Pay", "Connect", "Start", "Stop", "Prompt", "Refer", "Queue", "Sim", "Sms", "Message", "Application", "WhatsApp",
    };

    /// <summary>Values that an attribute may take; attributes that are not here take any.</summary>
    public static string[]? Values(string element, string attribute) => (element, attribute) switch
    {
        (_, "method" or "waitMethod" or "waitUrlMethod" or "statusCallbackMethod" or "recordingStatusCallbackMethod") => ["GET", "POST"],
        ("Reject", "reason") => ["rejected", "busy"],
        ("Conference", "beep") => ["true", "false", "onEnter", "onExit"],
        (_, "muted" or "startConferenceOnEnter" or "endConferenceOnExit" or "actionOnEmptyResult" or "answerOnBridge" or "hangupOnStar"
            or "playBeep") => ["true", "false"],
        _ => null,
    };

    /// <summary>Words that a statusCallbackEvent may hold, separated by blanks.</summary>
    public static string[] Events(string element) => element == "Conference"
        ? ["start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"]
        : ["initiated", "ringing", "answered", "completed"];
}

/// <summary>Attributes and children of an element, separated by blanks; <c>*</c> allows every child.</summary>
internal sealed record Element(string AttributeNames, string ChildNames)
{
    public IReadOnlySet<string> Attributes { get; } = AttributeNames.Split(' ').ToHashSet();

    public IReadOnlySet<string> Children { get; } = ChildNames.Split(' ').ToHashSet();
}
