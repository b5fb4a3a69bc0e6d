using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>What a caller may do on the telephone before anybody answers.</summary>
internal abstract class InboundJourneyTests(Store store) : JourneyFixture(store)
{
    private static int _callers;
    private string _number = "";

    [SetUp]
    public void NewNumber() => _number = $"+86139{76000000 + Interlocked.Increment(ref _callers)}";

    [TearDown]
    public Task MendAsync() => Network.MendAsync();

    [Test]
    public async Task Key0_NotSafe_IsHeadOfTheQueueAndASignOnTheDesk()
    {
        var sid = await Network.DialAsync(_number);
        await Network.WaitAsync(sid, "said:按 0");
        await Network.PressAsync(sid, "0");
        await Network.WaitAsync(sid, "said:您会排在最前面");
        await Network.WaitAsync(sid, "doing:playing");
        var contact = await ContactAsync(sid);
        await RecordedAsync(contact, "SignNoted");

        var lin = await OnShiftAsync("lin");
        var card = await lin.OfferAsync(contact);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(card.Priority, Is.EqualTo(Priority.Immediate));
            Assert.That(card.Signs.Select(s => (s.Source, s.Level)), Is.EqualTo(new[] { (SignSource.Key, RiskLevel.Immediate) }));
        }
        await Network.ActAsync(sid, "hangup");
        await RecordedAsync(contact, "ContactAbandoned");
    }

    [Test]
    public async Task Language_LineAsks_NinePressed_HearsEnglish()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await admin.ChangeLineAsync("12356", line => line with { AsksLanguage = true, Prompts = new Dictionary<string, Prompt> { ["greeting.en"] = new("Hello, we are here for you.", null) } });
        try
        {
            var sid = await Network.DialAsync(_number, TelephoneNetwork.Help);
            await Network.WaitAsync(sid, "said:press 9");
            await Network.PressAsync(sid, "9");
            await Network.WaitAsync(sid, "said:Hello, we are here for you.");
            await Network.WaitAsync(sid, "said:press 0 at any moment");
            await Network.ActAsync(sid, "hangup");
        }
        finally
        {
            await admin.ChangeLineAsync("12356", line => line with { AsksLanguage = false, Prompts = null });
        }
    }

    [Test]
    public async Task Key1_Callback_KeepsThePlaceAndTheCallerIsRungWhenACounsellorAccepts()
    {
        var contact = await AskCallbackAsync();
        var lin = await OnShiftAsync("lin");
        var card = await lin.AcceptAsync(contact);
        Assert.That(card.Callback, Is.True, "the counsellor knows that the caller has to be rung");
        await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
        var rung = (string)(await Network.WaitForLegAsync(_number, "ringing"))["sid"]!;
        await Network.ActAsync(rung, "answer");
        await Network.WaitAsync(rung, "in-conference");
        await lin.BecomesAsync(contact, ContactState.Connected);
        await Network.ActAsync(rung, "hangup");
        await lin.BecomesAsync(contact, ContactState.WrapUp);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await RecordedAsync(contact, "ContactClosed");
        Assert.That(Record.Types(contact).Where(t => t is not ("CallChanged" or "RequirementUnmet" or "RequirementRelaxed")), Is.EqualTo(
            new[] { "ContactArrived", "CallbackAsked", "OfferMade", "OfferAccepted", "ContactConnected", "ContactEnded", "ContactClosed" }));
        Record.AssertWhole();
    }

    [Test]
    public async Task Callback_NobodyAnswers_WaitsForTheNextTryAndTheCounsellorIsFree()
    {
        var contact = await AskCallbackAsync();
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync(contact);
        await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
        await Network.ActAsync((string)(await Network.WaitForLegAsync(_number, "ringing"))["sid"]!, "decline");
        await RecordedAsync(contact, "CallbackMissed");
        await Network.WaitForLegAsync(Phones.Lin, "ended");
        Assert.That(lin.Me?.Presence, Is.EqualTo(Core.Counsellors.Presence.Available));
        Assert.That(Record.State(contact), Is.EqualTo("Waiting"));

        // Whoever rings again in the meantime is that contact, at its own place.
        var again = await Network.DialAsync(_number);
        await RecordedAsync(contact, "CallerReturned");
        var card = await lin.OfferAsync(contact);
        Assert.That(card.Callback, Is.False);
        await Network.ActAsync(again, "hangup");
        await RecordedAsync(contact, "ContactAbandoned");
    }

    [TestCase("busy"), TestCase("machine"), TestCase("unreachable"), TestCase("no-answer")]
    public async Task Callback_TelephoneDoesNotHelp_IsATryAndTheCounsellorIsFree(string does)
    {
        var contact = await AskCallbackAsync();
        await Network.BehaveAsync(_number, does);
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync(contact);
        await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
        if (does is "no-answer")
            // Nobody waits 20 seconds for a telephone that rings in an empty room.
            await Network.ActAsync((string)(await Network.WaitForLegAsync(_number, "ringing"))["sid"]!, "hangup");
        await RecordedAsync(contact, "CallbackMissed", 20);
        await Network.WaitForLegAsync(Phones.Lin, "ended");
        var call = Record.Image(contact);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((call.State, call.Callback?.Tries), Is.EqualTo((ContactState.Waiting, 1)));
            Assert.That(call.Callback?.Due, Is.Not.Null, "the next try has its time");
            Assert.That(lin.Me?.Presence, Is.EqualTo(Core.Counsellors.Presence.Available));
        }
        var again = await Network.DialAsync(_number);
        await RecordedAsync(contact, "CallerReturned");
        await Network.ActAsync(again, "hangup");
        await RecordedAsync(contact, "ContactAbandoned");
    }

    [Test]
    public async Task Help_NobodyTookLevel4_TheSupervisorsTelephoneAnswersWith1AndTheCallHasLeft()
    {
        const string supervisor = "+8613955550001";
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await admin.ChangeLineAsync("12355", line => line with { Urgent = new UrgentPlan { WidenSeconds = 5, SupervisorsSeconds = 5, BackupSeconds = 10, AgainSeconds = 10, SupervisorNumbers = [supervisor] } });
        try
        {
            var sid = await Network.DialAsync(_number);
            await Network.WaitAsync(sid, "said:按 0");
            await Network.PressAsync(sid, "0");
            var contact = await ContactAsync(sid);
            var rung = (string)(await Network.WaitForLegAsync(supervisor, "ringing", 25))["sid"]!;
            await Network.ActAsync(rung, "answer");
            await Network.WaitAsync(rung, "said:极高风险的来电者");
            await Network.PressAsync(rung, "1");
            await Network.WaitAsync(rung, "in-conference");
            await Network.WaitAsync(sid, "in-conference");
            await RecordedAsync(contact, "HelpJoined");
            // Lost in the middle: the caller waits again, and the next telephone that is rung has the call.
            await Network.ActAsync(rung, "hangup");
            await RecordedAsync(contact, "HelpLost");
            await Network.WaitAsync(sid, "doing:playing");
            var again = (string)(await Network.WaitForLegAsync(supervisor, "ringing", 25))["sid"]!;
            await Network.ActAsync(again, "answer");
            await Network.WaitAsync(again, "said:极高风险的来电者");
            await Network.PressAsync(again, "1");
            await Network.WaitAsync(sid, "in-conference");
            await Network.WaitAsync(again, "in-conference");
            await Eventually.ThatAsync(() => Record.Types(contact).Count(t => t is "HelpJoined") == 2, "SQL holds the second conversation", 10, () => string.Join(", ", Record.Types(contact)));
            await Network.ActAsync(sid, "hangup");
            await Network.WaitAsync(again, "ended");
            await RecordedAsync(contact, "ContactOverflowed");
            Assert.That((Record.Image(contact).EndReason, Record.Image(contact).HelpedBy), Is.EqualTo((Core.Voice.AnswerHelp.Reason, again)));
        }
        finally
        {
            await admin.ChangeLineAsync("12355", line => line with { Urgent = new UrgentPlan() });
        }
    }

    [Test]
    public async Task Attempts_AbandonedTwice_TheThirdComesBeforeOthers()
    {
        for (var i = 0; i < 2; i++)
        {
            var sid = await Network.DialAsync(_number);
            await Network.WaitAsync(sid, "doing:playing");
            var contact = await ContactAsync(sid);
            await Network.ActAsync(sid, "hangup");
            await RecordedAsync(contact, "ContactAbandoned");
        }
        var third = await Network.DialAsync(_number);
        var lin = await OnShiftAsync("lin");
        var card = await lin.OfferAsync(await ContactAsync(third));
        Assert.That(card.Signs.Select(s => (s.Source, s.Level)), Is.EqualTo(new[] { (SignSource.RepeatedAttempts, RiskLevel.Moderate) }));
        Assert.That(card.Priority, Is.EqualTo(Priority.Elevated));
        await Network.ActAsync(third, "hangup");
        await RecordedAsync(card.Id, "ContactAbandoned");
    }

    [Test]
    public async Task Callback_TextIsSafe_ThePlaceIsConfirmedBySms()
    {
        var contact = await AskCallbackAsync("1");
        await RecordedAsync(contact, "MessageSent");
        var texts = System.Text.Json.Nodes.JsonNode.Parse(await Network.Http.GetStringAsync(new Uri($"/api/messages?to={Uri.EscapeDataString(_number)}", UriKind.Relative)))!.AsArray();
        Assert.That(texts.Select(text => (string)text!["body"]!), Has.Exactly(1).Contains("位置已经保留"));
        var again = await Network.DialAsync(_number);
        await RecordedAsync(contact, "CallerReturned");
        await Network.ActAsync(again, "hangup");
        await RecordedAsync(contact, "ContactAbandoned");
    }

    private async Task<Guid> AskCallbackAsync(string mayText = "2")
    {
        var sid = await Network.DialAsync(_number);
        await Network.WaitAsync(sid, "said:请按 1");
        var contact = await ContactAsync(sid);
        await Network.PressAsync(sid, "1");
        await Network.WaitAsync(sid, "said:可以给您发短信");
        await Network.PressAsync(sid, mayText);
        await Network.WaitAsync(sid, "said:您的位置已经保留");
        await Network.WaitAsync(sid, "ended");
        await RecordedAsync(contact, "CallbackAsked");
        return contact;
    }

    private async Task<Guid> ContactAsync(string sid)
    {
        Guid? contact = null;
        await Eventually.ThatAsync(() => (contact = Record.ContactOfCall(sid)) is not null, "the call is in the record");
        return contact!.Value;
    }
}

[Category("Garnet")]
internal sealed class InboundJourneyOnGarnetTests() : InboundJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class InboundJourneyOnRedisTests() : InboundJourneyTests(Store.Redis);
