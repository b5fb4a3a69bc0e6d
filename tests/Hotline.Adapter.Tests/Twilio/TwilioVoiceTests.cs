using System.Net;
using System.Text;
using Hotline.Core.Contacts;
using Hotline.Core.Outbox;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Hotline.Twilio;

namespace Hotline.Adapter.Tests.Twilio;

public sealed class TwilioVoiceTests
{
    private static readonly Guid Offered = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
    private static readonly Guid Counsellor = Guid.Parse("0199aaaa-0000-7000-8000-0000000000c0");
    private static readonly string Label = $"counsellor-{Offered:N}";
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp() => _host = await VoiceHost.StartAsync();

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    private async Task RestartAsync(Action<Dictionary<string, string?>>? change = null)
    {
        await _host.DisposeAsync();
        _host = await VoiceHost.StartAsync(realTime: true, change);
    }

    private static OutboxItem Item(OutboxKind kind, string? address = "client:") => new()
    {
        Id = "1", Kind = kind, Contact = VoiceHost.Contact, Counsellor = Counsellor, Offer = Offered, VoiceAddress = address, Line = "12356",
        Call = new CallLegs { CallerSid = VoiceHost.CallSid, CounsellorSid = kind is OutboxKind.RingCounsellor ? null : FakeTwilio.CounsellorSid, Dialled = "+8657788812356" },
    };

    private Task<VoiceResult> RingAsync(string? address = "client:") =>
        _host.Voice.RingCounsellorAsync(Item(OutboxKind.RingCounsellor, address), CancellationToken.None);

    private Task<VoiceResult> BringAsync() => _host.Voice.BringCallerAsync(Item(OutboxKind.BringCaller), CancellationToken.None);

    private Task<VoiceResult> EndAsync() => _host.Voice.EndCallAsync(Item(OutboxKind.EndCall), CancellationToken.None);

    private IEnumerable<SentRequest> Rings => _host.Twilio.Requests.Where(r => r.Rings);

    [Test]
    public async Task Ring_LooksAndThenRings()
    {
        var result = await RingAsync();

        var ring = Rings.Single();
        Assert.Multiple(() =>
        {
            Assert.That(result, Is.EqualTo(new VoiceResult(VoiceOutcome.Done, FakeTwilio.CounsellorSid)));
            Assert.That(_host.Twilio.Requests[^1], Is.SameAs(ring));
            Assert.That(ring.Path, Is.EqualTo($"/2010-04-01/Accounts/{VoiceHost.Account}/Conferences/{VoiceHost.Contact:N}/Participants.json"));
            Assert.That(ring["From"], Is.EqualTo("+8657788812356"));
            // A name that shows nothing, and whose leg it is: the browser answers only what was accepted there.
            Assert.That(ring["To"], Is.EqualTo($"client:{BrowserVoice.Identity(Counsellor)}?leg={Label}"));
            Assert.That(ring["Label"], Is.EqualTo(Label));
            Assert.That(ring["Timeout"], Is.EqualTo("20"));
            Assert.That(ring["EndConferenceOnExit"], Is.EqualTo("true").IgnoreCase);
            Assert.That(ring["StartConferenceOnEnter"], Is.EqualTo("true").IgnoreCase);
            Assert.That(ring["Beep"], Is.EqualTo("false"));
            Assert.That(ring["StatusCallback"], Is.EqualTo($"{VoiceHost.Base}/twilio/voice/leg?contact={VoiceHost.Contact:N}&offer={Offered:N}"));
            Assert.That(ring.All("StatusCallbackEvent"), Is.EqualTo(new[] { "initiated", "ringing", "answered", "completed" }));
            Assert.That(ring["ConferenceStatusCallback"], Is.EqualTo($"{VoiceHost.Base}/twilio/voice/conference?contact={VoiceHost.Contact:N}"));
            Assert.That(ring.All("ConferenceStatusCallbackEvent"), Is.EqualTo(new[] { "start", "end", "join", "leave" }));
            Assert.That(ring.Authorization, Is.EqualTo("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{VoiceHost.Account}:{VoiceHost.Token}"))));
        });
    }

    [Test]
    public async Task Ring_Repeated_RingsOnce()
    {
        await RingAsync();

        Assert.That((await RingAsync()).CallSid, Is.EqualTo(FakeTwilio.CounsellorSid));
        Assert.That(Rings.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Ring_LegOfAnEarlierOffer_IsHungUpFirst()
    {
        const string stale = "CA000000000000000000000000000000c1";
        _host.Twilio.Calls[stale] = "ringing";
        _host.Twilio.Legs[stale] = $"counsellor-{Guid.Empty:N}";

        await RingAsync();

        Assert.That(_host.Twilio.Calls[stale], Is.EqualTo("completed"));
        Assert.That(Rings.Count(), Is.EqualTo(1));
    }

    [TestCase("completed")]
    [TestCase(null)]
    public async Task Ring_CallerGone_RingsNobody(string? status)
    {
        if (status is null)
            _host.Twilio.Calls.Clear();
        else
            _host.Twilio.Calls[VoiceHost.CallSid] = status;

        Assert.That((await RingAsync()).Outcome, Is.EqualTo(VoiceOutcome.CallerGone));
        Assert.That(Rings, Is.Empty);
    }

    [Test]
    public async Task Ring_EncryptedNumber_IsRead()
    {
        await RingAsync(_host.Get<TextCipher>().Encrypt("13900139000", Counsellor));

        Assert.That(Rings.Single()["To"], Is.EqualTo("+8613900139000"));
    }

    [Test]
    public async Task Ring_OwnTelephone_IsACallThatHasToPressOneAndAStaleOneIsHungUpFirst()
    {
        const string stale = "CA000000000000000000000000000000d1";
        _host.Twilio.Calls[stale] = "ringing";
        _host.Twilio.Dialled.Add(stale);

        var result = await RingAsync("+8613900139000");

        Assert.That(result.CallSid, Is.EqualTo(FakeTwilio.CounsellorSid));
        var ring = Rings.Single();
        Assert.That(ring.Path, Does.EndWith("/Calls.json"));
        Assert.That(ring["Url"], Does.Contain("/twilio/voice/answer?").And.Contain($"offer={Offered:N}"));
        Assert.That(_host.Twilio.Calls[stale], Is.EqualTo("completed"));
    }

    [TestCase(null)]
    [TestCase("k1.bm8=")]
    [TestCase("no number")]
    public async Task Ring_AddressMissingOrUnreadable_IsRefused(string? address)
    {
        var result = await RingAsync(address);

        Assert.That(result.Outcome, Is.EqualTo(VoiceOutcome.Refused));
        Assert.That(result.Detail, Does.Contain("voice address"));
    }

    [Test]
    public async Task Ring_Refused_SaysTheCodeAndNoNumber()
    {
        _host.Twilio.Instead = r => r.Rings ? FakeTwilio.Error(HttpStatusCode.BadRequest, 21217) : null;

        Assert.That(await RingAsync(), Is.EqualTo(new VoiceResult(VoiceOutcome.Refused, Detail: "Twilio 21217")));
    }

    [Test]
    public async Task Ring_ServerError_IsRepeatedOnceAndOnlyAfterALook()
    {
        _host.Twilio.Instead = r => r.Rings ? FakeTwilio.Page(HttpStatusCode.BadGateway) : null;

        Assert.That(await RingAsync(), Is.EqualTo(new VoiceResult(VoiceOutcome.Unreachable, Detail: "Twilio answered 502")));
        var requests = _host.Twilio.Requests.SkipWhile(r => !r.Rings).Select(r => r.Rings ? "ring" : r.Path.Split('/')[^1]);
        Assert.That(requests, Is.EqualTo(new[] { "ring", "Conferences.json", "ring", "Conferences.json" }));
    }

    [Test]
    public async Task Ring_FailsOnce_RingsAtTheSecondTry()
    {
        var failures = 1;
        _host.Twilio.Instead = r => r.Rings && failures-- > 0 ? FakeTwilio.Page(HttpStatusCode.ServiceUnavailable) : null;

        Assert.That((await RingAsync()).Outcome, Is.EqualTo(VoiceOutcome.Done));
    }

    [Test]
    public async Task TextMessagesHang_TelephonesRing()
    {
        _host.Twilio.Silent = r => r.Path.EndsWith("/Messages.json", StringComparison.Ordinal);
        using var over = new CancellationTokenSource();
        var texts = Enumerable.Range(0, 40).Select(i => _host.Get<TwilioRest>().SendTextAsync("+8657700000000", "+8613800138000", $"{i}", over.Token)).ToList();

        Assert.That((await RingAsync()).Outcome, Is.EqualTo(VoiceOutcome.Done));
        Assert.That(_host.Twilio.Requests.Count(r => r.Path.EndsWith("/Messages.json", StringComparison.Ordinal)), Is.EqualTo(8), "the others wait in the bulkhead");
        await over.CancelAsync();
        Assert.That(async () => await Task.WhenAll(texts), Throws.Exception);
    }

    [Test]
    public async Task Ring_UncertainButRinging_IsFound()
    {
        _host.Twilio.Instead = r =>
        {
            if (!r.Rings)
                return null;
            _host.Twilio.Legs[FakeTwilio.CounsellorSid] = r["Label"];
            throw new HttpRequestException("connection reset");
        };

        Assert.That(await RingAsync(), Is.EqualTo(new VoiceResult(VoiceOutcome.Done, FakeTwilio.CounsellorSid)));
        Assert.That(Rings.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Ring_NoAnswerInTime_IsUnreachable()
    {
        await RestartAsync(s => s["Twilio:TimeoutSeconds"] = "1");
        _host.Twilio.Silent = r => r.Rings;

        Assert.That(await RingAsync(), Is.EqualTo(new VoiceResult(VoiceOutcome.Unreachable, Detail: "Twilio did not answer in time")));
    }

    [Test]
    public async Task Reading_FailsTwice_IsRepeated()
    {
        await RestartAsync();
        var failures = 2;
        _host.Twilio.Instead = r => r.Method == "GET" && r.Path.EndsWith("/Conferences.json", StringComparison.Ordinal) && failures-- > 0
            ? FakeTwilio.Page(HttpStatusCode.ServiceUnavailable)
            : null;

        Assert.That((await RingAsync()).Outcome, Is.EqualTo(VoiceOutcome.Done));
    }

    [Test]
    public async Task Creating_FailsAgainAndAgain_OpensTheCircuit()
    {
        _host.Twilio.Instead = r => r.Rings ? FakeTwilio.Error(HttpStatusCode.InternalServerError, 20500) : null;
        for (var i = 0; i < 6; i++)
            await RingAsync();

        var result = await RingAsync();

        Assert.That(result.Outcome, Is.EqualTo(VoiceOutcome.Unreachable));
        Assert.That(result.Detail, Does.Contain("left alone"));
        Assert.That(Rings.Count(), Is.EqualTo(12));

        _host.Twilio.Instead = _ => null;
        _host.Time!.Advance(TimeSpan.FromSeconds(11));
        Assert.That((await RingAsync()).Outcome, Is.EqualTo(VoiceOutcome.Done));
    }

    [Test]
    public async Task Bring_RedirectsTheCallerAndAsksForItsEnd()
    {
        Assert.That((await BringAsync()).Outcome, Is.EqualTo(VoiceOutcome.Done));

        var update = _host.Twilio.Requests[^1];
        Assert.Multiple(() =>
        {
            Assert.That(update.Path, Does.EndWith($"/Calls/{VoiceHost.CallSid}.json"));
            Assert.That(update["Url"], Is.EqualTo($"{VoiceHost.Base}/twilio/voice/join?contact={VoiceHost.Contact:N}"));
            Assert.That(update["Method"], Is.EqualTo("POST"));
            Assert.That(update["StatusCallback"], Is.EqualTo($"{VoiceHost.Base}/twilio/voice/status"));
        });
    }

    [TestCase("completed")]
    [TestCase(null)]
    public async Task Bring_CallerGone_SaysSo(string? status)
    {
        if (status is null)
            _host.Twilio.Calls.Clear();
        else
            _host.Twilio.Calls[VoiceHost.CallSid] = status;

        Assert.That((await BringAsync()).Outcome, Is.EqualTo(VoiceOutcome.CallerGone));
    }

    [Test]
    public async Task Bring_CallerInsideAlready_IsNotFetchedAgainButTold()
    {
        _host.Put(ContactState.Connecting, c => c with { Offer = new Offer(Offered, Counsellor, default, default) });
        _host.Twilio.Legs[VoiceHost.CallSid] = "caller";

        Assert.That((await BringAsync()).Outcome, Is.EqualTo(VoiceOutcome.Done));
        Assert.That(_host.Twilio.Requests.All(r => r.Method == "GET"));
        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "change caller" }));
    }

    [Test]
    public async Task End_Conversation_EndsTheConferenceAndLeavesTheCallerTheThanks()
    {
        _host.Put(ContactState.WrapUp);
        _host.Twilio.Legs[VoiceHost.CallSid] = "caller";
        _host.Twilio.Legs[FakeTwilio.CounsellorSid] = Label;
        _host.Twilio.Calls[FakeTwilio.CounsellorSid] = "in-progress";

        Assert.That((await EndAsync()).Outcome, Is.EqualTo(VoiceOutcome.Done));

        Assert.Multiple(() =>
        {
            Assert.That(_host.Twilio.Requests.Any(r => r.Path.EndsWith($"/Conferences/{FakeTwilio.ConferenceSid}.json", StringComparison.Ordinal) && r["Status"] == "completed"));
            Assert.That(_host.Twilio.Calls[FakeTwilio.CounsellorSid], Is.EqualTo("completed"));
            Assert.That(_host.Twilio.Calls[VoiceHost.CallSid], Is.EqualTo("in-progress"), "the caller goes on at the Dial's action");
        });
    }

    [Test]
    public async Task End_CallerInTheWaitLoop_IsHungUp()
    {
        _host.Put(ContactState.Abandoned);

        await EndAsync();

        Assert.That(_host.Twilio.Calls[VoiceHost.CallSid], Is.EqualTo("completed"));
    }

    [Test]
    public async Task End_EverythingGoneAlready_IsDone()
    {
        _host.Put(ContactState.WrapUp);
        _host.Twilio.Calls[VoiceHost.CallSid] = "completed";

        Assert.That((await EndAsync()).Outcome, Is.EqualTo(VoiceOutcome.Done));
        Assert.That((await EndAsync()).Outcome, Is.EqualTo(VoiceOutcome.Done));
    }

    [Test]
    public async Task End_ContactWaitsAgain_OnlyTheCounsellorsLegEnds()
    {
        _host.Put(ContactState.Waiting);
        _host.Twilio.Calls[FakeTwilio.CounsellorSid] = "ringing";

        await EndAsync();

        Assert.That(_host.Twilio.Calls[FakeTwilio.CounsellorSid], Is.EqualTo("completed"));
        Assert.That(_host.Twilio.Calls[VoiceHost.CallSid], Is.EqualTo("in-progress"));
    }

    [Test]
    public async Task BaseAddress_OfACompatibleService_IsUsed()
    {
        await RestartAsync(s => s["Twilio:ApiBaseAddress"] = "http://localhost:8080/");

        await RingAsync();

        Assert.That(_host.Twilio.Requests.Select(r => r.Uri.GetLeftPart(UriPartial.Authority)).Distinct(), Is.EqualTo(new[] { "http://localhost:8080" }));
    }
}
