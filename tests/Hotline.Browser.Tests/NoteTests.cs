using Hotline.Browser.Tests.Harness;
using Hotline.Core.Lines;
using Hotline.Server.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>What the overflow plan offers to somebody who writes, on a telephone of 360 pixels.</summary>
internal sealed class NoteTests : BrowserFixture
{
    private StaffMember _admin = null!;

    [SetUp]
    public async Task SignInAsync() => _admin = await StaffMember.SignInAsync(Server.Url, "admin");

    [TearDown]
    public async Task PutBackAsync()
    {
        foreach (var line in new[] { "12355", "12356" })
            await _admin.ChangeLineAsync(line, l => l with { ShutNow = false, Overflow = null });
        _admin.Dispose();
    }

    [TestCase("zh-CN", "留言收到了")]
    [TestCase("en-GB", "We have your message")]
    public async Task ClosedLine_NoteLeft_IsReadInTheConsole(string locale, string kept)
    {
        await _admin.ChangeLineAsync("12356", line => line with { ShutNow = true });
        var caller = await CallerAsync(locale);
        await caller.OpenAsync();
        var card = caller["line-12356"];
        await Expect(card.GetByTestId("leave-note")).ToBeVisibleAsync();
        await FitsAsync(caller.Page, "closed");
        await card.GetByTestId("leave-note").ClickAsync();
        await Expect(caller["note-send"]).ToBeDisabledAsync();
        await caller["note-text"].FillAsync("期末考砸了，想找人说说话");
        await caller["reply-Ring"].ClickAsync();
        await Expect(caller["note-send"]).ToBeDisabledAsync();
        await caller["note-number"].FillAsync("120");
        await caller["note-when"].FillAsync("周六上午，妈妈不在家");
        // A reload forgets nothing.
        await caller.Page.ReloadAsync();
        await Expect(caller["note-text"]).ToHaveValueAsync("期末考砸了，想找人说说话");
        await FitsAsync(caller.Page, "note");
        Assert.That(await AxeLook.FindingsAsync(caller.Page, "note"), Is.Empty);
        await caller["note-send"].ClickAsync();
        await Expect(caller["note-problem"]).Not.ToBeEmptyAsync();
        await Expect(caller["note-problem"]).ToBeFocusedAsync();
        await caller["note-number"].FillAsync("138 6600 5151");
        await caller["note-send"].ClickAsync();
        await Expect(caller["note-left"]).ToHaveTextAsync(kept);
        await FitsAsync(caller.Page, "left");
        Assert.That(await AxeLook.FindingsAsync(caller.Page, "note-left"), Is.Empty);

        await _admin.ChangeLineAsync("12356", line => line with { ShutNow = false });
        var lin = await OnShiftAsync("lin", locale);
        var contact = await lin.AcceptAsync();
        await Expect(lin["message-pane"]).ToContainTextAsync("期末考砸了，想找人说说话");
        await Expect(lin["message-when"]).ToHaveTextAsync("周六上午，妈妈不在家");
        await Expect(lin["may-call"]).ToHaveAttributeAsync("data-may", "true");
        await Expect(lin["message-number"]).ToContainTextAsync("5151");
        Assert.That(await AxeLook.FindingsAsync(lin.Page, "message-pane"), Is.Empty);
        await lin["ring-back"].ClickAsync();
        await Expect(lin["ring-yes"]).ToBeFocusedAsync();
        await lin["ring-no"].ClickAsync();
        await lin.EndAsync();
        await lin.CloseAsync();
        await RecordedAsync(contact, "ContactClosed");
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task ClosedLine_WhosePlanNamesAnother_LeadsThere()
    {
        await _admin.ChangeLineAsync("12356", line => line with
        {
            ShutNow = true, Overflow = [new OverflowStep { When = OverflowWhen.Closed, To = OverflowTo.Line, Line = "12355" }, new OverflowStep { When = OverflowWhen.Closed, To = OverflowTo.Number, Number = "+8657712340001" }],
        });
        var caller = await CallerAsync();
        await caller.OpenAsync();
        var card = caller["line-12356"];
        await Expect(card.GetByTestId("way-number")).ToHaveAttributeAsync("href", "tel:+8657712340001");
        await Expect(card.GetByTestId("leave-note")).ToHaveCountAsync(0);
        await card.GetByTestId("way-line-12355").ClickAsync();
        await Expect(caller["start"]).ToBeVisibleAsync();
        await caller["start"].ClickAsync();
        await Expect(caller["place"]).ToBeVisibleAsync();
    }

    [Test]
    public async Task Waiting_LongEnough_LeavesANoteInstead_AndANoteBegunIsADraftWhenACounsellorComes()
    {
        await _admin.ChangeLineAsync("12355", line => line with { Overflow = [new OverflowStep { When = OverflowWhen.Waited, To = OverflowTo.Message, AfterSeconds = 0 }] });
        var leaving = await CallerAsync();
        await leaving.StartAsync();
        await Expect(leaving["instead"]).ToBeVisibleAsync();
        await FitsAsync(leaving.Page, "instead");
        await leaving["leave-note"].ClickAsync();
        await leaving["note-back"].ClickAsync();
        await Expect(leaving["place"]).ToBeVisibleAsync();
        await leaving["leave-note"].ClickAsync();
        await leaving["note-text"].FillAsync("等不了了，先写在这里");
        await leaving["note-send"].ClickAsync();
        await Expect(leaving["note-left"]).ToBeVisibleAsync();

        var staying = await CallerAsync();
        await staying.StartAsync();
        await staying["leave-note"].ClickAsync();
        await staying["note-text"].FillAsync("我本来想留言");
        var lin = await OnShiftAsync("lin");
        await lin.Page.Locator("[data-testid=offer][data-channel=Message] [data-testid=accept]").ClickAsync();
        await Expect(lin["message-pane"]).ToContainTextAsync("等不了了，先写在这里");
        await lin.Page.Locator("[data-testid=offer][data-channel=Chat] [data-testid=accept]").ClickAsync();
        await Expect(staying["composer"]).ToHaveValueAsync("我本来想留言");
        Assert.That(Complaints, Is.Empty);
    }

    private static async Task FitsAsync(IPage page, string state)
    {
        await Shots.TakeAsync(page, $"note-{state}-{await page.EvaluateAsync<string>("document.documentElement.lang")}", whole: true);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"), Is.LessThanOrEqualTo(0), state);
    }
}
