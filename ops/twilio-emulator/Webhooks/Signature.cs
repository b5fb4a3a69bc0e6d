using System.Security.Cryptography;
using System.Text;

namespace TwilioEmulator.Webhooks;

/// <summary>The X-Twilio-Signature header.</summary>
internal static class Signature
{
    /// <summary>
    /// HMAC-SHA1 with the auth token over the full URL and, for a POST, the parameters sorted by name, each name followed
    /// by its value. SHA-1 is what Twilio uses; the choice is not ours.
    /// </summary>
#pragma warning disable CA5350
    public static string Of(string authToken, Uri url, IEnumerable<KeyValuePair<string, string>> posted)
    {
        var text = new StringBuilder(url.AbsoluteUri);
        foreach (var (name, value) in posted.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(value);
        }

        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString())));
    }
#pragma warning restore CA5350
}
