using Hotline.Browser.Tests.Harness;
using Hotline.Server.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

internal abstract class CallJourneyTests(Store store) : BrowserFixture(store)
{
    [Test]
    public async Task Call_DialledOnTheTelephonePage_IsAnsweredInTheConsoleAndRecordedOnceInOrder()
    {
        var telephones = await OpenPageAsync(Desk);
        await telephones.GotoAsync(Server.Network.Url.ToString());
        var (caller, counsellor) = (telephones.Locator(".telephone.caller"), telephones.Locator(".telephone.counsellor"));
        await counsellor.Locator("input[name=identity]").FillAsync(Phones.Lin);
        await caller.Locator("select[name=to]").SelectOptionAsync(TelephoneNetwork.Youth);
        await Shots.TakeAsync(telephones, "telephone-1");

        var lin = await OnShiftAsync("lin");
        await caller.Locator("button[type=submit].go").ClickAsync();
        await Expect(caller.Locator(".transcript")).ToContainTextAsync("12355 青少年服务台");
        await Expect(lin["offer"]).ToHaveAttributeAsync("data-channel", "Voice");
        await Shots.TakeAsync(lin.Page, "console-6-call-offer");
        var contact = await lin.AcceptAsync();
        // Accepting was the decision: the leg comes in by itself.
        await Expect(lin["caller-number"]).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("0001$"));
        await Expect(lin["call"]).ToHaveAttributeAsync("data-stage", "connected");
        await Expect(caller.Locator(".statusText")).ToHaveTextAsync("通话中");
        await Expect(counsellor.Locator(".statusText")).ToHaveTextAsync("通话中");
        await Expect(lin["leg-caller"]).ToHaveAttributeAsync("data-joined", "true");
        await caller.Locator(".speak input").FillAsync("喂，你好");
        await caller.Locator(".speak button").ClickAsync();
        await Expect(counsellor.Locator(".transcript")).ToContainTextAsync("喂，你好");
        await Shots.TakeAsync(lin.Page, "console-8-call");
        await Shots.TakeAsync(telephones, "telephone-2-talking");

        await caller.Locator(".hangup").ClickAsync();
        await lin.IsInAsync("WrapUp");
        await Expect(lin["call"]).ToHaveAttributeAsync("data-stage", "ended");
        await Expect(counsellor.Locator(".statusText")).ToHaveTextAsync("通话结束");
        await lin.CloseAsync();

        await RecordedAsync(contact, "ContactClosed");
        Assert.That(Record.Types(contact).Where(t => t is not ("CallChanged" or "FormSaved")), Is.EqualTo(new[]
        {
            "ContactArrived", "OfferMade", "OfferAccepted", "ContactConnected", "ContactEnded", "ContactClosed",
        }));
        Assert.That(Record.State(contact), Is.EqualTo("Closed"));
        Record.AssertWhole();
        Assert.That(Complaints, Is.Empty);
    }
}

[Category("Garnet")]
internal sealed class CallJourneyOnGarnetTests() : CallJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class CallJourneyOnRedisTests() : CallJourneyTests(Store.Redis);
