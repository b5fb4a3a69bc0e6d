using Hotline.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

internal sealed class WallboardTests() : BrowserFixture(ownServer: true)
{
    [Test]
    public async Task Numbers_AsContactsComeAndGo_Follow()
    {
        var board = await BoardAsync();
        var line = board.GetByTestId("line-12355");
        await Expect(Value(line, "waiting")).ToHaveTextAsync("0");
        await Expect(Value(line, "serviceLevel")).ToHaveTextAsync("尚无数据");
        var first = await CallerAsync();
        await first.StartAsync();
        var second = await CallerAsync();
        await second.StartAsync();
        await Expect(Value(line, "waiting")).ToHaveTextAsync("2");
        await Expect(Value(line, "arrived")).ToHaveTextAsync("2");
        // Somebody waits and nobody is free: no green number.
        await Expect(line.GetByTestId("presences").Locator(".Available.short")).ToHaveTextAsync("0 可接");
        await Expect(line.GetByTestId("measure-longestWait")).ToHaveAttributeAsync("data-tone", "within");
        await Expect(Value(board.GetByTestId("line-12356"), "waiting")).ToHaveTextAsync("0");

        await second["leave"].ClickAsync();
        await second["leave-yes"].ClickAsync();
        await Expect(second["ended"]).ToBeVisibleAsync();
        await Expect(Value(line, "waiting")).ToHaveTextAsync("1");
        // Whoever leaves within five seconds counts apart.
        var left = line.GetByTestId("measure-abandoned");
        await Expect(left).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("放弃(1短放弃 0|0短放弃 1)$"));

        var lin = await OnShiftAsync("lin");
        await Expect(board.GetByTestId("counsellors").Locator("li")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("林晓"));
        await lin.AcceptAsync();
        await Expect(Value(line, "answered")).ToHaveTextAsync("1");
        await Expect(Value(line, "waiting")).ToHaveTextAsync("0");
        await Expect(Value(line, "serviceLevel")).ToHaveTextAsync("100%");
        await Expect(board.GetByTestId("counsellors")).ToContainTextAsync("1 个文字");
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task CallerNotSafe_Waiting_RaisesTheAlarmUntilAnswered()
    {
        var board = await BoardAsync();
        await Expect(board.GetByTestId("alarm")).ToHaveCountAsync(0);
        await Expect(board.GetByTestId("calm")).ToBeVisibleAsync();
        var caller = await CallerAsync();
        await caller.OpenAsync();
        await caller["chat-12356"].ClickAsync();
        await caller["safe-NotSafe"].ClickAsync();
        await Expect(caller["safety-now"].GetByTestId("call-120")).ToBeVisibleAsync();
        await caller["start"].ClickAsync();
        await Expect(board.GetByTestId("alarm")).ToContainTextAsync("12356 心理援助热线：1 位");
        await Expect(board.GetByTestId("line-12356").GetByTestId("immediate")).ToBeVisibleAsync();
        await Expect(board.GetByTestId("calm")).ToHaveCountAsync(0);
        await Shots.TakeAsync(board, "wallboard-2-alarm");
        var lin = await OnShiftAsync("lin");
        await Expect(lin["offer-not-safe"]).ToBeVisibleAsync();
        await Shots.TakeAsync(lin.Page, "console-11-not-safe");
        await lin.AcceptAsync();
        await Expect(board.GetByTestId("alarm")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Server_Stopped_BannerSaysThatTheBoardIsOldUntilItIsBack()
    {
        var board = await BoardAsync();
        await Server.KillAsync();
        await Expect(board.GetByTestId("stale")).ToBeVisibleAsync();
        // An old board does not say that all is well.
        await Expect(board.GetByTestId("calm")).ToHaveCountAsync(0);
        await Shots.TakeAsync(board, "wallboard-3-stale");
        await Server.StartProcessAsync();
        await Expect(board.GetByTestId("stale")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });
        await Expect(board.GetByTestId("unreachable")).ToHaveCountAsync(0);
        await Expect(Value(board.GetByTestId("line-12355"), "waiting")).ToHaveTextAsync("0");
    }

    private async Task<IPage> BoardAsync()
    {
        var board = await StaffPageAsync("supervisor", Wall);
        await board.GotoAsync(new Uri(Server.Url, "/wallboard").ToString());
        await Expect(board.GetByTestId("line-12355")).ToBeVisibleAsync();
        return board;
    }

    private static ILocator Value(ILocator line, string measure) => line.GetByTestId($"measure-{measure}").Locator(".value");
}
