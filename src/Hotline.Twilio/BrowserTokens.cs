using Hotline.Core.Voice;
using Microsoft.Extensions.Options;
using Twilio.Jwt.AccessToken;

namespace Hotline.Twilio;

/// <summary>What a counsellor's browser needs to take calls.</summary>
/// <param name="Token">A Twilio access token: incoming calls of <paramref name="Identity"/> and nothing else.</param>
/// <param name="Identity">The network's name of this browser.</param>
/// <param name="Expires">The browser asks for another one before.</param>
/// <param name="EmulatedNetwork">The emulated network's address; null: Twilio's own SDK is used.</param>
public sealed record BrowserTicket(string Token, string Identity, DateTimeOffset Expires, string? EmulatedNetwork);

/// <summary>Lets a counsellor's browser take calls for some minutes.</summary>
public sealed class BrowserTokens(IOptions<TwilioOptions> options, TimeProvider time)
{
    /// <summary>Null: telephony is off, or it has no API key (Twilio:ApiKeySid).</summary>
    public BrowserTicket? Make(Guid counsellor)
    {
        var o = options.Value;
        if (!o.TakesBrowsers)
            return null;
        // Whole seconds: the token has no others.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var (identity, expires) = (BrowserVoice.Identity(counsellor), now.AddMinutes(o.TokenMinutes));
        var token = new Token(
            o.AccountSid, o.ApiKeySid!, o.ApiKeySecret!, identity, expires.UtcDateTime,
            grants: [new VoiceGrant { IncomingAllow = true }]);
        return new BrowserTicket(token.ToJwt(), identity, expires, o.EmulatedNetwork is { Length: > 0 } emulated ? emulated.TrimEnd('/') : null);
    }
}
