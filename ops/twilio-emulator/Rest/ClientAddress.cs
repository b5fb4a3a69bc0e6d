using Microsoft.AspNetCore.WebUtilities;

namespace TwilioEmulator.Rest;

/// <summary><c>client:NAME?key=value</c>: the name, and what the called browser is told.</summary>
internal static class ClientAddress
{
    public static (string To, IReadOnlyDictionary<string, string> Parameters) Split(string to)
    {
        var at = to.StartsWith("client:", StringComparison.Ordinal) ? to.IndexOf('?', StringComparison.Ordinal) : -1;
        return at < 0
            ? (to, new Dictionary<string, string>())
            : (to[..at], QueryHelpers.ParseQuery(to[at..]).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal));
    }
}
