using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Texts;

namespace Hotline.Core.FollowUps;

/// <summary>
/// Signed invitations to a follow-up by chat: which follow-up, its how-manieth attempt and until when. Nothing of a link is kept: that it was used stands in
/// the follow-up, whose attempt it became.
/// </summary>
public sealed class FollowUpLinks(TextCipher cipher, Uri service)
{
    private const int BodyLength = 28, WrittenLength = 38, SignatureLength = 32;

    /// <summary>After '#': a browser sends it to no server, so no log has it. The line's own page, so that whoever reads it learns no more than its name.</summary>
    public string Address(FollowUp followUp, DateTimeOffset until) => $"{service.GetLeftPart(UriPartial.Authority)}/{followUp.Line}#chat={Token(followUp.Id, followUp.Attempts, until)}";

    public string Token(Guid followUp, int attempt, DateTimeOffset until)
    {
        Span<byte> body = stackalloc byte[BodyLength];
        followUp.TryWriteBytes(body);
        BinaryPrimitives.WriteInt32BigEndian(body[16..], attempt);
        BinaryPrimitives.WriteInt64BigEndian(body[20..], until.ToUnixTimeSeconds());
        var written = Base64Url.EncodeToString(body);
        return written + Sign(written);
    }

    /// <returns>Null: not made by this service, or not whole. Whether it is late is the reader's question.</returns>
    public (Guid FollowUp, int Attempt, DateTimeOffset Until)? Read(string? token)
    {
        Span<byte> body = stackalloc byte[BodyLength];
        if (token is not { Length: WrittenLength + SignatureLength }
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(token[..WrittenLength])), Encoding.ASCII.GetBytes(token[WrittenLength..]))
            || !Base64Url.TryDecodeFromChars(token.AsSpan(0, WrittenLength), body, out var written) || written != BodyLength)
            return null;
        return (new Guid(body[..16]), BinaryPrimitives.ReadInt32BigEndian(body[16..]), DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(body[20..])));
    }

    private string Sign(string body) => cipher.Fingerprint($"follow-up link:{body}")[..SignatureLength];
}
