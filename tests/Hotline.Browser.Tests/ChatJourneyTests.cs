using Hotline.Browser.Tests.Harness;
using Hotline.Server.Tests.Harness;

namespace Hotline.Browser.Tests;

internal abstract class ChatJourneyTests(Store store) : BrowserFixture(store)
{
    [Test]
    public async Task Chat_FromChoosingALineToClosing_IsRecordedOnceInOrder()
    {
        var caller = await CallerAsync();
        await caller.OpenAsync();
        await Expect(caller["line-12355"]).ToContainTextAsync("12355 青少年服务台");
        await Shots.TakeAsync(caller.Page, "caller-1-choose");
        await caller["chat-12355"].ClickAsync();
        await caller["safe-Safe"].ClickAsync();
        await caller["alias"].FillAsync("小舟");
        await caller["age-From14To17"].ClickAsync();
        await caller["county"].SelectOptionAsync("330302");
        await caller["topic-StudyPressure"].ClickAsync();
        await Shots.TakeAsync(caller.Page, "caller-2-questions", whole: true);
        await caller["start"].ClickAsync();
        await Expect(caller["place"]).ToContainTextAsync("下一位就是你");
        await Shots.TakeAsync(caller.Page, "caller-3-waiting", whole: true);

        var lin = new ConsolePage(await OpenPageAsync(Desk), Server.Url, "lin");
        WillLeave("lin");
        await lin.SignInAsync();
        await Shots.TakeAsync(lin.Page, "console-1-off-shift");
        await lin["begin-shift"].ClickAsync();
        await Expect(lin["offer"].GetByTestId("fact-alias")).ToHaveTextAsync("小舟");
        await Expect(lin["offer"].GetByTestId("fact-topic")).ToHaveTextAsync("学业压力");
        await Shots.TakeAsync(lin.Page, "console-2-offer");
        var contact = await lin.AcceptAsync();
        await lin.IsInAsync("Connected");
        await Expect(caller["chat-title"]).ToHaveTextAsync("林晓 · 咨询员");

        await caller.SendAsync("期末考砸了，不敢回家");
        await lin.ShowsAsync("期末考砸了，不敢回家");
        await lin["compose"].PressSequentiallyAsync("谢谢你告诉我");
        await Expect(caller["typing"]).ToBeVisibleAsync();
        await Shots.TakeAsync(caller.Page, "caller-4-typing");
        await lin["compose"].PressAsync("Enter");
        await caller.ShowsAsync("期末考砸了，不敢回家", "谢谢你告诉我");
        await Expect(caller["typing"]).ToHaveCountAsync(0);
        await Expect(caller["message-Caller"].GetByTestId("status")).ToContainTextAsync("已看到");
        await Expect(lin["mark-seen"]).ToBeVisibleAsync();
        await caller["composer"].PressSequentiallyAsync("嗯");
        await Expect(lin["caller-typing"]).ToBeVisibleAsync();
        await caller["composer"].PressAsync("Enter");
        await lin.ShowsAsync("期末考砸了，不敢回家", "谢谢你告诉我", "嗯");

        await lin.Note("said").FillAsync("考得不好，怕爸妈失望");
        await lin["risk-Low"].ClickAsync();
        await lin["disposition-Support"].ClickAsync();
        await Expect(lin["save-state"]).ToHaveAttributeAsync("data-state", "saved");
        await RecordedAsync(contact, "FormSaved");
        await Shots.TakeAsync(lin.Page, "console-3-chat");
        await Shots.TakeAsync(caller.Page, "caller-5-chat");

        await caller.EndAsync();
        await lin.IsInAsync("WrapUp");
        await Shots.TakeAsync(lin.Page, "console-4-wrap-up");
        await caller.Page.Locator("label:has([data-testid=helped-5])").ClickAsync();
        await caller.Page.Locator("label:has([data-testid=calmer-4])").ClickAsync();
        await Shots.TakeAsync(caller.Page, "caller-6-survey", whole: true);
        await caller["survey-send"].ClickAsync();
        await Expect(caller["survey-thanks"]).ToHaveTextAsync("收到了，谢谢你。");
        await lin["end-wrap-up"].ClickAsync();
        await Expect(lin["shown-presence"]).ToHaveAttributeAsync("data-shown", "Available");
        await lin["close-contact"].ClickAsync();
        await Expect(lin["quiet-desk"]).ToBeVisibleAsync();
        await Shots.TakeAsync(lin.Page, "console-5-quiet");

        await RecordedAsync(contact, "ContactClosed");
        var types = Record.Types(contact);
        // The caller came before anybody was on shift. How often something was seen or saved is a matter of timing; that it was, is not.
        Assert.That(types.Where(t => t is not ("MessagesSeen" or "FormSaved")), Is.EqualTo(new[]
        {
            "ContactArrived", "RequirementUnmet", "OfferMade", "OfferAccepted", "ContactConnected", "MessagePosted", "MessagePosted", "MessagePosted", "ContactEnded", "SurveyAnswered", "WrapUpEnded",
            "ContactClosed",
        }));
        Assert.That(types, Does.Contain("MessagesSeen").And.Contain("FormSaved"));
        Assert.That(Record.State(contact), Is.EqualTo("Closed"));
        Assert.That(Record.Messages(contact).Select(m => m.Number), Is.EqualTo(new[] { 1, 2, 3 }));
        Record.AssertWhole();
        Assert.That(Complaints, Is.Empty);
    }
}

[Category("Garnet")]
internal sealed class ChatJourneyOnGarnetTests() : ChatJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class ChatJourneyOnRedisTests() : ChatJourneyTests(Store.Redis);
