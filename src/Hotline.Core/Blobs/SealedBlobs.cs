using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Texts;

namespace Hotline.Core.Blobs;

/// <summary>
/// Private blobs, encrypted before they leave the process: AES-256-GCM in pieces of 64 KiB, each with its place and whether it is
/// the last in its nonce (the STREAM construction, Hoang, Reyhanitabar, Rogaway, Vizár 2015), under a key of the blob's own
/// (HKDF-SHA-256 over <see cref="TextCipher"/>'s key, a fresh salt and the name). Pieces cannot be changed, swapped, cut off or moved to another
/// blob, and any of them is read without those before it.
/// </summary>
public sealed class SealedBlobs(IBlobs blobs, TextCipher cipher)
{
    /// <summary>Plain bytes of a piece; the last may be shorter, and empty only where the whole is.</summary>
    public const int Piece = 64 * 1024;

    /// <summary>Bytes that sealing adds to each piece.</summary>
    public const int Tag = 16;
    private const int SaltLength = 32;
    private static readonly byte[] Magic = "HLB1"u8.ToArray();

    /// <summary>Seals and keeps what the stream holds.</summary>
    /// <returns>How many plain bytes that were.</returns>
    /// <exception cref="BlobsUnavailableException">The store cannot be reached or is full.</exception>
    public async Task<long> WriteAsync(string name, Stream plain, CancellationToken cancellation)
    {
        long length = 0;
        await blobs.WriteAsync(name, async (into, token) => length = await SealAsync(name, plain, into, token), cancellation);
        return length;
    }

    /// <summary>The plain content, which can be sought in; null when there is none.</summary>
    /// <exception cref="BlobsUnavailableException">The store cannot be reached.</exception>
    /// <exception cref="CryptographicException">It was changed, belongs elsewhere, or its key is not configured; also while reading.</exception>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellation)
    {
        if (await blobs.OpenAsync(name, 0, cancellation) is not { } blob)
            return null;
        var (key, header) = await ReadHeaderAsync(name, blob.Content, cancellation);
        return new SealedStream(blobs, name, key, header, blob);
    }

    public Task DeleteAsync(string name, CancellationToken cancellation) => blobs.DeleteAsync(name, cancellation);

    private async Task<long> SealAsync(string name, Stream plain, Stream into, CancellationToken cancellation)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var keyId = Encoding.UTF8.GetBytes(cipher.CurrentKey);
        await into.WriteAsync((byte[])[.. Magic, (byte)keyId.Length, .. keyId, .. salt], cancellation);
        using var aes = new AesGcm(cipher.DeriveKey(cipher.CurrentKey, salt, Purpose(name)), Tag);
        byte[] piece = new byte[Piece], next = new byte[Piece], sealedPiece = new byte[Piece + Tag];
        var read = await plain.ReadAtLeastAsync(piece, Piece, throwOnEndOfStream: false, cancellation);
        long length = read;
        // One piece ahead: only who sees the end knows which is the last.
        for (var number = 0; ; number++)
        {
            var ahead = read == Piece ? await plain.ReadAtLeastAsync(next, Piece, throwOnEndOfStream: false, cancellation) : 0;
            aes.Encrypt(Nonce(number, last: ahead == 0), piece.AsSpan(0, read), sealedPiece.AsSpan(0, read), sealedPiece.AsSpan(read, Tag));
            await into.WriteAsync(sealedPiece.AsMemory(0, read + Tag), cancellation);
            if (ahead == 0)
                return length;
            (piece, next, read) = (next, piece, ahead);
            length += read;
        }
    }

    private async Task<(byte[] Key, int Header)> ReadHeaderAsync(string name, Stream content, CancellationToken cancellation)
    {
        try
        {
            var start = new byte[Magic.Length + 1];
            await content.ReadExactlyAsync(start, cancellation);
            if (!start.AsSpan(0, Magic.Length).SequenceEqual(Magic))
                throw new CryptographicException("Not a sealed blob.");
            var rest = new byte[start[^1] + SaltLength];
            await content.ReadExactlyAsync(rest, cancellation);
            return (cipher.DeriveKey(Encoding.UTF8.GetString(rest, 0, start[^1]), rest[start[^1]..], Purpose(name)), start.Length + rest.Length);
        }
        catch (EndOfStreamException)
        {
            throw new CryptographicException("The sealed blob is too short.");
        }
    }

    private static string Purpose(string name) => $"hotline/blob/1\n{name}";

    internal static byte[] Nonce(long piece, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3, 8), piece);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
