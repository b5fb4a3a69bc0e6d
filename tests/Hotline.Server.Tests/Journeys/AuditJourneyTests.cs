using System.Net;
using Hotline.Core.Audit;
using Hotline.Core.Contacts;
using Hotline.Server.Contracts;
using Hotline.Server.Endpoints;
using Hotline.Server.Staff;
using Hotline.Server.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Tests.Journeys;

/// <summary>Who saw which record and why; and the command that proves that nobody changed the answer.</summary>
internal sealed class AuditJourneyTests() : JourneyFixture(Store.Garnet)
{
    private const string Why = "家长投诉复核";

    protected override bool OwnServer => true;

    [Test]
    public async Task Story_OfAnotherCounsellor_NeedsAReasonAndIsAudited()
    {
        var contact = await ClosedAsync();
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        using (var without = await supervisor.Http.GetAsync(new Uri($"/api/contacts/{contact}", UriKind.Relative)))
            Assert.That(await StaffMember.ReadAsync<StoryAnswer>(without), Is.EqualTo(new StoryAnswer(true, null)), "nothing is shown before a reason is given");
        using (var blank = await supervisor.PostAsync($"/api/contacts/{contact}/open", new OpenRequest("  ")))
            Assert.That(await StaffMember.ReadAsync<StoryAnswer>(blank), Is.EqualTo(new StoryAnswer(true, null)));
        using (var opened = await supervisor.PostAsync($"/api/contacts/{contact}/open", new OpenRequest(Why)))
            Assert.That((await StaffMember.ReadAsync<StoryAnswer>(opened)).Story!.Contact.Id, Is.EqualTo(contact));

        var rows = Record.Audited(contact);
        Assert.That(rows.Select(r => r.Act), Is.EqualTo(new[] { "Refused", "Refused", "Opened" }));
        Assert.That(rows.Select(r => r.Actor), Is.All.EqualTo(supervisor.Me.Id.ToString()));
        Assert.That(rows[2].Reason, Is.Not.Null.And.Not.Contain(Why), "what people write is sealed");
    }

    [Test]
    public async Task Trail_ReadByAnAdministrator_FiltersOpensReasonsAndIsAuditedItself()
    {
        var contact = await ClosedAsync();
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        using (var opened = await supervisor.PostAsync($"/api/contacts/{contact}/open", new OpenRequest(Why)))
            Assert.That(opened.IsSuccessStatusCode, Is.True);
        await supervisor.GetAsync<ContactRows>("/api/contacts?leastRisk=High");
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var page = await admin.GetAsync<AuditPage>($"/api/audit?about={contact}");
        var look = page.Rows.Single(r => r.Subject is AuditSubject.Contact);
        Assert.That((look.Name, look.Act, look.Subject, look.HasReason, page.More), Is.EqualTo((supervisor.Me.DisplayName, AuditAct.Opened, AuditSubject.Contact, true, false)));
        using (var raw = await admin.Http.GetAsync(new Uri($"/api/audit?about={contact}", UriKind.Relative)))
            Assert.That(await raw.Content.ReadAsStringAsync(), Does.Not.Contain(Why), "a reason is opened on its own");
        using (var reason = await admin.PostAsync($"/api/audit/{look.Number}/reason", new { }))
            Assert.That((await StaffMember.ReadAsync<AuditReason>(reason)).Reason, Is.EqualTo(Why));
        Assert.That((await admin.GetAsync<AuditPage>($"/api/audit?actor={supervisor.Me.Id}&act=Searched")).Rows.Select(r => r.Subject), Is.EqualTo(new[] { AuditSubject.Contact }));
        Assert.That((await admin.GetAsync<AuditPage>($"/api/audit?to={look.At.ToUnixTimeMilliseconds()}&subject=Contact")).Rows, Is.Empty);

        var own = (await admin.GetAsync<AuditPage>($"/api/audit?actor={admin.Me.Id}&subject=Audit")).Rows;
        Assert.That(own.Select(r => (r.Act, r.About)), Is.EqualTo(new (AuditAct, Guid?)[]
        {
            (AuditAct.Searched, null), (AuditAct.Searched, null), (AuditAct.Searched, null), (AuditAct.Revealed, contact), (AuditAct.Searched, contact), (AuditAct.Searched, contact),
        }), "whoever reads the trail stands in it, this reading included");
    }

    [Test]
    public async Task Looks_AtOneContact_AreForSupervisorsAndTheWholeTrailIsNot()
    {
        var contact = await ClosedAsync();
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        await supervisor.OpenStoryAsync(contact);
        var looks = (await supervisor.GetAsync<AuditPage>($"/api/audit/looks/{contact}")).Rows;
        Assert.That(looks.Select(r => (r.Act, r.Name)), Does.Contain((AuditAct.Opened, supervisor.Me.DisplayName)));
        using var lin = await StaffMember.SignInAsync(Server.Url, "lin");
        foreach (var (who, path) in new[] { (supervisor, "/api/audit"), (lin, "/api/audit"), (lin, $"/api/audit/looks/{contact}") })
        {
            using var refused = await who.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }
        using var reason = await supervisor.PostAsync($"/api/audit/{looks[0].Number}/reason", new { });
        Assert.That(reason.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Figures_TakenOutAndRowsBehindANumber_AreAudited()
    {
        await ClosedAsync();
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        using (var csv = await supervisor.Http.GetAsync(new Uri("/api/history/figures.csv?line=12355&from=2026-03-02", UriKind.Relative)))
            Assert.That(csv.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await supervisor.GetAsync<ContactRows>("/api/history/contacts?line=12355&from=2026-03-02&count=Offered");
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var rows = (await admin.GetAsync<AuditPage>($"/api/audit?actor={supervisor.Me.Id}")).Rows;
        Assert.That(rows.Select(r => (r.Act, r.Subject)), Is.EqualTo(new[] { (AuditAct.Searched, AuditSubject.Contact), (AuditAct.Exported, AuditSubject.Figures) }));
        Assert.That(rows.Select(r => r.Detail), Is.All.Contains("12355").And.All.Contains("2026-03-02"));
    }

    [Test]
    public async Task VerifyAudit_BesideTheServer_NamesTheFirstChangedRow()
    {
        var contact = await ClosedAsync();
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        await supervisor.OpenStoryAsync(contact);
        await supervisor.GetAsync<ContactRows>("/api/contacts?leastRisk=High");
        await supervisor.OpenStoryAsync(contact);
        var (code, whole) = await Server.RunAsync(AuditCommands.VerifyAudit);
        Assert.That(code, Is.Zero, whole);
        Assert.That(whole, Does.StartWith("The audit trail is whole: 3 rows, end 3:"));
        var head = whole[(whole.LastIndexOf(' ') + 1)..];
        Assert.That((await Server.RunAsync(AuditCommands.VerifyAudit, "--head", head)).Code, Is.Zero);

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Server.DataFolder, "hotline.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE AuditTrail SET Detail = NULL WHERE Number = 2";
            Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1));
        }
        var (broken, words) = await Server.RunAsync(AuditCommands.VerifyAudit);
        Assert.That(broken, Is.EqualTo(1), words);
        Assert.That(words, Does.StartWith("The audit trail is broken at row 2:"));
    }

    private async Task<Guid> ClosedAsync()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        await lin.ActAsync(nameof(IConsoleHub.End), caller.Id);
        await lin.BecomesAsync(caller.Id, ContactState.WrapUp);
        var closed = await lin.ActAsync(nameof(IConsoleHub.Close), caller.Id, new Core.Routing.Closing(Disposition.Support, RiskLevel.Low, null));
        Assert.That(closed.Refusal, Is.Null);
        await RecordedAsync(caller.Id, "ContactClosed");
        return caller.Id;
    }
}
