using Microsoft.Playwright;

namespace Hotline.Browser.Tests.Harness;

/// <summary>The one browser of all tests; each test has contexts of its own in it.</summary>
internal static class Chrome
{
    private const string Installed = "/usr/bin/chromium";
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    public static async Task<IBrowser> OpenAsync()
    {
        if (_browser is { IsConnected: true } open)
            return open;
        _playwright ??= await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(15_000);
        return _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Installed,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--mute-audio",
                // A microphone that beeps, allowed without asking.
                "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
            ],
        });
    }

    public static async Task CloseAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        (_browser, _playwright) = (null, null);
    }
}
