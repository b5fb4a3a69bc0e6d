namespace TwilioEmulator.Network;

/// <summary>What a call is to do next.</summary>
internal abstract record Instruction
{
    /// <summary>Request TwiML from the application.</summary>
    internal sealed record Fetch(Uri Url, string Method, IReadOnlyDictionary<string, string> Extra) : Instruction
    {
        public Fetch(Uri url, string method)
            : this(url, method, new Dictionary<string, string>())
        {
        }
    }

    /// <summary>TwiML that was given in place of a URL.</summary>
    internal sealed record Inline(string Twiml) : Instruction;

    /// <summary>The leg of a Dial: talk with the call that dialled, after an optional word to the one who answered.</summary>
    internal sealed record Bridge(Fetch? Whisper) : Instruction;
}

/// <summary>Where an application wants to hear of a call or a conference.</summary>
internal sealed record CallbackTarget(Uri Url, string Method, IReadOnlySet<string> Events);
