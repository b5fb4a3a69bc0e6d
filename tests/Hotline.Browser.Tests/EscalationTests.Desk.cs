using Hotline.Browser.Tests.Harness;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>What the supervisors' own desk answers: now, before closing, a rescue with its whereabouts, a report that nobody can veto.</summary>
internal sealed partial class EscalationTests
{
    [Test]
    public async Task LevelFour_RaisesByItself_AndTheSupervisorsDeskCarriesTheRescueToItsEnd()
    {
        var supervisor = await ConsoleAsync("supervisor");
        await supervisor["nav-care"].ClickAsync();
        var lin = await TalkingAsync();
        await lin["risk-Immediate"].ClickAsync();
        var rescue = OnDesk(supervisor, EscalationKind.EmergencyHandOff);
        var call = OnDesk(supervisor, EscalationKind.SupervisorNow);
        await Expect(rescue).ToHaveCountAsync(1);
        await Expect(call).ToHaveCountAsync(1);
        await Shots.TakeAsync(supervisor.Page, "escalation-desk-1");
        await call.GetByTestId("escalation-acknowledge").ClickAsync();
        await Expect(call).ToHaveAttributeAsync("data-state", "Acknowledged");
        await ActAsync(call, "report", "已加入对话，一起守着");
        await Expect(call).ToHaveAttributeAsync("data-state", "Reported");
        // It goes back to the one whose contact it is, and she ends it.
        await lin["tab-escalation"].ClickAsync();
        var told = Card(lin, EscalationKind.SupervisorNow);
        await Expect(told).ToContainTextAsync("已加入对话，一起守着");
        await CloseAsync(told);
        await Expect(call).ToHaveCountAsync(0);
        await rescue.GetByTestId("escalation-acknowledge").ClickAsync();
        await rescue.GetByTestId("escalation-open").ClickAsync();
        await rescue.GetByTestId("escalation-submit").ClickAsync();
        await Expect(rescue.GetByTestId("escalation-problem")).ToBeVisibleAsync();
        await rescue.GetByTestId("escalation-text").FillAsync("110 要位置");
        await rescue.GetByTestId("escalation-submit").ClickAsync();
        await Expect(rescue.GetByTestId("whereabouts")).ToContainTextAsync("127.0.0.1");
        await Shots.TakeAsync(supervisor.Page, "escalation-desk-2-whereabouts");
        await AxeAsync(supervisor.Page, "escalation-desk");
        await rescue.GetByTestId("escalation-report").ClickAsync();
        await rescue.GetByTestId("escalation-text").FillAsync("110 已出警");
        await rescue.GetByTestId("escalation-submit").ClickAsync();
        await Expect(rescue).ToHaveAttributeAsync("data-state", "Reported");
        await rescue.GetByTestId("escalation-close").ClickAsync();
        await rescue.GetByTestId("escalation-submit").ClickAsync();
        await Expect(rescue.GetByTestId("escalation-problem")).ToContainTextAsync("救援人员");
        await rescue.GetByRole(AriaRole.Button, new() { Name = "返回" }).ClickAsync();
        await rescue.GetByTestId("escalation-note").ClickAsync();
        await rescue.Locator("select[data-testid=escalation-note]").SelectOptionAsync("HelpMadeContact");
        await rescue.GetByTestId("escalation-submit").ClickAsync();
        await rescue.GetByTestId("escalation-close").ClickAsync();
        await rescue.GetByTestId("escalation-submit").ClickAsync();
        await Expect(rescue).ToHaveCountAsync(0);
        await Expect(Card(lin, EscalationKind.EmergencyHandOff)).ToHaveAttributeAsync("data-state", "Closed");
        await Shots.TakeAsync(lin.Page, "escalation-desk-3-outcome");
    }

    [TestCase(EscalationKind.SupervisorNow)]
    [TestCase(EscalationKind.SupervisorBeforeClosing)]
    public async Task Supervisor_AskedByTheCounsellor_AnswersOnTheDeskAndTheCounsellorClosesTheLoop(EscalationKind kind)
    {
        var supervisor = await OnCareAsync();
        var lin = await TalkingAsync();
        await BeginRaisingAsync(lin, kind, null, "我一个人拿不准");
        await lin["raise-send"].ClickAsync();
        var desk = OnDesk(supervisor, kind);
        await Expect(desk).ToContainTextAsync("我一个人拿不准");
        await desk.GetByTestId("escalation-acknowledge").ClickAsync();
        await ActAsync(desk, "note", "正在看对话");
        await Expect(desk).ToHaveAttributeAsync("data-state", "InProgress");
        await ActAsync(desk, "report", "按计划继续，我在旁边");
        var card = Card(lin, kind);
        await Expect(card).ToHaveAttributeAsync("data-state", "Reported");
        await Expect(card).ToContainTextAsync("按计划继续，我在旁边");
        await CloseAsync(card);
        await Expect(card).ToHaveAttributeAsync("data-state", "Closed");
        await Expect(desk).ToHaveCountAsync(0);
    }

    [Test]
    public async Task EmergencyHandOff_WithThePoliceOnAPhone_ClosesOnlyWhenTheServiceHeardThatHelpIsThere()
    {
        var (id, number) = await PartnerAsync(PartnerKind.Police, "鹿城110");
        var supervisor = await OnCareAsync();
        var lin = await TalkingAsync();
        await BeginRaisingAsync(lin, EscalationKind.EmergencyHandOff, id, "有人在桥上，请马上出警");
        await lin["raise-whereabouts"].FillAsync("江滨路的桥上");
        await lin["raise-send"].ClickAsync();
        var phone = await OpenLinkAsync(number);
        await Expect(phone.GetByTestId("summary")).ToHaveTextAsync("有人在桥上，请马上出警");
        Assert.That(await phone.ContentAsync(), Does.Not.Contain("江滨路"), "where the caller is stays sealed until somebody opens it with a reason");
        await Expect(phone.GetByTestId("decline")).ToHaveCountAsync(0);
        await phone.GetByTestId("acknowledge").ClickAsync();
        await FitsAsync(phone);
        await PhoneNoteAsync(phone, null, "已到现场");
        await PhoneReportAsync(phone, "人已经安全");
        await Shots.TakeAsync(phone, "escalation-police-phone", whole: true);

        var desk = OnDesk(supervisor, EscalationKind.EmergencyHandOff);
        await Expect(desk).ToHaveAttributeAsync("data-state", "Reported");
        await ActAsync(desk, "open", "核对位置");
        await Expect(desk.GetByTestId("whereabouts")).ToContainTextAsync("江滨路的桥上");
        await CloseAsync(desk);
        await Expect(desk.GetByTestId("escalation-problem")).ToContainTextAsync("救援人员");
        await desk.GetByRole(AriaRole.Button, new() { Name = "返回" }).ClickAsync();
        await ActAsync(desk, "note", null, "HelpMadeContact");
        await Expect(desk.Locator("[data-act=HelpMadeContact]")).ToHaveCountAsync(1);
        var card = Card(lin, EscalationKind.EmergencyHandOff);
        await Expect(card.Locator("[data-act=HelpMadeContact]")).ToHaveCountAsync(1);
        await CloseAsync(card);
        await Expect(card).ToHaveAttributeAsync("data-state", "Closed");
        Assert.That(Record.Audited(Guid.Parse((await card.GetAttributeAsync("data-id"))!)).Select(r => r.Act), Is.EqualTo(new[] { "Revealed" }));
    }

    [Test]
    public async Task MandatoryReport_OnTheSupervisorsDesk_CannotBeVetoedAndIsCarriedThrough()
    {
        var supervisor = await OnCareAsync();
        var lin = await TalkingAsync();
        await BeginRaisingAsync(lin, EscalationKind.MandatoryReport, null, "怀疑孩子在家被打");
        await lin["raise-send"].ClickAsync();
        var desk = OnDesk(supervisor, EscalationKind.MandatoryReport);
        await Expect(desk).ToHaveCountAsync(1);
        await desk.GetByTestId("escalation-acknowledge").ClickAsync();
        await Expect(desk).ToHaveAttributeAsync("data-state", "Acknowledged");
        await Expect(desk.GetByTestId("escalation-decline")).ToHaveCountAsync(0);
        var id = await desk.GetAttributeAsync("data-id");
        // Not by a request made by hand either.
        var refused = await supervisor.Page.EvaluateAsync<string>(
            "async id => { const r = await fetch(`/api/escalations/${id}/decline`, { method: 'POST', headers: { 'X-Requested-With': 'hotline', 'Content-Type': 'application/json' }, body: JSON.stringify({ text: '不用报' }) }); return `${r.status} ${(await r.json()).code}` }", id);
        Assert.That(refused, Is.EqualTo("409 NoVeto"));
        Complaints.Clear();
        await ActAsync(desk, "report", "已报民政和派出所，回执已收");
        await CloseAsync(Card(lin, EscalationKind.MandatoryReport));
        await Expect(desk).ToHaveCountAsync(0);
        Assert.That(Complaints, Is.Empty);
    }
}
