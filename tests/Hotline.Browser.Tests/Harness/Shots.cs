using Microsoft.Playwright;

namespace Hotline.Browser.Tests.Harness;

/// <summary>Pictures of the main states, for people to look at, when HOTLINE_SCREENSHOTS names a folder.</summary>
internal static class Shots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("HOTLINE_SCREENSHOTS");

    public static async Task TakeAsync(IPage page, string name, bool whole = false)
    {
        if (string.IsNullOrEmpty(Folder))
            return;
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name + ".png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled });
    }
}
