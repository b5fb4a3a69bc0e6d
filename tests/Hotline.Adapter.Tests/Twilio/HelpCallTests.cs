using Hotline.Core.Contacts;
using Hotline.Core.Outbox;
using Hotline.Core.Voice;
using Hotline.Twilio;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>Whoever the guarantee rang presses 1: the caller is helped once both are inside, and is never left with nobody.</summary>
public sealed class HelpCallTests
{
    private const string Helper = "CA000000000000000000000000000000b1";
    private static readonly string Path = $"/twilio/voice/helped?contact={VoiceHost.Contact:N}";
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp()
    {
        _host = await VoiceHost.StartAsync();
        _host.Put(ContactState.Waiting, c => c with { Priority = Priority.Immediate, Urgent = new UrgentWait(_host.Queue.Now, 2, _host.Queue.Now) });
        _host.Twilio.Calls[Helper] = "in-progress";
    }

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    private Contact Contact => _host.Queue.Contacts[VoiceHost.Contact];

    private void Put(bool helper, bool caller) => _host.Queue.Change(VoiceHost.Contact, c => c with
    {
        Aside = new Aside(AsideKind.Help, _host.Queue.Now, _host.Queue.Now.AddMinutes(1), By: Helper, HelperInside: helper ? true : null, CallerInside: caller ? true : null, Joined: helper && caller ? _host.Queue.Now : null),
    });

    private Task<int> SweepAsync() => _host.Get<SweepCalls>().HandleAsync(CancellationToken.None);

    private async Task ConferenceAsync(string happened, string sid, string label, params (string, string)[] more)
    {
        using var answer = await _host.PostAsync($"/twilio/voice/conference?contact={VoiceHost.Contact:N}",
            [("CallSid", sid), ("StatusCallbackEvent", happened), ("ParticipantLabel", label), ("ConferenceSid", FakeTwilio.ConferenceSid), .. more]);
        Assert.That(answer.IsSuccessStatusCode, Is.True);
    }

    private async Task HungUpAsync(string sid)
    {
        using var answer = await _host.PostAsync($"/twilio/voice/help-leg?contact={VoiceHost.Contact:N}", ("CallSid", sid), ("CallStatus", "completed"));
        Assert.That(answer.IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task One_BothJoin_IsAConversation()
    {
        var heard = await _host.AskAsync(Path, ("CallSid", Helper), ("Digits", "1"));
        Assert.That(heard.Single().Element("Conference")?.Attribute("participantLabel")?.Value, Is.EqualTo(CallIds.HelpLabel(Helper)));
        Assert.That(Contact.Help, Has.Property(nameof(Aside.By)).EqualTo(Helper).And.Property(nameof(Aside.Joined)).Null);
        await ConferenceAsync("participant-join", Helper, CallIds.HelpLabel(Helper));
        await ConferenceAsync("participant-join", VoiceHost.CallSid, CallIds.Caller);
        Assert.That(Contact.Help?.Joined, Is.Not.Null);
        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "help helper", "help caller" }));
    }

    [Test]
    public async Task One_AnotherHasPressedIt_IsToldAndTheLineStaysTheirs()
    {
        Put(helper: false, caller: false);
        var heard = await _host.AskAsync($"/twilio/voice/help?contact={VoiceHost.Contact:N}", ("CallSid", "CA000000000000000000000000000000b2"));
        Assert.That(heard[^1].Name.LocalName, Is.EqualTo("Hangup"));
    }

    [TestCase(false, false), TestCase(true, false), TestCase(true, true)]
    public async Task HelperHangsUp_CallerIsBackAtThePlace(bool helper, bool caller)
    {
        Put(helper, caller);
        await HungUpAsync("CA000000000000000000000000000000b2");
        Assert.That(_host.Queue.Changes, Is.Empty, "another telephone that was rung");
        await HungUpAsync(Helper);
        await HungUpAsync(Helper);
        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "help lost leg: completed" }));
    }

    [Test]
    public async Task CallerHangsUp_HelpersLegIsToldFirst_IsTheConversationsEnd()
    {
        Put(helper: true, caller: true);
        _host.Twilio.Calls[VoiceHost.CallSid] = "completed";
        await ConferenceAsync("participant-leave", Helper, CallIds.HelpLabel(Helper));
        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "end Caller" }));
    }

    [Test]
    public async Task ConferenceEndedUnderTheCaller_WaitsAgain()
    {
        Put(helper: true, caller: true);
        var heard = await _host.AskAsync($"/twilio/voice/after?contact={VoiceHost.Contact:N}");
        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "help lost leg: conference ended" }));
        Assert.That(heard[^1].Name.LocalName, Is.EqualTo("Redirect"));
    }

    [TestCase(false, false), TestCase(true, true)]
    public async Task Sweep_HelperGoneUntold_CallerIsBackAtThePlace(bool helper, bool caller)
    {
        Put(helper, caller);
        _host.Twilio.Calls[Helper] = "completed";
        Assert.That(await SweepAsync(), Is.EqualTo(1));
        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "help lost leg: lost" }));
    }

    [Test]
    public async Task Sweep_JoinsUntold_AreTold_AndTheConferenceGoesOn()
    {
        Put(helper: false, caller: false);
        _host.Twilio.Legs[Helper] = CallIds.HelpLabel(Helper);
        _host.Twilio.Legs[VoiceHost.CallSid] = CallIds.Caller;
        Assert.That(await SweepAsync(), Is.EqualTo(2));
        Assert.That(Contact.Help?.Joined, Is.Not.Null);
        Assert.That(_host.Twilio.Legs, Has.Count.EqualTo(2));
        Assert.That(await SweepAsync(), Is.Zero);
    }

    [Test]
    public async Task WaitLoop_HelperInsideAndTheOrderLost_GoesInAfterABreath()
    {
        Put(helper: true, caller: false);
        var path = $"/twilio/voice/wait?contact={VoiceHost.Contact:N}";
        Assert.That((await _host.AskAsync(path))[0].Name.LocalName, Is.EqualTo("Pause"));
        Assert.That((await _host.AskAsync(path + "&seen=1"))[0].Name.LocalName, Is.EqualTo("Dial"));
        Put(helper: false, caller: false);
        Assert.That((await _host.AskAsync(path))[0].Name.LocalName, Is.EqualTo("Gather"), "nobody is inside yet");
        Assert.That(Contact.Aside, Is.Not.Null);
    }

    [Test]
    public async Task EndCall_OfAnEarlierCounsellor_LeavesTheConferenceToTheHelper()
    {
        Put(helper: true, caller: true);
        _host.Twilio.Calls[FakeTwilio.CounsellorSid] = "in-progress";
        _host.Twilio.Legs[FakeTwilio.CounsellorSid] = CallIds.CounsellorLabel(Guid.CreateVersion7());
        _host.Twilio.Legs[VoiceHost.CallSid] = CallIds.Caller;
        _host.Twilio.Legs[Helper] = CallIds.HelpLabel(Helper);
        var result = await _host.Voice.EndCallAsync(new OutboxItem { Id = "1", Kind = OutboxKind.EndCall, Contact = VoiceHost.Contact, Call = new CallLegs { CounsellorSid = FakeTwilio.CounsellorSid } }, CancellationToken.None);
        Assert.That(result.Outcome, Is.EqualTo(VoiceOutcome.Done));
        Assert.That(_host.Twilio.Legs.Keys, Is.EquivalentTo(new[] { VoiceHost.CallSid, Helper }));
        var seated = _host.Twilio.Requests.FindIndex(r => r.Method == "POST" && r.Path.Contains("/Participants/", StringComparison.Ordinal) && r["EndConferenceOnExit"] == "false");
        var hungUp = _host.Twilio.Requests.FindIndex(r => r.Method == "POST" && r["Status"] == "completed");
        Assert.That((seated >= 0, seated < hungUp), Is.EqualTo((true, true)));
    }
}
