using System.Security.Cryptography;
using Hotline.Blobs;
using Hotline.Core.Blobs;
using Hotline.Core.Texts;

namespace Hotline.Adapter.Tests.Blobs;

internal sealed class SealedBlobsTests
{
    private const int Piece = SealedBlobs.Piece;
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-sealed-").FullName;
    private FolderBlobs _files = null!;
    private SealedBlobs _sealed = null!;

    [SetUp]
    public void Open()
    {
        _files = new FolderBlobs(_folder);
        _sealed = new SealedBlobs(_files, new TextCipher(new Dictionary<string, byte[]> { ["k1"] = Key }, "k1"));
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase(0), TestCase(1), TestCase(Piece - 1), TestCase(Piece), TestCase(Piece + 1), TestCase(3 * Piece), TestCase(3 * Piece + 17)]
    public async Task Open_AfterWrite_GivesTheSameBytes(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        Assert.That(await _sealed.WriteAsync("messages/a", new MemoryStream(plain), default), Is.EqualTo(length));
        await using var open = await _sealed.OpenAsync("messages/a", default);
        using var read = new MemoryStream();
        await open!.CopyToAsync(read);
        Assert.That(open.Length, Is.EqualTo(length));
        Assert.That(read.ToArray(), Is.EqualTo(plain));
    }

    [Test]
    public async Task Read_AnywhereInAnyOrder_GivesTheBytesOfThatPlace()
    {
        var plain = RandomNumberGenerator.GetBytes(4 * Piece + 100);
        await _sealed.WriteAsync("messages/b", new MemoryStream(plain), default);
        await using var open = (await _sealed.OpenAsync("messages/b", default))!;
        foreach (var (from, count) in ((int, int)[])[(3 * Piece + 5, 10), (0, 10), (Piece - 5, 10), (4 * Piece + 90, 10), (2 * Piece, Piece)])
        {
            var bytes = new byte[count];
            open.Position = from;
            await open.ReadExactlyAsync(bytes);
            Assert.That(bytes, Is.EqualTo(plain[from..(from + count)]), $"from {from}");
        }
    }

    [Test]
    public async Task Write_Sealed_LeavesNothingInClear()
    {
        var words = "nobody but us may hear this"u8.ToArray();
        await _sealed.WriteAsync("messages/c", new MemoryStream(words), default);
        Assert.That((await File.ReadAllBytesAsync(FileOf("c"))).AsSpan().IndexOf(words), Is.EqualTo(-1));
    }

    [TestCase("changed"), TestCase("cut at a piece"), TestCase("cut within one"), TestCase("pieces swapped"), TestCase("moved")]
    public async Task Read_OfWhatSomebodyDid_Fails(string what)
    {
        await _sealed.WriteAsync("messages/d", new MemoryStream(RandomNumberGenerator.GetBytes(3 * Piece)), default);
        var bytes = await File.ReadAllBytesAsync(FileOf("d"));
        const int one = Piece + SealedBlobs.Tag;
        var header = bytes.Length - 3 * one;
        var done = what switch
        {
            "changed" => [.. bytes[..(header + 10)], (byte)(bytes[header + 10] ^ 1), .. bytes[(header + 11)..]],
            "cut at a piece" => bytes[..^one],
            "cut within one" => bytes[..^100],
            "pieces swapped" => [.. bytes[..header], .. bytes[(header + one)..(header + 2 * one)], .. bytes[header..(header + one)], .. bytes[(header + 2 * one)..]],
            _ => bytes,
        };
        await File.WriteAllBytesAsync(FileOf(what is "moved" ? "e" : "d"), done);
        Assert.That(async () =>
        {
            await using var open = await _sealed.OpenAsync(what is "moved" ? "messages/e" : "messages/d", default);
            await open!.CopyToAsync(Stream.Null);
        }, Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public async Task Open_AfterTheKeyWasRotated_StillReads()
    {
        await _sealed.WriteAsync("messages/f", new MemoryStream([1, 2, 3]), default);
        var rotated = new SealedBlobs(_files, new TextCipher(new Dictionary<string, byte[]> { ["k1"] = Key, ["k2"] = RandomNumberGenerator.GetBytes(32) }, "k2"));
        await using var open = (await rotated.OpenAsync("messages/f", default))!;
        var bytes = new byte[3];
        await open.ReadExactlyAsync(bytes);
        Assert.That(bytes, Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    private string FileOf(string name) => Path.Combine(_folder, "messages", name);
}
