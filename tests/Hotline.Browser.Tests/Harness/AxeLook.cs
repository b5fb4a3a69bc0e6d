using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests.Harness;

/// <summary>
/// What axe finds on a page as it stands, in both languages and both themes: light in the page's language, dark in the other one. Words do not
/// depend on the theme nor colours on the words, so that the two other pairs would show nothing new.
/// </summary>
internal static class AxeLook
{
    // No page has frames: axe's own wrapper opens a second page for each look, to gather what frames found, and takes twice as long.
    private const string Look =
        """
        async () => (await axe.run({ resultTypes: ['violations'], preload: false })).violations
          .filter(found => found.impact === 'serious' || found.impact === 'critical')
          .map(found => `${found.id} (${found.impact}) ${found.help}: ${found.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <returns>Serious and critical findings, each with where it is.</returns>
    public static async Task<List<string>> FindingsAsync(IPage page, string state)
    {
        var findings = new List<string>();
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
            var how = $"{state}-{await page.EvaluateAsync<string>("document.documentElement.lang")}-{theme.ToString().ToLowerInvariant()}";
            await Shots.TakeAsync(page, $"axe-{how}");
            await page.EvaluateAsync(Script);
            findings.AddRange((await page.EvaluateAsync<string[]>(Look)).Select(finding => $"{how}: {finding}"));
            await OtherLanguageAsync(page);
        }
        return findings;
    }

    /// <summary>The page's own switch, pressed by script: it moves no focus, closes no menu and works behind a dialog.</summary>
    public static async Task OtherLanguageAsync(IPage page)
    {
        var before = await page.EvaluateAsync<string>("document.documentElement.lang");
        await page.EvaluateAsync("document.querySelector('[data-testid=language], #language').click()");
        await page.WaitForFunctionAsync("before => document.documentElement.lang !== before", before);
    }
}
