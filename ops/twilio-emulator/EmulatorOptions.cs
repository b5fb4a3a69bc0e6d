namespace TwilioEmulator;

/// <summary>Everything that can be set, under the key <c>Emulator</c>.</summary>
internal sealed class EmulatorOptions
{
    public string AccountSid { get; set; } = "AC00000000000000000000000000000001";

    public string AuthToken { get; set; } = "00000000000000000000000000000001";

    /// <summary>The API key whose secret signs browsers' access tokens.</summary>
    public string ApiKeySid { get; set; } = "SK00000000000000000000000000000001";

    public string ApiKeySecret { get; set; } = "00000000000000000000000000000001";

    /// <summary>The numbers of the service: what callers can dial.</summary>
    public List<ServiceNumber> Numbers { get; set; } = [];

    /// <summary>Telephones offered on the page as counsellors' telephones, such as <c>client:li</c> or <c>+8613800000001 Li</c>, with a name after a blank.</summary>
    public List<string> Telephones { get; set; } = [];

    /// <summary>Telephones that answer by themselves.</summary>
    public List<string> AutoAnswer { get; set; } = [];

    /// <summary>Scale of speech, music, pauses and Gather timeouts: 1 is real time, 0.02 is for tests.</summary>
    public double TimeScale { get; set; } = 1;

    /// <summary>Scale of ringing timeouts; apart from <see cref="TimeScale"/>, because a test answers no faster in fast time.</summary>
    public double RingScale { get; set; } = 1;

    /// <summary>Chinese characters spoken in a second. A Latin character counts as a third of one.</summary>
    public double SpeechRate { get; set; } = 6;

    /// <summary>Seconds that a recording lasts when the audio file does not tell.</summary>
    public double PlaySeconds { get; set; } = 10;

    /// <summary>Whether webhooks that cannot be reached are tried again.</summary>
    public bool Retries { get; set; } = true;

    /// <summary>For how many seconds they are tried again (real time).</summary>
    public double RetrySeconds { get; set; } = 60;

    /// <summary>Seconds after which a webhook counts as failed (real time). Twilio's is 15.</summary>
    public double WebhookTimeoutSeconds { get; set; } = 15;

    /// <summary>Deals the faults; without it they are dealt anew each time.</summary>
    public int? Seed { get; set; }

    /// <summary>Where the application reaches this emulator, for RecordingUrl. Without it: the address that it listens on.</summary>
    public string? PublicUrl { get; set; }
}

/// <summary>A number of the service and where its incoming calls are announced.</summary>
internal sealed class ServiceNumber
{
    public string Number { get; set; } = "";

    public string LineLabel { get; set; } = "";

    public string VoiceUrl { get; set; } = "";

    public string? StatusCallback { get; set; }

    /// <summary>Where text messages to it are announced; null: it takes none.</summary>
    public string? MessageUrl { get; set; }
}
