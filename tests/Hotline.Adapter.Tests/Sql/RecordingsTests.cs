using Hotline.Adapter.Tests.Blobs;
using Hotline.Core.Blobs;
using Hotline.Core.Recordings;
using Hotline.Core.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>What is recorded of which contact.</summary>
internal sealed class RecordingsTests(string database) : RecordSuite(database)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private IRecordings Recordings => Backend.Services.GetRequiredService<IRecordings>();

    [Test]
    public async Task Keep_Twice_IsThereOnceAndInOrder()
    {
        var (contact, began) = (Guid.CreateVersion7(), Backend.Time.GetUtcNow());
        var first = new CallRecording(CallRecording.IdOf("RE1"), contact, began, 7, 8_044);
        var second = new CallRecording(CallRecording.IdOf("RE2"), contact, began.AddMinutes(1), 60, 3_000_000_000);
        foreach (var recording in new[] { second, first, first })
            await Recordings.KeepAsync(recording, None);

        Assert.That(await Recordings.ReadAsync(contact, None), Is.EqualTo(new[] { first, second }));
        Assert.That(await Recordings.ReadAsync(Guid.CreateVersion7(), None), Is.Empty);
    }

    [Test]
    public async Task ReadOld_ThenDelete_LeavesTheYounger()
    {
        var (contact, now) = (Guid.CreateVersion7(), Backend.Time.GetUtcNow());
        var old = new CallRecording(Guid.CreateVersion7(), contact, now.AddDays(-1097), 1, 1);
        var young = new CallRecording(Guid.CreateVersion7(), contact, now.AddDays(-1095), 1, 1);
        await Recordings.KeepAsync(old, None);
        await Recordings.KeepAsync(young, None);

        Assert.That(await Recordings.ReadOldAsync(now.AddDays(-1096), 10, None), Is.EqualTo(new[] { old }));
        await Recordings.DeleteAsync(old.Id, None);
        Assert.That(await Recordings.ReadAsync(contact, None), Is.EqualTo(new[] { young }));
    }

    [Test]
    public async Task Purge_AfterTheDaysThatAreKept_TakesAudioAndRowAndLeavesTheYounger()
    {
        var blobs = new MemoryBlobs();
        var (old, young) = (await KeptAsync(blobs, days: 1097), await KeptAsync(blobs, days: 1095));

        Assert.That(await Purge(blobs).HandleAsync(TimeSpan.FromDays(1096), None), Is.EqualTo(1));
        Assert.That(await Recordings.ReadAsync(old.Contact, None), Is.Empty);
        Assert.That(await Recordings.ReadAsync(young.Contact, None), Is.EqualTo(new[] { young }));
        Assert.That(blobs.Kept.Keys, Is.EqualTo(new[] { BlobNames.Recording(young.Contact, young.Id) }));
        Assert.That(await Purge(blobs).HandleAsync(TimeSpan.FromDays(1096), None), Is.Zero);
    }

    [Test]
    public async Task Purge_AudioCannotBeDeleted_KeepsTheRowForTheNextTime()
    {
        var blobs = new MemoryBlobs();
        var old = await KeptAsync(blobs, days: 1097);
        var away = new AwayBlobs(blobs) { IsAway = true };

        Assert.That(async () => await Purge(away).HandleAsync(TimeSpan.FromDays(1096), None), Throws.InstanceOf<BlobsUnavailableException>());
        Assert.That(await Recordings.ReadAsync(old.Contact, None), Is.EqualTo(new[] { old }), "audio without a row would be found by nobody");
        away.IsAway = false;
        Assert.That(await Purge(away).HandleAsync(TimeSpan.FromDays(1096), None), Is.EqualTo(1));
        Assert.That(blobs.Kept, Is.Empty);
        Assert.That(await Recordings.ReadAsync(old.Contact, None), Is.Empty);
    }

    private PurgeRecordings Purge(IBlobs blobs) => new(Recordings, Sealed(blobs), Backend.Time);

    private static SealedBlobs Sealed(IBlobs blobs) => new(blobs, new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1"));

    private async Task<CallRecording> KeptAsync(MemoryBlobs blobs, int days)
    {
        var recording = new CallRecording(Guid.CreateVersion7(), Guid.CreateVersion7(), Backend.Time.GetUtcNow().AddDays(-days), 1, 1);
        await Sealed(blobs).WriteAsync(BlobNames.Recording(recording.Contact, recording.Id), new MemoryStream([1, 2, 3]), None);
        await Recordings.KeepAsync(recording, None);
        return recording;
    }

    /// <summary>A store of blobs that cannot be reached for a while.</summary>
    private sealed class AwayBlobs(IBlobs blobs) : IBlobs
    {
        public bool IsAway { get; set; }

        public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation) => blobs.WriteAsync(name, write, cancellation);

        public Task<BlobContent?> OpenAsync(string name, long from, CancellationToken cancellation) => blobs.OpenAsync(name, from, cancellation);

        public Task DeleteAsync(string name, CancellationToken cancellation) =>
            IsAway ? throw new BlobsUnavailableException("away", new IOException()) : blobs.DeleteAsync(name, cancellation);
    }
}
