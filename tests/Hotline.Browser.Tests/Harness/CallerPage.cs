using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests.Harness;

/// <summary>The caller's page in a browser.</summary>
internal sealed class CallerPage(IPage page, Uri server)
{
    public IPage Page => page;
    public ILocator Messages => page.Locator("[data-testid=log] .bubble");
    public ILocator this[string testId] => page.GetByTestId(testId);

    public async Task OpenAsync(string path = "/") => await page.GotoAsync(new Uri(server, path).ToString());

    /// <summary>Chooses the line and starts without answering anything.</summary>
    public async Task StartAsync(string line = "12355")
    {
        await OpenAsync();
        await this[$"chat-{line}"].ClickAsync();
        await this["start"].ClickAsync();
        await Expect(page.Locator("[data-testid=place], [data-testid=log]")).ToBeVisibleAsync();
    }

    public async Task SendAsync(string text)
    {
        await this["composer"].FillAsync(text);
        await this["composer"].PressAsync("Enter");
        await Expect(this["composer"]).ToHaveValueAsync("");
    }

    /// <summary>These messages, each once, in this order, and nothing else.</summary>
    public Task ShowsAsync(params string[] texts) => Expect(Messages).ToHaveTextAsync(texts.Select(Ending));

    public async Task<IReadOnlyList<string>> TextsAsync() => await Messages.EvaluateAllAsync<string[]>("all => all.map((bubble) => bubble.lastChild.textContent)");

    /// <summary>What brings the caller back; null when the page remembers nothing.</summary>
    public Task<string?> TicketAsync() => page.EvaluateAsync<string?>("JSON.parse(sessionStorage.getItem('hotline.caller') ?? '{}').ticket ?? null");

    public async Task EndAsync()
    {
        await this["end"].ClickAsync();
        await this["end-yes"].ClickAsync();
        await Expect(this["ended"]).ToBeVisibleAsync();
    }

    private static Regex Ending(string text) => new($"^\\s*[^:]+:\\s*{Regex.Escape(text)}\\s*$");
}
