using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;

namespace Hotline.Core.Tests.Messages;

/// <summary>A message is tried as long as it makes sense, and not later.</summary>
public sealed class DeliverMessageTests
{
    private static readonly DateTimeOffset Ordered = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    // minutes since it was ordered, attempts, of an escalation, how often the network is asked, whether it is over
    [TestCase(0, 1, false, 1, false), TestCase(59, 150, false, 1, false), TestCase(60, 151, false, 0, true), TestCase(600, 1, false, 0, true)]
    [TestCase(1, 4, true, 1, false), TestCase(2, 6, true, 0, true)]
    public async Task Deliver_NetworkAway_IsTriedUntilItsTimeIsOver(int minutes, int attempts, bool escalation, int asked, bool over)
    {
        var (sent, results) = (0, new List<MessageResult>());
        var queue = Stub.Make<IContactQueue>(stub => stub
            .On(nameof(IContactQueue.ReadClockAsync), _ => Task.FromResult(Ordered.AddMinutes(minutes)))
            .On(nameof(IContactQueue.IsOptedOutAsync), _ => Task.FromResult(false))
            .On(nameof(IContactQueue.FinishMessageAsync), args =>
            {
                results.Add((MessageResult)args[1]!);
                return Task.FromResult(new Step(null, []));
            }));
        var network = Stub.Make<IMessages>(stub => stub
            .On("get_Channel", _ => MessageChannel.Sms)
            .On(nameof(IMessages.SendAsync), args =>
            {
                sent++;
                Assert.That(((ClearMessage)args[0]!).Ordered, Is.EqualTo(Ordered));
                return Task.FromResult(new MessageResult(MessageOutcome.Unreachable));
            }));
        var notifier = Stub.Make<INotifier>(stub => stub.On(nameof(INotifier.ShowAsync), _ => Task.CompletedTask));
        var sealer = new MessageSealer(new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1"));
        var message = sealer.Seal(Guid.CreateVersion7(), MessageChannel.Sms, "+8613800138000", null, "您的位置已经保留。") with { Ordered = Ordered, Escalation = escalation ? Guid.CreateVersion7() : null };

        await new DeliverMessage(queue, notifier, sealer, [network]).HandleAsync(new OutboxItem { Id = "m", Kind = OutboxKind.SendMessage, Message = message, Attempts = attempts }, CancellationToken.None);

        Assert.That((sent, results.Count), Is.EqualTo((asked, over ? 1 : 0)));
        Assert.That(results.Select(r => r.Detail), Is.EqualTo(over ? new[] { "too late" } : []));
    }
}
