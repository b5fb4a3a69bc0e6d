using Hotline.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>Behind the wallboard's numbers: what they mean and whom they count; and escalations beside the lines.</summary>
internal sealed class WallboardBehindTests() : BrowserFixture(ownServer: true)
{
    [Test]
    public async Task Number_Clicked_OpensItsDefinitionAndTheContactsThatItCounts()
    {
        var board = await BoardAsync();
        var caller = await CallerAsync();
        await caller.StartAsync();
        var line = board.GetByTestId("line-12355");
        await Expect(Value(line, "waiting")).ToHaveTextAsync("1");
        var waiting = line.GetByTestId("measure-waiting");
        await waiting.ClickAsync();
        await Expect(board.GetByTestId("definition")).ToContainTextAsync("现在等候的来访");
        await Expect(board.GetByTestId("behind-contact")).ToHaveCountAsync(1);
        var link = await board.GetByTestId("behind-contact").GetAttributeAsync("href");
        Assert.That(link, Does.StartWith("/console#/search/"));
        await Shots.TakeAsync(board, "wallboard-4-behind");
        await board.Keyboard.PressAsync("Escape");
        await Expect(board.GetByTestId("definition")).ToHaveCountAsync(0);
        // The same contact is among those that the day's number counts, the newest first.
        await line.GetByTestId("measure-arrived").ClickAsync();
        await Expect(board.GetByTestId("behind-contact").First).ToHaveAttributeAsync("href", link!);

        var lin = await BoardAsync("lin");
        await lin.GetByTestId("line-12355").GetByTestId("measure-arrived").ClickAsync();
        await Expect(lin.GetByTestId("definition")).ToContainTextAsync("只有督导和管理员");
        await Expect(lin.GetByTestId("behind-contact")).ToHaveCountAsync(0);
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Escalations_StandByTheTimeLeftAndOpenToTheirContacts()
    {
        var board = await BoardAsync();
        await Expect(Value(board.GetByTestId("escalations"), "escalations")).ToHaveTextAsync("0");
        var caller = await CallerAsync();
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync();
        await lin["tab-escalation"].ClickAsync();
        await lin["raise-EmergencyHandOff"].ClickAsync();
        await lin["raise-send"].ClickAsync();
        await Expect(Value(board.GetByTestId("escalations"), "escalations")).ToHaveTextAsync("1");
        var next = board.GetByTestId("escalation-next");
        await Expect(next).ToHaveCountAsync(1);
        await Expect(next).ToContainTextAsync("紧急救援");
        await board.GetByTestId("escalations").GetByTestId("measure-escalations").ClickAsync();
        await Expect(board.GetByTestId("behind-contact")).ToContainTextAsync("紧急救援");
        // Its half minute and its minute pass, and nobody has said "mine".
        await Expect(Value(board.GetByTestId("escalations"), "lateEscalations")).ToHaveTextAsync("1", new LocatorAssertionsToHaveTextOptions { Timeout = 120_000 });
        await Expect(next).ToHaveClassAsync("overdue");
        await Shots.TakeAsync(board, "wallboard-5-escalations");
        // On a phone nothing sticks out.
        var phone = await BoardAsync("supervisor", Phone);
        await Expect(phone.GetByTestId("escalation-next")).ToBeVisibleAsync();
        Assert.That(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True);
        Assert.That(Complaints, Is.Empty);
    }

    private async Task<IPage> BoardAsync(string name = "supervisor", (int, int)? size = null)
    {
        var board = await StaffPageAsync(name, size ?? Wall);
        await board.GotoAsync(new Uri(Server.Url, "/wallboard").ToString());
        await Expect(board.GetByTestId("line-12355")).ToBeVisibleAsync();
        return board;
    }

    private static ILocator Value(ILocator line, string measure) => line.GetByTestId($"measure-{measure}").Locator(".value");
}
