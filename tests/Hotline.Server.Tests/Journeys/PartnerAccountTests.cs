using System.Net;
using System.Net.Http.Json;
using Hotline.Adapter.Tests.Mail;
using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Hotline.Sql.Staff;

namespace Hotline.Server.Tests.Journeys;

/// <summary>Larger partners sign in and see what is theirs, and nothing else; partners who read e-mail get the link there.</summary>
internal sealed class PartnerAccountTests() : JourneyFixture(Store.Garnet)
{
    private static EscalationActRequest Nothing { get; } = new(null, null, null, null, null);

    [Test]
    public async Task Account_SeesItsOwnPartnersList_ActsAndIsAudited()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var (mine, other) = (await PartnerAsync(admin, PartnerKind.Hospital, DeliveryWay.Account), await PartnerAsync(admin, PartnerKind.Hospital, DeliveryWay.Account));
        using var hospital = await AccountAsync(admin, "hospital-seven", mine);
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        var (theirs, anothers) = (await RaiseAsync(lin.Staff, caller.Id, mine), await RaiseAsync(lin.Staff, caller.Id, other));
        await Eventually.ThatAsync(async () => (await hospital.GetAsync<PartnerDesk>("/api/partner-desk")).Rows is [{ State: EscalationState.Delivered }], "it is on the list");
        var row = (await hospital.GetAsync<PartnerDesk>("/api/partner-desk")).Rows.Single();
        Assert.That(row.Id, Is.EqualTo(theirs), "another partner's is not there");
        var opened = await hospital.GetAsync<PartnerAnswer>($"/api/partner-desk/{theirs}");
        Assert.That(opened.Escalation?.Summary, Is.EqualTo("想请医生看看"));
        Assert.That((await hospital.GetAsync<PartnerAnswer>($"/api/partner-desk/{anothers}")), Is.EqualTo(new PartnerAnswer(Refusal.NotYours, null, null)));
        Assert.That((await ActAsync(hospital, anothers, "acknowledge", Nothing)).Refusal, Is.EqualTo(Refusal.NotYours));
        Assert.That((await ActAsync(hospital, theirs, "acknowledge", Nothing)).Escalation?.State, Is.EqualTo(EscalationState.Acknowledged));
        await ActAsync(hospital, theirs, "note", Nothing with { Note = EscalationNote.Seen });
        Assert.That((await ActAsync(hospital, theirs, "report", Nothing with { Text = "已复诊", Outcome = EscalationOutcome.Done })).Escalation?.State, Is.EqualTo(EscalationState.Reported));
        var known = (await lin.Staff.GetAsync<EscalationsOf>($"/api/contacts/{caller.Id}/escalations")).Escalations.Single(e => e.Id == theirs);
        Assert.That((known.State, known.Steps[^1].Note), Is.EqualTo((EscalationState.Reported, "已复诊")));
        Assert.That(Record.Audited(theirs).Select(a => (a.Actor, a.Act)), Is.EqualTo(Enumerable.Repeat(($"{hospital.Me.Id}", "Opened"), 4)), "the look, and each act, which answers with the whole");
        Assert.That(Record.Audited(anothers).Select(a => (a.Actor, a.Act)), Is.EqualTo(new[] { ($"{hospital.Me.Id}", "Refused"), ($"{hospital.Me.Id}", "Refused") }), "the look and the act");
        await Eventually.ThatAsync(() => Record.Events().Any(e => e.Type == "EscalationReported" && e.By == $"{hospital.Me.Id}"), "the record says which account reported");
    }

    [Test]
    public async Task Account_WhileSqlIsAway_IsNotKeptWaitingAndTheTrailHasItLater()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var mine = await PartnerAsync(admin, PartnerKind.Hospital, DeliveryWay.Account);
        using var hospital = await AccountAsync(admin, "hospital-nine", mine);
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        var theirs = await RaiseAsync(lin.Staff, caller.Id, mine);
        await Eventually.ThatAsync(async () => (await hospital.GetAsync<PartnerDesk>("/api/partner-desk")).Rows is [{ State: EscalationState.Delivered }], "it is on the list");
        await using (await RecordLock.TakeAsync(Server.DataFolder))
            Assert.That((await hospital.GetAsync<PartnerAnswer>($"/api/partner-desk/{theirs}")).Escalation?.Summary, Is.EqualTo("想请医生看看"));
        await Eventually.ThatAsync(() => Record.Audited(theirs).Any(a => a.Act == "Opened" && a.Actor == $"{hospital.Me.Id}"), "the audit trail has what it was owed", 60);
    }

    [Test]
    public async Task Account_AsksForAnythingElse_IsRefused()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        using var hospital = await AccountAsync(admin, "hospital-eight", await PartnerAsync(admin, PartnerKind.Hospital, DeliveryWay.Account));
        Assert.That(hospital.Me.Roles, Is.EqualTo(new[] { StaffRole.Partner }));
        var caller = await ArriveAsync();
        foreach (var path in new[]
        {
            "/api/escalations", $"/api/contacts/{caller.Id}/escalations", "/api/contacts", "/api/follow-ups", "/api/debriefings/mine", "/api/lines", "/api/persons", "/api/partners", "/api/staff", "/api/duty",
            "/api/settings/escalations", $"/api/contacts/{caller.Id}/person", $"/api/contacts/{caller.Id}/follow-up", $"/api/contacts/{caller.Id}/recordings", "/api/history", "/api/desk/reviews",
        })
        {
            using var answer = await hospital.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden).Or.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.MethodNotAllowed), path);
        }
        using var raised = await hospital.PostAsync("/api/escalations", new RaiseRequest(Guid.CreateVersion7(), EscalationKind.SupervisorNow, caller.Id, "x", null, null, null, null));
        Assert.That(raised.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        foreach (var hub in new[] { "/hubs/console", "/hubs/wallboard" })
        {
            using var refused = await hospital.Http.GetAsync(new Uri(hub, UriKind.Relative));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), hub);
        }
        // Nor has anybody of the service's own staff a partner's list.
        using var lin = await StaffMember.SignInAsync(Server.Url, "lin");
        using var theirs = await lin.Http.GetAsync(new Uri("/api/partner-desk", UriKind.Relative));
        Assert.That(theirs.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Account_OfAPartnerWithAnotherRoleOrWithoutAPartner_IsNotMade()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var partner = await PartnerAsync(admin, PartnerKind.Hospital, DeliveryWay.Account);
        foreach (var (roles, whose) in new[] { ((StaffRole[])[StaffRole.Partner], (Guid?)null), ([StaffRole.Supervisor], partner), ([StaffRole.Partner, StaffRole.Supervisor], partner), ([StaffRole.Partner], Guid.CreateVersion7()) })
        {
            using var refused = await admin.PostAsync("/api/staff", new StaffView(Guid.Empty, $"p{Guid.CreateVersion7():N}", "某", roles, false, false, null, null, null, whose));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), $"{string.Join(',', roles)} {whose}");
        }
    }

    [Test]
    public async Task Email_CarriesALinkThatOpensOnceAndIsSentAgainUntilItArrives()
    {
        using var mail = new SmtpListener { Drops = 1 };
        await using var server = await HotlineServer.StartAsync(Store.Garnet, settings: new Dictionary<string, string>
        {
            ["Mail__Host"] = "127.0.0.1", ["Mail__Port"] = $"{mail.Port}", ["Mail__Security"] = "None", ["Mail__From"] = "12355 <hotline@example.org>",
        });
        using var admin = await StaffMember.SignInAsync(server.Url, "admin");
        var school = await PartnerAsync(admin, PartnerKind.MentorGroup, DeliveryWay.Email);
        await admin.ChangeLineAsync("12355", line => line with { Prompts = new Dictionary<string, Core.Lines.Prompt> { ["textEscalation"] = new("烦请老师确认：", null) } });
        var lin = await CounsellorClient.OpenAsync(server.Url, "lin");
        await lin.BeginShiftAsync();
        await using var caller = CallerClient.Open(server.Url, "12355", null, null, null);
        await Eventually.ThatAsync(() => caller.Contact is not null, "the caller has arrived", 20);
        await lin.AcceptAsync(caller.Id);
        using (var raised = await lin.Staff.PostAsync("/api/escalations", new RaiseRequest(Guid.CreateVersion7(), EscalationKind.SchoolMentorGroup, caller.Id, "明天陪她谈一谈", null, school, null, null)))
            await StaffMember.ReadAsync<EscalationView>(raised);
        await Eventually.ThatAsync(() => mail.Taken.Count > 0, "the e-mail came after the first connection was dropped", 90);
        var (to, message) = mail.Taken.Single();
        var text = message.TextBody!.Trim();
        Assert.That((to, message.Subject?.EndsWith("需要您确认", StringComparison.Ordinal)), Is.EqualTo(("wang@school.example", (bool?)true)));
        Assert.That(text, Does.Contain("烦请老师确认：").And.Contain("/partner#").And.Not.Contain("谈一谈"), "in the line's own words, and nothing of the caller");
        using var phone = new HttpClient { BaseAddress = server.Url };
        phone.DefaultRequestHeaders.Add("X-Requested-With", "hotline");
        async Task<PartnerAnswer> OpenAsync()
        {
            using var response = await phone.PostAsJsonAsync("/api/partner/open", new OpenLinkRequest(text.Split("/partner#")[1].Trim(), EscalationJourneyTests.NewSession()), HotlineJson.Options);
            return await StaffMember.ReadAsync<PartnerAnswer>(response);
        }
        Assert.That((await OpenAsync()).Escalation?.Summary, Is.EqualTo("明天陪她谈一谈"));
        Assert.That((await OpenAsync()).Refusal, Is.EqualTo(Refusal.LinkUsed));
        await lin.LeaveAsync();
    }

    private static async Task<Guid> PartnerAsync(StaffMember admin, PartnerKind kind, DeliveryWay way)
    {
        var id = Guid.CreateVersion7();
        using var saved = await admin.Http.PutAsJsonAsync($"/api/partners/{id}", new PartnerView(id, kind, $"合作{id:N}"[..12], null, null, way, 90, true, 0, new PartnerContact(null, [], way is DeliveryWay.Email ? "wang@school.example" : null, null)), HotlineJson.Options);
        Assert.That(saved.IsSuccessStatusCode, Is.True, await saved.Content.ReadAsStringAsync());
        return id;
    }

    /// <summary>Made by the office, and signed in with an own password in the place of the one-time one.</summary>
    private async Task<StaffMember> AccountAsync(StaffMember admin, string name, Guid partner)
    {
        using var made = await admin.PostAsync("/api/staff", new StaffView(Guid.Empty, name, "七院值班", [StaffRole.Partner], false, false, null, null, null, partner));
        var saved = await StaffMember.ReadAsync<StaffSaved>(made);
        using var first = new HttpClient { BaseAddress = Server.Url };
        first.DefaultRequestHeaders.Add("X-Requested-With", "hotline");
        using var chosen = await first.PostAsJsonAsync("/api/account/sign-in", new SignInRequest(name, saved.OneTimePassword!, StaffMember.Password), HotlineJson.Options);
        Assert.That(chosen.IsSuccessStatusCode, Is.True);
        return await StaffMember.SignInAsync(Server.Url, name);
    }

    private static async Task<Guid> RaiseAsync(StaffMember who, Guid contact, Guid partner)
    {
        using var raised = await who.PostAsync("/api/escalations", new RaiseRequest(Guid.CreateVersion7(), EscalationKind.GreenChannel, contact, "想请医生看看", null, partner, ResultConsent.Nothing, null));
        return (await StaffMember.ReadAsync<EscalationView>(raised)).Id;
    }

    private static async Task<PartnerAnswer> ActAsync(StaffMember who, Guid id, string act, EscalationActRequest request)
    {
        using var done = await who.PostAsync($"/api/partner-desk/{id}/{act}", request);
        return await StaffMember.ReadAsync<PartnerAnswer>(done);
    }
}
