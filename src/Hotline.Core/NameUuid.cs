using System.Security.Cryptography;
using System.Text;

namespace Hotline.Core;

/// <summary>Ids made of a name: whoever makes one twice has the same. UUID version 8 (RFC 9562) over SHA-256.</summary>
public static class NameUuid
{
    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
