using Hotline.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>A screen of 360 pixels: nothing to scroll sideways, and what is touched is big enough for a shaking thumb.</summary>
internal sealed class PhoneSizeTests : BrowserFixture
{
    private const int Smallest = 40;
    private readonly List<string> _findings = [];

    [SetUp]
    public void Forget() => _findings.Clear();

    [TestCase("zh-CN")]
    [TestCase("en-GB")]
    public async Task Caller_OnAPhone_FitsAndCanBeTouched(string locale)
    {
        var caller = await CallerAsync(locale);
        await caller.OpenAsync();
        await Expect(caller["chat-12355"]).ToBeVisibleAsync();
        await MeasureAsync(caller.Page, "choose");
        await caller["chat-12355"].ClickAsync();
        await caller["safe-NotSafe"].ClickAsync();
        await caller["topic-more"].ClickAsync();
        await MeasureAsync(caller.Page, "questions");
        await caller["start"].ClickAsync();
        await Expect(caller["place"]).ToBeVisibleAsync();
        await MeasureAsync(caller.Page, "waiting");
        await caller["leave"].ClickAsync();
        await MeasureAsync(caller.Page, "leaving");
        await caller["leave-no"].ClickAsync();
        var lin = await OnShiftAsync("lin", size: Phone);
        await lin.AcceptAsync();
        await caller.SendAsync(new string('长', 200));
        await caller.SendAsync("https://example.org/" + new string('x', 200));
        await lin.SendAsync("你好");
        await Expect(caller["message-Counsellor"]).ToBeVisibleAsync();
        await MeasureAsync(caller.Page, "chat");
        await caller["end"].ClickAsync();
        await MeasureAsync(caller.Page, "ending");
        await caller["end-yes"].ClickAsync();
        await Expect(caller["survey"]).ToBeVisibleAsync();
        await MeasureAsync(caller.Page, "survey");
        Assert.That(_findings, Is.Empty);
    }

    [Test]
    public async Task Caller_TappingTwice_AnswersNothingOnTheNextPage()
    {
        var caller = await CallerAsync(size: (360, 640));
        await caller.OpenAsync();
        await caller["chat-12355"].DblClickAsync();
        await Expect(caller["start"]).ToBeVisibleAsync();
        await Expect(caller.Page.Locator("main [aria-pressed=true]")).ToHaveCountAsync(0);
        await caller["safe-Safe"].ClickAsync();
        await Expect(caller["safe-Safe"]).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [TestCase("zh-CN")]
    [TestCase("en-GB")]
    public async Task Caller_LeavingOnASmallPhone_SeesTheWholeQuestion(string locale)
    {
        var caller = await CallerAsync(locale, size: (360, 640));
        await caller.StartAsync();
        await caller["leave"].ClickAsync();
        await Expect(caller["leave-no"]).ToBeFocusedAsync();
        await Shots.TakeAsync(caller.Page, $"phone-small-leaving-{locale}");
        foreach (var part in new[] { "leave-confirm", "leave-no", "leave-yes" })
            Assert.That(await caller[part].EvaluateAsync<bool>(
                """
                (element) => {
                  const { left, right, top, bottom } = element.getBoundingClientRect();
                  return [[left + 12, top + 3], [right - 12, bottom - 3]].every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
                }
                """), Is.True, $"{part} is covered or out of sight");
    }

    [Test]
    public async Task Console_OnAPhone_Fits()
    {
        var lin = await ConsoleAsync("lin", size: Phone);
        await FitsAsync(lin.Page, "off shift");
        await lin.BeginShiftAsync();
        await lin["presence"].ClickAsync();
        await FitsAsync(lin.Page, "presence");
        await lin["presence"].ClickAsync();
        var caller = await CallerAsync();
        await caller.StartAsync();
        await Expect(lin["offer"]).ToBeVisibleAsync();
        await FitsAsync(lin.Page, "offer");
        await Shots.TakeAsync(lin.Page, "phone-console-offer");
        var contact = await lin.AcceptAsync();
        await caller.SendAsync("https://example.org/" + new string('x', 200));
        await Expect(lin.Messages).ToHaveCountAsync(1);
        await FitsAsync(lin.Page, "chat");
        await Shots.TakeAsync(lin.Page, "phone-console-chat");
        foreach (var pane in new[] { "list", "record" })
        {
            await lin[$"pane-{pane}"].ClickAsync();
            await FitsAsync(lin.Page, pane);
            await Shots.TakeAsync(lin.Page, $"phone-console-{pane}");
        }
        Assert.That(contact, Is.Not.EqualTo(Guid.Empty));
        await lin["pane-talk"].ClickAsync();
        await lin["transfer"].ClickAsync();
        await Expect(lin["target-12355"]).ToBeVisibleAsync();
        await FitsAsync(lin.Page, "transfer");
        await Shots.TakeAsync(lin.Page, "phone-transfer");
        await lin["move-back"].ClickAsync();
        await lin["queue-toggle"].ClickAsync();
        var second = await CallerAsync();
        await second.StartAsync();
        await lin["decline"].ClickAsync();
        await lin["decline-confirm"].ClickAsync();
        await Expect(lin["queued"]).ToHaveCountAsync(1);
        await FitsAsync(lin.Page, "queue");
        await Shots.TakeAsync(lin.Page, "phone-queue");
        await lin["queue-close"].ClickAsync();
        await lin.EndAsync();
        await lin["extend"].ClickAsync();
        await FitsAsync(lin.Page, "extend");
        await Shots.TakeAsync(lin.Page, "phone-extend");

        var admin = await ConsoleAsync("admin", size: Phone);
        await admin["nav-floor"].ClickAsync();
        await Expect(admin["floor-contact"].First).ToBeVisibleAsync();
        await FitsAsync(admin.Page, "floor");
        await Shots.TakeAsync(admin.Page, "phone-floor");
        await admin["nav-search"].ClickAsync();
        await Expect(admin["search-status"]).Not.ToBeEmptyAsync();
        await FitsAsync(admin.Page, "search");
        await Shots.TakeAsync(admin.Page, "phone-search");
        await admin["nav-lines"].ClickAsync();
        await admin["line-12355"].ClickAsync();
        await admin["own-plan"].CheckAsync();
        await FitsAsync(admin.Page, "lines");
        await admin["relaxation"].ScrollIntoViewIfNeededAsync();
        await Shots.TakeAsync(admin.Page, "phone-lines");
        await admin.Page.GotoAsync(new Uri(Server.Url, "/wallboard").ToString());
        await Expect(admin["curve"].First.Locator("svg")).ToBeVisibleAsync();
        await FitsAsync(admin.Page, "wallboard");
        await Shots.TakeAsync(admin.Page, "phone-wallboard");
        Assert.That(_findings, Is.Empty);
    }

    private async Task MeasureAsync(IPage page, string state)
    {
        await Shots.TakeAsync(page, $"phone-{state}-{await page.EvaluateAsync<string>("document.documentElement.lang")}");
        await FitsAsync(page, state);
        // A choice's own input is hidden: its label is what is touched.
        var small = await page.EvaluateAsync<string[]>(
            """
            least => [...document.querySelectorAll('button, a[href], select, textarea, input:not(.hidden), label:has(input)')]
              .filter((element) => element.checkVisibility() && !element.classList.contains('skip'))
              .map((element) => [element, element.getBoundingClientRect()])
              .filter(([, box]) => box.width < least || box.height < least)
              .map(([element, box]) => `${element.dataset.testid ?? element.outerHTML.slice(0, 80)} ${Math.round(box.width)}x${Math.round(box.height)}`)
            """, Smallest);
        _findings.AddRange(small.Select(s => $"{state}: {s}"));
    }

    private async Task FitsAsync(IPage page, string state)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] :
              [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
                .slice(-3).map((element) => element.outerHTML.slice(0, 100)).concat(`${document.documentElement.scrollWidth} wide`)
            """);
        _findings.AddRange(wide.Select(w => $"{state}: {w}"));
    }
}
