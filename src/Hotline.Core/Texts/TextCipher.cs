using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hotline.Core.Texts;

/// <summary>
/// Encrypts what people write before it reaches Redis or SQL: AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce a text.
/// Form: <c>keyId.base64(nonce ‖ tag ‖ ciphertext)</c>; the context (a contact's id) is authenticated, so that a text
/// cannot be moved to another contact. Old keys stay readable after rotation; new texts use the current key.
/// </summary>
public sealed class TextCipher
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly IReadOnlyDictionary<string, byte[]> _keys;
    private readonly string _current;

    /// <param name="keys">Key id to 32 bytes. An id has no full stop.</param>
    /// <param name="current">The id of the key for new texts.</param>
    /// <exception cref="ArgumentException">A key is not 256 bits long, or the current id is not among them.</exception>
    public TextCipher(IReadOnlyDictionary<string, byte[]> keys, string current)
    {
        foreach (var (id, key) in keys)
            if (key.Length != 32 || id.Contains('.', StringComparison.Ordinal))
                throw new ArgumentException($"Encryption key {id} must be 32 bytes long and its id must have no full stop.", nameof(keys));
        if (!keys.ContainsKey(current))
            throw new ArgumentException($"The current encryption key {current} is not among the keys.", nameof(current));
        _keys = keys;
        _current = current;
    }

    /// <summary>The id of the key for what is new.</summary>
    public string CurrentKey => _current;

    /// <summary>A key of its own for something that is no text (HKDF-SHA-256, RFC 5869), 32 bytes.</summary>
    /// <param name="id">Of the key that it comes from.</param>
    /// <param name="salt">Fresh for each thing, and kept with it.</param>
    /// <param name="purpose">Another purpose has another key.</param>
    /// <exception cref="CryptographicException">The key is not configured.</exception>
    public byte[] DeriveKey(string id, byte[] salt, string purpose) =>
        _keys.TryGetValue(id, out var key)
            ? HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, salt, Encoding.UTF8.GetBytes(purpose))
            : throw new CryptographicException($"No encryption key is configured for key id '{id}'.");

    public string Encrypt(string text, Guid context)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedBytes = new byte[NonceLength + TagLength + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[_current], TagLength);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength), context.ToByteArray());
        return $"{_current}.{Convert.ToBase64String(sealedBytes)}";
    }

    /// <exception cref="CryptographicException">The text was changed, belongs elsewhere, or its key is not configured.</exception>
    public string Decrypt(string text, Guid context)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !_keys.TryGetValue(text[..dot], out var key))
            throw new CryptographicException($"No encryption key is configured for key id '{(dot < 0 ? "" : text[..dot])}'.");
        var sealedBytes = Bytes(text[(dot + 1)..]);
        if (sealedBytes.Length < NonceLength + TagLength)
            throw new CryptographicException("The encrypted text is too short.");
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(sealedBytes.AsSpan(0, NonceLength), sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength), plain, context.ToByteArray());
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The text, or null where there is none or <see cref="Decrypt"/> cannot read it (its key was taken away).</summary>
    public string? TryDecrypt(string? text, Guid context)
    {
        try
        {
            return text is null ? null : Decrypt(text, context);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A sealed document, or null where it cannot be read.</summary>
    public T? TryRead<T>(string? text, Guid context) where T : class
    {
        try
        {
            return TryDecrypt(text, context) is { } clear ? HotlineJson.Read<T>(clear) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException broken)
        {
            throw new CryptographicException("The encrypted text is not whole.", broken);
        }
    }

    /// <summary>A keyed hash (HMAC-SHA-256) that finds equal texts, e.g. a number that called before, without decrypting any.</summary>
    public string Fingerprint(string text)
    {
        // The oldest key stays the fingerprint's key for good: a rotated one would no longer recognise anybody.
        var oldest = _keys.Keys.Order(StringComparer.Ordinal).First();
        return Convert.ToHexStringLower(HMACSHA256.HashData(_keys[oldest], Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>An id made of a name: the same name has the same id, and nobody without the key can tell it.</summary>
    public Guid IdOf(string name) => new(Convert.FromHexString(Fingerprint(name))[..16]);
}
