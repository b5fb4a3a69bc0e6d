using System.Text.RegularExpressions;
using Hotline.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>A contact changes hands: by its counsellor, by a supervisor, by whoever takes it from the queue. The caller only sees the new name.</summary>
internal sealed class MovesTests() : BrowserFixture(ownServer: true)
{
    private const string Chen = "00000000-0000-7000-8000-000000000002";

    [Test]
    public async Task Transfer_ToAColleagueThenTakenOver_TheConversationGoesAlong()
    {
        var caller = await CallerAsync();
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        var contact = await lin.AcceptAsync();
        await caller.SendAsync("期末考砸了");
        await lin.SendAsync("我在听");
        await caller.ShowsAsync("期末考砸了", "我在听");

        var chen = await OnShiftAsync("chen");
        await lin["transfer"].ClickAsync();
        await lin["move-confirm"].ClickAsync();
        await Expect(lin["move-missing"]).ToBeVisibleAsync();
        await lin[$"target-{Chen}"].CheckAsync();
        await lin["move-note"].FillAsync("想谈考试，怕回家");
        await Shots.TakeAsync(lin.Page, "moves-1-transfer");
        await lin["move-confirm"].DblClickAsync();
        await Expect(lin["notices"]).ToContainTextAsync("已转接");
        await Expect(lin["move-dialog"]).ToHaveCountAsync(0);
        await Expect(lin["transfer"]).ToHaveCountAsync(0);
        await Shots.TakeAsync(lin.Page, "moves-2-transferred");

        await Expect(chen["offer"].GetByTestId("transfer-note")).ToContainTextAsync("想谈考试，怕回家");
        await Shots.TakeAsync(chen.Page, "moves-3-offer");
        Assert.That(await chen.AcceptAsync(), Is.EqualTo(contact));
        await chen.ShowsAsync("期末考砸了", "我在听");
        await Expect(chen["transfer-note"]).ToContainTextAsync("想谈考试，怕回家");
        await Expect(caller["chat-title"]).ToHaveTextAsync("陈静 · 咨询员");
        await caller.SendAsync("换人了吗");
        await chen.ShowsAsync("期末考砸了", "我在听", "换人了吗");
        await Shots.TakeAsync(chen.Page, "moves-4-with-chen");

        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-floor"].ClickAsync();
        var row = supervisor.Page.Locator($"[data-testid=floor-contact][data-contact='{contact}']");
        await Expect(row.GetByTestId("floor-with")).ToHaveTextAsync("陈静");
        await Expect(row.GetByTestId("take-over")).ToBeDisabledAsync();
        await Expect(supervisor["off-shift-hint"]).ToBeVisibleAsync();
        await supervisor["nav-desk"].ClickAsync();
        await supervisor.BeginShiftAsync();
        await supervisor["nav-floor"].ClickAsync();
        await Shots.TakeAsync(supervisor.Page, "moves-5-floor");
        await row.GetByTestId("take-over").ClickAsync();
        await supervisor["reason-confirm"].ClickAsync();
        await Expect(supervisor["reason"]).ToHaveAttributeAsync("aria-invalid", "true");
        await supervisor["reason"].FillAsync("需要督导在场");
        await Shots.TakeAsync(supervisor.Page, "moves-6-take-over");
        await supervisor["reason-confirm"].ClickAsync();
        await supervisor.ShowsAsync("期末考砸了", "我在听", "换人了吗");
        await Expect(caller["chat-title"]).ToHaveTextAsync("督导 郑岚 · 咨询员");
        await Expect(chen["notices"]).ToContainTextAsync("督导已把来访转走");
        await caller.SendAsync("好的");
        await supervisor.ShowsAsync("期末考砸了", "我在听", "换人了吗", "好的");

        await supervisor.EndAsync();
        await supervisor.CloseAsync();
        await RecordedAsync(contact, "ContactClosed");
        await supervisor["nav-search"].ClickAsync();
        await supervisor.Page.Locator($"[data-testid=row][data-contact='{contact}'] [data-testid=open-story]").ClickAsync();
        var told = supervisor.Page.Locator("[data-testid=story-event][data-type=ContactTransferred]");
        await Expect(told).ToContainTextAsync([
            "林晓把来访转到12355 青少年服务台，文字，先派给陈静。留言：想谈考试，怕回家",
            "督导 郑岚把来访从陈静转到督导 郑岚（需要督导在场）",
        ]);
        await Shots.TakeAsync(supervisor.Page, "moves-7-story");
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Waiting_WithNobodyOnShift_IsShownAsUnmetAndTakenFromTheQueue()
    {
        var board = await StaffPageAsync("supervisor", Wall);
        await board.GotoAsync(new Uri(Server.Url, "/wallboard").ToString());
        var line = board.GetByTestId("line-12355");
        await Expect(line.GetByTestId("few-seats")).ToContainTextAsync("没有人在岗");
        await Expect(board.GetByTestId("unmet-alarm")).ToHaveCountAsync(0);
        var caller = await CallerAsync();
        await caller.StartAsync();
        await Expect(board.GetByTestId("unmet-alarm")).ToContainTextAsync("12355 青少年服务台：1 位来访在等，在岗没有人能接");
        await Expect(line.GetByTestId("unmet")).ToBeVisibleAsync();
        await Shots.TakeAsync(board, "moves-8-unmet");

        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-floor"].ClickAsync();
        await Expect(supervisor["floor-urgent"].GetByTestId("floor-unmet")).ToBeVisibleAsync();
        await Shots.TakeAsync(supervisor.Page, "moves-9-urgent");

        // On a break nothing is offered, but one can still take somebody who waits.
        var lin = await OnShiftAsync("lin");
        await lin["decline"].ClickAsync();
        await lin["decline-confirm"].ClickAsync();
        await lin["presence"].ClickAsync();
        await lin["presence-break"].ClickAsync();
        await Expect(line.GetByTestId("few-seats")).ToContainTextAsync("只有 1 人在岗");
        await lin.Page.Keyboard.PressAsync("Alt+KeyQ");
        await Expect(lin["queued"]).ToHaveCountAsync(1);
        // Somebody is there now who could.
        await Expect(lin["queued-unmet"]).ToHaveCountAsync(0);
        await Expect(supervisor["floor-waiting"].GetByTestId("floor-contact")).ToHaveCountAsync(1);
        await Shots.TakeAsync(lin.Page, "moves-10-queue");
        await lin["take"].ClickAsync();
        await lin.IsInAsync("Connected");
        await Expect(lin["queued"]).ToHaveCountAsync(0);
        await Expect(caller["chat-title"]).ToHaveTextAsync("林晓 · 咨询员");
        await Expect(board.GetByTestId("unmet-alarm")).ToHaveCountAsync(0);

        await lin["queue-close"].ClickAsync();
        await lin.EndAsync();
        await lin["extend"].ClickAsync();
        await lin["extend-20"].ClickAsync();
        await lin["extend-confirm"].ClickAsync();
        await Expect(lin["extend-reason"]).ToHaveAttributeAsync("aria-invalid", "true");
        await lin["extend-reason"].FillAsync("写安全计划");
        await Shots.TakeAsync(lin.Page, "moves-11-extend");
        await lin["extend-confirm"].ClickAsync();
        await Expect(lin["notices"]).ToContainTextAsync("事后处理延长到");
        await Expect(lin["wrap-up"]).ToContainTextAsync(new Regex("剩余 (20:00|19:)"));
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task RaisePriority_OfWhoeverWaits_GoesFirstAndSaysWhy()
    {
        var first = await CallerAsync();
        await first.StartAsync();
        var second = await CallerAsync();
        await second.StartAsync();
        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-floor"].ClickAsync();
        // Nobody is on shift, so that nobody is offered them first.
        var rows = supervisor["floor-urgent"].GetByTestId("floor-contact");
        await Expect(rows).ToHaveCountAsync(2);
        var later = (await rows.Nth(1).GetAttributeAsync("data-contact"))!;
        // By keys alone: whoever is on the telephone has one hand.
        await rows.Nth(1).GetByTestId("raise-priority").FocusAsync();
        await supervisor.Page.Keyboard.PressAsync("Enter");
        await Expect(supervisor["reason"]).ToBeFocusedAsync();
        await supervisor["priority-High"].CheckAsync();
        await supervisor["reason"].FocusAsync();
        await supervisor.Page.Keyboard.PressAsync("Enter");
        await Expect(supervisor["reason"]).ToHaveAttributeAsync("aria-invalid", "true");
        await supervisor.Page.Keyboard.TypeAsync("学校老师来电说明过");
        await Shots.TakeAsync(supervisor.Page, "moves-16-raise");
        await supervisor.Page.Keyboard.PressAsync("Enter");
        await Expect(rows.First).ToHaveAttributeAsync("data-contact", later);
        await Expect(rows.First).ToContainTextAsync("优先");
        var lin = await OnShiftAsync("lin");
        Assert.That($"{await lin.AcceptAsync()}", Is.EqualTo(later), "the offer goes by the queue");
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task FreeCounsellor_WhoIsStuck_GivesTheContactToAnother()
    {
        var caller = await CallerAsync();
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        var contact = await lin.AcceptAsync();
        await caller.SendAsync("在吗");
        await lin.ShowsAsync("在吗");
        var chen = await OnShiftAsync("chen");
        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-floor"].ClickAsync();
        var stuck = supervisor["floor-person"].Filter(new LocatorFilterOptions { HasText = "林晓" });
        await stuck.GetByTestId("free").ClickAsync();
        await Expect(supervisor["reason-text"]).ToContainTextAsync("退回队列原来的位置（1 个）");
        await supervisor["reason"].FillAsync("电脑死机");
        await Shots.TakeAsync(supervisor.Page, "moves-12-free");
        await supervisor["reason-confirm"].ClickAsync();
        await Expect(lin["notices"]).ToContainTextAsync("督导已清空您的桌面");
        await Expect(stuck).ToHaveAttributeAsync("data-presence", "NotResponding");
        Assert.That(await chen.AcceptAsync(), Is.EqualTo(contact));
        await chen.ShowsAsync("在吗");
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Line_AskingForASkill_IsSavedAndWrongFieldsAreShownWhereTheyAre()
    {
        var admin = await ConsoleAsync("admin");
        await admin["nav-lines"].ClickAsync();
        await admin["line-wenxin"].ClickAsync();
        await admin["add-skill"].ClickAsync();
        await admin["skill-name"].FillAsync("a/b");
        await admin["save-line"].ClickAsync();
        await Expect(admin["field-problem"]).ToHaveAttributeAsync("data-field", "skills");
        await Expect(admin["field-problem"]).ToBeInViewportAsync();
        await Shots.TakeAsync(admin.Page, "moves-13-line-problem");
        await admin["skill-name"].FillAsync("家庭教育");
        await admin["skill-level"].SelectOptionAsync("3");
        await admin["own-plan"].CheckAsync();
        await admin["add-step"].ClickAsync();
        await admin["step"].Last.GetByTestId("step-join-12355").CheckAsync();
        await admin["new-holiday"].FillAsync("2027-02-06");
        await admin["add-holiday"].ClickAsync();
        await admin["shut"].ClickAsync();
        await Expect(admin["shut-dialog"]).ToBeVisibleAsync();
        await Shots.TakeAsync(admin.Page, "moves-14-shut");
        await admin["shut-yes"].ClickAsync();
        await Expect(admin["shut-now"]).ToBeVisibleAsync();
        await admin["save-line"].ClickAsync();
        await Expect(admin["line-note"]).ToHaveAttributeAsync("data-kind", "saved");

        var caller = await CallerAsync();
        await caller.OpenAsync();
        await Expect(caller["line-12355"]).ToBeVisibleAsync();
        await Expect(caller["chat-wenxin"]).Not.ToBeVisibleAsync();
        await admin.Page.ReloadAsync();
        await admin["line-wenxin"].ClickAsync();
        await Expect(admin["skill-name"]).ToHaveValueAsync("家庭教育");
        await Expect(admin["step"]).ToHaveCountAsync(4);
        await Expect(admin["step"].Last.GetByTestId("step-join-12355")).ToBeCheckedAsync();
        await Expect(admin["holiday"]).ToContainTextAsync("2027-02-06");
        await Shots.TakeAsync(admin.Page, "moves-15-line", whole: true);
        await admin["reopen"].ClickAsync();
        await admin["remove-skill"].ClickAsync();
        await admin["save-line"].ClickAsync();
        await Expect(admin["line-note"]).ToHaveAttributeAsync("data-kind", "saved");
        await caller.Page.ReloadAsync();
        await Expect(caller["chat-wenxin"]).ToBeVisibleAsync();
        Assert.That(Complaints.Where(c => !c.Contains("400", StringComparison.Ordinal)), Is.Empty);
    }
}
