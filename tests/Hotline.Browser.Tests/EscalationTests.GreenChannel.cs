using Hotline.Browser.Tests.Harness;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;

namespace Hotline.Browser.Tests;

/// <summary>绿色通道: from the counsellor to the hospital, the talk of school, family and doctor, and back to the school as far as the caller agreed.</summary>
internal sealed partial class EscalationTests
{
    [TestCase(ResultConsent.Result)]
    [TestCase(ResultConsent.Attendance)]
    [TestCase(ResultConsent.Nothing)]
    public async Task GreenChannel_AppointmentSeenResultAndTalk_TheSchoolLearnsWhatTheCallerAgreedTo(ResultConsent consent)
    {
        const string Result = "需要门诊复查";
        var (hospital, hospitalNumber) = await PartnerAsync(PartnerKind.Hospital, $"七院{consent}");
        var (school, schoolNumber) = await PartnerAsync(PartnerKind.MentorGroup, $"二中{consent}");
        var supervisor = await OnCareAsync();
        var lin = await TalkingAsync();
        await BeginRaisingAsync(lin, EscalationKind.GreenChannel, hospital, "睡不着三周，想请医生看看");
        await lin["raise-consent"].SelectOptionAsync($"{consent}");
        if (consent is ResultConsent.Nothing)
            await Expect(lin["raise-school"]).ToHaveCountAsync(0);
        else
            await lin["raise-school"].SelectOptionAsync($"{school}");
        await lin["raise-send"].ClickAsync();

        var doctor = await OpenLinkAsync(hospitalNumber);
        await doctor.GetByTestId("acknowledge").ClickAsync();
        await PhoneNoteAsync(doctor, "Appointment", when: "2026-12-01T09:30");
        await PhoneNoteAsync(doctor, "Seen");
        await PhoneNoteAsync(doctor, "Result", Result);
        await PhoneNoteAsync(doctor, "Talk", "学校、家长和医生", when: "2026-12-03T16:00");
        await Shots.TakeAsync(doctor, $"escalation-green-{consent}-phone", whole: true);
        await FitsAsync(doctor);
        var card = Card(lin, EscalationKind.GreenChannel);
        await Expect(card.Locator("[data-act=Appointment]")).ToContainTextAsync("12");
        await Expect(card.Locator("[data-act=Seen]")).ToHaveCountAsync(1);
        await Expect(card.Locator("[data-act=Result]")).ToContainTextAsync(Result);
        await Expect(card.Locator("[data-act=Talk]")).ToContainTextAsync("学校、家长和医生");
        var desk = OnDesk(supervisor, EscalationKind.GreenChannel);
        await ActAsync(desk, "note", "家长同意复查，班主任每周反馈", "Minutes");
        await Expect(card.Locator("[data-act=Minutes]")).ToContainTextAsync("家长同意复查");
        await PhoneReportAsync(doctor, "已安排复诊");
        await Shots.TakeAsync(lin.Page, $"escalation-green-{consent}-card");
        await CloseAsync(card);
        await Expect(card).ToHaveAttributeAsync("data-state", "Closed");

        var back = Card(lin, EscalationKind.SchoolMentorGroup);
        if (consent is ResultConsent.Nothing)
        {
            await Expect(back).ToHaveCountAsync(0);
            Assert.That(await TextsAsync(schoolNumber), Is.Empty, "the school hears nothing");
            return;
        }
        var teacher = await OpenLinkAsync(schoolNumber);
        await Expect(teacher.GetByTestId("summary")).ToContainTextAsync("已就诊");
        var told = await teacher.GetByTestId("summary").InnerTextAsync();
        Assert.That(told.Contains(Result, StringComparison.Ordinal), Is.EqualTo(consent is ResultConsent.Result), told);
        await teacher.GetByTestId("acknowledge").ClickAsync();
        await PhoneReportAsync(teacher, "知道了，会留意");
        await CloseAsync(back);
        await Expect(back).ToHaveAttributeAsync("data-state", "Closed");
        Assert.That(Complaints, Is.Empty);
    }
}
