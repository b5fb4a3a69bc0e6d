using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Tests.Contacts;

/// <summary>What a node knows of a line and of the time is tried first; the store has the last word.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReceiveContactTests
{
    /// <summary>Just before midnight in Wenzhou.</summary>
    private static readonly DateTimeOffset StoreSays = new(2026, 3, 2, 15, 59, 59, TimeSpan.Zero);
    private readonly List<string> _asked = [];
    private readonly List<Contact> _received = [];
    private Line _line = new() { Code = "12355", Name = "青少年", NameEn = "Youth", Version = 1 };

    [Test]
    public async Task Arrival_WhereTheNodeIsRight_IsOneQuestion()
    {
        var receive = Receive(new Clock(StoreSays.AddSeconds(-30)));
        await ArriveAsync(receive);
        _asked.Clear();

        var received = await ArriveAsync(receive);

        Assert.Multiple(() =>
        {
            Assert.That(received, Is.TypeOf<Received.Waits>());
            Assert.That(_asked, Is.EqualTo([nameof(IContactQueue.ReceiveAsync)]));
        });
    }

    [Test]
    public async Task Arrival_OnANodeWithAWrongClock_CountsAtTheStoresDayAndHour()
    {
        var received = await ArriveAsync(Receive(new Clock(StoreSays.AddMinutes(10))));

        Assert.Multiple(() =>
        {
            Assert.That(received, Is.TypeOf<Received.Waits>());
            Assert.That(_received, Has.Count.EqualTo(1));
            Assert.That((_received[0].Day, _received[0].Hour), Is.EqualTo(("2026-03-02", 23)));
            Assert.That(_received[0].Arrived, Is.EqualTo(default(DateTimeOffset)), "the store says when");
        });
    }

    [Test]
    public async Task Arrival_AtALineThatClosedASecondAgo_IsNotLetIn()
    {
        var receive = Receive(new Clock(StoreSays));
        await ArriveAsync(receive);
        _line = _line with { ShutNow = true, Version = 2 };

        Assert.That(await ArriveAsync(receive), Is.TypeOf<Received.LineClosed>());
    }

    [Test]
    public async Task Arrival_AtALineThatOpenedASecondAgo_IsLetIn()
    {
        _line = _line with { ShutNow = true };
        var receive = Receive(new Clock(StoreSays));
        Assert.That(await ArriveAsync(receive), Is.TypeOf<Received.LineClosed>());
        _line = _line with { ShutNow = false, Version = 2 };

        Assert.That(await ArriveAsync(receive), Is.TypeOf<Received.Waits>());
    }

    private static Task<Received> ArriveAsync(ReceiveContact receive) =>
        receive.HandleAsync(new Arrival { Id = Guid.CreateVersion7(), Line = "12355", Channel = Channel.Chat }, CancellationToken.None);

    private ReceiveContact Receive(TimeProvider time)
    {
        var queue = Stub.Make<IContactQueue>(stub => stub
            .On(nameof(IContactQueue.ReadLinesAsync), _ => Asked(nameof(IContactQueue.ReadLinesAsync), (IReadOnlyList<Line>)[_line]))
            .On(nameof(IContactQueue.ReadClockAsync), _ => Asked(nameof(IContactQueue.ReadClockAsync), StoreSays))
            .On(nameof(IContactQueue.ReceiveAsync), args =>
            {
                if ((AsOf)args[2]! != AsOf.Of(_line, StoreSays))
                    return Asked(nameof(IContactQueue.ReceiveAsync), Step.Refused(Refusal.Outdated));
                _received.Add((Contact)args[0]!);
                return Asked(nameof(IContactQueue.ReceiveAsync), new Step(null, []));
            }));
        var notifier = Stub.Make<INotifier>(stub => stub.On(nameof(INotifier.ShowAsync), _ => Task.CompletedTask));
        return new ReceiveContact(queue, new KnownLines(queue, time), notifier, new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1"), time);

        Task<T> Asked<T>(string what, T answer)
        {
            _asked.Add(what);
            return Task.FromResult(answer);
        }
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
