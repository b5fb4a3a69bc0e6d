using Hotline.Core.Contacts;
using Hotline.Core.Routing;
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
    public async Task JoinsUntold_ConnectsThem()
    {
        var offer = Guid.CreateVersion7();
        _host.Put(ContactState.Connecting, c => c with { Offer = new Offer(offer, Guid.CreateVersion7(), _host.Queue.Now, _host.Queue.Now), Call = c.Call! with { CounsellorSid = FakeTwilio.CounsellorSid } });
        _host.Twilio.Legs[FakeTwilio.CounsellorSid] = CallIds.CounsellorLabel(offer);
        _host.Twilio.Legs[VoiceHost.CallSid] = CallIds.Caller;

        Assert.That(await SweepAsync(), Is.EqualTo(2));
        Assert.That(_host.Queue.Contacts[VoiceHost.Contact].Call, Has.Property(nameof(CallLegs.CounsellorJoined)).True.And.Property(nameof(CallLegs.CallerJoined)).True);
    }

    [TestCase(ContactState.WrapUp)]
    [TestCase(ContactState.Abandoned)]
    [TestCase(ContactState.Waiting)]
    public async Task ConferenceOfAContactThatIsNotConnected_IsEnded(ContactState state)
    {
        _host.Put(state);
        _host.Twilio.Legs[VoiceHost.CallSid] = CallIds.Caller;

        Assert.That(await SweepAsync(), Is.EqualTo(1));
        Assert.That(_host.Twilio.Legs, Is.Empty);
    }

    [Test]
    public async Task ConferenceHandedOverOutside_GoesOn()
    {
        _host.Put(ContactState.WrapUp, c => c with { Call = c.Call! with { OutsideSid = FakeTwilio.CounsellorSid } });
        _host.Twilio.Legs[VoiceHost.CallSid] = CallIds.Caller;

        Assert.That(await SweepAsync(), Is.Zero);
        Assert.That(_host.Twilio.Legs, Is.Not.Empty);
    }

    [Test]
    public async Task ConferenceOfAContactThatNobodyKnows_GoesOn()
    {
        _host.Queue.Contacts.Clear();
        _host.Twilio.Legs[VoiceHost.CallSid] = CallIds.Caller;

        Assert.That(await SweepAsync(), Is.Zero);
        Assert.That(_host.Twilio.Legs, Is.Not.Empty);
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
