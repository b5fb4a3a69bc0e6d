using System.Security.Cryptography;
using System.Text.Json;
using Hotline.Core.Texts;

namespace Hotline.Server.Texts;

/// <summary>Section "Texts": the keys that everything people write is encrypted with.</summary>
public sealed class TextsOptions
{
    public const string Section = "Texts";

    /// <summary>Key id to 32 random bytes in base64. Old keys stay for reading. Empty: one is made in the data folder.</summary>
    public Dictionary<string, string> Keys { get; set; } = [];

    /// <summary>The id of the key for new texts.</summary>
    public string CurrentKey { get; set; } = "";
}

internal static class TextKeys
{
    /// <summary>The cipher of the configured keys, or of a key made once in the data folder.</summary>
    /// <exception cref="InvalidOperationException">A key is not 32 bytes of base64; the sentence names it.</exception>
    public static TextCipher Load(TextsOptions options, string dataFolder, bool mayMake)
    {
        if (options.Keys.Count > 0)
            return Build(options.Keys, options.CurrentKey.Length > 0 ? options.CurrentKey : options.Keys.Keys.Order(StringComparer.Ordinal).Last());
        if (!mayMake)
            throw new InvalidOperationException("Texts:Keys is required with a Redis server: every node must have the same keys. Make one with: openssl rand -base64 32");
        var folder = Path.Combine(dataFolder, "keys");
        var file = Path.Combine(folder, "texts.json");
        Directory.CreateDirectory(folder);
        if (!File.Exists(file))
        {
            // Written whole or not at all: half a key file would lock the record for good.
            var fresh = new Dictionary<string, string> { ["k1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };
            var half = file + ".new";
            File.WriteAllText(half, JsonSerializer.Serialize(fresh));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(half, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(half, file, overwrite: false);
        }
        var keys = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [];
        return Build(keys, keys.Keys.Order(StringComparer.Ordinal).Last());
    }

    private static TextCipher Build(Dictionary<string, string> keys, string current)
    {
        try
        {
            return new TextCipher(keys.ToDictionary(k => k.Key, k => Convert.FromBase64String(k.Value)), current);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"Texts:Keys: each key must be 32 bytes in base64, and Texts:CurrentKey one of them ({e.Message})", e);
        }
    }
}
