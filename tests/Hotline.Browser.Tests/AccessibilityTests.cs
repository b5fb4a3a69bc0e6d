using Hotline.Browser.Tests.Harness;
using Hotline.Server.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>No serious or critical finding of axe on any page and main state, in both languages and both themes.</summary>
internal sealed class AccessibilityTests : BrowserFixture
{
    private readonly List<string> _findings = [];

    [SetUp]
    public void Forget() => _findings.Clear();

    [Test]
    public async Task Caller_FromChoosingToTheSurvey_HasNoSeriousFindings()
    {
        var caller = await CallerAsync();
        await caller.OpenAsync();
        await Expect(caller["line-12355"]).ToBeVisibleAsync();
        await LookAsync(caller.Page, "choose");
        await caller["privacy"].ClickAsync();
        await LookAsync(caller.Page, "privacy");
        await caller["privacy-ok"].ClickAsync();
        await caller["chat-12355"].ClickAsync();
        await caller["safe-NotSafe"].ClickAsync();
        await caller["topic-more"].ClickAsync();
        await LookAsync(caller.Page, "questions");
        await caller["safe-Unsure"].ClickAsync();
        await caller["start"].ClickAsync();
        await Expect(caller["place"]).ToBeVisibleAsync();
        await LookAsync(caller.Page, "waiting");
        await caller["leave"].ClickAsync();
        await LookAsync(caller.Page, "leaving");
        await caller["leave-no"].ClickAsync();
        await caller["not-safe"].ClickAsync();
        await Expect(caller["safety"]).ToBeVisibleAsync();
        await LookAsync(caller.Page, "not-safe");
        await caller["safety-back"].ClickAsync();
        await caller["write-ahead"].ClickAsync();
        await caller.SendAsync("先写下来");
        await LookAsync(caller.Page, "writing-ahead");
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync();
        await lin.SendAsync("你好");
        await Expect(caller["message-Counsellor"]).ToBeVisibleAsync();
        await LookAsync(caller.Page, "chat");
        await caller["end"].ClickAsync();
        await LookAsync(caller.Page, "ending");
        await caller["end-yes"].ClickAsync();
        await Expect(caller["ended"]).ToBeVisibleAsync();
        await LookAsync(caller.Page, "survey");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Caller_ServerAway_HasNoSeriousFindings()
    {
        await using var proxy = new CuttingProxy(Server.Url);
        var caller = await CallerAsync(through: proxy.Url);
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync();
        await caller.SendAsync("你好");
        await Expect(lin.Messages).ToHaveCountAsync(1);
        // The other language comes over the network when it is first asked for.
        await AxeLook.OtherLanguageAsync(caller.Page);
        await AxeLook.OtherLanguageAsync(caller.Page);
        proxy.Cut();
        await caller.SendAsync("还在吗");
        await Expect(lin["caller-lost-note"]).ToBeVisibleAsync();
        await LookAsync(caller.Page, "reconnecting");
        await LookAsync(lin.Page, "caller-lost");
        proxy.Heal();
        await lin.ShowsAsync("你好", "还在吗");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Console_FromSignInToWrapUp_HasNoSeriousFindings()
    {
        var lin = new ConsolePage(await OpenPageAsync(Desk), Server.Url, "lin");
        WillLeave("lin");
        await lin.Page.GotoAsync(new Uri(Server.Url, "/console").ToString());
        await Expect(lin["sign-in"]).ToBeVisibleAsync();
        await LookAsync(lin.Page, "sign-in");
        await lin.SignInAsync();
        await Expect(lin["off-shift"]).ToBeVisibleAsync();
        await LookAsync(lin.Page, "off-shift");
        await lin.BeginShiftAsync();
        await lin["presence"].ClickAsync();
        await LookAsync(lin.Page, "presence");
        await lin["presence"].ClickAsync();
        var caller = await CallerAsync();
        await caller.OpenAsync();
        await caller["chat-12355"].ClickAsync();
        await caller["safe-NotSafe"].ClickAsync();
        await caller["start"].ClickAsync();
        await Expect(lin["offer"]).ToBeVisibleAsync();
        await LookAsync(lin.Page, "offer");
        await lin.AcceptAsync();
        await caller.SendAsync("你好");
        await lin.SendAsync("你好，我在");
        await lin["risk-High"].ClickAsync();
        await Expect(lin["save-state"]).ToHaveAttributeAsync("data-state", "saved");
        await LookAsync(lin.Page, "chat-and-form");
        await lin["transfer"].ClickAsync();
        await Expect(lin["target-12355"]).ToBeVisibleAsync();
        await lin["move-confirm"].ClickAsync();
        await LookAsync(lin.Page, "transfer");
        await lin["move-back"].ClickAsync();
        await lin.EndAsync();
        await LookAsync(lin.Page, "wrap-up");
        await lin["extend"].ClickAsync();
        await lin["extend-confirm"].ClickAsync();
        await LookAsync(lin.Page, "extend");
        await lin["extend"].ClickAsync();
        await lin["queue-toggle"].ClickAsync();
        var second = await CallerAsync();
        await second.StartAsync();
        // A level 3 contact blocks taking, too.
        await Expect(lin["queued"]).ToHaveCountAsync(1);
        await Expect(lin["no-room"]).ToBeVisibleAsync();
        await Expect(lin["take"]).ToBeDisabledAsync();
        await LookAsync(lin.Page, "queue");
        await second["leave"].ClickAsync();
        await second["leave-yes"].ClickAsync();
        await Expect(lin["queued"]).ToHaveCountAsync(0);
        await lin["queue-close"].ClickAsync();
        await Server.Network.DialAsync("+8613800000009");
        // A level 3 contact blocks further offers until it closes.
        // The caller's own grave answer is looked at first.
        await lin["look-at-sign"].ClickAsync();
        await Expect(lin["sign"]).ToHaveCountAsync(0);
        await lin.CloseAsync("Immediate");
        // Then comes protected time, until the counsellor says so.
        await lin["protected-end"].ClickAsync();
        await Expect(lin["offer"]).ToBeVisibleAsync();
        await lin.AcceptAsync();
        await Expect(lin["call"]).ToBeVisibleAsync();
        await LookAsync(lin.Page, "call");
        await lin["help"].ClickAsync();
        await Expect(lin["help-overlay"]).ToBeVisibleAsync();
        await LookAsync(lin.Page, "help");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task StaffPages_SearchStoryLinesWallboard_HaveNoSeriousFindings()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await CallerAsync();
        await caller.StartAsync();
        var contact = await lin.AcceptAsync();
        await caller.SendAsync("你好");
        await caller.EndAsync();
        await lin.CloseAsync();
        await RecordedAsync(contact, "ContactClosed");
        var admin = await ConsoleAsync("admin");
        await admin["nav-search"].ClickAsync();
        await Expect(admin["row"].First).ToBeVisibleAsync();
        await LookAsync(admin.Page, "search");
        await admin.Page.Locator($"[data-testid=row][data-contact='{contact}'] [data-testid=open-story]").ClickAsync();
        await admin.GiveReasonAsync();
        await Expect(admin["story-messages"]).ToBeVisibleAsync();
        await admin["all-events"].CheckAsync();
        await LookAsync(admin.Page, "story");
        await admin["nav-lines"].ClickAsync();
        await admin["line-12355"].ClickAsync();
        await Expect(admin["line-name"]).ToBeVisibleAsync();
        await LookAsync(admin.Page, "lines");
        await admin["own-plan"].CheckAsync();
        await admin["add-skill"].ClickAsync();
        await admin["skill-name"].FillAsync("a/b");
        await admin["save-line"].ClickAsync();
        await Expect(admin["field-problem"]).ToBeVisibleAsync();
        await admin["relaxation"].ScrollIntoViewIfNeededAsync();
        await LookAsync(admin.Page, "lines-routing");
        await admin["shut"].ClickAsync();
        await LookAsync(admin.Page, "shut");
        await admin["shut-yes"].ClickAsync();
        await LookAsync(admin.Page, "lines-closing");
        await admin["undo-line"].ClickAsync();
        await admin.Page.GotoAsync(new Uri(Server.Url, "/wallboard").ToString());
        await Expect(admin["curve"].First.Locator("svg")).ToBeVisibleAsync();
        await LookAsync(admin.Page, "wallboard");
        var unsafeCaller = await CallerAsync();
        await lin.Page.CloseAsync();
        await unsafeCaller.OpenAsync();
        await unsafeCaller["chat-wenxin"].ClickAsync();
        await unsafeCaller["safe-NotSafe"].ClickAsync();
        await unsafeCaller["start"].ClickAsync();
        await Expect(admin["alarm"]).ToBeVisibleAsync();
        await admin["measure-serviceLevel"].First.ClickAsync();
        await LookAsync(admin.Page, "wallboard-alarm");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Wallboard_RequirementUnmet_HasNoSeriousFindings()
    {
        // Nobody is on shift: somebody who is there could take it after 15 seconds, and the alarm would go out.
        await NotSafeAsync();
        var supervisor = await ConsoleAsync("supervisor");
        await supervisor.Page.GotoAsync(new Uri(Server.Url, "/wallboard").ToString());
        await Expect(supervisor["unmet-alarm"]).ToBeVisibleAsync();
        await LookAsync(supervisor.Page, "wallboard-unmet");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Floor_WithMoves_HasNoSeriousFindings()
    {
        var chen = await OnShiftAsync("chen");
        var caller = await CallerAsync();
        await caller.StartAsync();
        await chen.AcceptAsync();
        var waiting = await CallerAsync();
        await waiting.StartAsync("12356");
        await Expect(chen["offer"]).ToBeVisibleAsync();
        await NotSafeAsync();
        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-floor"].ClickAsync();
        await Expect(supervisor["floor-urgent"].GetByTestId("floor-contact")).ToHaveCountAsync(1);
        await LookAsync(supervisor.Page, "floor");
        await supervisor["floor-urgent"].GetByTestId("reassign").ClickAsync();
        await Expect(supervisor["target-wenxin"]).ToBeVisibleAsync();
        await LookAsync(supervisor.Page, "reassign");
        await supervisor["move-back"].ClickAsync();
        await supervisor["floor-urgent"].GetByTestId("raise-priority").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await supervisor["floor-waiting"].GetByTestId("raise-priority").First.ClickAsync();
        await supervisor["reason-confirm"].ClickAsync();
        await LookAsync(supervisor.Page, "raise");
        await supervisor["reason-back"].ClickAsync();
        await supervisor["free"].First.ClickAsync();
        await supervisor["reason-confirm"].ClickAsync();
        await LookAsync(supervisor.Page, "free");
        await supervisor["reason-back"].ClickAsync();
        Assert.That(_findings, Is.Empty);
    }

    private async Task NotSafeAsync()
    {
        var urgent = await CallerAsync();
        await urgent.OpenAsync();
        await urgent["chat-wenxin"].ClickAsync();
        await urgent["safe-NotSafe"].ClickAsync();
        await urgent["start"].ClickAsync();
        await Expect(urgent["place"]).ToBeVisibleAsync();
    }

    [Test]
    public async Task Telephones_IdleAndInACall_HaveNoSeriousFindings()
    {
        var page = await OpenPageAsync(Desk);
        await page.GotoAsync(Server.Network.Url.ToString());
        await LookAsync(page, "telephones");
        await page.Locator(".telephone.caller button[type=submit].go").ClickAsync();
        await Expect(page.Locator(".telephone.caller .transcript p").First).ToBeVisibleAsync();
        await LookAsync(page, "telephones-in-a-call");
        await page.Locator(".telephone.caller .hangup").ClickAsync();
        Assert.That(_findings, Is.Empty);
    }

    /// <summary>What all these tests rest on: what is wrong is found, in each language and each theme.</summary>
    [Test]
    public async Task Look_AtAPageWithFaults_FindsThem()
    {
        var page = await OpenPageAsync(Desk);
        await page.SetContentAsync(
            """
            <html lang="zh-CN"><head><title>t</title><style>
              :root { color-scheme: light dark } p { color: #777; background: #888 } @media (prefers-color-scheme: light) { p { color: #000; background: #fff } }
            </style></head><body><main><h1>t</h1><p>dim when it is dark</p>
            <button data-testid="language" onclick="const r = document.documentElement; r.lang = r.lang === 'en' ? 'zh-CN' : 'en'; document.getElementById('name').ariaLabel = r.lang === 'en' ? null : '名字'">EN</button>
            <input id="name" aria-label="名字"></main></body></html>
            """);
        var found = await AxeLook.FindingsAsync(page, "t");
        Assert.That(found.Select(f => string.Join(' ', f.Split(' ').Take(2))), Is.EquivalentTo(new[] { "t-en-dark: color-contrast", "t-en-dark: label" }));
    }

    private async Task LookAsync(IPage page, string state) => _findings.AddRange(await AxeLook.FindingsAsync(page, state));
}
