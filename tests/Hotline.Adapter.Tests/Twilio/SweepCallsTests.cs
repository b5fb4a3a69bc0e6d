using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Twilio;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>An event that said a leg's end was lost: the network's own list of calls tells.</summary>
public sealed class SweepCallsTests
{
    private static readonly Guid Supervisor = Guid.CreateVersion7();
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

    private void PutBothInside(Func<Contact, Contact>? change = null)
    {
        if (change is not null)
            _host.Queue.Change(VoiceHost.Contact, change);
        _host.Twilio.Legs[VoiceHost.CallSid] = CallIds.Caller;
        _host.Twilio.Legs[FakeTwilio.CounsellorSid] = CallIds.CounsellorLabel(Guid.CreateVersion7());
    }

    [Test]
    public async Task Room_HoldAndMuteNeverReachedTheNetwork_AreRepaired()
    {
        PutBothInside(c => c with { Call = c.Call! with { Held = true, Muted = true } });

        Assert.That(await SweepAsync(), Is.EqualTo(2));
        Assert.That((_host.Twilio.Seats[VoiceHost.CallSid].Held, _host.Twilio.Seats[FakeTwilio.CounsellorSid].Muted), Is.EqualTo((true, true)));
        Assert.That(await SweepAsync(), Is.Zero, "it is as it should be");

        _host.Queue.Change(VoiceHost.Contact, c => c with { Call = c.Call! with { Held = null, Muted = null } });
        Assert.That(await SweepAsync(), Is.EqualTo(2), "and back");
        Assert.That((_host.Twilio.Seats[VoiceHost.CallSid].Held, _host.Twilio.Seats[FakeTwilio.CounsellorSid].Muted), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Room_SupervisorHeardInsteadOfListening_IsMuted()
    {
        const string supervisor = "CA000000000000000000000000000000d1";
        var consult = new Core.Consults.Consult { Id = Guid.CreateVersion7(), By = Supervisor, With = Supervisor, Alias = "督导", State = Core.Consults.ConsultState.On, Mode = Core.Consults.ConsultMode.Listening, Sid = supervisor };
        _host.Twilio.Calls[supervisor] = "in-progress";
        PutBothInside(c => c with { Consult = consult });
        _host.Twilio.Legs[supervisor] = CallIds.SecondLabel(consult.Id);
        _host.Twilio.Seats[supervisor] = new Seat();

        Assert.That(await SweepAsync(), Is.EqualTo(1));
        Assert.That(_host.Twilio.Seats[supervisor], Is.EqualTo(new Seat(Muted: true)));

        _host.Queue.Change(VoiceHost.Contact, c => c with { Consult = c.Consult! with { Mode = Core.Consults.ConsultMode.Whispering } });
        Assert.That(await SweepAsync(), Is.EqualTo(2), "and the conference does not end any more when the counsellor leaves it");
        Assert.That(_host.Twilio.Seats[supervisor], Is.EqualTo(new Seat(Coaches: FakeTwilio.CounsellorSid)));
    }

    [Test]
    public async Task Room_SomebodyWhoseConsultIsOver_IsHungUp()
    {
        const string gone = "CA000000000000000000000000000000d1";
        _host.Twilio.Calls[gone] = "in-progress";
        PutBothInside();
        _host.Twilio.Legs[gone] = CallIds.SecondLabel(Guid.CreateVersion7());

        Assert.That(await SweepAsync(), Is.EqualTo(1));
        Assert.That(_host.Twilio.Legs.Keys, Is.EquivalentTo(new[] { VoiceHost.CallSid, FakeTwilio.CounsellorSid }));
        Assert.That(await SweepAsync(), Is.Zero);
    }

    [Test]
    public async Task Room_HandedOverOutside_TheCounsellorDoesNotStay()
    {
        const string outside = "CA000000000000000000000000000000d1";
        _host.Twilio.Calls[outside] = "in-progress";
        PutBothInside(c => c with { State = ContactState.WrapUp, Call = c.Call! with { OutsideSid = outside } });
        _host.Twilio.Legs[outside] = CallIds.SecondLabel(Guid.CreateVersion7());

        await SweepAsync();
        Assert.That(_host.Twilio.Legs.Keys, Is.EquivalentTo(new[] { VoiceHost.CallSid, outside }));
        Assert.That(_host.Queue.Changes, Is.Empty);
    }

    [Test]
    public async Task ThirtySecondsPass_SweepsByItself()
    {
        _host.Twilio.Calls[VoiceHost.CallSid] = "completed";

        await PassUntilAsync(() => _host.Queue.Changes.Count > 0);

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "end Caller" }));
    }

    [Test]
    public async Task CounsellorsLegGoneAndTheSignalLost_CallerIsBackWithinThirtyFiveSeconds()
    {
        var lost = _host.Time!.GetUtcNow();
        _host.Twilio.Calls[FakeTwilio.CounsellorSid] = "completed";

        await PassUntilAsync(() => _host.Queue.Changes.Count > 0);

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "lose leg: lost" }));
        Assert.That(_host.Time.GetUtcNow() - lost, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(35)));
        var heard = await _host.AskAsync($"/twilio/voice/after?contact={VoiceHost.Contact:N}");
        Assert.That(string.Concat(heard.Select(e => e.Value)), Does.Contain("意外断开"));
    }

    [Test]
    public async Task TwilioUnreachableForFiveMinutes_CallersKeepTheirPlacesAndItIsKnown()
    {
        _host.Put(ContactState.Waiting);
        _host.Twilio.Instead = _ => throw new HttpRequestException("no route");
        Assert.That(_host.Voice.IsAway, Is.False);

        var end = _host.Time!.GetUtcNow().AddMinutes(5);
        // The sweep works beside this test: its own trouble may be told a moment after the clock says so.
        await PassUntilAsync(() => _host.Time.GetUtcNow() >= end && _host.Voice.IsAway);

        Assert.That(_host.Queue.Changes, Is.Empty);
        Assert.That(_host.Queue.Contacts[VoiceHost.Contact].State, Is.EqualTo(ContactState.Waiting));

        _host.Twilio.Instead = _ => null;
        await PassUntilAsync(() => !_host.Voice.IsAway);
        Assert.That(_host.Queue.Changes, Is.Empty);
    }

    /// <summary>Second after second, each time letting the sweep do what is due.</summary>
    private async Task PassUntilAsync(Func<bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition() && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(20))
        {
            _host.Time!.Advance(TimeSpan.FromSeconds(1));
            for (var i = 0; i < 20; i++)
                await Task.Yield();
        }
        Assert.That(condition(), Is.True, "nothing happened");
    }
}
