using System.Diagnostics;
using System.Text;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

internal abstract class CallJourneyTests(Store store) : JourneyFixture(store)
{
    private static readonly string Lin = Phones.Lin;
    private static int _callers;
    private string _number = "";

    [SetUp]
    public void NewNumber() => _number = $"+86138{76000000 + Interlocked.Increment(ref _callers)}";

    [TearDown]
    public Task MendAsync() => Network.MendAsync();

    [Test]
    public async Task Call_CallerHangsUp_IsRecordedOnceInOrderAndSealed()
    {
        var lin = await OnShiftAsync("lin");
        var (sid, contact) = await DialAsync(lin, TelephoneNetwork.YouthSecond);
        await Network.WaitAsync(sid, "said:12355 青少年服务台");
        var card = await lin.AcceptAsync(contact);
        Assert.That(card.CallerNumberMasked, Does.EndWith(_number[^4..]).And.Not.Contain(_number[^8..]));
        Assert.That(card.Dialled, Is.EqualTo(TelephoneNetwork.YouthSecond));
        await TalkAsync(lin, sid, contact);

        await Network.ActAsync(sid, "hangup");
        await lin.BecomesAsync(contact, ContactState.WrapUp);
        await Network.WaitForLegAsync(Lin, "ended");
        await CloseAsync(lin, contact);

        var types = Record.Types(contact).Where(t => t is not "CallChanged").ToList();
        Assert.That(types, Is.EqualTo(new[] { "ContactArrived", "OfferMade", "OfferAccepted", "ContactConnected", "ContactEnded", "ContactClosed" }));
        // The network tells of both legs at once, in no order; it is asked whether the caller is still there.
        Assert.That(lin.Card(contact)!.EndedBy, Is.EqualTo(Party.Caller));
        var kept = Record.Call(contact);
        Assert.That(kept.Dialled, Is.EqualTo(TelephoneNetwork.YouthSecond));
        Assert.That(kept.CallerKey, Has.Length.EqualTo(64));
        foreach (var file in Directory.EnumerateFiles(Server.DataFolder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not "in-use"))
            Assert.That(Contains(file, _number[1..]), Is.False, file);
        Record.AssertWhole();
    }

    [Test]
    public async Task CounsellorsLeg_BreaksOff_CallerHearsItAndIsBackAtThePlaceWithinFiveSeconds()
    {
        var lin = await OnShiftAsync("lin");
        var (sid, contact) = await DialAsync(lin);
        var first = await lin.AcceptAsync(contact);
        var leg = await TalkAsync(lin, sid, contact);
        await lin.ActAsync(nameof(IConsoleHub.SetPresence), Presence.Break, null);
        var began = Stopwatch.StartNew();
        await Network.ActAsync(leg, "hangup");
        await Network.WaitAsync(sid, "said:刚才与咨询员的通话意外断开了");
        await RecordedAsync(contact, "ContactReturned");
        Assert.That(began.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(Record.State(contact), Is.EqualTo("Waiting"));
        var wu = await OnShiftAsync("wu");
        Assert.That((await wu.AcceptAsync(contact)).Arrived, Is.EqualTo(first.Arrived));
        await TalkAsync(wu, sid, contact, Phones.Wu);
        await Network.ActAsync(sid, "hangup");
        await wu.BecomesAsync(contact, ContactState.WrapUp);
        Assert.That(wu.Card(contact)!.EndedBy, Is.EqualTo(Party.Caller));
        await CloseAsync(wu, contact);
        Assert.That(Record.Types(contact).Count(t => t is "ContactEnded"), Is.EqualTo(1));
    }

    [Test]
    public async Task CounsellorsLeg_BreaksOffAndTheCallerHangsUp_IsTheEndOfThatConversationAndTheirsToWriteUp()
    {
        var lin = await OnShiftAsync("lin");
        var (sid, contact) = await DialAsync(lin);
        await lin.AcceptAsync(contact);
        var leg = await TalkAsync(lin, sid, contact);
        await lin.ActAsync(nameof(IConsoleHub.SetPresence), Presence.Break, null);
        await Network.ActAsync(leg, "hangup");
        await Network.WaitAsync(sid, "said:刚才与咨询员的通话意外断开了");
        await Network.ActAsync(sid, "hangup");
        await lin.BecomesAsync(contact, ContactState.WrapUp);
        await CloseAsync(lin, contact);
        Assert.That(Record.Types(contact), Does.Contain("ContactReturned").And.Not.Contain("ContactAbandoned"));
    }

    [Test]
    public async Task Call_EndedFromConsole_EndsBothLegs()
    {
        var lin = await OnShiftAsync("lin");
        var (sid, contact) = await DialAsync(lin);
        await lin.AcceptAsync(contact);
        var leg = await TalkAsync(lin, sid, contact);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.End), contact)).Refusal, Is.Null);
        await Network.WaitAsync(sid, "ended");
        await Network.WaitAsync(leg, "ended");
        await CloseAsync(lin, contact);
        Assert.That(Record.Types(contact).Count(t => t is "ContactEnded"), Is.EqualTo(1));
    }

    [Test]
    public async Task Call_CallerHangsUpWhileWaiting_IsAbandoned()
    {
        var sid = await Network.DialAsync(_number);
        await Network.WaitAsync(sid, "doing:playing");
        var contact = await ContactAsync(sid);
        await Network.ActAsync(sid, "hangup");
        await RecordedAsync(contact, "ContactAbandoned");
        Assert.That(Record.Types(contact), Is.EqualTo(new[] { "ContactArrived", "RequirementUnmet", "ContactAbandoned" }));
    }

    [TestCase("decline")]
    [TestCase("no answer")]
    public async Task CounsellorsLeg_DoesNotCome_CallerIsBackAtThePlaceAndGoesToTheNext(string how)
    {
        var lin = await OnShiftAsync("lin");
        var (sid, contact) = await DialAsync(lin);
        if (how == "no answer")
            await Network.BreakAsync(new { kind = "no-answer", to = Lin, times = 1 });
        var first = await lin.AcceptAsync(contact);
        if (how == "decline")
            await Network.ActAsync((string)(await Network.WaitForLegAsync(Lin, "ringing"))["sid"]!, "decline");
        await RecordedAsync(contact, "ContactReturned");
        await Eventually.ThatAsync(() => lin.Me?.Presence is Presence.NotResponding, "whoever does not answer gets no more offers");
        Assert.That((bool)(await Network.ReadAsync(sid))["ended"]!, Is.False, "the caller is still there");
        await Network.WaitAsync(sid, "said:您是下一位");

        var wu = await OnShiftAsync("wu");
        var second = await wu.AcceptAsync(contact);
        Assert.That(second.Arrived, Is.EqualTo(first.Arrived));
        await TalkAsync(wu, sid, contact, Phones.Wu);
        await Network.ActAsync(sid, "hangup");
        await wu.BecomesAsync(contact, ContactState.WrapUp);
        await CloseAsync(wu, contact);
    }

    [Test]
    public async Task Network_RefusesToRing_ContactKeepsItsPlaceAndCounsellorStaysAvailable()
    {
        var lin = await OnShiftAsync("lin");
        var (sid, contact) = await DialAsync(lin);
        await Network.BreakAsync(new { kind = "rest-error", to = "Participants" });
        var first = await lin.AcceptAsync(contact);
        await RecordedAsync(contact, "ContactReturned", 25);
        Assert.That(lin.Me?.Presence, Is.EqualTo(Presence.Available), "the network's trouble is not the counsellor's");
        await Network.MendAsync();
        var wu = await OnShiftAsync("wu");
        var second = await wu.AcceptAsync(contact);
        Assert.That(second.Arrived, Is.EqualTo(first.Arrived));
        await TalkAsync(wu, sid, contact, Phones.Wu);
        await Network.ActAsync(sid, "hangup");
        await wu.BecomesAsync(contact, ContactState.WrapUp);
        await CloseAsync(wu, contact);
    }

    [Test]
    public async Task Callbacks_LostAndDoubled_CallIsConnectedAndEndedOnce()
    {
        await Network.BreakAsync(new { kind = "callback-duplicate", to = "/twilio/voice/" });
        await Network.BreakAsync(new { kind = "callback-lost", to = "/twilio/voice/conference", times = 1 });
        var lin = await OnShiftAsync("lin");
        var (sid, contact) = await DialAsync(lin);
        await lin.AcceptAsync(contact);
        await TalkAsync(lin, sid, contact);
        await Network.ActAsync(sid, "hangup");
        await lin.BecomesAsync(contact, ContactState.WrapUp);
        await CloseAsync(lin, contact);
        var types = Record.Types(contact).Where(t => t is not "CallChanged").ToList();
        Assert.That(types, Is.EqualTo(new[] { "ContactArrived", "OfferMade", "OfferAccepted", "ContactConnected", "ContactEnded", "ContactClosed" }));
    }

    private async Task<(string Sid, Guid Contact)> DialAsync(CounsellorClient counsellor, string to = TelephoneNetwork.Youth)
    {
        var sid = await Network.DialAsync(_number, to);
        var card = await counsellor.OfferAsync();
        return (sid, card.Id);
    }

    private async Task<string> TalkAsync(CounsellorClient counsellor, string sid, Guid contact, string? telephone = null)
    {
        var leg = (string)(await Network.WaitForLegAsync(telephone ?? Lin, "ringing"))["sid"]!;
        await Network.ActAsync(leg, "answer");
        await Network.WaitAsync(sid, "in-conference");
        await Network.WaitAsync(leg, "in-conference");
        await counsellor.BecomesAsync(contact, ContactState.Connected);
        return leg;
    }

    private async Task CloseAsync(CounsellorClient counsellor, Guid contact)
    {
        Assert.That((await counsellor.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await RecordedAsync(contact, "ContactClosed");
        Assert.That(Record.State(contact), Is.EqualTo("Closed"));
    }

    private async Task<Guid> ContactAsync(string sid)
    {
        Guid? contact = null;
        await Eventually.ThatAsync(() => (contact = Record.ContactOfCall(sid)) is not null, "the call is in the record");
        return contact!.Value;
    }

    private static bool Contains(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
    }
}

[Category("Garnet")]
internal sealed class CallJourneyOnGarnetTests() : CallJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class CallJourneyOnRedisTests() : CallJourneyTests(Store.Redis);
