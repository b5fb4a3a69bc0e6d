using Hotline.Core.Recordings;
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
}
