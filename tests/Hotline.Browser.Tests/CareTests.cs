using Hotline.Browser.Tests.Harness;

namespace Hotline.Browser.Tests;

/// <summary>Risk, screening, safety plan and person beside a conversation; the next time the caller is known before the contact is accepted.</summary>
internal sealed class CareTests() : BrowserFixture(ownServer: true)
{
    [Test]
    public async Task Panels_FromTheNinthItemToAReturnCode_LeadThroughAGraveContact()
    {
        var caller = await CallerAsync();
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync();
        await caller.SendAsync("最近总是睡不着");

        await lin["tab-screening"].ClickAsync();
        await lin["phq9-9"].GetByRole(Microsoft.Playwright.AriaRole.Radio).Nth(2).CheckAsync();
        await Expect(lin["ninth-item"]).ToBeVisibleAsync();
        await Shots.TakeAsync(lin.Page, "care-1-screening");
        await AxeAsync(lin.Page, "screening-tab");
        await lin["ninth-go"].ClickAsync();
        await Expect(lin["risk-least"]).ToHaveAttributeAsync("data-level", "Moderate");
        foreach (var question in new[] { "thoughts", "plan", "means" })
            await lin[$"risk-{question}-Yes"].ClickAsync();
        await Expect(lin["risk-least"]).ToHaveAttributeAsync("data-level", "High");
        await Shots.TakeAsync(lin.Page, "care-2-risk");
        await AxeAsync(lin.Page, "risk-tab");

        await lin["tab-plan"].ClickAsync();
        await lin["note-planPeople"].FillAsync("小姨");
        await lin["plan-send"].ClickAsync();
        await Expect(lin["plan-preview"]).ToContainTextAsync("小姨");
        await Shots.TakeAsync(lin.Page, "care-3-plan");
        await AxeAsync(lin.Page, "plan-tab");
        await lin["plan-confirm"].ClickAsync();
        await Expect(caller.Messages.Last).ToContainTextAsync("小姨");

        await lin["tab-person"].ClickAsync();
        await lin["person-alias"].FillAsync("小雨");
        await lin["person-agreedPlan"].FillAsync("先听二十分钟");
        await lin["person-recognise"].CheckAsync();
        await lin["person-save"].ClickAsync();
        await lin["person-code"].ClickAsync();
        var code = (await lin["person-code-value"].TextContentAsync())!.Split('：')[1].Trim();
        await Shots.TakeAsync(lin.Page, "care-4-person");
        await AxeAsync(lin.Page, "person-tab");
        await lin.Page.SetViewportSizeAsync(360, 740);
        await lin["pane-record"].ClickAsync();
        await Shots.TakeAsync(lin.Page, "care-5-person-360");
        await lin.Page.SetViewportSizeAsync(1366, 768);

        var again = await CallerAsync();
        await again.OpenAsync();
        await again["chat-12355"].ClickAsync();
        await again["return-code"].FillAsync(code);
        await Shots.TakeAsync(again.Page, "care-6-code");
        await again["start"].ClickAsync();
        await Expect(lin["offer"].GetByTestId("known-caller")).ToContainTextAsync("先听二十分钟");
        await Shots.TakeAsync(lin.Page, "care-7-offer");
        await AxeAsync(lin.Page, "offer-known");
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Person_FlagsHoursScoresAndTiers_AreOnTheSupervisorsDesk()
    {
        var caller = await CallerAsync();
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync();
        await lin["tab-screening"].ClickAsync();
        for (var item = 1; item <= 7; item++)
            await lin[$"gad7-{item}"].GetByRole(Microsoft.Playwright.AriaRole.Radio).Nth(2).CheckAsync();
        await lin["tab-person"].ClickAsync();
        await lin["person-alias"].FillAsync("小雨");
        await lin["person-safe-to-contact"].SelectOptionAsync("true");
        await lin["person-guardian-safety"].SelectOptionAsync("Unsafe");
        await lin["person-hours-add"].ClickAsync();
        await lin["person-hours-0-6"].ClickAsync();
        await lin["person-hours-0-7"].ClickAsync();
        await Shots.TakeAsync(lin.Page, "care-9-person-form", whole: true);
        await lin["person-save"].ClickAsync();
        await Expect(lin["person-safety"]).ToHaveAttributeAsync("data-contact", "true");
        await Expect(lin["person-safety"]).ToHaveAttributeAsync("data-guardian", "Unsafe");
        await Expect(lin["person-safety"]).ToContainTextAsync("一二三四五 16:00–18:00");
        await lin.Page.GetByText("改变等级").First.ClickAsync();
        await lin["tier-choice"].SelectOptionAsync("Close");
        await lin["tier-reason"].FillAsync("两次计划");
        await lin["tier-save"].ClickAsync();
        await Expect(lin["person-tier"]).ToHaveTextAsync("密切");
        await lin.EndAsync();
        await lin["tab-record"].ClickAsync();
        await lin.CloseAsync("High");

        // Caring for the counsellor: protected time, this week's count, and the offer to talk.
        await Expect(lin["protected"]).ToContainTextAsync("保护时间");
        await Expect(lin["high-risk"]).ToContainTextAsync("1");
        await Expect(lin["debriefing-offer"]).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Shots.TakeAsync(lin.Page, "care-10-debriefing");
        await lin.Page.SetViewportSizeAsync(360, 740);
        await Shots.TakeAsync(lin.Page, "care-11-debriefing-360");
        await lin.Page.SetViewportSizeAsync(1366, 768);
        await lin["debriefing-yes"].ClickAsync();
        await Expect(lin["debriefing-offers"]).ToContainTextAsync("已告诉督导");

        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-care"].ClickAsync();
        await Expect(supervisor.Page.Locator("[data-testid=person-row][data-tier=Close]")).ToContainTextAsync("小雨");
        await Expect(supervisor["debriefing"]).ToHaveCountAsync(1);
        await supervisor["person-open"].First.ClickAsync();
        await supervisor.GiveReasonAsync();
        await Expect(supervisor["trend-gad7"]).ToContainTextAsync("14");
        await Shots.TakeAsync(supervisor.Page, "care-12-desk", whole: true);
        await AxeAsync(supervisor.Page, "care-desk");
        await supervisor.Page.SetViewportSizeAsync(360, 740);
        await Shots.TakeAsync(supervisor.Page, "care-13-desk-360", whole: true);
        Assert.That(await supervisor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, "nothing sticks out of a 360 px phone");
        await supervisor.Page.SetViewportSizeAsync(1366, 768);
        await supervisor["nav-care"].FocusAsync();
        await supervisor.TabToAsync("tier-Routine");
        await supervisor.Page.Keyboard.PressAsync("Space");
        await Expect(supervisor["tier-Routine"]).ToHaveAttributeAsync("aria-pressed", "true");
        await supervisor["nav-care"].FocusAsync();
        await supervisor.TabToAsync("debriefing-done");
        await supervisor.Page.Keyboard.PressAsync("Enter");
        await Expect(supervisor["debriefing"]).ToHaveCountAsync(0);
        Assert.That(Complaints, Is.Empty, "a reason that is asked for is an ordinary answer");
    }

    [Test]
    public async Task FollowUpPlan_OfficeHours_AreKept()
    {
        var admin = await ConsoleAsync("admin");
        await admin["nav-lines"].ClickAsync();
        await admin["settings-limits"].ClickAsync();
        await admin["follow-up-plan"].Locator("summary").ClickAsync();
        await admin["plan-hours-0-7"].ClickAsync();
        await admin["plan-hours-add"].ClickAsync();
        await admin["plan-hours-1-to"].FillAsync("19:00");
        await admin["plan-save"].ClickAsync();
        await Expect(admin["follow-up-plan"].GetByRole(Microsoft.Playwright.AriaRole.Status)).ToContainTextAsync("已保存");
        await Shots.TakeAsync(admin.Page, "care-14-plan", whole: true);
        await admin.Page.SetViewportSizeAsync(360, 740);
        await admin["follow-up-plan"].ScrollIntoViewIfNeededAsync();
        await Shots.TakeAsync(admin.Page, "care-15-plan-360");
        using var staff = await Hotline.Server.Tests.Harness.StaffMember.SignInAsync(Server.Url, "admin");
        var kept = await staff.GetAsync<Core.FollowUps.FollowUpSettings>("/api/settings/follow-ups");
        Assert.That(kept.Hours, Is.EqualTo(new[] { new Core.Persons.SafeWindow("123456", "09:00", "20:30"), new Core.Persons.SafeWindow("1234567", "16:00", "19:00") }));
        Assert.That(Complaints, Is.Empty);
    }
}
