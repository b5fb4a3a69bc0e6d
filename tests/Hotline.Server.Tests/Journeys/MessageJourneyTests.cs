using System.Net;
using System.Net.Http.Headers;
using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A caller speaks a message instead of waiting: it is kept sealed, heard, and rung back.</summary>
internal abstract class MessageJourneyTests(Store store) : JourneyFixture(store)
{
    private static int _callers;
    private string _number = "";

    [SetUp]
    public void NewNumber() => _number = $"+86138{66000000 + Interlocked.Increment(ref _callers)}";

    [TearDown]
    public Task MendAsync() => Network.MendAsync();

    [Test]
    public async Task Key2_Spoken_IsKeptSealedAndGoneFromTheNetworkAndTheCallHasOverflowed()
    {
        var (call, message) = await LeaveAsync(mayCall: "1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Record.Image(call), Has.Property("State").EqualTo(ContactState.Overflowed));
            Assert.That(Record.Image(call).Overflow, Is.EqualTo(new Overflow(OverflowKind.Message, Contact: message)));
            Assert.That(Record.Image(message).Left, Has.Property("Audio").EqualTo(AudioState.Kept).And.Property("MayCall").True);
            Assert.That(Record.Types(call).Where(t => t is not ("RequirementUnmet" or "RequirementRelaxed")), Is.EqualTo(new[] { "ContactArrived", "ContactSteppedAside", "ContactOverflowed" }));
            Assert.That(Record.Types(message).Where(t => t is not ("RequirementUnmet" or "RequirementRelaxed")), Is.EqualTo(new[] { "ContactArrived", "AudioKept" }));
        }
        await Eventually.ThatAsync(async () => await Network.RecordingsAsync() == 0, "the network has no recording any more");
        var file = Path.Combine(Server.DataFolder, "blobs", "messages", $"{message:N}");
        Assert.That(ReadShared(file).AsSpan().IndexOf("RIFF"u8), Is.EqualTo(-1), "the audio is sealed");
        await CloseAsync(message);
    }

    [Test]
    public async Task Message_Accepted_IsHeardByItsCounsellorAloneAndEachListeningIsAudited()
    {
        var (_, message) = await LeaveAsync(mayCall: "2");
        var lin = await OnShiftAsync("lin");
        var card = await lin.AcceptAsync(message);
        Assert.That(card.Channel, Is.EqualTo(Channel.Message));
        Assert.That(card.Left?.MayCall, Is.False);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.RingBack), message)).Refusal, Is.Not.Null, "the caller did not allow it");

        using var chen = await StaffMember.SignInAsync(Server.Url, "chen");
        using (var refused = await chen.PostAsync($"/api/contacts/{message}/listen", new OpenRequest("好奇")))
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var answer = await lin.Staff.PostAsync($"/api/contacts/{message}/listen", new OpenRequest(null));
        var address = (await StaffMember.ReadAsync<ListenView>(answer)).Address;
        using (var range = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(0, 3) } })
        using (var part = await lin.Staff.Http.SendAsync(range))
        {
            Assert.That(part.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
            Assert.That(await part.Content.ReadAsStringAsync(), Is.EqualTo("RIFF"));
        }
        using (var whole = await lin.Staff.Http.GetAsync(address))
            Assert.That((await whole.Content.ReadAsByteArrayAsync()).Length, Is.EqualTo(whole.Content.Headers.ContentLength).And.GreaterThan(8000));
        using (var other = await chen.Http.GetAsync(address))
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "the address is one person's");

        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        using (var without = await supervisor.PostAsync($"/api/contacts/{message}/listen", new OpenRequest(" ")))
            Assert.That(without.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using (var with = await supervisor.PostAsync($"/api/contacts/{message}/listen", new OpenRequest("复核留言")))
            Assert.That(with.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Record.Audited(message).Select(r => r.Act), Is.EqualTo(new[] { "Refused", "Listened", "Refused", "Listened" }));
        await EndAsync(lin, message);
    }

    [Test]
    public async Task Message_ThatMayBeRung_TheCallerIsRungAndTheCallIsAContactOfItsOwn()
    {
        var (_, message) = await LeaveAsync(mayCall: "1");
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync(message);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.RingBack), message)).Refusal, Is.Null);
        await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
        var rung = (string)(await Network.WaitForLegAsync(_number, "ringing"))["sid"]!;
        await Network.ActAsync(rung, "answer");
        await Network.WaitAsync(rung, "in-conference");
        await RecordedAsync(message, "ContactEnded");
        var back = Record.Following(message)!.Value;
        await lin.BecomesAsync(back, ContactState.Connected);
        Assert.That(Record.Image(back).Direction, Is.EqualTo(Direction.Outbound));
        await Network.ActAsync(rung, "hangup");
        await lin.BecomesAsync(back, ContactState.WrapUp);
        foreach (var id in new[] { message, back })
        {
            Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), id, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
            await RecordedAsync(id, "ContactClosed");
        }
        Record.AssertWhole();
    }

    [Test]
    public async Task Message_HungUpWhileSpeaking_IsKept()
    {
        var sid = await BeginAsync("1");
        await Network.SpeakAsync(sid, "我不想说名字");
        await Network.ActAsync(sid, "hangup");
        var call = await ContactAsync(sid);
        await RecordedAsync(call, "ContactOverflowed");
        var message = Record.Following(call)!.Value;
        await RecordedAsync(message, "AudioKept");
        await CloseAsync(message);
    }

    [Test]
    public async Task Message_NothingSaid_TheCallerWaitsOnAtTheOldPlace()
    {
        var sid = await BeginAsync("2");
        await Network.WaitAsync(sid, "doing:playing");
        var call = await ContactAsync(sid);
        await RecordedAsync(call, "ContactSteppedBack");
        Assert.That(Record.State(call), Is.EqualTo("Waiting"));
        var lin = await OnShiftAsync("lin");
        await lin.OfferAsync(call);
        await Network.ActAsync(sid, "hangup");
        await RecordedAsync(call, "ContactAbandoned");
    }

    [Test]
    public async Task ClosedLine_Key2_TheMessageIsKeptAndNobodyWaits()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await admin.ChangeLineAsync("12356", line => line with { ShutNow = true, ShutText = "今天因故暂停服务。" });
        try
        {
            var sid = await Network.DialAsync(_number, TelephoneNetwork.Help);
            await Network.WaitAsync(sid, "said:今天因故暂停服务");
            await Network.PressAsync(sid, "2");
            await Network.WaitAsync(sid, "said:我们听到留言后");
            await Network.PressAsync(sid, "1");
            await Network.WaitAsync(sid, "doing:recording");
            await Network.SpeakAsync(sid, "请回电");
            await Network.PressAsync(sid, "#");
            await Network.WaitAsync(sid, "said:您的留言已经收到");
            await Network.WaitAsync(sid, "ended");
            Assert.That(Record.ContactOfCall(sid), Is.Null, "a closed line receives no call");
            await admin.ChangeLineAsync("12356", line => line with { ShutNow = false });
            var lin = await OnShiftAsync("lin");
            var card = await lin.AcceptAsync();
            Assert.That((card.Channel, card.Line, card.Left?.MayCall), Is.EqualTo((Channel.Message, "12356", (bool?)true)));
            await EndAsync(lin, card.Id);
        }
        finally
        {
            await admin.ChangeLineAsync("12356", line => line with { ShutNow = false });
        }
    }

    [Test]
    public async Task Overflow_NumberOutside_AnswersAndTheContactHasLeftTold()
    {
        const string outside = "+8657712340001";
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await admin.ChangeLineAsync("12356", line => line with { Overflow = [new OverflowStep { When = OverflowWhen.Waited, To = OverflowTo.Number, AfterSeconds = 0, Number = outside }] });
        try
        {
            await Network.BehaveAsync(outside, "busy");
            var sid = await Network.DialAsync(_number, TelephoneNetwork.Help);
            await Network.WaitAsync(sid, "said:为您转到另一条");
            await Network.WaitAsync(sid, "doing:playing");
            var busy = await ContactAsync(sid);
            await RecordedAsync(busy, "ContactSteppedBack");
            Assert.That(Record.State(busy), Is.EqualTo("Waiting"), "nobody is dropped because a number outside is busy");
            await Network.ActAsync(sid, "hangup");
            await RecordedAsync(busy, "ContactAbandoned");

            await Network.BehaveAsync(outside, "ring");
            var second = await Network.DialAsync($"{_number[..^1]}9", TelephoneNetwork.Help);
            var rung = (string)(await Network.WaitForLegAsync(outside, "ringing"))["sid"]!;
            Assert.That((string)(await Network.ReadAsync(rung))["from"]!, Is.EqualTo(TelephoneNetwork.Help), "the number outside sees the line's number");
            await Network.ActAsync(rung, "answer");
            await Network.WaitAsync(second, "bridged");
            var contact = await ContactAsync(second);
            await RecordedAsync(contact, "ContactOverflowed");
            Assert.That(Record.Image(contact).Overflow, Is.EqualTo(new Overflow(OverflowKind.Number, Number: outside)));
            await Network.ActAsync(rung, "hangup");
            await Network.WaitAsync(second, "said:感谢您的来电");
            await Network.WaitAsync(second, "ended");
            Record.AssertWhole();
        }
        finally
        {
            await admin.ChangeLineAsync("12356", line => line with { Overflow = null });
        }
    }

    private async Task<string> BeginAsync(string mayCall)
    {
        var sid = await Network.DialAsync(_number);
        await Network.WaitAsync(sid, "doing:playing");
        await Network.PressAsync(sid, "2");
        await Network.WaitAsync(sid, "said:我们听到留言后");
        await Network.PressAsync(sid, mayCall);
        await Network.WaitAsync(sid, "doing:recording");
        return sid;
    }

    private async Task<(Guid Call, Guid Message)> LeaveAsync(string mayCall)
    {
        var sid = await BeginAsync(mayCall);
        await Network.SpeakAsync(sid, "我想找人说说话");
        await Network.PressAsync(sid, "#");
        await Network.WaitAsync(sid, "said:您的留言已经收到");
        await Network.WaitAsync(sid, "ended");
        var call = await ContactAsync(sid);
        await RecordedAsync(call, "ContactOverflowed");
        Guid? message = null;
        await Eventually.ThatAsync(() => (message = Record.Following(call)) is not null, "the message is a contact");
        await RecordedAsync(message!.Value, "AudioKept");
        return (call, message.Value);
    }

    private async Task CloseAsync(Guid message)
    {
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync(message);
        await EndAsync(lin, message);
    }

    private async Task EndAsync(CounsellorClient lin, Guid message)
    {
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.End), message)).Refusal, Is.Null);
        await lin.BecomesAsync(message, ContactState.WrapUp);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), message, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await RecordedAsync(message, "ContactClosed");
    }

    private async Task<Guid> ContactAsync(string sid)
    {
        Guid? contact = null;
        await Eventually.ThatAsync(() => (contact = Record.ContactOfCall(sid)) is not null, "the call is in the record");
        return contact!.Value;
    }
}

[Category("Garnet")]
internal sealed class MessageJourneyOnGarnetTests() : MessageJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class MessageJourneyOnRedisTests() : MessageJourneyTests(Store.Redis);
