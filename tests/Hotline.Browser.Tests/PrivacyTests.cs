using Hotline.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

internal sealed class PrivacyTests : BrowserFixture
{
    private const string Picture = "<img src=x onerror=\"window.hit=1\">", Script = "<script>window.hit=1</script>", Link = "javascript:window.hit=1";

    [Test]
    public async Task QuickExit_InAChat_LeavesNothingBehindAndBackShowsNothing()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await CallerAsync();
        await caller.Page.RouteAsync("https://www.baidu.com/**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<title>elsewhere</title><p>elsewhere</p>" }));
        await caller.StartAsync();
        var contact = await lin.AcceptAsync();
        await caller.SendAsync("不能让人看见的话");
        await lin.ShowsAsync("不能让人看见的话");
        await caller["composer"].FillAsync("写了一半");

        await caller["quick-exit"].ClickAsync();
        await Expect(caller.Page).ToHaveURLAsync("https://www.baidu.com/");
        await Expect(caller.Page).ToHaveTitleAsync("elsewhere");
        await caller.Page.GoBackAsync();
        await Expect(caller["chat-12355"]).ToBeVisibleAsync();
        await Expect(caller.Page.Locator("body")).Not.ToContainTextAsync("不能让人看见的话");
        Assert.That(await caller.TicketAsync(), Is.Null);
        Assert.That(await caller.Page.EvaluateAsync<string>("JSON.stringify({...sessionStorage, ...localStorage})"), Does.Not.Contain("写了一半").And.Not.Contain("ticket"));
        Assert.That(await caller.Page.Context.CookiesAsync(), Is.Empty);
        await lin.IsInAsync("Connected");
        await Expect(lin["caller-lost-note"]).ToBeVisibleAsync();
        Assert.That(contact, Is.Not.EqualTo(Guid.Empty));
    }

    [Test]
    public async Task EscapeTwice_WhileWaiting_LeavesThePage()
    {
        var caller = await CallerAsync();
        await caller.Page.RouteAsync("https://www.baidu.com/**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<p>elsewhere</p>" }));
        await caller.StartAsync();
        WillEnd(await caller.TicketAsync());
        await caller.Page.Keyboard.PressAsync("Escape");
        await caller.Page.Keyboard.PressAsync("Escape");
        await Expect(caller.Page).ToHaveURLAsync("https://www.baidu.com/");
    }

    [Test]
    public async Task Message_WithScript_IsShownAsTextAndRunsNowhere()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await CallerAsync();
        await caller.OpenAsync();
        await caller["chat-12355"].ClickAsync();
        await caller["alias"].FillAsync("<img src=x onerror=hit=1>");
        await caller["start"].ClickAsync();
        var contact = await lin.AcceptAsync();
        foreach (var text in new[] { Picture, Script, Link })
            await caller.SendAsync(text);
        await lin.ShowsAsync(Picture, Script, Link);
        await lin.SendAsync(Picture);
        await lin.SendAsync(Script);
        await lin.Note("said").FillAsync(Picture);
        await Expect(lin["save-state"]).ToHaveAttributeAsync("data-state", "saved");
        await caller.ShowsAsync(Picture, Script, Link, Picture, Script);
        await Expect(lin.Page.Locator("h2").First).ToBeVisibleAsync();
        await RecordedAsync(contact, "FormSaved");

        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-search"].ClickAsync();
        await supervisor.Page.Locator($"[data-testid=row][data-contact='{contact}'] [data-testid=open-story]").ClickAsync();
        await supervisor.GiveReasonAsync();
        await Expect(supervisor["story-messages"]).ToContainTextAsync(Script);
        await Expect(supervisor["story-form"]).ToContainTextAsync(Picture);

        foreach (var page in new[] { caller.Page, lin.Page, supervisor.Page })
        {
            Assert.That(await page.EvaluateAsync<bool>("'hit' in window"), Is.False, page.Url);
            await Expect(page.Locator("img[src=x], #app script, a[href^='javascript']")).ToHaveCountAsync(0);
        }
        Assert.That(Complaints, Is.Empty);
    }

    /// <summary>Every page and what it loads later: a violation of the content security policy is logged as an error.</summary>
    [Test]
    public async Task Pages_InNormalUse_KeepToTheContentSecurityPolicy()
    {
        var caller = await CallerAsync("en-GB");
        await caller.StartAsync("12356");
        await caller["breathe"].ClickAsync();
        await caller["privacy"].ClickAsync();
        await caller["privacy-ok"].ClickAsync();
        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["help"].ClickAsync();
        await Expect(supervisor["help-overlay"]).ToBeVisibleAsync();
        await supervisor.Page.Keyboard.PressAsync("Escape");
        await supervisor["nav-search"].ClickAsync();
        await Expect(supervisor["search-status"]).Not.ToBeEmptyAsync();
        await supervisor["nav-lines"].ClickAsync();
        await supervisor["line-12355"].ClickAsync();
        await Expect(supervisor["line-name"]).ToHaveValueAsync("12355 青少年服务台");
        await supervisor.Page.GotoAsync(new Uri(Server.Url, "/wallboard").ToString());
        await Expect(supervisor["curve"].First.Locator("svg")).ToBeVisibleAsync();
        var policy = (await supervisor.Page.APIRequest.GetAsync(Server.Url.ToString())).Headers["content-security-policy"];
        Assert.That(policy, Does.Contain("default-src 'self'").And.Not.Contain("unsafe-eval"));
        Assert.That(Complaints, Is.Empty);
    }
}
