using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Journeys;

/// <summary>Escalations through the running service: a partner's SMS, a rescue, a night without SQL, a server that is killed in between.</summary>
internal sealed class EscalationJourneyTests() : JourneyFixture(Store.Garnet)
{
    private const string School = "+8613800000001";
    private const string Need = "请明天课间陪她谈一谈";

    protected override bool OwnServer => true;

    [Test]
    public async Task Partner_FromTheSmsToTheReport_ClosesTheLoop()
    {
        var (lin, contact) = await TalkingAsync();
        var partner = await SchoolAsync();
        var raised = await RaiseAsync(lin.Staff, EscalationKind.SchoolMentorGroup, contact, Need, partner);
        var token = await LinkAsync(1);
        using var phone = Phone();
        var session = NewSession();
        var opened = await AskAsync(phone, "open", new OpenLinkRequest(token, session));
        Assert.That((opened.Refusal, opened.Escalation?.Summary), Is.EqualTo(((Refusal?)null, Need)));
        Assert.That((await AskAsync(phone, "open", new OpenLinkRequest(token, session))).Escalation?.Summary, Is.EqualTo(Need), "the first answer may have got lost");
        Assert.That((await AskAsync(phone, "open", new OpenLinkRequest(token, "short"))).Refusal, Is.EqualTo(Refusal.LinkUnknown));
        using (var other = Phone())
        {
            Assert.That((await AskAsync(other, "open", new OpenLinkRequest(token, NewSession()))).Refusal, Is.EqualTo(Refusal.LinkUsed));
            other.DefaultRequestHeaders.Add("X-Partner-Session", "somebody-elses");
            Assert.That((await AskAsync(other, $"{raised.Id}/acknowledge", Nothing)).Refusal, Is.EqualTo(Refusal.LinkRevoked));
        }
        phone.DefaultRequestHeaders.Add("X-Partner-Session", session);
        Assert.That((await AskAsync(phone, $"{raised.Id}/acknowledge", Nothing)).Escalation?.State, Is.EqualTo(EscalationState.Acknowledged));
        await AskAsync(phone, $"{raised.Id}/note", Nothing with { Text = "已经约好" });
        Assert.That((await AskAsync(phone, $"{raised.Id}/report", Nothing with { Text = "谈过了，情绪平稳", Outcome = EscalationOutcome.Done })).Escalation?.State, Is.EqualTo(EscalationState.Reported));

        var seen = (await lin.Staff.GetAsync<EscalationsOf>($"/api/contacts/{contact}/escalations")).Escalations.Single();
        Assert.That((seen.State, seen.OwnerName, seen.Steps[^1].Note), Is.EqualTo((EscalationState.Reported, "第一中学导师团", "谈过了，情绪平稳")));
        Assert.That((await ActAsync(lin.Staff, raised.Id, "close")).State, Is.EqualTo(EscalationState.Closed));
        Assert.That((await AskAsync(phone, $"{raised.Id}/note", Nothing with { Text = "x" })).Refusal, Is.EqualTo(Refusal.LinkRevoked));
        await RecordedAsync(contact, "EscalationClosed");
        Assert.That((await lin.Staff.GetAsync<List<EscalationView>>("/api/escalations")), Is.Empty);
        Assert.That(FilesAtRest().Any(file => Contains(file, Need)), Is.False, "what people write is sealed");
    }

    [Test]
    public async Task GreenChannel_NamesTheVicePrincipalAndWhatIsAskedFor_AlsoAfterAKill()
    {
        var (lin, contact) = await TalkingAsync();
        var hospital = await PartnerAsync(PartnerKind.Hospital, "康宁医院", "张医生");
        async Task<EscalationView> GreenAsync(string? named)
        {
            using var raised = await lin.Staff.PostAsync("/api/escalations", new RaiseRequest(
                Guid.CreateVersion7(), EscalationKind.GreenChannel, contact, Need, null, hospital, ResultConsent.Nothing, null, Care: GreenCare.Inpatient, VicePrincipal: named));
            return await StaffMember.ReadAsync<EscalationView>(raised);
        }
        var one = await GreenAsync(null);
        // Its message before the other is raised: two that are on their way at once arrive in either order.
        var link = await LinkAsync(1);
        Assert.That((one.Care, one.VicePrincipal), Is.EqualTo(((GreenCare?)GreenCare.Inpatient, "张医生")), "nobody was named: whom the hospital names");
        Assert.That((await GreenAsync("王副校长")).VicePrincipal, Is.EqualTo("王副校长"));
        using var phone = Phone();
        var shown = (await AskAsync(phone, "open", new OpenLinkRequest(link, NewSession()))).Escalation!;
        Assert.That((shown.Care, shown.VicePrincipal), Is.EqualTo(((GreenCare?)GreenCare.Inpatient, "张医生")));
        Assert.That(FilesAtRest().Any(file => Contains(file, "张医生") || Contains(file, "王副校长")), Is.False, "names are sealed");
        await RecordedAsync(contact, "EscalationLinkOpened");
        await Server.KillAsync();
        await Server.RestartAsync();
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        await Eventually.ThatAsync(async () => (await supervisor.GetAsync<List<EscalationView>>("/api/escalations")).SingleOrDefault(e => e.Id == one.Id) is { Care: GreenCare.Inpatient, VicePrincipal: "张医生" }, "it is there after the kill", 40);
    }

    [Test]
    public async Task Whereabouts_OpenForARescueWithAReason_AndAreAudited()
    {
        var (lin, contact) = await TalkingAsync();
        var raised = await RaiseAsync(lin.Staff, EscalationKind.EmergencyHandOff, contact, null, whereabouts: "在江滨路的桥上");
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        using (var without = await supervisor.PostAsync($"/api/escalations/{raised.Id}/whereabouts", new OpenRequest("")))
            Assert.That(without.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using (var hers = await lin.Staff.PostAsync($"/api/escalations/{raised.Id}/whereabouts", new OpenRequest("我想看")))
            Assert.That(hers.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using (var opened = await supervisor.PostAsync($"/api/escalations/{raised.Id}/whereabouts", new OpenRequest("110 需要位置")))
        {
            var known = await StaffMember.ReadAsync<WhereaboutsView>(opened);
            Assert.That((known.Said, IPAddress.TryParse(known.NetworkAddress, out _)), Is.EqualTo(("在江滨路的桥上", true)));
        }
        Assert.That(Record.Audited(raised.Id).Select(r => (r.Act, r.Actor)), Is.EqualTo(new[] { ("Revealed", $"{supervisor.Me.Id}") }));
        Assert.That(FilesAtRest().Any(file => Contains(file, "江滨路")), Is.False);

        await ActAsync(supervisor, raised.Id, "acknowledge");
        await ActAsync(supervisor, raised.Id, "report", Nothing with { Text = "110 已出警", Outcome = EscalationOutcome.HandedOn });
        using (var early = await supervisor.PostAsync($"/api/escalations/{raised.Id}/close", Nothing))
            Assert.That((await StaffMember.ReadAsync<Problem>(early, HttpStatusCode.Conflict)).Code, Is.EqualTo(nameof(Refusal.HelpUnconfirmed)));
        await ActAsync(supervisor, raised.Id, "note", Nothing with { Note = EscalationNote.HelpMadeContact });
        Assert.That((await ActAsync(supervisor, raised.Id, "close")).State, Is.EqualTo(EscalationState.Closed));
    }

    [Test]
    public async Task Closed_OfAnotherCounsellor_IsShownToNobodyElse()
    {
        var (lin, contact) = await TalkingAsync();
        var raised = await RaiseAsync(lin.Staff, EscalationKind.SupervisorNow, contact, Need);
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        await ActAsync(supervisor, raised.Id, "acknowledge");
        await ActAsync(supervisor, raised.Id, "report", Nothing with { Text = "看过了", Outcome = EscalationOutcome.Done });
        await ActAsync(lin.Staff, raised.Id, "close");
        using var other = await StaffMember.SignInAsync(Server.Url, "chen");
        using (var closed = await other.PostAsync($"/api/escalations/{raised.Id}/close", Nothing))
            Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        // Nor by raising it again under the same id, nor under one that a level would take.
        using (var named = await lin.Staff.PostAsync("/api/escalations", new RaiseRequest(raised.Id, EscalationKind.CountyCentre, contact, Need, null, null, null, null)))
            Assert.That((await StaffMember.ReadAsync<Problem>(named, HttpStatusCode.Conflict)).Code, Is.EqualTo(nameof(Refusal.IdTaken)));
        var automatic = Guid.Parse($"{contact}"[..14] + "8" + $"{contact}"[15..19] + "0" + $"{contact}"[20..]);
        using (var before = await lin.Staff.PostAsync("/api/escalations", new RaiseRequest(automatic, EscalationKind.SchoolMentorGroup, contact, Need, null, null, null, null)))
            Assert.That((await StaffMember.ReadAsync<Problem>(before, HttpStatusCode.Conflict)).Code, Is.EqualTo(nameof(Refusal.IdTaken)));
    }

    [Test]
    public async Task Sql_Away_LevelFourIsRaisedAnsweredAndItsAuditIsPaidLater()
    {
        var (lin, contact) = await TalkingAsync();
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        EscalationView rescue;
        await using (await RecordLock.TakeAsync(Server.DataFolder))
        {
            var saved = await lin.Hub.InvokeAsync<SaveResult>(nameof(IConsoleHub.SaveForm), contact, 0L, new RecordForm { Risk = RiskLevel.Immediate });
            Assert.That(saved.Version, Is.EqualTo(1));
            var kinds = (await supervisor.GetAsync<List<EscalationView>>("/api/escalations")).ToDictionary(e => e.Kind);
            Assert.That(kinds.Keys, Is.SupersetOf(new[] { EscalationKind.SupervisorNow, EscalationKind.EmergencyHandOff }));
            rescue = kinds[EscalationKind.EmergencyHandOff];
            await ActAsync(supervisor, rescue.Id, "acknowledge");
            using var opened = await supervisor.PostAsync($"/api/escalations/{rescue.Id}/whereabouts", new OpenRequest("110 需要位置"));
            Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.OK), "a rescue does not wait for a database");
        }
        await Eventually.ThatAsync(() => Record.Audited(rescue.Id).Select(r => r.Act).Contains("Revealed"), "the audit trail was paid", 60);
    }

    [Test]
    public async Task Server_KilledAfterTheRaise_DeliversOnceAndKeepsTheOwner()
    {
        var (lin, contact) = await TalkingAsync();
        var partner = await SchoolAsync();
        var raised = await RaiseAsync(lin.Staff, EscalationKind.SchoolMentorGroup, contact, Need, partner);
        await Server.KillAsync();
        await Server.RestartAsync();
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        await Eventually.ThatAsync(async () => (await supervisor.GetAsync<List<EscalationView>>("/api/escalations")).SingleOrDefault(e => e.Id == raised.Id) is { State: EscalationState.Delivered, OwnerName: "第一中学导师团" }, "delivered after the kill", 40);
        var token = await LinkAsync(1);
        using var phone = Phone();
        Assert.That((await AskAsync(phone, "open", new OpenLinkRequest(token, NewSession()))).Escalation?.Kind, Is.EqualTo(EscalationKind.SchoolMentorGroup));
    }

    /// <summary>As a browser makes it.</summary>
    internal static string NewSession() => System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    private static bool Contains(string file, string text) => ReadShared(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;

    private static EscalationActRequest Nothing { get; } = new(null, null, null, null, null);

    private async Task<(CounsellorClient Lin, Guid Contact)> TalkingAsync()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        return (lin, caller.Id);
    }

    private Task<Guid> SchoolAsync() => PartnerAsync(PartnerKind.MentorGroup, "第一中学导师团", "王老师");

    private async Task<Guid> PartnerAsync(PartnerKind kind, string name, string person)
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var id = Guid.CreateVersion7();
        using var saved = await admin.Http.PutAsJsonAsync($"/api/partners/{id}", new PartnerView(
            id, kind, name, null, null, DeliveryWay.Sms, 1, true, 0, new PartnerContact(person, [School], null, null)), HotlineJson.Options);
        Assert.That(saved.IsSuccessStatusCode, Is.True, await saved.Content.ReadAsStringAsync());
        return id;
    }

    private static async Task<EscalationView> RaiseAsync(StaffMember who, EscalationKind kind, Guid contact, string? summary, Guid? recipient = null, string? whereabouts = null)
    {
        using var raised = await who.PostAsync("/api/escalations", new RaiseRequest(Guid.CreateVersion7(), kind, contact, summary, whereabouts, recipient, null, null));
        return await StaffMember.ReadAsync<EscalationView>(raised);
    }

    private static async Task<EscalationView> ActAsync(StaffMember who, Guid id, string act, EscalationActRequest? request = null)
    {
        using var done = await who.PostAsync($"/api/escalations/{id}/{act}", request ?? Nothing);
        return await StaffMember.ReadAsync<EscalationView>(done);
    }

    /// <summary>The n-th link that the school's telephone got; the text tells nothing of the contact.</summary>
    private async Task<string> LinkAsync(int n)
    {
        List<string> texts = [];
        await Eventually.ThatAsync(async () => (texts = await TextsAsync()).Count >= n, "the SMS came", 40);
        Assert.That(texts, Has.Count.EqualTo(n));
        Assert.That(texts[n - 1], Does.Contain("/partner#").And.Not.Contain(Need));
        return texts[n - 1].Split("/partner#")[1].Split(' ')[0];
    }

    private async Task<List<string>> TextsAsync() =>
        [.. JsonNode.Parse(await Network.Http.GetStringAsync($"/api/messages?to={Uri.EscapeDataString(School)}"))!.AsArray().Select(m => (string)m!["body"]!)];

    private HttpClient Phone()
    {
        var phone = new HttpClient { BaseAddress = Server.Url };
        phone.DefaultRequestHeaders.Add("X-Requested-With", "hotline");
        return phone;
    }

    private static async Task<PartnerAnswer> AskAsync<T>(HttpClient phone, string what, T body)
    {
        using var response = await phone.PostAsJsonAsync($"/api/partner/{what}", body, HotlineJson.Options);
        return await StaffMember.ReadAsync<PartnerAnswer>(response);
    }
}
