using System.Net;
using System.Net.Http.Json;
using Hotline.Core;
using Hotline.Core.Assessments;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.FollowUps;
using Hotline.Core.Persons;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using Hotline.Server.Contracts;
using Hotline.Server.Endpoints;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Journeys;

/// <summary>From a grave contact to a person, a case, a follow-up and a supervisor who looked.</summary>
internal sealed class CareJourneyTests() : JourneyFixture(Store.Garnet)
{
    protected override bool OwnServer => true;

    [Test]
    public async Task Person_OfAnotherCounsellor_NeedsAReasonAndCannotBeChanged()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        var person = await MakeAsync(lin, caller.Id, "小雨");
        using (var own = await lin.Staff.Http.GetAsync(Path($"/api/persons/{person.Id}")))
            Assert.That((await StaffMember.ReadAsync<PersonAnswer>(own)).Person!.Person.Notes.Alias, Is.EqualTo("小雨"));

        using var chen = await StaffMember.SignInAsync(Server.Url, "chen");
        using (var refused = await chen.Http.GetAsync(Path($"/api/persons/{person.Id}")))
            Assert.That(await StaffMember.ReadAsync<PersonAnswer>(refused), Is.EqualTo(new PersonAnswer(true, null)), "nothing is shown before a reason is given");
        using (var refused = await chen.PostAsync($"/api/persons/{person.Id}/tier", new TierRequest(AttentionTier.Close, "我觉得", null)))
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using (var stolen = await chen.PostAsync("/api/persons", new SavePersonRequest(new Person { Id = Guid.CreateVersion7() }, caller.Id)))
            Assert.That(stolen.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "the contact is on lin's desk");
        using (var opened = await chen.PostAsync($"/api/persons/{person.Id}/open", new OpenRequest("她刚刚打到我这里")))
            Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Record.Audited(person.Id).Where(r => r.Actor == chen.Me.Id.ToString()).Select(r => r.Act), Is.EqualTo(new[] { "Refused", "Refused", "Opened" }));
        Assert.That(FilesAtRest().Any(file => Contains(file, "小雨")), Is.False, "what people write is sealed");
    }

    [Test]
    public async Task ReturnCode_TypedByAnAnonymousCaller_IsRecognisedBeforeTheContactIsAccepted()
    {
        var lin = await OnShiftAsync("lin");
        var first = await ArriveAsync();
        await lin.AcceptAsync(first.Id);
        var person = await MakeAsync(lin, first.Id, "小雨");
        using var issued = await lin.Staff.PostAsync($"/api/persons/{person.Id}/code", new { });
        var code = (await StaffMember.ReadAsync<CodeView>(issued)).Code;
        await CloseAsync(lin, first.Id, RiskLevel.Low);

        var again = await ArriveWithCodeAsync(code);
        await lin.OfferAsync(again.Id);
        using var told = await lin.Staff.Http.GetAsync(Path($"/api/contacts/{again.Id}/person"));
        var view = await StaffMember.ReadAsync<RecognisedView>(told);
        Assert.That((view.Person, view.By, view.Alias, view.AgreedPlan, view.Contacts), Is.EqualTo((person.Id, RecognisedBy.Code, "小雨", "先听二十分钟", 1)));
        using var chen = await StaffMember.SignInAsync(Server.Url, "chen");
        using var others = await chen.Http.GetAsync(Path($"/api/contacts/{again.Id}/person"));
        Assert.That(others.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "only for whom it is offered to");
        Assert.That(FilesAtRest().Any(file => Contains(file, code)), Is.False, "the code itself is kept nowhere");
    }

    [Test]
    public async Task Close_GraveContact_PlansFollowUpsAndLoweringGoesToTheReviewList()
    {
        var lin = await OnShiftAsync("lin");
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var silent = await ArriveAsync();
        await lin.AcceptAsync(silent.Id);
        await EndAsync(lin, silent.Id);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), silent.Id, new Closing(Disposition.Support, RiskLevel.NotAssessed, null))).Refusal, Is.EqualTo(Refusal.Incomplete));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), silent.Id, new Closing(Disposition.Support, RiskLevel.NotAssessed, "没有说话"))).Refusal, Is.Null);
        await RecordedAsync(silent.Id, "ContactClosed");
        var row = (await supervisor.GetAsync<List<ReviewRow>>("/api/desk/reviews")).Single();
        Assert.That((row.Contact.Id, row.Why, row.Reason), Is.EqualTo((silent.Id, ReviewWhy.NotAssessed, "没有说话")));
        using (var refused = await lin.Staff.Http.GetAsync(Path("/api/desk/reviews")))
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using (var reviewed = await supervisor.PostAsync($"/api/reviews/{silent.Id}", new ReviewRequest("已听录音，回拨安排好")))
            Assert.That(reviewed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await supervisor.GetAsync<List<ReviewRow>>("/api/desk/reviews"), Is.Empty);

        var grave = await ArriveAsync();
        await lin.AcceptAsync(grave.Id);
        await SaveAsync(lin, grave.Id, 0, new RecordForm { Plan = RiskAnswer.Yes, Time = RiskAnswer.Yes, Notes = new RecordNotes { Phq9 = "--------2" } });
        await EndAsync(lin, grave.Id);
        async Task<ActResult> Close(RiskLevel risk, string? reason) => await lin.ActAsync(nameof(IConsoleHub.Close), grave.Id, new Closing(Disposition.SafetyPlan, risk, reason, "督导没有应答"));
        Assert.That(await Close(RiskLevel.High, null), Is.EqualTo(new ActResult(Refusal.Incomplete, nameof(ClosingProblem.RiskNotAsked))));
        await SaveAsync(lin, grave.Id, 1, new RecordForm { Thoughts = RiskAnswer.Yes, Plan = RiskAnswer.Yes, Means = RiskAnswer.No, Time = RiskAnswer.Yes, Notes = new RecordNotes { Phq9 = "--------2" } });
        Assert.That(await Close(RiskLevel.Moderate, null), Is.EqualTo(new ActResult(Refusal.Incomplete, nameof(ClosingProblem.LoweredWithoutReason))));
        Assert.That((await Close(RiskLevel.High, null)).Refusal, Is.Null);

        await Eventually.ThatAsync(() => Record.FollowUps(grave.Id).Count == 5, "five follow-ups are planned", 30);
        Assert.That(Record.FollowUps(grave.Id), Is.All.EqualTo(nameof(FollowUpState.Planned)));
    }

    private async Task LimitsAsync(Func<CareLimits, CareLimits> change)
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        using var response = await admin.Http.PutAsJsonAsync("/api/settings/care", change(await admin.GetAsync<CareLimits>("/api/settings/care")), HotlineJson.Options);
        Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Debriefing_AfterAGraveContact_IsOfferedOnceAndASupervisorFindsIt()
    {
        var lin = await OnShiftAsync("lin");
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        await CloseAsync(lin, caller.Id, RiskLevel.High);
        Assert.That((lin.Me!.HighRisk, lin.Me.ProtectedUntil is not null), Is.EqualTo((1, true)), "the counsellor sees the protected time and this week's count");
        var offer = (await lin.Staff.GetAsync<List<DebriefingOffer>>("/api/debriefings/mine")).Single();
        Assert.That((offer.Contact, offer.Risk), Is.EqualTo((caller.Id, RiskLevel.High)));
        Record.MakeOlder(caller.Id, TimeSpan.FromDays(3));
        await LimitsAsync(limits => limits with { DebriefingDays = 2 });
        Assert.That(await lin.Staff.GetAsync<List<DebriefingOffer>>("/api/debriefings/mine"), Is.Empty, "the office says for how long");
        using (var late = await lin.Staff.PostAsync($"/api/debriefings/{caller.Id}", new DebriefingAnswer(true)))
            Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        await LimitsAsync(limits => limits with { DebriefingDays = CareLimits.Default.DebriefingDays });
        using var chen = await StaffMember.SignInAsync(Server.Url, "chen");
        Assert.That(await chen.GetAsync<List<DebriefingOffer>>("/api/debriefings/mine"), Is.Empty);
        using (var stolen = await chen.PostAsync($"/api/debriefings/{caller.Id}", new DebriefingAnswer(true)))
            Assert.That(stolen.StatusCode, Is.EqualTo(HttpStatusCode.Conflict), "it is not chen's");
        using (var yes = await lin.Staff.PostAsync($"/api/debriefings/{caller.Id}", new DebriefingAnswer(true)))
            Assert.That(yes.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using (var twice = await lin.Staff.PostAsync($"/api/debriefings/{caller.Id}", new DebriefingAnswer(false)))
            Assert.That(twice.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await lin.Staff.GetAsync<List<DebriefingOffer>>("/api/debriefings/mine"), Is.Empty);
        using (var refused = await lin.Staff.Http.GetAsync(Path("/api/desk/debriefings")))
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await supervisor.GetAsync<List<DebriefingRow>>("/api/desk/debriefings")).Single().Contact, Is.EqualTo(caller.Id));
        using (var done = await supervisor.PostAsync($"/api/desk/debriefings/{caller.Id}/done", new DebriefingDone("聊了二十分钟")))
            Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await supervisor.GetAsync<List<DebriefingRow>>("/api/desk/debriefings"), Is.Empty);
        Assert.That(FilesAtRest().Any(file => Contains(file, "聊了二十分钟")), Is.False, "what people write is sealed");
    }

    [Test]
    public async Task Plan_OfACall_GoesAsATextMessageOnlyWhereTheCallerSaidThatItIsSafe()
    {
        var lin = await OnShiftAsync("lin");
        var sid = await Network.DialAsync("+8613877220001");
        var card = await lin.AcceptAsync();
        await Network.ActAsync((string)(await Network.WaitForLegAsync(Phones.Lin, "ringing"))["sid"]!, "answer");
        await lin.BecomesAsync(card.Id, ContactState.Connected);
        async Task<PlanOutcome> SendAsync(StaffMember who)
        {
            using var answer = await who.PostAsync($"/api/contacts/{card.Id}/plan", new PlanRequest(Guid.CreateVersion7(), "我的安全计划"));
            return (await StaffMember.ReadAsync<PlanAnswer>(answer)).Outcome;
        }
        Assert.That(await SendAsync(lin.Staff), Is.EqualTo(PlanOutcome.NotSafe), "nobody asked");
        await SaveAsync(lin, card.Id, 0, new RecordForm { SafeToContact = true, WhoCalls = WhoCalls.Parent, GuardianSafety = GuardianSafety.Unknown });
        Assert.That(await SendAsync(lin.Staff), Is.EqualTo(PlanOutcome.NotSafe), "the telephone is a parent's who is not marked safe");
        await SaveAsync(lin, card.Id, 1, new RecordForm { SafeToContact = true, WhoCalls = WhoCalls.Self });
        using var chen = await StaffMember.SignInAsync(Server.Url, "chen");
        Assert.That(await SendAsync(chen), Is.EqualTo(PlanOutcome.NotYours));
        Assert.That(Record.Types(card.Id), Has.None.EqualTo("MessageOrdered"));
        Assert.That(await SendAsync(lin.Staff), Is.EqualTo(PlanOutcome.Ordered));
        await RecordedAsync(card.Id, "MessageOrdered");
        await Network.ActAsync(sid, "hangup");
        await lin.BecomesAsync(card.Id, ContactState.WrapUp);
    }

    [Test]
    public async Task Person_ScoresAndFlags_StandInTheTimelineAndHarmAtHomeMakesTheGuardianUnsafe()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        var made = await MakeAsync(lin, caller.Id, "小雨");
        await SaveAsync(lin, caller.Id, 0, new RecordForm { SafeToContact = true, GuardianSafety = GuardianSafety.Safe, Topic = Topic.DomesticViolenceNeglect, Notes = new RecordNotes { Phq9 = "111111110", Gad7 = "3333333" } });
        await CloseAsync(lin, caller.Id, RiskLevel.Low);
        using (var opened = await lin.Staff.Http.GetAsync(Path($"/api/persons/{made.Id}")))
        {
            var view = (await StaffMember.ReadAsync<PersonAnswer>(opened)).Person!;
            var screened = view.Timeline.Single(line => line.Kind is TimelineKind.Screening);
            Assert.That((screened.Phq9, screened.Gad7), Is.EqualTo((new ScreeningScore(8, Severity.Mild), new ScreeningScore(21, Severity.Severe))));
            Assert.That(view.Safety, Is.EqualTo(new PersonSafety(true, GuardianSafety.Unsafe, true)));
        }
        SafeWindow[] hours = [new("12345", "16:00", "18:00")];
        using (var saved = await lin.Staff.PostAsync("/api/persons", new SavePersonRequest(made with { GuardianSafety = GuardianSafety.Safe, SafeToContact = false, SafeHours = hours }, null)))
        {
            var person = await StaffMember.ReadAsync<Person>(saved);
            Assert.That((person.GuardianSafety, person.SafeToContact, person.SafeHours), Is.EqualTo((GuardianSafety.Unsafe, (bool?)false, hours)), "harm at home cannot be ticked away");
        }
        Assert.That(Record.Audited(made.Id).Select(r => r.Detail), Does.Contain("notes, safeToContact unknown>False, guardianSafety Unknown>Safe, safeHours"));
        using var unsound = await lin.Staff.PostAsync("/api/persons", new SavePersonRequest(made with { Version = 2, SafeHours = [new("9", "16:00", "18:00")] }, null));
        Assert.That(unsound.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Timeline_HoldsEscalationsTheHospitalsResultAndTheMinutesOfTheTalk()
    {
        var lin = await OnShiftAsync("lin");
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        var person = await MakeAsync(lin, caller.Id, "小雨");
        EscalationView raised;
        using (var answer = await lin.Staff.PostAsync("/api/escalations", new RaiseRequest(Guid.CreateVersion7(), EscalationKind.GreenChannel, caller.Id, "请安排门诊", null, null, ResultConsent.Nothing, null)))
            raised = await StaffMember.ReadAsync<EscalationView>(answer);
        async Task ActAsync(string act, EscalationActRequest request)
        {
            using var done = await supervisor.PostAsync($"/api/escalations/{raised.Id}/{act}", request);
            Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.OK), await done.Content.ReadAsStringAsync());
        }
        var nothing = new EscalationActRequest(null, null, null, null, null);
        var talkAt = DateTimeOffset.FromUnixTimeSeconds(1_900_000_000);
        await ActAsync("acknowledge", nothing);
        await ActAsync("note", nothing with { Note = EscalationNote.Talk, About = talkAt });
        await ActAsync("note", nothing with { Note = EscalationNote.Minutes, Text = "学校、家长和医生商定每周复诊" });
        await ActAsync("note", nothing with { Note = EscalationNote.Result, Text = "建议规律作息并复诊" });
        await ActAsync("report", nothing with { Text = "已安排", Outcome = EscalationOutcome.Done });
        await RecordedAsync(caller.Id, "EscalationReported");

        using var opened = await lin.Staff.Http.GetAsync(Path($"/api/persons/{person.Id}"));
        var lines = (await StaffMember.ReadAsync<PersonAnswer>(opened)).Person!.Timeline;
        var one = lines.Single(l => l.Kind is TimelineKind.Escalation);
        Assert.That((one.Id, one.Escalation, one.Stands, one.Outcome, one.Text), Is.EqualTo(((Guid?)raised.Id, (EscalationKind?)EscalationKind.GreenChannel, (EscalationState?)EscalationState.Reported, (EscalationOutcome?)EscalationOutcome.Done, "请安排门诊")));
        Assert.That(lines.Where(l => l.Kind is TimelineKind.TriPartyTalk).OrderBy(l => l.At).Select(l => (l.Step, l.About, l.Text)), Is.EqualTo(new (EscalationStepAct?, DateTimeOffset?, string?)[]
        {
            (EscalationStepAct.Talk, talkAt, null), (EscalationStepAct.Minutes, null, "学校、家长和医生商定每周复诊"),
        }));
        Assert.That(lines.Where(l => l.Kind is TimelineKind.EscalationResult).OrderBy(l => l.At).Select(l => (l.Step, l.Text)), Is.EqualTo(new (EscalationStepAct?, string?)[]
        {
            (EscalationStepAct.Result, "建议规律作息并复诊"), (EscalationStepAct.Reported, "已安排"),
        }));
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private static bool Contains(string file, string text) => ReadShared(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;

    private static async Task<Person> MakeAsync(CounsellorClient counsellor, Guid contact, string alias)
    {
        var person = new Person { Id = Guid.CreateVersion7(), Recognise = true, Frequent = true, Notes = new PersonNotes { Alias = alias, AgreedPlan = "先听二十分钟" } };
        using var response = await counsellor.Staff.PostAsync("/api/persons", new SavePersonRequest(person, contact));
        return await StaffMember.ReadAsync<Person>(response);
    }

    private static async Task EndAsync(CounsellorClient counsellor, Guid contact)
    {
        await counsellor.ActAsync(nameof(IConsoleHub.End), contact);
        await counsellor.BecomesAsync(contact, ContactState.WrapUp);
    }

    [Test]
    public async Task Close_AtLevel3WhileNoSupervisorAnswers_AsksOneAndTakesAReason()
    {
        var lin = await OnShiftAsync("lin");
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var night = await ArriveAsync();
        await lin.AcceptAsync(night.Id);
        await EndAsync(lin, night.Id);
        var closing = new Closing(Disposition.SafetyPlan, RiskLevel.High, null);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), night.Id, closing)).Refusal, Is.EqualTo(Refusal.SupervisorFirst));
        Assert.That((await lin.Staff.GetAsync<EscalationsOf>($"/api/contacts/{night.Id}/escalations")).Escalations.Select(e => (e.Kind, e.FirstAcknowledged)), Is.EqualTo(new[] { (EscalationKind.SupervisorBeforeClosing, (DateTimeOffset?)null) }));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), night.Id, closing with { Disposition = Disposition.Police, WithoutSupervisor = "夜里没有人应答" })).Refusal, Is.EqualTo(Refusal.EscalationMissing));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), night.Id, closing with { WithoutSupervisor = "夜里没有人应答" })).Refusal, Is.Null);
        await RecordedAsync(night.Id, "ContactClosed");
        var alone = (await supervisor.GetAsync<List<ReviewRow>>("/api/desk/reviews")).Single(r => r.Contact.Id == night.Id);
        Assert.That((alone.Why, alone.Reason), Is.EqualTo((ReviewWhy.WithoutSupervisor, "夜里没有人应答")));
    }

    private async Task CloseAsync(CounsellorClient counsellor, Guid contact, RiskLevel risk)
    {
        await EndAsync(counsellor, contact);
        Assert.That((await counsellor.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, risk, null, "督导没有应答"))).Refusal, Is.Null);
        await RecordedAsync(contact, "ContactClosed");
    }

    private static async Task SaveAsync(CounsellorClient counsellor, Guid contact, long basedOn, RecordForm form) =>
        Assert.That((await counsellor.Hub.InvokeAsync<SaveResult>(nameof(IConsoleHub.SaveForm), contact, basedOn, form)).Refusal, Is.Null);
}
