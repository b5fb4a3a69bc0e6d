using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A second person on a call, through the emulated network: who hears whom, and what is left when somebody hangs up.</summary>
internal abstract class ConsultCallJourneyTests(Store store) : JourneyFixture(store)
{
    private const string Hospital = "+8657788990011";
    private static readonly string Lin = Phones.Lin, Wu = Phones.Wu;
    private static int _callers;

    [TearDown]
    public Task MendAsync() => Network.MendAsync();

    [Test]
    public async Task Hold_AndMute_AreWhatTheNetworkDoes()
    {
        var call = await TalkAsync();
        await SwitchAsync(call, CallSwitch.Held, true);
        await Network.WaitAsync(call.Sid, "on-hold");
        await SwitchAsync(call, CallSwitch.Held, false);
        await Network.WaitAsync(call.Sid, "off-hold");
        await SwitchAsync(call, CallSwitch.Muted, true);
        await Network.WaitAsync(call.Leg, "muted");
        await SwitchAsync(call, CallSwitch.Muted, false);
        await Network.WaitAsync(call.Leg, "unmuted");
        await HangUpAndCloseAsync(call.Lin, call);
    }

    [Test]
    public async Task WarmTransfer_ToAColleague_CallerHearsMusicThenBothThenOne()
    {
        var call = await TalkAsync();
        var wu = await OnShiftAsync("wu");
        var consult = await AskAsync(call, wu);
        await Network.WaitAsync(call.Sid, "off-hold");
        await wu.ActAsync(nameof(IConsoleHub.AcceptConsult), call.Contact, consult);
        var leg = await AnswerAsync(Wu);
        await wu.SecondAsync(call.Contact, ConsultState.On);
        await Network.WaitAsync(call.Sid, "on-hold");

        Assert.That((await call.Lin.ActAsync(nameof(IConsoleHub.SetConsultMode), call.Contact, consult, ConsultMode.Joined)).Refusal, Is.Null);
        await Network.WaitAsync(call.Sid, "off-hold");
        Assert.That((await call.Lin.ActAsync(nameof(IConsoleHub.CompleteTransfer), call.Contact, consult)).Refusal, Is.Null);
        // The old counsellor does not stay in the room after a transfer.
        await Network.WaitAsync(call.Leg, "ended");
        await Eventually.ThatAsync(() => wu.Card(call.Contact) is { Second: null, Counsellor: { } owner } && owner == wu.Id, "it is the colleague's");
        Assert.That((bool)(await Network.ReadAsync(call.Sid))["conference"]!["joined"]!, Is.True, "the caller stayed in the conversation");
        Assert.That(call.Lin.Me!.Shown, Is.EqualTo(ShownPresence.Available));
        await Network.ActAsync(call.Sid, "hangup");
        await Network.WaitAsync(leg, "ended");
        await CloseAsync(wu, call);
        Assert.That(Record.Types(call.Contact).Count(t => t is "ContactHandedOver"), Is.EqualTo(1));
    }

    [Test]
    public async Task WarmTransfer_CallerHangsUpInTheMiddle_EndsForBothAndLeavesNobodyBusy()
    {
        var call = await TalkAsync();
        var wu = await OnShiftAsync("wu");
        var consult = await AskAsync(call, wu);
        await wu.ActAsync(nameof(IConsoleHub.AcceptConsult), call.Contact, consult);
        var leg = await AnswerAsync(Wu);
        await wu.SecondAsync(call.Contact, ConsultState.On);
        await Network.WaitAsync(call.Sid, "on-hold");
        await Network.ActAsync(call.Sid, "hangup");
        await Network.WaitAsync(call.Leg, "ended");
        await Network.WaitAsync(leg, "ended");
        await call.Lin.BecomesAsync(call.Contact, ContactState.WrapUp);
        Assert.That(call.Lin.Card(call.Contact)!.EndedBy, Is.EqualTo(Party.Caller));
        await Eventually.ThatAsync(() => wu.Me!.Shown is ShownPresence.Available, "the colleague is free");
        await CloseAsync(call.Lin, call);
    }

    [Test]
    public async Task Consult_SecondPersonHangsUp_CallerIsOffHoldAndStays()
    {
        var call = await TalkAsync();
        var wu = await OnShiftAsync("wu");
        var consult = await AskAsync(call, wu);
        await wu.ActAsync(nameof(IConsoleHub.AcceptConsult), call.Contact, consult);
        var leg = await AnswerAsync(Wu);
        await wu.SecondAsync(call.Contact, ConsultState.On);
        await Network.WaitAsync(call.Sid, "on-hold");
        await Network.ActAsync(leg, "hangup");
        await Network.WaitAsync(call.Sid, "off-hold");
        await Eventually.ThatAsync(() => call.Lin.Card(call.Contact) is { Second: null, ConsultEnd: not null }, "the counsellor is told");
        await HangUpAndCloseAsync(call.Lin, call);
    }

    [Test]
    public async Task CounsellorsLeg_BreaksOffInAConsult_CallerIsWithTheSecondPerson()
    {
        var call = await TalkAsync();
        var wu = await OnShiftAsync("wu");
        var consult = await AskAsync(call, wu);
        await wu.ActAsync(nameof(IConsoleHub.AcceptConsult), call.Contact, consult);
        await AnswerAsync(Wu);
        await wu.SecondAsync(call.Contact, ConsultState.On);
        await Network.WaitAsync(call.Sid, "on-hold");
        await Eventually.ThatAsync(async () => !(await PlaceAsync(call.Leg)).EndsRoom, "the counsellor's leaving does not end it any more");
        await Network.ActAsync(call.Leg, "hangup");
        await Network.WaitAsync(call.Sid, "off-hold");
        await Eventually.ThatAsync(() => wu.Card(call.Contact) is { Second: null, Counsellor: { } owner } && owner == wu.Id, "the second person has it");
        Assert.That((bool)(await Network.ReadAsync(call.Sid))["conference"]!["joined"]!, Is.True);
        await HangUpAndCloseAsync(wu, call);
    }

    [Test]
    public async Task Consult_OutsideNumber_IsHandedOverOutsideAndWrittenUp()
    {
        var call = await TalkAsync();
        Assert.That((await call.Lin.ActAsync(nameof(IConsoleHub.AskConsult), call.Contact, new ConsultTarget(null, Hospital), null)).Refusal, Is.Null);
        var leg = await AnswerAsync(Hospital);
        await Eventually.ThatAsync(() => call.Lin.Card(call.Contact)?.Second?.State is ConsultState.On, "the hospital is there");
        Assert.That(call.Lin.Card(call.Contact)!.Second!.NumberMasked, Does.EndWith("0011").And.Not.Contain("990011"));
        Assert.That((string?)(await Network.ReadAsync(leg))["from"], Is.EqualTo(TelephoneNetwork.Youth), "nobody sees the caller's number");
        await call.Lin.ActAsync(nameof(IConsoleHub.SetConsultMode), call.Contact, call.Lin.Card(call.Contact)!.Second!.Id, ConsultMode.Joined);
        await Network.WaitAsync(call.Sid, "off-hold");
        Assert.That((await call.Lin.ActAsync(nameof(IConsoleHub.CompleteTransfer), call.Contact, call.Lin.Card(call.Contact)!.Second!.Id)).Refusal, Is.Null);
        await Network.WaitAsync(call.Leg, "ended");
        await call.Lin.BecomesAsync(call.Contact, ContactState.WrapUp);
        Assert.That((bool)(await Network.ReadAsync(call.Sid))["conference"]!["joined"]!, Is.True, "caller and hospital go on");
        await CloseAsync(call.Lin, call);
        await Network.ActAsync(leg, "hangup");
        await Network.WaitAsync(call.Sid, "ended");
    }

    [Test]
    public async Task Consult_NetworkRefuses_CounsellorIsToldWhyAndTheCallerComesOffHold()
    {
        var call = await TalkAsync();
        await Network.BreakAsync(new { kind = "busy", to = Hospital, times = 1 });
        await call.Lin.ActAsync(nameof(IConsoleHub.AskConsult), call.Contact, new ConsultTarget(null, Hospital), null);
        await Eventually.ThatAsync(() => call.Lin.Card(call.Contact) is { Second: null, ConsultEnd.Reason: "leg: busy" }, "busy is said", 15, () => $"{call.Lin.Card(call.Contact)}");
        await Network.WaitAsync(call.Sid, "off-hold");
        await HangUpAndCloseAsync(call.Lin, call);
    }

    [Test]
    public async Task Supervisor_ListensWhispersAndJoins_EachHeardByWhomItShould()
    {
        var call = await TalkAsync();
        var supervisor = await OnShiftAsync("supervisor");
        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.Attend), call.Contact, ConsultMode.Listening)).Refusal, Is.Null);
        var leg = await AnswerAsync(Phones.Supervisor);
        var card = await supervisor.SecondAsync(call.Contact, ConsultState.On);
        await Network.WaitAsync(leg, "muted");
        await Network.WaitAsync(call.Sid, "off-hold");
        await Eventually.ThatAsync(() => call.Lin.Card(call.Contact)?.Second is { Mode: ConsultMode.Listening }, "the counsellor sees it");
        await supervisor.ActAsync(nameof(IConsoleHub.SetConsultMode), call.Contact, card.Second!.Id, ConsultMode.Whispering);
        await Network.WaitAsync(leg, "coaching");
        await Network.WaitAsync(leg, "unmuted");
        await supervisor.ActAsync(nameof(IConsoleHub.SetConsultMode), call.Contact, card.Second.Id, ConsultMode.Joined);
        await Eventually.ThatAsync(async () => !(bool)(await Network.ReadAsync(leg))["conference"]!["coaching"]!, "heard by all");
        await supervisor.ActAsync(nameof(IConsoleHub.EndConsult), call.Contact, card.Second.Id, "left");
        await Network.WaitAsync(leg, "ended");
        Assert.That((bool)(await Network.ReadAsync(call.Sid))["conference"]!["joined"]!, Is.True);
        await HangUpAndCloseAsync(call.Lin, call);
    }

    private sealed record Call(CounsellorClient Lin, string Sid, string Leg, Guid Contact);

    private async Task<Call> TalkAsync()
    {
        var lin = await OnShiftAsync("lin");
        var sid = await Network.DialAsync($"+86139{77000000 + Interlocked.Increment(ref _callers)}");
        var contact = (await lin.OfferAsync()).Id;
        await lin.AcceptAsync(contact);
        var leg = await AnswerAsync(Lin);
        await Network.WaitAsync(sid, "in-conference");
        await lin.BecomesAsync(contact, ContactState.Connected);
        return new Call(lin, sid, leg, contact);
    }

    private async Task<string> AnswerAsync(string telephone)
    {
        var leg = (string)(await Network.WaitForLegAsync(telephone, "ringing"))["sid"]!;
        await Network.ActAsync(leg, "answer");
        await Network.WaitAsync(leg, "joined");
        return leg;
    }

    private static async Task<Guid> AskAsync(Call call, CounsellorClient whom)
    {
        Assert.That((await call.Lin.ActAsync(nameof(IConsoleHub.AskConsult), call.Contact, new ConsultTarget(whom.Id, null), null)).Refusal, Is.Null);
        return (await whom.SecondAsync(call.Contact, ConsultState.Asked)).Second!.Id;
    }

    private static async Task SwitchAsync(Call call, CallSwitch what, bool on) =>
        Assert.That((await call.Lin.ActAsync(nameof(IConsoleHub.SwitchCall), call.Contact, what, on)).Refusal, Is.Null);

    private async Task<(bool Joined, bool EndsRoom)> PlaceAsync(string sid)
    {
        var name = (string)(await Network.ReadAsync(sid))["conference"]!["sid"]!;
        var conference = (System.Text.Json.Nodes.JsonArray)System.Text.Json.Nodes.JsonNode.Parse(await Network.Http.GetStringAsync("/api/conferences"))!;
        var place = conference.First(c => (string)c!["sid"]! == name)!["participants"]!.AsArray().First(p => (string)p!["callSid"]! == sid)!;
        return ((string)place["status"]! == "connected", (bool)place["endConferenceOnExit"]!);
    }

    private async Task HangUpAndCloseAsync(CounsellorClient counsellor, Call call)
    {
        await Network.ActAsync(call.Sid, "hangup");
        await CloseAsync(counsellor, call);
    }

    private async Task CloseAsync(CounsellorClient counsellor, Call call)
    {
        await counsellor.BecomesAsync(call.Contact, ContactState.WrapUp);
        Assert.That((await counsellor.ActAsync(nameof(IConsoleHub.Close), call.Contact, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await RecordedAsync(call.Contact, "ContactClosed");
        Assert.That(Record.State(call.Contact), Is.EqualTo("Closed"));
        Record.AssertWhole();
    }
}

[Category("Garnet")]
internal sealed class ConsultCallJourneyOnGarnetTests() : ConsultCallJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class ConsultCallJourneyOnRedisTests() : ConsultCallJourneyTests(Store.Redis);
