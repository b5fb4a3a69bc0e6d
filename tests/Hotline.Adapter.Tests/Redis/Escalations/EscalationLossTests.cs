using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Epochs;
using Hotline.Core.Escalations;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.Escalations;

/// <summary>A store that was restarted, torn or emptied: every escalation has its owner and its limit again.</summary>
public abstract class EscalationLossTests : EscalationSuite
{
    private string Key(string name) => Keys.Journal.Replace("journal", name, StringComparison.Ordinal);

    [Test]
    public async Task Opening_WithoutTimers_GivesEachItsLimitBack()
    {
        var e = await RaiseAsync(EscalationKind.SupervisorNow);
        await Database.KeyDeleteAsync(Key("timers"));
        await OpenEpochAsync();
        Assert.That(await TimerAsync(e.Id), Is.EqualTo(e.Due!.Value.ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task Opening_DocumentOlderThanItsEvent_IsRedoneFromTheJournal()
    {
        var e = await RaiseAsync(EscalationKind.SupervisorNow);
        var before = await Database.StringGetAsync(Key($"escalation:{e.Id}"));
        await DeliverAsync(e);
        await Database.StringSetAsync(Key($"escalation:{e.Id}"), before);
        await OpenEpochAsync();
        Assert.That((await ReadEscalationAsync(e.Id)).State, Is.EqualTo(EscalationState.Delivered));
    }

    [Test]
    public async Task Opening_DocumentTornAway_IsThereAgainAndDelivered()
    {
        var e = await RaiseAsync(EscalationKind.SupervisorNow);
        await Database.KeyDeleteAsync([Key($"escalation:{e.Id}"), Key("escalations"), Key("timers"), Key("outbox"), Key("outboxItems")]);
        await OpenEpochAsync();
        Assert.That((await Escalations.ReadOpenAsync(None)).Select(o => o.Id), Is.EqualTo(new[] { e.Id }));
        Assert.That(await TimerAsync(e.Id), Is.Not.Null);
        Assert.That((await OutboxAsync(OutboxKind.DeliverEscalation)).Select(i => (i.Escalation, i.Step)), Has.Member(((Guid?)e.Id, (int?)e.Number)));
    }

    [Test]
    public async Task Opening_WhereaboutsEventWithoutItsOutbox_StillOwesTheAudit()
    {
        var e = await RaiseAsync(EscalationKind.EmergencyHandOff);
        var before = await Database.StringGetAsync(Key($"escalation:{e.Id}"));
        var owed = new OwedAudit(Guid.CreateVersion7(), $"{Boss.Id}", "sealed", DateTimeOffset.FromUnixTimeMilliseconds(Now));
        await Escalations.OpenWhereaboutsAsync(e.Id, Boss, owed, None);
        await Database.StringSetAsync(Key($"escalation:{e.Id}"), before);
        await Database.KeyDeleteAsync([Key("outbox"), Key("outboxItems")]);
        await OpenEpochAsync();
        Assert.That((await OutboxAsync(OutboxKind.WriteAudit)).Select(i => i.Audit), Is.EqualTo(new[] { owed }));
    }

    [Test]
    public async Task Emptied_TheRecordGivesBackEscalationsAndPlan()
    {
        await PartnersAsync(Partner(PartnerKind.MentorGroup, 1), Partner(PartnerKind.MentorGroup, 2));
        await Escalations.SetPlanAsync(new EscalationPlan { Automatic = false }, "admin", None);
        var plan = await Escalations.ReadPlanAsync(None);
        var e = await RaiseAsync(EscalationKind.SchoolMentorGroup);
        var json = HotlineJson.Write(e);
        await EmptyAsync();
        var epoch = await BeginOpeningAsync();
        await PartnersAsync(Partner(PartnerKind.MentorGroup, 1), Partner(PartnerKind.MentorGroup, 2));
        await Escalations.LoadAsync(plan, [], None);
        await Escalations.LoadAsync(null, [HotlineJson.Read<Escalation>(json)], None);
        await Queue.FinishOpeningAsync(epoch, None);
        Assert.That((await ReadEscalationAsync(e.Id)).Owner!.Name, Is.EqualTo("第1中学"));
        await PassLimitAsync(e.Id);
        Assert.That((await PassLimitAsync(e.Id)).Owner!.Name, Is.EqualTo("第2中学"), "the chain goes on where it was");
        Assert.That((await Escalations.ReadPlanAsync(None)).Automatic, Is.False);
    }

    [Test]
    public async Task Load_OlderThanWhatIsThere_ChangesNothing()
    {
        var e = await RaiseAsync(EscalationKind.SupervisorNow);
        await Escalations.AcknowledgeAsync(e.Id, Boss, None);
        await Escalations.LoadAsync(null, [e], None);
        Assert.That((await ReadEscalationAsync(e.Id)).State, Is.EqualTo(EscalationState.Acknowledged));
    }

    [Test]
    public async Task Opening_ContactAtLevel4WhoseEscalationsWereLost_RaisesThemAnew()
    {
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        await Queue.SaveFormAsync(counsellor.Id, contact.Id, 0, new SealedForm { Version = 1, Coded = new RecordForm { Risk = RiskLevel.Immediate }, Sealed = "x" }, None);
        var image = await ReadAsync(contact.Id);
        await EmptyAsync();
        var epoch = await BeginOpeningAsync();
        await Queue.LoadContactsAsync([new RestoredContact(image, ClaimedBy.Record)], None);
        await Queue.FinishOpeningAsync(epoch, None);
        Assert.That((await Escalations.ReadOpenAsync(None)).Select(e => e.Kind), Is.EquivalentTo(new[] { EscalationKind.SupervisorNow, EscalationKind.EmergencyHandOff }));
    }

    private async Task EmptyAsync()
    {
        await Database.ExecuteAsync("FLUSHDB");
        await SetClockAsync(Now);
    }

    private async Task<string> BeginOpeningAsync()
    {
        var epoch = Guid.CreateVersion7().ToString();
        Assert.That(await Queue.OpenEpochAsync(null, epoch, "node", await Queue.ReadRunAsync(None), None), Is.True);
        return epoch;
    }
}

[TestFixture]
public sealed class GarnetEscalationLossTests : EscalationLossTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-loss").FullName;

    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, true);
}

[TestFixture]
public sealed class RedisEscalationLossTests : EscalationLossTests
{
    private readonly RedisServer _server = new();

    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
