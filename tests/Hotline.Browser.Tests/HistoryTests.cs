using Hotline.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>The history of a day, beside whatever else the day has seen.</summary>
internal sealed class HistoryTests : BrowserFixture
{
    [Test]
    public async Task OfADayWithAConversation_OpensItsNumbersAndHasNoSeriousFindings()
    {
        var caller = await CallerAsync();
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        var contact = await lin.AcceptAsync();
        await caller.EndAsync();
        await lin.CloseAsync();
        await RecordedAsync(contact, "ContactClosed");
        var page = await StaffPageAsync("supervisor", Desk);
        await page.GotoAsync(new Uri(Server.Url, "/wallboard/history").ToString());
        await Expect(page.GetByTestId("moment")).ToBeVisibleAsync();
        await page.GetByTestId("define-occupancy").ClickAsync();
        await Expect(page.GetByTestId("counsellor-time").Filter(new() { HasText = "林晓" })).ToBeVisibleAsync();
        await AxeAsync(page, "history");
        Assert.That(Complaints, Is.Empty);
    }
}
