using System.Net.Http.Json;
using Hotline.Browser.Tests.Harness;
using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Hotline.Sql.Staff;

namespace Hotline.Browser.Tests;

/// <summary>A larger partner's own page: signs in on a telephone, and sees what is its own. And what a counsellor confirms.</summary>
internal sealed partial class EscalationTests
{
    [Test]
    public async Task PartnerAccount_OnAPhone_SignsInAndCarriesItsOwnThrough()
    {
        var (hospital, _) = await PartnerAsync(PartnerKind.Hospital, "第七医院", DeliveryWay.Account);
        string oneTime;
        using (var admin = await StaffMember.SignInAsync(Server.Url, "admin"))
        {
            using var made = await admin.PostAsync("/api/staff", new StaffView(Guid.Empty, "hospital-seven", "七院值班", [StaffRole.Partner], false, false, null, null, null, hospital));
            oneTime = (await StaffMember.ReadAsync<StaffSaved>(made)).OneTimePassword!;
        }
        var lin = await TalkingAsync();
        await BeginRaisingAsync(lin, EscalationKind.GreenChannel, hospital, "想请医生看看");
        await lin["raise-send"].ClickAsync();
        var card = Card(lin, EscalationKind.GreenChannel);
        await Expect(card).ToHaveAttributeAsync("data-state", "Delivered", new() { Timeout = 30_000 });

        var phone = await OpenPageAsync(Phone);
        // Nobody is signed in yet, and the browser logs the refusal.
        await phone.GotoAsync(new Uri(Server.Url, "/partner").ToString());
        await AxeAsync(phone, "partner-sign-in");
        await phone.GetByTestId("user-name").FillAsync("hospital-seven");
        await phone.GetByTestId("password").FillAsync(oneTime);
        await phone.GetByTestId("sign-in").ClickAsync();
        await phone.GetByTestId("new-password").FillAsync(StaffMember.Password);
        await Shots.TakeAsync(phone, "partner-desk-1-sign-in");
        await phone.GetByTestId("sign-in").ClickAsync();
        var row = phone.GetByTestId("row");
        await Expect(row).ToHaveCountAsync(1);
        await Shots.TakeAsync(phone, "partner-desk-2-list");
        await AxeAsync(phone, "partner-list");
        await FitsAsync(phone);
        await row.ClickAsync();
        await Expect(phone.GetByTestId("summary")).ToHaveTextAsync("想请医生看看");
        await phone.GetByTestId("acknowledge").ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-state", "Acknowledged");
        await PhoneNoteAsync(phone, "Seen");
        await FitsAsync(phone);
        await Shots.TakeAsync(phone, "partner-desk-3-open", whole: true);
        await AxeAsync(phone, "partner-open");
        await PhoneReportAsync(phone, "已安排复诊");
        await CloseAsync(card);
        await Expect(card).ToHaveAttributeAsync("data-state", "Closed");
        await phone.GetByTestId("back").ClickAsync();
        await Expect(phone.GetByTestId("nothing")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        // The service's own pages are closed to it.
        await phone.GotoAsync(new Uri(Server.Url, "/console").ToString());
        await phone.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/partner");
        await Expect(phone.GetByTestId("partner-desk")).ToBeVisibleAsync();
        await phone.GetByTestId("sign-out").ClickAsync();
        await Expect(phone.GetByTestId("partner-sign-in")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Sign_HoldsUpClosingUntilSomebodyLooks_AndConfirmedItRaisesAtOnce()
    {
        var supervisor = await OnCareAsync();
        var caller = await CallerAsync();
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync();
        await caller.SendAsync("我现在就在楼顶上准备跳下去");
        // One sentence, and one sign of each category that it speaks of.
        await Expect(lin["sign"].First).ToBeVisibleAsync();
        await Shots.TakeAsync(lin.Page, "sign-1-waits");
        await lin.EndAsync();
        await Expect(lin["close-needs"]).ToContainTextAsync("高风险的信号");
        var waiting = await lin["sign"].CountAsync();
        await lin["confirm-sign"].First.ClickAsync();
        for (waiting--; waiting > 0; waiting--)
        {
            await Expect(lin["sign"]).ToHaveCountAsync(waiting);
            await lin["look-at-sign"].First.ClickAsync();
        }
        await Expect(lin["confirm-sign"]).ToHaveCountAsync(0);
        await Expect(lin["close-needs"]).Not.ToContainTextAsync("高风险的信号");
        await Expect(lin["risk-Immediate"]).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-checked"));
        await Shots.TakeAsync(lin.Page, "sign-2-confirmed");
        foreach (var kind in new[] { EscalationKind.SupervisorNow, EscalationKind.EmergencyHandOff })
        {
            var desk = OnDesk(supervisor, kind);
            await Expect(desk).ToHaveCountAsync(1);
            await desk.GetByTestId("escalation-acknowledge").ClickAsync();
            if (kind is EscalationKind.EmergencyHandOff)
                await ActAsync(desk, "note", null, "HelpMadeContact");
            await ActAsync(desk, "report", "人已经安全");
            await Expect(desk).ToHaveAttributeAsync("data-state", "Reported");
            await CloseAsync(desk);
            await Expect(desk).ToHaveCountAsync(0);
        }
    }

    [Test]
    public async Task Account_Disabled_ItsOpenConsoleClosesAtOnce()
    {
        var wu = await OnShiftAsync("wu");
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await DisableAsync(admin, true);
        try
        {
            await Expect(wu["sign-in"]).ToBeVisibleAsync(new() { Timeout = 15_000 });
            await Expect(wu["session-expired"]).ToBeVisibleAsync();
            await Shots.TakeAsync(wu.Page, "account-disabled");
        }
        finally
        {
            await DisableAsync(admin, false);
        }
    }

    private static async Task DisableAsync(StaffMember admin, bool disabled)
    {
        var row = (await admin.GetAsync<List<StaffRow>>("/api/staff")).Single(s => s.UserName == "wu");
        var view = await admin.GetAsync<StaffView>($"/api/staff/{row.Id}");
        using var saved = await admin.Http.PutAsJsonAsync($"/api/staff/{row.Id}", view with { Disabled = disabled }, HotlineJson.Options);
        await StaffMember.ReadAsync<StaffSaved>(saved);
    }
}
