using System.Security.Cryptography;
using Hotline.Core.Outbox;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

/// <summary>What the network can ring of what was kept: a browser, a SIP address, a number in clear or sealed.</summary>
internal sealed class VoiceAddresses(TextCipher cipher, IOptions<TwilioOptions> options)
{
    /// <returns>Null: none, or it cannot be read or rung.</returns>
    public string? Of(OutboxItem item) => item.VoiceAddress switch
    {
        null or "" => null,
        // What was kept says only that it is the browser.
        var browser when BrowserVoice.Is(browser) => item.Counsellor is { } counsellor ? BrowserVoice.Address(counsellor) : null,
        var plain when IsName(plain) || plain.StartsWith('+') => Callable(plain),
        var sealed_ => Open(sealed_, item.Counsellor ?? Guid.Empty),
    };

    private static bool IsName(string address) =>
        BrowserVoice.Is(address) || address.StartsWith("sip:", StringComparison.OrdinalIgnoreCase);

    /// <summary>A sealed address; null when it cannot be read or rung.</summary>
    public string? Open(string address, Guid of) => cipher.TryDecrypt(address, of) is { } clear ? Callable(clear) : null;

    private string? Callable(string address) => IsName(address) ? address : Numbers.Normalise(address, options.Value.NumberRegion);
}
