using System.Net.Http.Json;
using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>What comes back of a text: receipts, words, and nothing.</summary>
internal abstract class SmsJourneyTests(Store store) : JourneyFixture(store)
{
    private static int _callers;
    private string _number = "";

    [SetUp]
    public void NewNumber() => _number = $"+86139{75000000 + Interlocked.Increment(ref _callers)}";

    [TearDown]
    public Task MendAsync() => Network.MendAsync();

    [Test]
    public async Task Receipt_Delivered_IsRecordedOnceHoweverOftenItIsTold()
    {
        var contact = await CallbackPromise.AskAsync(Network, Record, _number, mayText: true);
        await RecordedAsync(contact, "MessageDelivered");
        var receipt = (await Network.CallbacksAsync()).Last(c => (string)c!["kind"]! == "message-status" && (string?)c["params"]!["To"] == _number && (string?)c["params"]!["MessageStatus"] == "delivered");
        await Network.RepeatAsync((int)receipt!["n"]!);
        await CallbackPromise.GiveUpAsync(Network, Record, _number, contact);
        Assert.That(Record.Types(contact).Where(t => t.StartsWith("Message", StringComparison.Ordinal)), Is.EqualTo(new[] { "MessageOrdered", "MessageSent", "MessageDelivered" }));
    }

    [Test]
    public async Task Receipt_UndeliveredAndLate_IsRecordedWithTheNetworksCode()
    {
        await Network.BreakAsync(new { kind = "text-undelivered", to = _number });
        await Network.BreakAsync(new { kind = "text-late", to = _number, durationMs = 1500 });
        var contact = await CallbackPromise.AskAsync(Network, Record, _number, mayText: true);
        await RecordedAsync(contact, "MessageFailed");
        Assert.That(Record.Types(contact).Where(t => t.StartsWith("Message", StringComparison.Ordinal)), Is.EqualTo(new[] { "MessageOrdered", "MessageSent", "MessageFailed" }), "taken first, and told later");
        Assert.That(Record.Details(contact, "MessageFailed").Single(), Does.Contain("Twilio 30003").And.Contain("Receipt"));
        await CallbackPromise.GiveUpAsync(Network, Record, _number, contact);
    }

    [TestCase("退订"), TestCase(" td。"), TestCase("STOP")]
    public async Task OptOut_InAnyOfItsWords_StopsTheNextTextUntilItIsTakenBack(string word)
    {
        await TextAsync(word, "MessagesOptedOut");
        var contact = await CallbackPromise.AskAsync(Network, Record, _number, mayText: true);
        await RecordedAsync(contact, "MessageFailed");
        Assert.That(Record.Details(contact, "MessageFailed").Single(), Does.Contain("OptedOut"));
        Assert.That(await Network.TextsAsync(_number), Is.Empty);
        await CallbackPromise.GiveUpAsync(Network, Record, _number, contact);

        await TextAsync("START", "MessagesOptedIn");
        var again = await CallbackPromise.AskAsync(Network, Record, _number, mayText: true);
        await RecordedAsync(again, "MessageSent");
        Assert.That(await Network.TextsAsync(_number), Has.Count.EqualTo(1));
        await CallbackPromise.GiveUpAsync(Network, Record, _number, again);
    }

    [Test]
    public async Task OtherWords_OptNobodyOut()
    {
        await Network.TextAsync(_number, "谢谢你们");
        var contact = await CallbackPromise.AskAsync(Network, Record, _number, mayText: true);
        await RecordedAsync(contact, "MessageSent");
        await CallbackPromise.GiveUpAsync(Network, Record, _number, contact);
    }

    private async Task TextAsync(string word, string type)
    {
        var before = Record.Events().Count(e => e.Type == type);
        await Network.TextAsync(_number, word);
        await Eventually.ThatAsync(() => Record.Events().Count(e => e.Type == type) == before + 1, $"SQL holds {type}");
    }
}

[Category("Garnet")]
internal sealed class SmsJourneyOnGarnetTests() : SmsJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class SmsJourneyOnRedisTests() : SmsJourneyTests(Store.Redis);

/// <summary>An escalation whose text reaches nobody.</summary>
internal sealed class UndeliveredEscalationTests() : JourneyFixture(Store.Garnet)
{
    private const string First = "+8613800000011", Second = "+8613800000012";

    protected override bool OwnServer => true;

    [Test]
    public async Task Partner_TextIsNotDelivered_TheNextOnTheChainIsAsked()
    {
        var first = await MentorsAsync("甲中学导师团", First, 1);
        await MentorsAsync("乙中学导师团", Second, 2);
        await Network.BreakAsync(new { kind = "text-undelivered", to = First });
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        using var raised = await lin.Staff.PostAsync("/api/escalations", new RaiseRequest(Guid.CreateVersion7(), EscalationKind.SchoolMentorGroup, caller.Id, "请明天陪她谈一谈", null, first, null, null));
        await StaffMember.ReadAsync<EscalationView>(raised);

        EscalationView? seen = null;
        await Eventually.ThatAsync(async () =>
        {
            seen = (await lin.Staff.GetAsync<EscalationsOf>($"/api/contacts/{caller.Id}/escalations")).Escalations.Single();
            return seen is { OwnerName: "乙中学导师团", State: EscalationState.Delivered };
        }, "the next has it", 30, () => $"{seen?.OwnerName} {seen?.State}");
        Assert.That(await Network.TextsAsync(Second), Has.Exactly(1).Contains("/partner#"));
        await RecordedAsync(caller.Id, "EscalationMoved");
        Assert.That(Record.Details(caller.Id, "EscalationMoved").Single(), Does.Contain("message: not delivered").And.Contain("甲中学导师团"));
    }

    private async Task<Guid> MentorsAsync(string name, string number, int order)
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var id = Guid.CreateVersion7();
        using var saved = await admin.Http.PutAsJsonAsync($"/api/partners/{id}", new PartnerView(
            id, PartnerKind.MentorGroup, name, null, null, DeliveryWay.Sms, order, true, 0, new PartnerContact("老师", [number], null, null)), HotlineJson.Options);
        Assert.That(saved.IsSuccessStatusCode, Is.True, await saved.Content.ReadAsStringAsync());
        return id;
    }
}
