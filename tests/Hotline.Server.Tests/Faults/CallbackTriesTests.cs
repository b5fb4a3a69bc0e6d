using Hotline.Adapter.Tests.Redis;
using Hotline.Core.Contacts;
using Hotline.Redis;
using Hotline.Server.Tests.Harness;
using Hotline.Server.Tests.Journeys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Server.Tests.Faults;

/// <summary>Three tries spread over an hour, and what is written afterwards. The store's clock is the test's.</summary>
[Category("Redis")]
internal sealed class CallbackTriesTests() : JourneyFixture(Store.Redis)
{
    private const string Number = "+8613974000001";
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(30);

    private LiveStore _store = null!;
    private long _from;
    private TimeSpan _passed;

    protected override bool OwnServer => true;

    [SetUp]
    public async Task StopTheClockAsync()
    {
        _store = new LiveStore(new RedisOptions { ConnectionString = Server.Redis!.ConnectionString }, "", NullLoggerFactory.Instance);
        _from = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        _passed = TimeSpan.Zero;
        await PassAsync(TimeSpan.Zero);
    }

    [TearDown]
    public void CloseStore() => _store.Dispose();

    [TestCase(true), TestCase(false)]
    public async Task Callback_ThreeTimesInVain_EndsAndIsWrittenOnlyWhereATextIsSafe(bool mayText)
    {
        var contact = await CallbackPromise.AskAsync(Network, Record, Number, mayText);
        for (var tries = 1; tries <= 3; tries++)
        {
            var lin = await OnShiftAsync("lin");
            await lin.AcceptAsync(contact);
            await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
            await Network.ActAsync((string)(await Network.WaitForLegAsync(Number, "ringing"))["sid"]!, "decline");
            await Eventually.ThatAsync(() => lin.Me?.Shown is Core.Counsellors.ShownPresence.Available, "the counsellor is free");
            Assert.That((await lin.ActAsync(nameof(Hotline.Server.Contracts.IConsoleHub.EndShift))).Refusal, Is.Null);
            if (tries == 3)
                break;
            await Eventually.ThatAsync(() => Record.Types(contact).Count(t => t is "CallbackMissed") == tries, "the try is recorded");
            var due = Record.Image(contact).Callback!.Due!.Value;
            Assert.That(due - DateTimeOffset.FromUnixTimeMilliseconds(_from) - _passed, Is.EqualTo(Gap), "half an hour later");
            // A second before it nobody is offered it; then it is the place's turn again.
            await PassUntilAsync(due.AddSeconds(-1));
            Assert.That(Record.Types(contact).Count(t => t is "CallbackDue"), Is.EqualTo(tries - 1));
            await PassUntilAsync(due);
            await Eventually.ThatAsync(() => Record.Types(contact).Count(t => t is "CallbackDue") == tries, "it is due");
        }
        await RecordedAsync(contact, "ContactAbandoned");
        var over = Record.Image(contact);
        Assert.That((over.State, over.EndReason, over.Callback!.Tries), Is.EqualTo((ContactState.Abandoned, "callback not reached", 3)));
        Assert.That(Record.Types(contact).Count(t => t is "OfferAccepted"), Is.EqualTo(3));
        if (mayText)
            await Eventually.ThatAsync(() => Record.Types(contact).Count(t => t is "MessageSent") == 2, "both texts went out", 20, () => string.Join(", ", Record.Types(contact)));
        else
            // Not even ordered: whoever else reads the telephone learns nothing.
            Assert.That(Record.Types(contact).Where(t => t.StartsWith("Message", StringComparison.Ordinal)), Is.Empty);
        var texts = await Network.TextsAsync(Number);
        Assert.That(texts, mayText ? Has.Count.EqualTo(2).And.Exactly(1).Contains("位置已经保留").And.Exactly(1).Contains("回电没有接通") : Is.Empty);
    }

    private Task PassUntilAsync(DateTimeOffset at) => PassAsync(at - DateTimeOffset.FromUnixTimeMilliseconds(_from) - _passed);

    private async Task PassAsync(TimeSpan time)
    {
        _passed += time;
        await _store.Connection.GetDatabase().StringSetAsync(new RedisKeys("main").Clock, _from + (long)_passed.TotalMilliseconds);
    }
}
