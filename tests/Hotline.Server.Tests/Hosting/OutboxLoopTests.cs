using System.Reflection;
using Hotline.Core;
using Hotline.Core.Escalations;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Hotline.Server.Loops;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Server.Tests.Hosting;

/// <summary>What rings has places of its own.</summary>
public sealed class OutboxLoopTests
{
    [Test]
    public async Task Messages_ThatHang_KeepNoTelephoneFromRinging()
    {
        var queue = DispatchProxy.Create<IContactQueue, HangingMessages>();
        var store = (HangingMessages)(object)queue;
        var sealer = new MessageSealer(new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1"));
        var messages = new DeliverMessage(queue, DispatchProxy.Create<IEscalations, HangingMessages>(), DispatchProxy.Create<INotifier, HangingMessages>(), sealer, [], TimeProvider.System);
        using var outbox = new RunOutbox(queue, DispatchProxy.Create<IVoice, HangingMessages>(), DispatchProxy.Create<INotifier, HangingMessages>(),
            new Lazy<DeliverMessage>(() => messages), null!, null!, null!, null!, null!);
        using var loop = new OutboxLoop(outbox, new NodeName("node"), TimeProvider.System, NullLogger<OutboxLoop>.Instance);

        await loop.StartAsync(CancellationToken.None);
        await store.RangDone.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await loop.StopAsync(CancellationToken.None);

        Assert.That(store.Hanging, Is.EqualTo(16), "as many as there are places, and no more");
    }
}

/// <summary>An outbox with messages without end, each of which hangs; a telephone is to be rung as soon as all places of messages are taken.</summary>
public class HangingMessages : DispatchProxy
{
    private int _hanging;
    private bool _rung;

    public int Hanging => Volatile.Read(ref _hanging);
    public TaskCompletionSource RangDone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IContactQueue.TakeOutboxAsync) => Task.FromResult(Take((OutboxRoom)args![2]!)),
        nameof(IContactQueue.ReadClockAsync) => HangAsync((CancellationToken)args![0]!),
        // The contact is over by now: looking at that is all that is done.
        nameof(IContactQueue.ReadCallerAsync) => Task.FromResult<CallerView?>(null),
        nameof(IContactQueue.FinishOutboxAsync) => Finish((OutboxItem)args![0]!),
        var other => throw new NotSupportedException(other),
    };

    private IReadOnlyList<OutboxItem> Take(OutboxRoom room)
    {
        if (Hanging >= 16 && !_rung && room.Pressing > 0)
        {
            _rung = true;
            return [new OutboxItem { Id = "ring", Kind = OutboxKind.RingCounsellor }];
        }
        return [.. Enumerable.Range(0, Math.Max(0, room.Waiting)).Select(_ => new OutboxItem { Id = "text", Kind = OutboxKind.SendMessage, Message = Text() })];
    }

    private static SealedMessage Text() => new() { Id = Guid.CreateVersion7(), Channel = MessageChannel.Sms, To = "k.n", ToKey = "t", Text = "k.t", Ordered = DateTimeOffset.UnixEpoch };

    private async Task<DateTimeOffset> HangAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _hanging);
        await Task.Delay(Timeout.Infinite, cancellation);
        return default;
    }

    private Task Finish(OutboxItem item)
    {
        if (item.Id == "ring")
            RangDone.SetResult();
        return Task.CompletedTask;
    }
}
