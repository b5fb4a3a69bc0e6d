using System.Net;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;

namespace Hotline.Adapter.Tests.Twilio;

public sealed class LegEventsTests
{
    private static readonly Guid Current = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
    private static readonly Guid Earlier = Guid.Parse("0199aaaa-0000-7000-8000-000000000002");
    private const string OtherSid = "CA000000000000000000000000000000c1";
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp()
    {
        _host = await VoiceHost.StartAsync();
        _host.Put(ContactState.Connecting, c => c with { Offer = new Offer(Current, Guid.Empty, default, default) });
        _host.Twilio.Calls[OtherSid] = "in-progress";
    }

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    private async Task<HttpStatusCode> LegAsync(string status, Guid? offer = null, string sid = FakeTwilio.CounsellorSid)
    {
        using var answer = await _host.PostAsync(
            $"/twilio/voice/leg?contact={VoiceHost.Contact:N}&offer={offer ?? Current:N}", ("CallSid", sid), ("CallStatus", status));
        return answer.StatusCode;
    }

    private async Task ConferenceAsync(string happened, string sid, string label, string? why = null)
    {
        List<(string, string)> form = [("CallSid", sid), ("StatusCallbackEvent", happened), ("ParticipantLabel", label), ("ConferenceSid", FakeTwilio.ConferenceSid)];
        if (why is not null)
            form.Add(("ReasonParticipantLeft", why));
        using var answer = await _host.PostAsync($"/twilio/voice/conference?contact={VoiceHost.Contact:N}", [.. form]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    /// <summary>Lets time pass until the answer is there: ten times as fast as it does, so that the sweeper's turn does not come before.</summary>
    private async Task<HttpStatusCode> PassAsync(Task<HttpStatusCode> answer)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!answer.IsCompleted && await timer.WaitForNextTickAsync())
            _host.Time!.Advance(TimeSpan.FromMilliseconds(100));
        return await answer;
    }

    private Contact Contact => _host.Queue.Contacts[VoiceHost.Contact];

    private void Connect() => _host.Queue.Change(VoiceHost.Contact, c => c with
    {
        State = ContactState.Connected, Offer = null,
        Call = c.Call! with { CounsellorSid = FakeTwilio.CounsellorSid, CallerJoined = true, CounsellorJoined = true },
    });

    [Test]
    public async Task BothJoin_Connects()
    {
        await LegAsync("initiated");
        await LegAsync("ringing");
        await ConferenceAsync("participant-join", FakeTwilio.CounsellorSid, $"counsellor-{Current:N}");
        await LegAsync("in-progress");
        Assert.That(Contact.State, Is.EqualTo(ContactState.Connecting));
        await ConferenceAsync("participant-join", VoiceHost.CallSid, "caller");

        Assert.That(Contact.State, Is.EqualTo(ContactState.Connected));
        Assert.That(Contact.Call?.CounsellorSid, Is.EqualTo(FakeTwilio.CounsellorSid));
    }

    [Test]
    public async Task Answered_JoinEventLost_CountsAsJoined()
    {
        await LegAsync("in-progress");

        Assert.That(Contact.Call?.CounsellorJoined, Is.True);
    }

    [TestCase("busy", "leg: busy")]
    [TestCase("no-answer", "leg: no-answer")]
    [TestCase("failed", "network: failed")]
    [TestCase("canceled", "network: canceled")]
    [TestCase("completed", "leg: completed")]
    public async Task CounsellorsLegEnds_WhileConnecting_GivesThePlaceBackOnceAndSaysWhoseItWas(string status, string reason)
    {
        await LegAsync(status);
        await LegAsync(status);

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { $"return {reason}" }));
        Assert.That(Contact.State, Is.EqualTo(ContactState.Waiting));
    }

    [Test]
    public async Task EarlierOffersLegEnds_ChangesNothing()
    {
        await LegAsync("no-answer", Earlier, OtherSid);

        Assert.That(_host.Queue.Changes, Is.Empty);
        Assert.That(_host.Twilio.Requests, Is.Empty);
    }

    [TestCase(ContactState.Connecting)]
    [TestCase(ContactState.Connected)]
    [TestCase(ContactState.Waiting)]
    public async Task EarlierOffersLegAnswers_IsHungUpAndChangesNothing(ContactState state)
    {
        if (state is ContactState.Connected)
            Connect();
        else
            _host.Queue.Change(VoiceHost.Contact, c => c with { State = state });

        await LegAsync("in-progress", Earlier, OtherSid);

        Assert.That(_host.Queue.Changes, Is.Empty);
        Assert.That(_host.Twilio.Calls[OtherSid], Is.EqualTo("completed"));
    }

    [Test]
    public async Task EarlierOffersLegJoins_IsHungUp()
    {
        await ConferenceAsync("participant-join", OtherSid, $"counsellor-{Earlier:N}");

        Assert.That(_host.Queue.Changes, Is.Empty);
        Assert.That(_host.Twilio.Calls[OtherSid], Is.EqualTo("completed"));
    }

    [Test]
    public async Task ConnectedWithoutAKnownLeg_IsNeverCut()
    {
        Connect();
        _host.Queue.Change(VoiceHost.Contact, c => c with { Call = c.Call! with { CounsellorSid = null } });

        await LegAsync("in-progress", Current, OtherSid);

        Assert.That(_host.Twilio.Calls[OtherSid], Is.EqualTo("in-progress"));
    }

    [Test]
    public async Task UnknownContact_ChangesNothing()
    {
        _host.Queue.Contacts.Clear();

        Assert.That(await LegAsync("completed"), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(_host.Twilio.Requests, Is.Empty);
    }

    [Test]
    public async Task CounsellorLeaves_CallerIsThere_GivesThePlaceBackOnce()
    {
        Connect();

        await ConferenceAsync("participant-leave", FakeTwilio.CounsellorSid, $"counsellor-{Current:N}");
        await LegAsync("completed");

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "lose leg: left" }));
    }

    [Test]
    public async Task CounsellorLeaves_CallerHasHungUp_IsTheCallersEnd()
    {
        Connect();
        _host.Twilio.Calls[VoiceHost.CallSid] = "completed";

        await LegAsync("completed");

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "end Caller" }));
    }

    [Test]
    public async Task CounsellorLeaves_NetworkDoesNotSayWhetherTheCallerIsThere_GivesThePlaceBack()
    {
        Connect();
        _host.Twilio.Instead = _ => FakeTwilio.Error(HttpStatusCode.BadRequest, 20001);

        await LegAsync("completed");

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "lose leg: completed" }));
    }

    private static readonly Guid Consult = Guid.Parse("0199aaaa-0000-7000-8000-000000000003");

    private async Task SecondAsync(string status, Guid? consult = null)
    {
        using var answer = await _host.PostAsync($"/twilio/voice/second?contact={VoiceHost.Contact:N}&consult={consult ?? Consult:N}", ("CallSid", OtherSid), ("CallStatus", status));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    private void Ask() => _host.Queue.Change(VoiceHost.Contact, c => c with
    {
        Consult = new Consult { Id = Consult, By = Guid.Empty, With = Earlier, State = ConsultState.Connecting },
    });

    [Test]
    public async Task SecondPersonsLeg_ComesAndGoes_ChangesOnlyTheSecondPerson()
    {
        Connect();
        Ask();

        await SecondAsync("ringing");
        await ConferenceAsync("participant-join", OtherSid, $"second-{Consult:N}");
        Assert.That(Contact.Consult?.State, Is.EqualTo(ConsultState.On));
        await SecondAsync("completed");

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "second", "second joined", "lose leg: completed" }));
        Assert.That(Contact.State, Is.EqualTo(ContactState.Connected));
    }

    [Test]
    public async Task SecondPersonsLeg_OfAConsultThatIsOver_IsHungUp()
    {
        Connect();
        Ask();

        await SecondAsync("in-progress", Earlier);

        Assert.That(_host.Twilio.Calls[OtherSid], Is.EqualTo("completed"));
        Assert.That(_host.Queue.Changes, Is.Empty);
    }

    [Test]
    public async Task CallerLeaves_WhileConnecting_IsNotGone()
    {
        await ConferenceAsync("participant-leave", VoiceHost.CallSid, "caller");

        Assert.That(_host.Queue.Changes, Is.Empty);
    }

    [TestCase(null, "end Caller")]
    [TestCase("participant_hung_up", "end Caller")]
    [TestCase("moderator_ended_conference", null)]
    public async Task CallerLeaves_WhenConnected_EndsUnlessTheConferenceEnded(string? why, string? change)
    {
        Connect();

        await ConferenceAsync("participant-leave", VoiceHost.CallSid, "caller", why);

        Assert.That(_host.Queue.Changes, Is.EqualTo(change is null ? [] : new[] { change }));
    }

    [TestCase("completed")]
    [TestCase("no-answer")]
    public async Task CallersCallEnds_LosesTheCallerOnce(string status)
    {
        for (var i = 0; i < 2; i++)
            using (await _host.PostAsync("/twilio/voice/status", ("CallStatus", status)))
            {
            }

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "end Caller" }));
        Assert.That(_host.Queue.Asked, Is.EqualTo(new[] { nameof(IContactQueue.LoseCallAsync), nameof(IContactQueue.LoseCallAsync) }), "one round trip to the live state each");
    }

    [Test]
    public async Task Event_WhileAnEpochOpens_IsPatientlyRepeated()
    {
        _host.Queue.Opening = 2;

        await PassAsync(LegAsync("in-progress"));

        Assert.That(Contact.Call?.CounsellorJoined, Is.True);
    }

    [Test]
    public async Task Event_StoreAwayForAMoment_IsNotLost()
    {
        _host.Queue.Away = 3;

        Assert.That(await PassAsync(LegAsync("in-progress")), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(Contact.Call?.CounsellorJoined, Is.True);
    }

    [Test]
    public async Task Event_StoreStaysAway_IsLoggedAsLostAndSaidSo()
    {
        _host.Queue.Away = -1;

        Assert.That(await PassAsync(LegAsync("in-progress")), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(_host.Logged.Text, Does.Contain("an event of the network was lost"));
    }
}
