using Hotline.Core.Escalations;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Core.Tests.Messages;

/// <summary>A message is tried as long as it makes sense, and not later.</summary>
public sealed class DeliverMessageTests
{
    private static readonly DateTimeOffset Ordered = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly MessageSealer Sealer = new(new TextCipher(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1"));
    private readonly FakeTimeProvider _time = new(Ordered);
    private readonly List<MessageResult> _results = [];
    private DateTimeOffset _now = Ordered;
    private Escalation? _escalation;
    private int _sent;

    [SetUp]
    public void Anew()
    {
        _results.Clear();
        (_now, _escalation, _sent) = (Ordered, null, 0);
    }

    private Task DeliverAsync(int attempts, bool escalation, Func<CancellationToken, Task<MessageResult>> network)
    {
        var queue = Stub.Make<IContactQueue>(stub => stub
            .On(nameof(IContactQueue.ReadClockAsync), _ => Task.FromResult(_now))
            .On(nameof(IContactQueue.IsOptedOutAsync), _ => Task.FromResult(false))
            .On(nameof(IContactQueue.FinishMessageAsync), args =>
            {
                _results.Add((MessageResult)args[1]!);
                return Task.FromResult(new Step(null, []));
            }));
        var escalations = Stub.Make<IEscalations>(stub => stub.On(nameof(IEscalations.ReadAsync), _ => Task.FromResult(_escalation)));
        var sms = Stub.Make<IMessages>(stub => stub
            .On("get_Channel", _ => MessageChannel.Sms)
            .On(nameof(IMessages.SendAsync), args =>
            {
                _sent++;
                Assert.That(((ClearMessage)args[0]!).Ordered, Is.EqualTo(Ordered));
                return network((CancellationToken)args[1]!);
            }));
        var notifier = Stub.Make<INotifier>(stub => stub.On(nameof(INotifier.ShowAsync), _ => Task.CompletedTask));
        var message = Sealer.Seal(Guid.CreateVersion7(), MessageChannel.Sms, "+8613800138000", null, "您的位置已经保留。") with
        {
            Ordered = Ordered, Escalation = escalation ? Guid.CreateVersion7() : null, Asking = escalation ? 2 : null,
        };
        return new DeliverMessage(queue, escalations, notifier, Sealer, [sms], _time)
            .HandleAsync(new OutboxItem { Id = "m", Kind = OutboxKind.SendMessage, Message = message, Attempts = attempts }, CancellationToken.None);
    }

    private static Escalation Asked(EscalationState state = EscalationState.Raised, int number = 2, int? link = 2) => new()
    {
        Id = Guid.CreateVersion7(), Kind = EscalationKind.SchoolMentorGroup, Contact = Guid.CreateVersion7(), State = state, Number = number,
        Link = link is { } asking ? new EscalationLink(asking, Ordered.AddDays(7)) : null,
    };

    // minutes since it was ordered, attempts, of an escalation, how often the network is asked, whether it is over
    [TestCase(0, 1, false, 1, false), TestCase(59, 150, false, 1, false), TestCase(60, 151, false, 0, true), TestCase(600, 1, false, 0, true)]
    [TestCase(1, 4, true, 1, false), TestCase(2, 6, true, 0, true)]
    public async Task Deliver_NetworkAway_IsTriedUntilItsTimeIsOver(int minutes, int attempts, bool escalation, int asked, bool over)
    {
        (_now, _escalation) = (Ordered.AddMinutes(minutes), Asked());
        await DeliverAsync(attempts, escalation, _ => Task.FromResult(new MessageResult(MessageOutcome.Unreachable)));
        Assert.That((_sent, _results.Count), Is.EqualTo((asked, over ? 1 : 0)));
        Assert.That(_results.Select(r => r.Detail), Is.EqualTo(over ? new[] { "too late" } : []));
    }

    [TestCase(EscalationState.Raised, 2, 2, true), TestCase(EscalationState.Delivered, 2, 2, true)]
    [TestCase(EscalationState.Overdue, 2, 2, true, Description = "a reminder carries a new link")]
    [TestCase(EscalationState.Raised, 3, 3, false, Description = "somebody else is asked by now")]
    [TestCase(EscalationState.Acknowledged, 3, null, false, Description = "a supervisor has taken it")]
    [TestCase(EscalationState.Declined, 2, null, false), TestCase(EscalationState.Raised, 2, null, false, Description = "the link was taken back")]
    [TestCase(EscalationState.Reported, 2, 2, false), TestCase(EscalationState.Closed, 2, null, false)]
    public async Task Deliver_OfAnAskingThatIsOver_IsNotSent(EscalationState state, int number, int? link, bool sent)
    {
        _escalation = Asked(state, number, link);
        await DeliverAsync(1, escalation: true, _ => Task.FromResult(new MessageResult(MessageOutcome.Accepted)));
        Assert.That(_sent, Is.EqualTo(sent ? 1 : 0));
        Assert.That(_results.Select(r => r.Outcome), Is.EqualTo(new[] { sent ? MessageOutcome.Accepted : MessageOutcome.Refused }), "told either way");
    }

    [Test]
    public async Task Deliver_NetworkThatSitsOnIt_LetsGoBeforeTheLeaseEnds()
    {
        var given = new TaskCompletionSource();
        var delivering = DeliverAsync(1, escalation: false, async token =>
        {
            given.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return new MessageResult(MessageOutcome.Accepted);
        });
        await given.Task;
        _time.Advance(RunOutbox.Longest);
        await delivering;
        Assert.That(RunOutbox.Longest, Is.LessThan(RunOutbox.Lease));
        Assert.That(_results, Is.Empty, "it stays in the outbox; whoever tries again looks first");
    }
}
