using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Texts;

namespace Hotline.Core.Escalations;

/// <summary>
/// Signed links for partners: escalation and number of the asking, signed. Nothing of a link is kept, so making one again after a killed node
/// gives the same; that it is used, late or taken back stands in the escalation.
/// </summary>
public sealed class EscalationLinks(TextCipher cipher, Uri service)
{
    private const int SignatureLength = 32;

    /// <summary>After '#': a browser sends it to no server, so no log has it.</summary>
    public string Address(Guid escalation, int number) => $"{service.GetLeftPart(UriPartial.Authority)}/partner#{Token(escalation, number)}";

    public string Token(Guid escalation, int number)
    {
        Span<byte> body = stackalloc byte[20];
        escalation.TryWriteBytes(body);
        BinaryPrimitives.WriteInt32BigEndian(body[16..], number);
        return Base64Url.EncodeToString(body) + Sign(escalation, number);
    }

    /// <returns>Null: not made by this service, or not whole.</returns>
    public (Guid Escalation, int Number)? Read(string? token)
    {
        Span<byte> body = stackalloc byte[20];
        if (token is not { Length: 27 + SignatureLength } || !Base64Url.TryDecodeFromChars(token.AsSpan(0, 27), body, out var written) || written != 20)
            return null;
        var (escalation, number) = (new Guid(body[..16]), BinaryPrimitives.ReadInt32BigEndian(body[16..]));
        var expected = Encoding.ASCII.GetBytes(Sign(escalation, number));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(token[27..])) ? (escalation, number) : null;
    }

    /// <summary>The same asking is never sent twice: its message has one id.</summary>
    public Guid MessageId(Guid escalation, int number) => cipher.IdOf($"escalation message:{escalation}:{number}");

    /// <summary>Whether a browser made it as it should: 32 bytes in base64url.</summary>
    public static bool IsSession([NotNullWhen(true)] string? session) => session is { Length: 43 } && Base64Url.IsValid(session);

    public static string Hash(string session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session)));

    private string Sign(Guid escalation, int number) => cipher.Fingerprint($"escalation link:{escalation}:{number}")[..SignatureLength];
}
