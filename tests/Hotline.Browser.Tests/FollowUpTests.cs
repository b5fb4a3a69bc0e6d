using Hotline.Browser.Tests.Harness;
using Hotline.Server.Tests.Harness;

namespace Hotline.Browser.Tests;

/// <summary>A follow-up from the list to the call, and in the story afterwards.</summary>
internal sealed class FollowUpTests() : BrowserFixture(ownServer: true)
{
    private const string Caller = "+8613877110001";

    [Test]
    public async Task FollowUp_RungByHand_IsOfferedConnectedAndInTheStory()
    {
        var network = Server.Network;
        var lin = await OnShiftAsync("lin");
        var sid = await network.DialAsync(Caller);
        var first = await lin.AcceptAsync();
        await lin.IsInAsync("Connected");
        await lin.Note("safe-times").FillAsync("晚上家里有人，先发短信");
        await network.ActAsync(sid, "hangup");
        await lin.IsInAsync("WrapUp");
        await lin.CloseAsync("Moderate");
        await Eventually.ThatAsync(() => Record.FollowUps(first).Count == 1, "a follow-up is planned", 30);
        Record.MakeDue(first);

        await lin["nav-care"].ClickAsync();
        var item = lin.Page.Locator($"[data-testid=follow-up][data-contact='{first}']");
        await Eventually.ThatAsync(async () =>
        {
            await lin.Page.ReloadAsync();
            return await item.IsVisibleAsync() || await AppearsAsync(item);
        }, "it is on the list", 40);
        await Expect(item.GetByTestId("follow-up-way")).ToContainTextAsync("不会自动拨打");
        await Shots.TakeAsync(lin.Page, "follow-up-1-due");
        await item.GetByTestId("ring-why").FillAsync("她说今晚八点可以打");
        await item.GetByTestId("ring").ClickAsync();
        await Expect(item.GetByTestId("follow-up-told")).ToContainTextAsync("已加入队列");

        await Expect(lin["offer-callback"]).ToContainTextAsync("回访");
        await Expect(lin["offer"].GetByTestId("follow-up-note")).ToContainTextAsync("第 1 次回访");
        await Shots.TakeAsync(lin.Page, "follow-up-2-offer");
        await lin.Page.SetViewportSizeAsync(360, 740);
        await Shots.TakeAsync(lin.Page, "follow-up-3-offer-360");
        await lin.Page.SetViewportSizeAsync(1366, 768);
        await lin["offer"].First.GetByTestId("accept").ClickAsync();
        var rung = (string)(await network.WaitForLegAsync(Caller, "ringing"))["sid"]!;
        await network.ActAsync(rung, "answer");
        await lin.IsInAsync("Connected");
        await lin["follow-up-outcome-Declined"].ClickAsync();
        await Shots.TakeAsync(lin.Page, "follow-up-4-talking");
        await network.ActAsync(rung, "hangup");
        await lin.IsInAsync("WrapUp");
        await lin.CloseAsync();
        await Eventually.ThatAsync(() => Record.Attempts(first).Count == 1, "the attempt is written down", 30);
        Assert.That(Record.Attempts(first).Single().Outcome, Is.EqualTo("Declined"));

        var supervisor = await ConsoleAsync("supervisor");
        await supervisor.OpenAsync($"/console#/search/{first}");
        await supervisor.GiveReasonAsync();
        await Expect(supervisor["story-follow-ups"]).ToContainTextAsync("不愿再联系");
        await Shots.TakeAsync(supervisor.Page, "follow-up-5-story");
        await supervisor["open-attempt"].ClickAsync();
        await supervisor.GiveReasonAsync();
        await Expect(supervisor["open-followed"]).ToBeVisibleAsync();
        await Expect(supervisor["story-event"].First).ToContainTextAsync("回访开始");
        await Shots.TakeAsync(supervisor.Page, "follow-up-6-story-of-attempt");
    }

    private static async Task<bool> AppearsAsync(Microsoft.Playwright.ILocator item)
    {
        try
        {
            await item.WaitForAsync(new() { Timeout = 3_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
