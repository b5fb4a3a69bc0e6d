using System.Net.Http.Json;
using Hotline.Browser.Tests.Harness;
using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>Every kind from raise to close through real pages, partners on a phone; and one that nobody answers in time.</summary>
internal sealed partial class EscalationTests() : BrowserFixture(ownServer: true)
{
    [TestCase(EscalationKind.SchoolMentorGroup, PartnerKind.MentorGroup)]
    [TestCase(EscalationKind.CountyCentre, PartnerKind.CountyCentre)]
    [TestCase(EscalationKind.TownshipLiaison, PartnerKind.TownshipLiaison)]
    [TestCase(EscalationKind.MandatoryReport, PartnerKind.Agency)]
    public async Task Partner_OnAPhone_AnswersAndTheCounsellorClosesTheLoop(EscalationKind kind, PartnerKind partner)
    {
        var (id, number) = await PartnerAsync(partner, $"温州{partner}");
        var lin = await TalkingAsync();
        await BeginRaisingAsync(lin, kind, id, "学生状态不好，需要线下有人陪");
        // One kind stands for all: the pages are the same.
        var looks = kind is EscalationKind.SchoolMentorGroup;
        if (looks)
            await AxeAsync(lin.Page, "escalation-raise");
        await Shots.TakeAsync(lin.Page, $"escalation-{kind}-1-raise");
        await lin["raise-send"].DblClickAsync();
        var card = Card(lin, kind);
        await Expect(card).ToHaveCountAsync(1);
        await Expect(card).ToHaveAttributeAsync("data-state", "Delivered", new() { Timeout = 30_000 });

        var phone = await OpenPageAsync(Phone);
        await phone.GotoAsync(await LinkAsync(number));
        await Shots.TakeAsync(phone, $"escalation-{kind}-2-link");
        await phone.GetByTestId("open").ClickAsync();
        await Expect(phone.GetByTestId("summary")).ToHaveTextAsync("学生状态不好，需要线下有人陪");
        await Expect(phone.GetByTestId("decline")).ToHaveCountAsync(kind is EscalationKind.MandatoryReport ? 0 : 1);
        await Shots.TakeAsync(phone, $"escalation-{kind}-3-phone", whole: true);
        if (looks)
            await AxeAsync(phone, "partner-link");
        Assert.That(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, "nothing sticks out of a 360 px phone");
        await phone.GetByTestId("acknowledge").ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-state", "Acknowledged");
        // What the browser keeps lets the same phone come back; another one with the same link is refused.
        await phone.ReloadAsync();
        await Expect(phone.GetByTestId("acknowledged")).ToBeVisibleAsync();
        var other = await OpenPageAsync(Phone);
        await other.GotoAsync(phone.Url);
        await other.GetByTestId("open").ClickAsync();
        await Expect(other.GetByTestId("refused")).ToHaveAttributeAsync("data-refusal", "LinkUsed");
        await Shots.TakeAsync(other, $"escalation-{kind}-4-refused");
        if (looks)
            await AxeAsync(other, "partner-refused");

        await phone.GetByTestId("report").ClickAsync();
        await phone.GetByTestId("submit").ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        if (looks)
            await AxeAsync(phone, "partner-report");
        await phone.GetByTestId("text").FillAsync("已经陪她回家，家里有人");
        await phone.GetByTestId("submit").ClickAsync();
        await Expect(phone.GetByTestId("finished")).ToBeVisibleAsync();
        await Shots.TakeAsync(phone, $"escalation-{kind}-5-reported", whole: true);
        await Expect(card).ToHaveAttributeAsync("data-state", "Reported");
        await Expect(card).ToContainTextAsync("已经陪她回家，家里有人");
        await Shots.TakeAsync(lin.Page, $"escalation-{kind}-6-reported");
        if (looks)
            await AxeAsync(lin.Page, "escalation-panel");
        await CloseAsync(card);
        await Expect(card).ToHaveAttributeAsync("data-state", "Closed");
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Overdue_NobodyAnswers_WalksItsChainAndTheAlarmStaysOn()
    {
        using (var admin = await StaffMember.SignInAsync(Server.Url, "admin"))
        {
            var known = await admin.GetAsync<EscalationSettings>("/api/settings/escalations");
            var limits = new Dictionary<EscalationKind, EscalationLimits>(known.Limits) { [EscalationKind.TownshipLiaison] = known.Limits[EscalationKind.TownshipLiaison] with { Acknowledge = 4 } };
            using var saved = await admin.Http.PutAsJsonAsync("/api/settings/escalations", known.Plan with { Limits = limits }, HotlineJson.Options);
            Assert.That(saved.IsSuccessStatusCode, Is.True);
        }
        var (first, firstNumber) = await PartnerAsync(PartnerKind.TownshipLiaison, "甲镇包联");
        var (_, secondNumber) = await PartnerAsync(PartnerKind.TownshipLiaison, "乙镇包联");
        var supervisor = await ConsoleAsync("supervisor");
        var lin = await TalkingAsync();
        await BeginRaisingAsync(lin, EscalationKind.TownshipLiaison, first, "请上门看看");
        await lin["raise-send"].ClickAsync();
        var early = await LinkAsync(firstNumber);
        await LinkAsync(secondNumber);
        var phone = await OpenPageAsync(Phone);
        await phone.GotoAsync(early);
        await phone.GetByTestId("open").ClickAsync();
        await Expect(phone.GetByTestId("refused")).ToHaveAttributeAsync("data-refusal", "LinkRevoked");
        var card = Card(lin, EscalationKind.TownshipLiaison);
        await Expect(card.Locator("[data-act=Overdue]").First).ToBeVisibleAsync();
        await Expect(supervisor["escalation-alarm"]).ToBeVisibleAsync();
        await Shots.TakeAsync(supervisor.Page, "escalation-overdue-1-alarm");
        await AxeAsync(supervisor.Page, "escalation-alarm");
        await Expect(card.GetByTestId("escalation-owner")).ToContainTextAsync("全体督导", new() { Timeout = 60_000 });
        await Shots.TakeAsync(lin.Page, "escalation-overdue-2-chain");
        await supervisor["escalation-alarm"].ClickAsync();
        var desk = supervisor.Page.Locator("[data-testid=escalation-desk] [data-testid=escalation][data-kind=TownshipLiaison]");
        await desk.GetByTestId("escalation-acknowledge").ClickAsync();
        await Expect(desk).ToHaveAttributeAsync("data-state", "Acknowledged");
        await Expect(supervisor["escalation-alarm"]).ToHaveCountAsync(0);
        await ActAsync(desk, "report", "村干部上门看过，家里有人陪着");
        await CloseAsync(card);
        await Expect(card).ToHaveAttributeAsync("data-state", "Closed");
    }
}
