using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hotline.Browser.Tests.Harness;
using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>How the tests of escalations press.</summary>
internal sealed partial class EscalationTests
{
    private const string Numbers = "+8613800000";
    private int _partners;

    private static ILocator Card(ConsolePage who, EscalationKind kind) => who.Page.Locator($"[data-testid=escalation-panel] [data-testid=escalation][data-kind={kind}]");

    private static ILocator OnDesk(ConsolePage who, EscalationKind kind) => who.Page.Locator($"[data-testid=escalation-desk] [data-testid=escalation][data-kind={kind}]");

    private async Task<ConsolePage> OnCareAsync()
    {
        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-care"].ClickAsync();
        return supervisor;
    }

    private static async Task BeginRaisingAsync(ConsolePage who, EscalationKind kind, Guid? recipient, string summary)
    {
        await who["tab-escalation"].ClickAsync();
        await who[$"raise-{kind}"].ClickAsync();
        if (recipient is not null)
            await who["raise-recipient"].SelectOptionAsync($"{recipient}");
        await who["raise-summary"].FillAsync(summary);
    }

    /// <summary>Presses a button of a card, writes what it asks for and sends it.</summary>
    private static async Task ActAsync(ILocator card, string act, string? text = null, string? note = null, string? when = null)
    {
        await card.GetByTestId($"escalation-{act}").First.ClickAsync();
        if (note is not null)
            await card.Locator("select[data-testid=escalation-note]").SelectOptionAsync(note);
        if (when is not null)
            await card.GetByTestId("escalation-when").FillAsync(when);
        if (text is not null)
            await card.GetByTestId("escalation-text").FillAsync(text);
        await card.GetByTestId("escalation-submit").ClickAsync();
    }

    private static Task CloseAsync(ILocator card) => ActAsync(card, "close");

    private async Task<IPage> OpenLinkAsync(string number)
    {
        var phone = await OpenPageAsync(Phone);
        await phone.GotoAsync(await LinkAsync(number));
        await phone.GetByTestId("open").ClickAsync();
        return phone;
    }

    private static async Task PhoneNoteAsync(IPage phone, string? note, string? text = null, string? when = null)
    {
        await phone.GetByTestId("progress").ClickAsync();
        if (note is not null)
            await phone.GetByTestId("note").SelectOptionAsync(note);
        if (when is not null)
            await phone.GetByTestId("when").FillAsync(when);
        if (text is not null)
            await phone.GetByTestId("text").FillAsync(text);
        await phone.GetByTestId("submit").ClickAsync();
        await Expect(phone.GetByTestId("ask")).ToHaveCountAsync(0);
    }

    private static async Task PhoneReportAsync(IPage phone, string text)
    {
        await phone.GetByTestId("report").ClickAsync();
        await phone.GetByTestId("text").FillAsync(text);
        await phone.GetByTestId("submit").ClickAsync();
        await Expect(phone.GetByTestId("finished")).ToBeVisibleAsync();
    }

    private static async Task FitsAsync(IPage phone) =>
        Assert.That(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, "nothing sticks out of a 360 px phone");

    private async Task<ConsolePage> TalkingAsync()
    {
        var caller = await CallerAsync();
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync();
        return lin;
    }

    private async Task<(Guid Id, string Number)> PartnerAsync(PartnerKind kind, string name, DeliveryWay way = DeliveryWay.Sms)
    {
        var (id, number) = (Guid.CreateVersion7(), $"{Numbers}{++_partners:000}");
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        using var saved = await admin.Http.PutAsJsonAsync($"/api/partners/{id}", new PartnerView(id, kind, name, null, null, way, _partners, true, 0, new PartnerContact(null, [number], null, null)), HotlineJson.Options);
        Assert.That(saved.IsSuccessStatusCode, Is.True);
        return (id, number);
    }

    private async Task<string> LinkAsync(string number)
    {
        string? text = null;
        await Eventually.ThatAsync(async () => (text = (await TextsAsync(number)).LastOrDefault()) is not null, $"an SMS to {number}", 40);
        return text!.Split(' ').First(part => part.Contains("/partner#", StringComparison.Ordinal)).Split('：')[^1];
    }

    private async Task<List<string>> TextsAsync(string number) =>
        [.. JsonNode.Parse(await Server.Network.Http.GetStringAsync($"/api/messages?to={Uri.EscapeDataString(number)}"))!.AsArray().Select(m => (string)m!["body"]!)];
}
