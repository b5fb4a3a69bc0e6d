using Hotline.Core.Chat;
using Hotline.Core.Epochs;
using Hotline.Core.Routing;

namespace Hotline.Core.Tests.Chat;

public sealed class RestoreWindowTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    [TestCase(0, true), TestCase(120, true), TestCase(121, false)]
    public async Task IsOpen_OnlySoonAfterTheEpochBegan_ByTheStoresClock(int seconds, bool open)
    {
        var queue = Stub.Make<IContactQueue>(stub => stub
            .On(nameof(IContactQueue.ReadEpochAsync), _ => Task.FromResult<EpochInfo?>(new EpochInfo("e", EpochState.Open, "r", "n", Began)))
            .On(nameof(IContactQueue.ReadClockAsync), _ => Task.FromResult(Began.AddSeconds(seconds))));

        Assert.That(await new RestoreWindow(queue).IsOpenAsync(CancellationToken.None), Is.EqualTo(open));
    }
}
