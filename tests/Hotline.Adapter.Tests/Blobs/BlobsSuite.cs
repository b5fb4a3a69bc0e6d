using System.Text;
using Hotline.Blobs;
using Hotline.Core.Blobs;

namespace Hotline.Adapter.Tests.Blobs;

/// <summary>What every store of blobs must do.</summary>
internal abstract class BlobsSuite
{
    protected abstract IBlobs Store { get; }

    [Test]
    public async Task Open_AfterWrite_GivesTheSameBytesAndTheWholeLength()
    {
        await WriteAsync("prompts/a.wav", "0123456789");
        Assert.That(await ReadAsync("prompts/a.wav", 0), Is.EqualTo(("0123456789", 10)));
    }

    [Test]
    public async Task Open_FromTheMiddle_GivesTheRestAndTheWholeLength()
    {
        await WriteAsync("prompts/b.wav", "0123456789");
        Assert.That(await ReadAsync("prompts/b.wav", 4), Is.EqualTo(("456789", 10)));
    }

    [Test]
    public async Task Write_OverAnother_TakesItsPlace()
    {
        await WriteAsync("prompts/c.wav", "the first, which is longer");
        await WriteAsync("prompts/c.wav", "the second");
        Assert.That((await ReadAsync("prompts/c.wav", 0))?.Text, Is.EqualTo("the second"));
    }

    [Test]
    public async Task Write_ThatFailsHalfWay_LeavesWhatWasThere()
    {
        await WriteAsync("messages/d", "kept");
        Assert.That(async () => await Store.WriteAsync("messages/d", async (into, token) =>
        {
            await into.WriteAsync("half of "u8.ToArray(), token);
            throw new InvalidOperationException("the network went away");
        }, default), Throws.InvalidOperationException);
        Assert.That((await ReadAsync("messages/d", 0))?.Text, Is.EqualTo("kept"));
    }

    [Test]
    public async Task Open_OfNothing_GivesNull() => Assert.That(await Store.OpenAsync("messages/none", 0, default), Is.Null);

    [Test]
    public async Task Delete_OnceAndAgain_LeavesNothing()
    {
        await WriteAsync("messages/e", "words");
        await Store.DeleteAsync("messages/e", default);
        await Store.DeleteAsync("messages/e", default);
        await Store.DeleteAsync("never/was/there", default);
        Assert.That(await Store.OpenAsync("messages/e", 0, default), Is.Null);
    }

    [TestCase("../secret"), TestCase("a/../../secret"), TestCase("/etc/passwd"), TestCase("a//b"), TestCase(""), TestCase("A.wav"), TestCase("a\\b")]
    public void Write_UnderANameThatIsNone_IsRefused(string name) =>
        Assert.That(async () => await WriteAsync(name, "x"), Throws.ArgumentException);

    [Test]
    public async Task Open_WhileItIsReplaced_GivesOneOfBothWhole()
    {
        await WriteAsync("prompts/f.wav", new string('1', 200_000));
        await using var open = await Store.OpenAsync("prompts/f.wav", 0, default);
        await WriteAsync("prompts/f.wav", new string('2', 200_000));
        using var reader = new StreamReader(open!.Content);
        Assert.That((await reader.ReadToEndAsync()).Distinct().Count(), Is.EqualTo(1));
    }

    private Task WriteAsync(string name, string text) => Store.WriteAsync(name, async (into, token) => await into.WriteAsync(Encoding.UTF8.GetBytes(text), token), default);

    private async Task<(string Text, long Length)?> ReadAsync(string name, long from)
    {
        await using var blob = await Store.OpenAsync(name, from, default);
        if (blob is null)
            return null;
        using var reader = new StreamReader(blob.Content);
        return (await reader.ReadToEndAsync(), blob.Length);
    }
}

internal sealed class FolderBlobsTests : BlobsSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-blobs-").FullName;

    protected override IBlobs Store => new FolderBlobs(_folder);

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Write_InAFolder_LeavesNoHalvesAndIsReadableByTheServiceAlone()
    {
        await Store.WriteAsync("messages/g", (into, token) => into.WriteAsync("words"u8.ToArray(), token).AsTask(), default);
        var file = Path.Combine(_folder, "messages", "g");
        Assert.That(Directory.EnumerateFiles(_folder, "*.half", SearchOption.AllDirectories), Is.Empty);
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void Write_WhereNoFolderCanBe_SaysThatTheStoreIsAway()
    {
        var file = Path.Combine(_folder, "a-file");
        File.WriteAllText(file, "");
        Assert.That(async () => await new FolderBlobs(file).WriteAsync("messages/h", (_, _) => Task.CompletedTask, default), Throws.TypeOf<BlobsUnavailableException>());
    }
}

internal sealed class S3BlobsTests : BlobsSuite
{
    private FakeS3 _server = null!;
    private S3Blobs _store = null!;

    protected override IBlobs Store => _store;

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await FakeS3.StartAsync();
        _store = new S3Blobs(new S3Options { Address = _server.Address, Bucket = "hotline", AccessKey = "key", SecretKey = "secret", Prefix = "cell/", TimeoutSeconds = 5 });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _store.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Write_ToS3_SignsAndKeepsItUnderTheBucketAndThePrefix()
    {
        await Store.WriteAsync("messages/i", (into, token) => into.WriteAsync("words"u8.ToArray(), token).AsTask(), default);
        Assert.That(_server.Objects.Keys, Does.Contain("/hotline/cell/messages/i"));
        Assert.That(_server.Unsigned, Is.Zero);
    }

    [Test]
    public void Open_FromAStoreThatIsAway_SaysSo()
    {
        using var away = new S3Blobs(new S3Options { Address = "http://127.0.0.1:1", Bucket = "hotline", AccessKey = "key", SecretKey = "secret", TimeoutSeconds = 1 });
        Assert.That(async () => await away.OpenAsync("messages/j", 0, default), Throws.TypeOf<BlobsUnavailableException>());
    }
}
