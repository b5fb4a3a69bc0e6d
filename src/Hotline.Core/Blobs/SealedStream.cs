using System.Security.Cryptography;

namespace Hotline.Core.Blobs;

/// <summary>Reads a sealed blob. Sought in, it asks the store for the piece that is wanted and goes on from there.</summary>
internal sealed class SealedStream : Stream
{
    private const int SealedPiece = SealedBlobs.Piece + SealedBlobs.Tag;
    private readonly IBlobs _blobs;
    private readonly string _name;
    private readonly AesGcm _aes;
    private readonly int _header;
    private readonly long _pieces;
    private readonly long _length;
    private readonly byte[] _sealed = new byte[SealedPiece];
    private readonly byte[] _plain = new byte[SealedBlobs.Piece];
    private BlobContent? _from;
    private long _next;
    private long _held = -1;
    private long _position;

    /// <param name="blobs">Asked again when another piece is wanted than the next.</param>
    /// <param name="name">Of the blob.</param>
    /// <param name="key">The blob's own.</param>
    /// <param name="header">Bytes before the first piece.</param>
    /// <param name="from">Read up to there.</param>
    public SealedStream(IBlobs blobs, string name, byte[] key, int header, BlobContent from)
    {
        (_blobs, _name, _header, _from) = (blobs, name, header, from);
        _aes = new AesGcm(key, SealedBlobs.Tag);
        var body = from.Length - header;
        _pieces = (body + SealedPiece - 1) / SealedPiece;
        _length = body - _pieces * SealedBlobs.Tag;
        if (body < SealedBlobs.Tag || _length < 0)
            throw new CryptographicException("The sealed blob is too short.");
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => _length;
    public override long Position { get => _position; set => Seek(value, SeekOrigin.Begin); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0 || _position >= _length && _length > 0)
            return 0;
        var piece = _position / SealedBlobs.Piece;
        // An empty blob has one piece, too: that it is the last is checked like any other.
        if (piece != _held)
            await LoadAsync(piece, cancellationToken);
        var offset = (int)(_position % SealedBlobs.Piece);
        var count = (int)Math.Min(buffer.Length, Math.Min(SealedBlobs.Piece - offset, _length - _position));
        _plain.AsSpan(offset, count).CopyTo(buffer.Span);
        _position += count;
        return count;
    }

    private async Task LoadAsync(long piece, CancellationToken cancellation)
    {
        if (_from is null || piece != _next)
        {
            if (_from is not null)
                await _from.DisposeAsync();
            _from = await _blobs.OpenAsync(_name, _header + piece * SealedPiece, cancellation)
                ?? throw new IOException("The blob was deleted while it was read.");
        }
        var size = (int)Math.Min(SealedPiece, _length + _pieces * SealedBlobs.Tag - piece * SealedPiece);
        _held = -1;
        await _from.Content.ReadExactlyAsync(_sealed.AsMemory(0, size), cancellation);
        var plain = size - SealedBlobs.Tag;
        _aes.Decrypt(SealedBlobs.Nonce(piece, last: piece == _pieces - 1), _sealed.AsSpan(0, plain), _sealed.AsSpan(plain, SealedBlobs.Tag), _plain.AsSpan(0, plain));
        (_held, _next) = (piece, piece + 1);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A sealed blob is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => _length + offset };
        ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
        return _position = to;
    }

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aes.Dispose();
            _from?.Content.Dispose();
            _from = null;
        }
        base.Dispose(disposing);
    }
}
