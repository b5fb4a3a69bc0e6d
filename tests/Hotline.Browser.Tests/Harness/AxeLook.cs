using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests.Harness;

/// <summary>What axe finds on a page as it stands, in both languages and both themes.</summary>
internal static class AxeLook
{
    private static readonly ColorScheme[] Themes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>The dark theme differs from the light one in nothing but colours: what else axe looks at it has seen.</summary>
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    /// <returns>Serious and critical findings, each with where it is.</returns>
    public static async Task<List<string>> FindingsAsync(IPage page, string state)
    {
        var findings = new List<string>();
        for (var language = 0; language < 2; language++)
        {
            foreach (var theme in Themes)
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
                var how = $"{state}-{await page.EvaluateAsync<string>("document.documentElement.lang")}-{theme.ToString().ToLowerInvariant()}";
                await Shots.TakeAsync(page, $"axe-{how}");
                foreach (var finding in (await page.RunAxe(theme is ColorScheme.Dark ? Colours : null)).Violations.Where(v => v.Impact is "serious" or "critical"))
                    findings.Add($"{how}: {finding.Id} ({finding.Impact}) {finding.Help}: {string.Join(" | ", finding.Nodes.Take(3).Select(n => n.Html))}");
            }
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
