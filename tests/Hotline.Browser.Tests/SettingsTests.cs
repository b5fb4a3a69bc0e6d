using Hotline.Browser.Tests.Harness;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>The settings pages of an office without a programmer, on an old laptop and on a phone.</summary>
internal sealed class SettingsTests() : BrowserFixture(Store.Garnet, ownServer: true)
{
    private readonly List<string> _findings = [];

    [SetUp]
    public void Forget() => _findings.Clear();

    [Test]
    public async Task Duty_AShiftFromAddingToTakingOut_FillsTheGapAndLeavesIt()
    {
        var supervisor = await OpenAsync("supervisor", "duty");
        await Expect(supervisor["duty-page"]).ToBeVisibleAsync();
        // The demo's supervisor is on from eight to ten in the evening: the nights are what the page is there to show.
        await Expect(supervisor["open-posts"]).ToContainTextAsync("督导");
        await Expect(supervisor["gap"]).Not.ToHaveCountAsync(0);
        await LookAsync(supervisor.Page, "duty");

        await supervisor["duty-role"].SelectOptionAsync("Hospital");
        await supervisor["duty-county"].SelectOptionAsync("330302");
        await Expect(supervisor["shift"]).ToHaveCountAsync(0);
        await supervisor["add-shift"].ClickAsync();
        await supervisor["shift-name"].FillAsync("李医生");
        await supervisor["shift-number"].FillAsync("打办公室");
        await supervisor["shift-save"].ClickAsync();
        await Expect(supervisor["shift-note"]).ToHaveAttributeAsync("data-kind", "invalid");
        await LookAsync(supervisor.Page, "duty-dialog");
        await supervisor["shift-number"].FillAsync("0577-8888 0001");
        await supervisor["shift-save"].ClickAsync();
        await Expect(supervisor["shift-dialog"]).ToHaveCountAsync(0);
        await Expect(supervisor["shift"]).ToHaveCountAsync(1);
        await Expect(supervisor["gap"]).ToHaveCountAsync(8);
        await supervisor["week-after"].ClickAsync();
        await Expect(supervisor["shift"]).ToContainTextAsync("李医生");

        await supervisor["shift"].ClickAsync();
        await Expect(supervisor["shift-number"]).ToHaveValueAsync("+8657788880001");
        await supervisor["shift-remove"].ClickAsync();
        await supervisor["shift-remove-yes"].ClickAsync();
        await Expect(supervisor["shift"]).ToHaveCountAsync(0);
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Partners_AListWithAWrongRow_IsSavedWhenItIsRight()
    {
        var supervisor = await OpenAsync("supervisor", "partners");
        await Expect(supervisor["partner"]).Not.ToHaveCountAsync(0);
        await LookAsync(supervisor.Page, "partners");
        await supervisor["partner-import"].ClickAsync();
        const string List = "医院\t龙湾示范医院\t龙湾\t\t电话\t李医生\t0577-88880001\n医院\t空号医院\t{0}\t\t电话\t\t120";
        await supervisor["import-text"].FillAsync(List.Replace("{0}", "火星", StringComparison.Ordinal));
        await supervisor["import-check"].ClickAsync();
        await Expect(supervisor.Page.Locator("[data-testid=import-row][data-change=Wrong]")).ToContainTextAsync("第 2 行");
        await Expect(supervisor["import-save"]).ToBeDisabledAsync();
        await LookAsync(supervisor.Page, "partners-import");
        await supervisor["import-text"].FillAsync(List.Replace("{0}", "洞头", StringComparison.Ordinal));
        await supervisor["import-check"].ClickAsync();
        await supervisor["import-save"].ClickAsync();
        await Expect(supervisor["partner"].Filter(new LocatorFilterOptions { HasText = "龙湾示范医院" })).ToHaveCountAsync(1);

        await supervisor["partner-find"].FillAsync("空号");
        await supervisor["edit-partner"].ClickAsync();
        await LookAsync(supervisor.Page, "partners-dialog");
        await supervisor["partner-active"].UncheckAsync();
        await supervisor["partner-save"].ClickAsync();
        await Expect(supervisor["partner"]).ToContainTextAsync("已停用");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Staff_SomebodyNew_SignsInWithAnOwnPassword()
    {
        var admin = await OpenAsync("admin", "staff");
        await Expect(admin["staff-row"]).Not.ToHaveCountAsync(0);
        await admin["add-staff"].ClickAsync();
        await admin["staff-userName"].FillAsync("xiaoxin");
        await admin["staff-displayName"].FillAsync("新来的");
        await admin["staff-add-skill"].ClickAsync();
        await admin["staff-skill-name"].FillAsync("青/少年");
        await admin["staff-save"].ClickAsync();
        await Expect(admin["staff-note"]).ToContainTextAsync("专长");
        await LookAsync(admin.Page, "staff-new");
        await admin["staff-skill-name"].FillAsync("青少年");
        await admin["staff-voice"].SelectOptionAsync("Telephone");
        await admin["staff-number"].FillAsync("13800000009");
        await admin["staff-save"].ClickAsync();
        var once = await admin["one-time"].InnerTextAsync();
        await Expect(admin.Page.Locator("[data-testid=staff-row][data-name=xiaoxin]")).ToHaveAttributeAsync("aria-current", "true");
        await LookAsync(admin.Page, "staff-saved");

        var page = await OpenPageAsync(Desk);
        var newcomer = new ConsolePage(page, Server.Url, "xiaoxin");
        await page.GotoAsync(new Uri(Server.Url, "/console").ToString());
        await newcomer["user-name"].FillAsync("xiaoxin");
        await newcomer["password"].FillAsync(once);
        await newcomer["sign-in"].ClickAsync();
        await Expect(newcomer["choose-password"]).ToBeVisibleAsync();
        await LookAsync(page, "sign-in-choose");
        await newcomer["new-password"].FillAsync("my-own-long-password");
        await newcomer["new-password-again"].FillAsync("my-other-password");
        await newcomer["sign-in"].ClickAsync();
        await Expect(newcomer["sign-in-error"]).ToBeVisibleAsync();
        await newcomer["new-password-again"].FillAsync("my-own-long-password");
        await newcomer["sign-in"].ClickAsync();
        await Expect(newcomer["alias"]).ToBeVisibleAsync();
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Phrases_ARuleFromTryingToGoingBack_IsInForceAndGone()
    {
        var admin = await OpenAsync("admin", "phrases");
        await Expect(admin["rule"]).Not.ToHaveCountAsync(0);
        await admin["try-sentence"].FillAsync("暗号海棠");
        await admin["try-go"].ClickAsync();
        await Expect(admin["try-result"]).ToContainTextAsync("没有命中");
        await admin["add-rule"].ClickAsync();
        await admin["rule-category"].SelectOptionAsync("plan");
        await admin["rule-level"].SelectOptionAsync("3");
        await admin["rule-patterns"].FillAsync("(暗号");
        await LookAsync(admin.Page, "phrases-dialog");
        await admin["rule-keep"].ClickAsync();
        await admin["phrase-save"].ClickAsync();
        await Expect(admin["phrase-note"]).ToHaveAttributeAsync("data-kind", "invalid");
        await Expect(admin["phrase-note"]).ToContainTextAsync("括号没有成对");
        await LookAsync(admin.Page, "phrases-broken");
        await admin["phrase-find"].FillAsync("own-1");
        await admin["edit-rule"].ClickAsync();
        await admin["rule-patterns"].FillAsync("暗号(海棠|玉兰)");
        await admin["rule-keep"].ClickAsync();
        await admin["try-go"].ClickAsync();
        await Expect(admin["try-result"]).ToHaveAttributeAsync("data-level", "High");
        await LookAsync(admin.Page, "phrases-try");
        await admin["phrase-save"].ClickAsync();
        await Expect(admin["phrase-note"]).ToHaveAttributeAsync("data-kind", "saved");

        await admin["phrase-find"].FillAsync("");
        await admin["toggle-rule"].First.ClickAsync();
        await admin["phrase-save"].ClickAsync();
        await Expect(admin["phrase-note"]).ToHaveAttributeAsync("data-kind", "saved");
        await Expect(admin["phrase-save"]).ToBeDisabledAsync();
        await admin["phrase-versions"].ClickAsync();
        await Expect(admin["phrase-version"]).ToHaveCountAsync(2);
        await admin["go-back"].ClickAsync();
        await Expect(admin.Page.Locator("[data-testid=rule][data-state=disabled]")).ToHaveCountAsync(0);
        await Expect(admin.Page.Locator("[data-testid=rule][data-state=added]")).ToHaveCountAsync(1);
        await admin["phrase-save"].ClickAsync();
        await Expect(admin["phrase-version"]).ToHaveCountAsync(3);
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Audit_AnEntryWithAReason_ShowsItAndNothingSticksOut()
    {
        await LookedAtAsync();
        var admin = await OpenAsync("admin", "audit");
        await Expect(admin["audit-row"]).Not.ToHaveCountAsync(0);
        await LookAsync(admin.Page, "audit");
        await admin["audit-open-reason"].First.ClickAsync();
        await Expect(admin["audit-reason"]).ToContainTextAsync(Reason);
        await admin["audit-record"].FillAsync("不是编号");
        await admin["audit-search"].ClickAsync();
        await Expect(admin["audit-record"]).ToHaveAttributeAsync("aria-invalid", "true");
        await LookAsync(admin.Page, "audit-reason");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Staff_ThePartnersAccount_HasNoSeriousFindings()
    {
        var admin = await OpenAsync("admin", "staff");
        await admin["staff-row"].First.ClickAsync();
        await Expect(admin["staff-displayName"]).ToBeVisibleAsync();
        await LookAsync(admin.Page, "staff-known");
        await admin["add-staff"].ClickAsync();
        await admin["role-Partner"].CheckAsync();
        await Expect(admin["staff-partner"]).ToBeVisibleAsync();
        await LookAsync(admin.Page, "staff-partner");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Limits_WithoutAMouse_AreChangedAndWhatIsWrongIsNamed()
    {
        var admin = await OpenAsync("admin", "limits");
        await Expect(admin["limit-riskPromptMinutes"]).ToBeVisibleAsync();
        await admin.TabToAsync("limit-riskPromptMinutes");
        await admin.Page.Keyboard.TypeAsync("500");
        await admin.Page.Keyboard.PressAsync("Enter");
        await Expect(admin["limit-riskPromptMinutes"]).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(admin["limit-note"]).ToContainTextAsync("120");
        await LookAsync(admin.Page, "limits-wrong");
        await admin["limit-riskPromptMinutes"].FocusAsync();
        await admin.Page.Keyboard.PressAsync("Control+A");
        await admin.Page.Keyboard.TypeAsync("12");
        await admin.TabToAsync("limit-save");
        await admin.Page.Keyboard.PressAsync("Enter");
        await Expect(admin["limit-note"]).ToHaveAttributeAsync("role", "status");
        await admin.TabToAsync("limit-link");
        await admin.Page.Keyboard.TypeAsync("48");
        await admin.Page.Keyboard.PressAsync("Enter");
        await Expect(admin["escalation-limits"].GetByRole(AriaRole.Status)).Not.ToBeEmptyAsync();
        await admin.Page.ReloadAsync();
        await Expect(admin["limit-riskPromptMinutes"]).ToHaveValueAsync("12");
        await Expect(admin["limit-link"]).ToHaveValueAsync("48");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Audit_WithoutAMouse_OpensAReason()
    {
        await LookedAtAsync();
        var admin = await OpenAsync("admin", "audit");
        await Expect(admin["audit-open-reason"]).Not.ToHaveCountAsync(0);
        await admin.TabToAsync("audit-subject");
        await admin.TabToAsync("audit-search");
        await admin.TabToAsync("audit-open-reason");
        await admin.Page.Keyboard.PressAsync("Enter");
        await Expect(admin["audit-reason"]).ToBeVisibleAsync();
    }

    private const string Reason = "督导复核谈话";

    /// <summary>A supervisor has opened a record that is not his or her own, and said why.</summary>
    private async Task LookedAtAsync()
    {
        await using var caller = CallerClient.Open(Server.Url);
        await Eventually.ThatAsync(() => caller.Contact is not null, "the caller has arrived", 15);
        await RecordedAsync(caller.Id, "ContactArrived");
        WillEnd(caller.Ticket);
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        using var opened = await supervisor.PostAsync($"/api/contacts/{caller.Id}/open", new OpenRequest(Reason));
        Assert.That(opened.IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task Limits_TheWeeklyLimit_IsKept()
    {
        var admin = await OpenAsync("admin", "limits");
        await Expect(admin["limit-weeklyHighRisk"]).ToBeVisibleAsync();
        await admin["follow-up-plan"].Locator("summary").ClickAsync();
        await LookAsync(admin.Page, "limits");
        await admin["limit-weeklyHighRisk"].FillAsync("5");
        await admin["limit-save"].ClickAsync();
        await Expect(admin["limit-note"]).ToBeVisibleAsync();
        await admin.Page.ReloadAsync();
        await Expect(admin["limit-weeklyHighRisk"]).ToHaveValueAsync("5");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Staff_OfASupervisor_IsNotThere()
    {
        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-lines"].ClickAsync();
        await Expect(supervisor["settings-duty"]).ToBeVisibleAsync();
        await Expect(supervisor["settings-staff"]).ToHaveCountAsync(0);
        await supervisor.Page.GotoAsync(new Uri(Server.Url, "/console#/staff").ToString());
        await Expect(supervisor["staff-page"]).ToHaveCountAsync(0);
    }

    private async Task<ConsolePage> OpenAsync(string name, string page)
    {
        var console = await ConsoleAsync(name);
        await console["nav-lines"].ClickAsync();
        await console[$"settings-{page}"].ClickAsync();
        return console;
    }

    /// <summary>axe in both languages and themes, and nothing to scroll sideways on a laptop and on a phone.</summary>
    private async Task LookAsync(IPage page, string state)
    {
        _findings.AddRange(await AxeLook.FindingsAsync(page, $"settings-{state}"));
        foreach (var (width, height) in new[] { Phone, Desk })
        {
            await page.SetViewportSizeAsync(width, height);
            for (var language = 0; language < 2; language++)
            {
                await AxeLook.OtherLanguageAsync(page);
                await Shots.TakeAsync(page, $"settings-{state}-{width}-{language}");
                var wide = await page.EvaluateAsync<string[]>(
                    """
                    () => [document.documentElement, document.querySelector('main'), document.querySelector('.el-dialog')]
                      .filter((element) => element && element.scrollWidth > element.clientWidth + 1).map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`)
                    """);
                _findings.AddRange(wide.Select(w => $"{state} at {width}: {w}"));
            }
        }
    }
}
