using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TwilioEmulator.Network;

/// <summary>A browser's access token, read.</summary>
internal sealed record AccessToken(string Identity, DateTimeOffset Expires);

/// <summary>Checks access tokens as Twilio does: the key's signature, the account, the time, and the grant to take calls.</summary>
internal sealed class AccessTokens(EmulatorOptions options, Clock clock)
{
    /// <summary>Null when it is not good.</summary>
    public AccessToken? Read(string? token)
    {
        if (token?.Split('.') is not [var head, var body, var signature])
        {
            return null;
        }

        try
        {
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.ApiKeySecret), Encoding.ASCII.GetBytes($"{head}.{body}"));
            if (!CryptographicOperations.FixedTimeEquals(expected, Bytes(signature)))
            {
                return null;
            }

            using var header = JsonDocument.Parse(Bytes(head));
            using var claims = JsonDocument.Parse(Bytes(body));
            var (h, c) = (header.RootElement, claims.RootElement);
            var expires = DateTimeOffset.FromUnixTimeSeconds(c.GetProperty("exp").GetInt64());
            var grants = c.GetProperty("grants");
            return h.GetProperty("alg").GetString() == "HS256" && h.GetProperty("cty").GetString() == "twilio-fpa;v=1"
                && c.GetProperty("iss").GetString() == options.ApiKeySid && c.GetProperty("sub").GetString() == options.AccountSid
                && expires > clock.Now && grants.GetProperty("voice").GetProperty("incoming").GetProperty("allow").GetBoolean()
                && grants.GetProperty("identity").GetString() is { Length: > 0 } identity
                ? new AccessToken(identity, expires)
                : null;
        }
        catch (Exception broken) when (broken is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[] Bytes(string text)
    {
        var plain = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='));
    }
}
