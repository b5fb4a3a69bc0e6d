using Hotline.Core.Lines;

namespace Hotline.Twilio;

/// <summary>Section "Twilio". A wrong setting stops the start with a sentence that names it.</summary>
public sealed class TwilioOptions
{
    public const string Section = "Twilio";

    /// <summary>Off means: no telephone. Nothing else here is read then.</summary>
    public bool Enabled { get; set; }

    /// <summary>AC and 32 hexadecimal digits.</summary>
    public string AccountSid { get; set; } = "";

    /// <summary>Signs Twilio's requests to us and opens its API for ours.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>During a rotation: the other token. Requests that it signed are taken as well.</summary>
    public string? SecondaryAuthToken { get; set; }

    /// <summary>An API key of the account, SK and 32 hexadecimal digits: lets counsellors take calls in the browser. Null: on telephones only.</summary>
    public string? ApiKeySid { get; set; }

    /// <summary>The key's secret, which signs the browsers' access tokens.</summary>
    public string? ApiKeySecret { get; set; }

    /// <summary>How long a browser's access token is good, minutes, 2–60; the console asks for the next one before.</summary>
    public int TokenMinutes { get; set; } = 10;

    /// <summary>Demo and tests: the emulated network as browsers reach it, instead of Twilio's own SDK. Never beside Twilio's own service.</summary>
    public string? EmulatedNetwork { get; set; }

    /// <summary>Counsellors can take calls in the browser.</summary>
    public bool TakesBrowsers => Enabled && ApiKeySid is { Length: > 0 };

    /// <summary>A compatible service's API; empty is Twilio's own.</summary>
    public string ApiBaseAddress { get; set; } = "";

    /// <summary>How Twilio reaches this service from outside, e.g. https://hotline.example.org. Signatures are computed over it.</summary>
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>E.164; rings counsellors where the line's own dialled number is not known.</summary>
    public string? DefaultNumber { get; set; }

    /// <summary>E.164; SMS goes out from it. Null is <see cref="DefaultNumber"/>.</summary>
    public string? MessageNumber { get; set; }

    /// <summary>Region of numbers that are written without a country code.</summary>
    public string NumberRegion { get; set; } = "CN";

    /// <summary>One attempt at Twilio's API, seconds, 1–10.</summary>
    public int TimeoutSeconds { get; set; } = 4;

    /// <summary>How long a counsellor's leg rings, seconds, 5–120. Twilio adds about 5.</summary>
    public int RingSeconds { get; set; } = 20;

    /// <summary>How often live calls are compared with the network's own list, seconds, 2–300: so long may a lost signal go unnoticed.</summary>
    public int SweepSeconds { get; set; } = 30;

    /// <summary>What a waiting caller hears; null is the product's own /audio/hold.wav.</summary>
    public string? HoldMusicUrl { get; set; }

    /// <summary>The language of everything that is said.</summary>
    public string Language { get; set; } = "zh-CN";

    /// <summary>One of Twilio's voices, e.g. Polly.Zhiyu; null is Twilio's own choice for the language.</summary>
    public string? SayVoice { get; set; }

    /// <summary>The position is said on the first round of the wait loop and on each of this many after it, 1–20.</summary>
    public int SayPositionEvery { get; set; } = 4;

    /// <summary>Largest webhook body, bytes, 4096–1048576.</summary>
    public int MaxBodyBytes { get; set; } = 65536;

    /// <summary>What is said apart from the line's own texts.</summary>
    public SpokenTexts Texts { get; set; } = new();

    /// <summary>The same for callers who chose English, and the language and voice that say it.</summary>
    public SpokenTexts TextsEn { get; set; } = SpokenTexts.English();
    public string LanguageEn { get; set; } = "en-US";
    public string? SayVoiceEn { get; set; }
}

/// <summary>Sentences that callers hear on every line. A line's greeting, notice and closed text are the line's own settings.</summary>
public sealed class SpokenTexts
{
    /// <summary>{0}: how many are before the caller, at least 1.</summary>
    public string Position { get; set; } = "您前面还有 {0} 位来访者，请不要挂断。";
    public string Next { get; set; } = "您是下一位，请不要挂断。";

    /// <summary>{0} and {1}: minutes, from what really happened lately.</summary>
    public string Range { get; set; } = "根据刚才的情况，大约还要等 {0} 到 {1} 分钟。";

    /// <summary>{0}: minutes.</summary>
    public string RangeWithin { get; set; } = "根据刚才的情况，大约 {0} 分钟以内会有人接听。";
    public string Waiting { get; set; } = "我们正在为您寻找咨询员，请不要挂断。";
    public string Connecting { get; set; } = "正在为您接通咨询员，请不要挂断。";

    /// <summary>Said when the counsellor's leg broke off; the caller is back at the place.</summary>
    public string Lost { get; set; } = "刚才与咨询员的通话意外断开了，这不是您的问题。我们正在为您重新接通，请不要挂断。";

    /// <summary>Said when a store is away: the caller stays.</summary>
    public string Calm { get; set; } = "请您稍等，我们一直都在，请不要挂断。";
    public string Closed { get; set; } = "现在不是服务时间，请您在服务时间再次拨打。如有紧急危险，请立即拨打 110 或 120。";
    public string Thanks { get; set; } = "感谢您的来电。需要的时候，请随时再次拨打。再见。";

    /// <summary>After the recording notice of a line that lets callers choose.</summary>
    public string PressNine { get; set; } = "如果不希望通话被录音，请按 9。";

    /// <summary>To a counsellor's own telephone. {0}: the line's name.</summary>
    public string PressOne { get; set; } = "这里是{0}热线，有来访者在等您。接听请按 1。";
    public string TooLate { get; set; } = "这位来访者已经不在等您接听了，谢谢您。再见。";

    /// <summary>What supervisors and backup telephones hear when nobody took a contact at level 4. {0}: the line's name.</summary>
    public string HelpCall { get; set; } = "{0}热线有一位极高风险的来电者还没有人接听。接听请按 1，按键后马上为您接通。";
    public string HelpChat { get; set; } = "{0}热线有一位极高风险的来访者在文字对话中等待，还没有人接待。您来处理请按 1，并请马上登录工作台。";
    public string HelpTaken { get; set; } = "这位来访者已经有人接待了，谢谢您。再见。";
    public string HelpLeft { get; set; } = "这位来访者已经离开，没有人接到。请到工作台的复核列表查看。再见。";
    public string HelpKnown { get; set; } = "谢谢您。请马上登录工作台接待这位来访者。再见。";
    public string NoService { get; set; } = "您拨打的号码暂时没有开通服务。如有紧急危险，请立即拨打 110 或 120。再见。";

    /// <summary>What is said where a line has nothing of its own; null: nothing.</summary>
    public string? Of(PromptName name) => name switch
    {
        PromptName.Position => Position,
        PromptName.Next => Next,
        PromptName.Range => Range,
        PromptName.RangeWithin => RangeWithin,
        PromptName.Waiting => Waiting,
        PromptName.Connecting => Connecting,
        PromptName.Lost => Lost,
        PromptName.Closed => Closed,
        PromptName.Thanks => Thanks,
        PromptName.PressNine => PressNine,
        PromptName.PressOne => PressOne,
        _ => null,
    };

    internal static SpokenTexts English() => new()
    {
        Position = "There are {0} callers before you. Please stay on the line.",
        Next = "You are next. Please stay on the line.",
        Range = "Going by the last calls, the wait is about {0} to {1} minutes.",
        RangeWithin = "Going by the last calls, somebody will answer within about {0} minutes.",
        Waiting = "We are finding a counsellor for you. Please stay on the line.",
        Connecting = "We are connecting you. Please stay on the line.",
        Lost = "The call with the counsellor broke off; that is not your fault. We are connecting you again. Please stay on the line.",
        HelpCall = "A caller at the highest risk is waiting on the line {0} and nobody has answered. Press 1 to take the call.",
        HelpChat = "Somebody at the highest risk is waiting in a chat on the line {0}. Press 1 if you take it, and sign in to the console at once.",
        PressNine = "If you do not want the call to be recorded, press 9.",
        PressOne = "This is the {0} line. Somebody is waiting for you. Press 1 to take the call.",
        TooLate = "This caller is not waiting for you any more. Thank you. Goodbye.",
        HelpTaken = "Somebody has answered already. Thank you. Goodbye.",
        HelpLeft = "The caller has left, and nobody had answered. Please look at the review list in the console. Goodbye.",
        HelpKnown = "Thank you. Please sign in to the console at once. Goodbye.",
        Calm = "Please wait a moment. We are here; please stay on the line.",
        Closed = "The service is closed now. Please call again during its hours. In an emergency call 110 or 120 at once.",
        Thanks = "Thank you for calling. Call again whenever you need to. Goodbye.",
        NoService = "There is no service at this number yet. In an emergency call 110 or 120 at once. Goodbye.",
    };
}
