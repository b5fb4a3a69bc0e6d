using Hotline.Core.Contacts;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Voice;

namespace Hotline.Core.Tests.Outbox;

/// <summary>What was ordered is done only where it still makes sense.</summary>
public sealed class RunOutboxTests
{
    private static readonly Guid Offered = Guid.CreateVersion7();
    private readonly List<string> _done = [];
    private Contact _contact = null!;

    [SetUp]
    public void Connecting()
    {
        _done.Clear();
        _contact = new Contact
        {
            Id = Guid.CreateVersion7(), Line = "12355", Channel = Channel.Voice, Requirement = "", State = ContactState.Connecting, Callback = new Callback(),
            Offer = new Offer(Offered, Guid.CreateVersion7(), default, default),
        };
    }

    private Task RunAsync(Func<VoiceResult> ring)
    {
        var queue = Stub.Make<IContactQueue>(stub => stub
            .On(nameof(IContactQueue.ReadCallerAsync), _ => Task.FromResult<CallerView?>(new CallerView(_contact, null, [])))
            .On(nameof(IContactQueue.ChangeCallAsync), args => Did($"call {((CallChange)args[1]!).CallerSid}"))
            .On(nameof(IContactQueue.MissCallbackAsync), _ => Did("missed"))
            .On(nameof(IContactQueue.ReturnAsync), _ => Did("given back"))
            .On(nameof(IContactQueue.FinishOutboxAsync), _ => { _done.Add("finished"); return Task.CompletedTask; }));
        var voice = Stub.Make<IVoice>(stub => stub.On(nameof(IVoice.RingCallerAsync), _ => { _done.Add("rung"); return Task.FromResult(ring()); }));
        var notifier = Stub.Make<INotifier>(stub => stub.On(nameof(INotifier.ShowAsync), _ => Task.CompletedTask));
        return Stub.Outbox(queue, voice, notifier).RunAsync(new OutboxItem { Id = "1", Kind = OutboxKind.RingCaller, Contact = _contact.Id, Offer = Offered }, CancellationToken.None);
    }

    private Task<Step> Did(string what)
    {
        _done.Add(what);
        return Task.FromResult(new Step(null, []));
    }

    private void RingsByHimself() => _contact = _contact with { Callback = _contact.Callback! with { Ended = DateTimeOffset.UnixEpoch }, Call = new CallLegs { CallerSid = "CAown" } };

    [Test]
    public async Task RingCaller_WhoWaitsForIt_IsRung()
    {
        await RunAsync(() => new VoiceResult(VoiceOutcome.Done, "CAback"));
        Assert.That(_done, Is.EqualTo(new[] { "rung", "call CAback", "finished" }));
    }

    [Test]
    public async Task RingCaller_WhoHasRungMeanwhile_IsNotRung()
    {
        RingsByHimself();
        await RunAsync(() => new VoiceResult(VoiceOutcome.Done, "CAback"));
        Assert.That(_done, Is.EqualTo(new[] { "finished" }));
    }

    [TestCase(VoiceOutcome.Unreachable), TestCase(VoiceOutcome.Refused)]
    public async Task RingCaller_WhoRingsWhileItFails_StaysWhereHeIs(VoiceOutcome outcome)
    {
        await RunAsync(() =>
        {
            RingsByHimself();
            return new VoiceResult(outcome);
        });
        Assert.That(_done, Is.EqualTo(new[] { "rung", "finished" }));
    }
}
