using Microsoft.Playwright;

namespace Hotline.Browser.Tests.Harness;

/// <summary>A member of staff's console in a browser.</summary>
internal sealed class ConsolePage(IPage page, Uri server, string name)
{
    public IPage Page => page;
    public string Name => name;
    public ILocator Messages => page.Locator("[data-testid=message] > p");
    public ILocator this[string testId] => page.GetByTestId(testId);

    public async Task OpenAsync(string path = "/console")
    {
        await page.GotoAsync(new Uri(server, path).ToString());
        await Expect(this["alias"]).ToBeVisibleAsync();
    }

    public async Task SignInAsync()
    {
        await page.GotoAsync(new Uri(server, "/console").ToString());
        await this["user-name"].FillAsync(name);
        await this["password"].FillAsync(Server.Tests.Harness.StaffMember.Password);
        await this["sign-in"].ClickAsync();
        await Expect(this["alias"]).ToBeVisibleAsync();
    }

    public async Task BeginShiftAsync()
    {
        await this["begin-shift"].ClickAsync();
        await Expect(this["presence"]).ToHaveAttributeAsync("data-presence", "Available");
    }

    /// <summary>Accepts the first offer and opens it.</summary>
    public async Task<Guid> AcceptAsync()
    {
        var offer = this["offer"].First;
        await Expect(offer).ToBeVisibleAsync();
        var contact = Guid.Parse((await offer.GetAttributeAsync("data-contact"))!);
        await offer.GetByTestId("accept").ClickAsync();
        await Expect(Entry(contact)).ToHaveAttributeAsync("aria-current", "true");
        return contact;
    }

    /// <summary>Somebody else's record asks why it is opened.</summary>
    public async Task GiveReasonAsync(string reason = "督导复核")
    {
        await this["open-reason"].FillAsync(reason);
        await this["open-confirm"].ClickAsync();
    }

    /// <summary>By the Tab key alone; what has the focus on the way can be seen to have it (the browser itself draws it inside dates and choices).</summary>
    public async Task TabToAsync(string testId)
    {
        for (var pressed = 0; pressed < 150; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const it = document.activeElement, style = getComputedStyle(it)
                  const seen = it.matches('input[type=radio], input[type=checkbox], input[type*=date], input[type=time], iframe, body') || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
                  return [it.dataset.testid ?? '', seen ? '' : it.outerHTML.slice(0, 160)]
                }
                """);
            Assert.That(at[1], Is.Empty, "has the focus and does not show it");
            if (at[0] == testId)
                return;
        }
        Assert.Fail($"{testId} cannot be reached by Tab");
    }

    private ILocator Entry(Guid contact) => page.Locator($"[data-testid=contact][data-contact='{contact}']");

    public async Task SelectAsync(Guid contact)
    {
        await Entry(contact).ClickAsync();
        await Expect(Entry(contact)).ToHaveAttributeAsync("aria-current", "true");
    }

    public async Task SendAsync(string text)
    {
        await this["compose"].FillAsync(text);
        await this["compose"].PressAsync("Enter");
        await Expect(this["compose"]).ToHaveValueAsync("");
    }

    /// <summary>These messages, each once, in this order, and nothing else.</summary>
    public Task ShowsAsync(params string[] texts) => Expect(Messages).ToHaveTextAsync(texts);

    public async Task<IReadOnlyList<string>> TextsAsync() => await Messages.AllInnerTextsAsync();

    public Task IsInAsync(string state) => Expect(this["contact-state"]).ToHaveAttributeAsync("data-state", state);

    public ILocator Note(string note) => page.Locator($"textarea[data-testid=note-{note}], input[data-testid=note-{note}], [data-testid=note-{note}] textarea, [data-testid=note-{note}] input").First;

    public async Task EndAsync()
    {
        await this["end-contact"].ClickAsync();
        await this["end-yes"].ClickAsync();
        await IsInAsync("WrapUp");
    }

    /// <summary>The least that closing needs, and closes.</summary>
    public async Task CloseAsync(string risk = "Low")
    {
        await this[$"risk-{risk}"].ClickAsync();
        await this["disposition-Support"].ClickAsync();
        // Nobody waits for ever for a supervisor: a reason is the way out.
        if (risk is "High" or "Immediate")
            await Note("without-supervisor").FillAsync("督导没有应答");
        await Expect(this["save-state"]).ToHaveAttributeAsync("data-state", "saved");
        await Expect(this["close-needs"]).ToHaveCountAsync(0);
        await this["close-contact"].ClickAsync();
        await Expect(this["record"]).ToHaveCountAsync(0);
    }
}
