using System.Net;
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
