using Hotline.Core.Contacts;
using Hotline.Twilio;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>An event that said a leg's end was lost: the network's own list of calls tells.</summary>
public sealed class SweepCallsTests
{
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp()
    {
        _host = await VoiceHost.StartAsync();
        _host.Put(ContactState.Connected, c => c with { Call = c.Call! with { CounsellorSid = FakeTwilio.CounsellorSid, CallerJoined = true, CounsellorJoined = true } });
        _host.Twilio.Calls[FakeTwilio.CounsellorSid] = "in-progress";
    }

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    private Task<int> SweepAsync() => _host.Get<SweepCalls>().HandleAsync(CancellationToken.None);

    [Test]
    public async Task EverybodyThere_ChangesNothing()
    {
        Assert.That(await SweepAsync(), Is.Zero);
        Assert.That(_host.Queue.Changes, Is.Empty);
    }

    [Test]
    public async Task NotOnTheListButLive_ChangesNothing()
    {
        _host.Twilio.Unlisted.Add(VoiceHost.CallSid);

        Assert.That(await SweepAsync(), Is.Zero);
        Assert.That(_host.Queue.Changes, Is.Empty);
    }

    [Test]
    public async Task CounsellorsLegGone_CallerIsBackAtThePlace()
    {
        _host.Twilio.Calls[FakeTwilio.CounsellorSid] = "completed";

        Assert.That(await SweepAsync(), Is.EqualTo(1));
        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "lose leg: lost" }));
    }

    [Test]
    public async Task CallerGone_EndsOnce()
    {
        _host.Twilio.Calls[VoiceHost.CallSid] = "completed";

        await SweepAsync();
        await SweepAsync();

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "end Caller" }));
    }

    [Test]
    public async Task ThirtySecondsPass_SweepsByItself()
    {
        _host.Twilio.Calls[VoiceHost.CallSid] = "completed";
        var began = TimeProvider.System.GetTimestamp();
        while (_host.Queue.Changes.Count == 0 && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(10))
        {
            _host.Time!.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "end Caller" }));
    }
}
