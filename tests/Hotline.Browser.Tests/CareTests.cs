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
        var contact = await lin.AcceptAsync();
        await caller.SendAsync("我撑不住了");

        await lin["tab-screening"].ClickAsync();
        await lin["phq9-9"].GetByRole(Microsoft.Playwright.AriaRole.Radio).Nth(2).CheckAsync();
        await Expect(lin["ninth-item"]).ToBeVisibleAsync();
        await Shots.TakeAsync(lin.Page, "care-1-screening");
        await lin["ninth-go"].ClickAsync();
        await Expect(lin["risk-least"]).ToHaveAttributeAsync("data-level", "Moderate");
        foreach (var question in new[] { "thoughts", "plan", "means" })
            await lin[$"risk-{question}-Yes"].ClickAsync();
        await Expect(lin["risk-least"]).ToHaveAttributeAsync("data-level", "High");
        await Shots.TakeAsync(lin.Page, "care-2-risk");

        await lin["tab-plan"].ClickAsync();
        await lin["note-planPeople"].FillAsync("小姨");
        await lin["plan-send"].ClickAsync();
        await Expect(lin["plan-preview"]).ToContainTextAsync("小姨");
        await Shots.TakeAsync(lin.Page, "care-3-plan");
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
        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-care"].ClickAsync();
        await Expect(supervisor["reviews"]).ToBeVisibleAsync();
        await Shots.TakeAsync(supervisor.Page, "care-8-desk");
        Assert.That(contact, Is.Not.EqualTo(Guid.Empty));
    }
}
