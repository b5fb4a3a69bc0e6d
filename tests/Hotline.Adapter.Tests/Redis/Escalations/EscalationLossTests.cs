using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Duty;
using Hotline.Core.Epochs;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
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
        await Database.KeyDeleteAsync([Key($"escalation:{e.Id}"), Key("escalations"), Key("timers"), Key("outbox"), Key("outboxWaiting"), Key("outboxItems")]);
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
        await Database.KeyDeleteAsync([Key("outbox"), Key("outboxWaiting"), Key("outboxItems")]);
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

    private async Task<Escalation> ReportedGreenChannelAsync()
    {
        var id = Guid.CreateVersion7();
        await Escalations.RaiseAsync(new Escalation
        {
            Id = id, Kind = EscalationKind.GreenChannel, Contact = Guid.CreateVersion7(), Line = "12355", RaisedBy = "system", Consent = ResultConsent.Attendance, ReturnTo = Owner(Partner(PartnerKind.MentorGroup, 2)),
        }, None);
        await Escalations.AcknowledgeAsync(id, Boss, None);
        var before = await Database.StringGetAsync(Key($"escalation:{id}"));
        await Escalations.ReportAsync(id, Boss, EscalationOutcome.Done, Cipher.Encrypt("已就诊", id), None);
        var reported = await ReadEscalationAsync(id);
        await Database.StringSetAsync(Key($"escalation:{id}"), before);
        await LoseOutboxAsync();
        return reported;
    }

    [Test]
    public async Task Opening_ReportWithoutItsOutbox_StillTellsTheSchool()
    {
        var e = await ReportedGreenChannelAsync();
        await OpenEpochAsync();
        Assert.That((await OutboxAsync(OutboxKind.ReturnResult)).Select(i => i.Escalation), Is.EqualTo(new[] { (Guid?)e.Id }));
    }

    [Test]
    public async Task Emptied_AReportGivenBack_TellsTheSchoolUnlessTheRecordKnowsThatItWasTold([Values] bool told, [Values] bool away)
    {
        var e = await ReportedGreenChannelAsync();
        await EmptyAsync();
        var epoch = await BeginOpeningAsync();
        await Escalations.LoadAsync(null, [e], None);
        await Queue.FinishOpeningAsync(epoch, None);
        var item = (await OutboxAsync(OutboxKind.ReturnResult)).Single();
        var back = new Escalation { Id = Cipher.IdOf($"escalation result:{e.Id}"), Kind = EscalationKind.SchoolMentorGroup, Contact = e.Contact, State = EscalationState.Closed };
        await new ReturnResult(Escalations, told ? new KnownRecord(back) { Away = away } : new KnownRecord() { Away = away }, Queue, new Nobody(), Cipher).HandleAsync(item, None);
        Assert.That((await Escalations.ReadOpenAsync(None)).Any(o => o.Id == back.Id), Is.EqualTo(!told || away));
        await AdvanceAsync(30);
        Assert.That(await OutboxAsync(OutboxKind.ReturnResult), Is.Empty);
    }

    [Test]
    public async Task RolledBack_TheCloseThatOnlyTheRecordKnows_ClosesIt([Values] bool late)
    {
        var e = await RaiseAsync(EscalationKind.CountyCentre);
        await Escalations.AcknowledgeAsync(e.Id, Boss, None);
        await Escalations.ReportAsync(e.Id, Boss, EscalationOutcome.Done, "k1.x", None);
        var before = await Database.StringGetAsync(Key($"escalation:{e.Id}"));
        await Escalations.CloseAsync(e.Id, Boss, null, None);
        var closed = await ReadEscalationAsync(e.Id);
        await Database.StringSetAsync(Key($"escalation:{e.Id}"), before);
        await Database.SortedSetAddAsync(Key("escalations"), $"{e.Id}", Now);
        // The journal has lost it too: an opening would finish it from there.
        await Database.KeyDeleteAsync(Keys.Journal);
        var restore = new RestoreEscalations(Escalations, new KnownRecord(closed), new Nobody());
        if (late)
        {
            // SQL was away when the epoch opened, and a reminder has gone out since.
            await OpenEpochAsync();
            Assert.That((await PassLimitAsync(e.Id)).Reminders, Is.EqualTo(1));
            await restore.HandleAsync(None);
        }
        else
        {
            var current = await Queue.ReadEpochAsync(None);
            var id = Guid.CreateVersion7().ToString();
            await Queue.OpenEpochAsync(current?.Id, id, "node", await Queue.ReadRunAsync(None), None);
            await restore.HandleAsync(None);
            await Queue.FinishOpeningAsync(id, None);
        }
        Assert.That(await Escalations.ReadOpenAsync(None), Is.Empty);
        Assert.That((await ReadEscalationAsync(e.Id)).State, Is.EqualTo(EscalationState.Closed));
        Assert.That(await TimerAsync(e.Id), Is.Null, "nobody is reminded of it any more");
        if (late)
            Assert.That((await JournalAsync()).Last(t => t.Escalation?.Id == e.Id) is { Type: JournalEventType.EscalationRestored, Escalation.State: EscalationState.Closed }, Is.True, "told, above the reminder");
    }

    /// <summary>A contact at level 4 with what was done for it, and the same after the store was emptied while SQL was away: raised anew.</summary>
    private async Task<(Escalation Before, Escalation Anew)> RaisedAnewAsync(bool closed)
    {
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        await Queue.SaveFormAsync(counsellor.Id, contact.Id, 0, new SealedForm { Version = 1, Coded = new RecordForm { Risk = RiskLevel.Immediate }, Sealed = "x" }, None);
        var id = (await Escalations.ReadOpenAsync(None)).Single(e => e.Kind is EscalationKind.EmergencyHandOff).Id;
        await Escalations.AcknowledgeAsync(id, Boss, None);
        await Escalations.NoteAsync(id, Boss, EscalationNote.PoliceTold, "110", null, None);
        await Escalations.NoteAsync(id, Boss, EscalationNote.HelpMadeContact, null, null, None);
        if (closed)
        {
            await Escalations.ReportAsync(id, Boss, EscalationOutcome.Done, "k1.x", None);
            await Escalations.CloseAsync(id, Boss, null, None);
        }
        var before = await ReadEscalationAsync(id);
        var image = await ReadAsync(contact.Id);
        await EmptyAsync();
        await AdvanceAsync(2);
        var epoch = await BeginOpeningAsync();
        await Queue.LoadContactsAsync([new RestoredContact(image, ClaimedBy.Node)], None);
        await Queue.FinishOpeningAsync(epoch, None);
        var anew = await ReadEscalationAsync(id);
        Assert.That((anew.State, anew.HelpConfirmed), Is.EqualTo((EscalationState.Raised, (DateTimeOffset?)null)), "somebody is asked while nothing is known");
        return (before, await PassLimitAsync(id));
    }

    [Test]
    public async Task RaisedAnew_AndTouchedByNobody_GivesWayToWhatTheRecordKnows([Values] bool closed)
    {
        var (before, anew) = await RaisedAnewAsync(closed);
        Assert.That(string.CompareOrdinal(anew.Epoch, before.Epoch), Is.GreaterThan(0));
        Assert.That((await Escalations.LoadAsync(null, [before], None)).Events.Select(t => t.Type), Is.EqualTo(new[] { JournalEventType.EscalationRestored }));
        var now = await ReadEscalationAsync(before.Id);
        Assert.That((now.State, now.Owner, now.HelpConfirmed, now.Raised, now.Closed), Is.EqualTo((before.State, before.Owner, before.HelpConfirmed, before.Raised, before.Closed)));
        Assert.That(now.Steps, Is.EqualTo(before.Steps));
        Assert.That(await TimerAsync(now.Id), Is.EqualTo(closed ? null : (double?)before.Due!.Value.ToUnixTimeMilliseconds()));
        Assert.That((await Escalations.LoadAsync(null, [before], None)).Events, Is.Empty, "once");
    }

    [Test]
    public async Task RaisedAnew_AndClosedBefore_IsClosedWithWhatWasDoneMeanwhile()
    {
        var (before, _) = await RaisedAnewAsync(closed: true);
        await Escalations.AcknowledgeAsync(before.Id, Boss, None);
        await Escalations.NoteAsync(before.Id, Boss, EscalationNote.Progress, "again", null, None);
        Assert.That((await Escalations.LoadAsync(null, [before], None)).Events.Select(t => t.Type), Is.EqualTo(new[] { JournalEventType.EscalationRestored }));
        var now = await ReadEscalationAsync(before.Id);
        Assert.That((now.State, now.Raised, now.Closed), Is.EqualTo((EscalationState.Closed, before.Raised, before.Closed)));
        Assert.That(now.Steps!.Take(before.Steps!.Count), Is.EqualTo(before.Steps));
        Assert.That(now.Steps!.Skip(before.Steps!.Count).Select(s => (s.Act, s.Note)), Is.EqualTo(new[] { (EscalationStepAct.Acknowledged, null), (EscalationStepAct.Progress, "again") }));
        Assert.That((await Escalations.LoadAsync(null, [before], None)).Events, Is.Empty, "once");
    }

    [Test]
    public async Task RaisedAnew_AndInSomebodysHands_StaysThereWithTheStoryBefore()
    {
        var (before, _) = await RaisedAnewAsync(closed: false);
        await Escalations.AcknowledgeAsync(before.Id, Boss, None);
        await Escalations.NoteAsync(before.Id, Boss, EscalationNote.Progress, "again", null, None);
        Assert.That((await Escalations.LoadAsync(null, [before], None)).Events.Select(t => t.Type), Is.EqualTo(new[] { JournalEventType.EscalationRestored }));
        var now = await ReadEscalationAsync(before.Id);
        Assert.That((now.State, now.Raised, now.HelpConfirmed, now.FirstAcknowledged), Is.EqualTo((EscalationState.InProgress, before.Raised, before.HelpConfirmed, before.FirstAcknowledged)));
        Assert.That(now.Steps!.Take(before.Steps!.Count), Is.EqualTo(before.Steps));
        Assert.That(now.Steps![^1].Note, Is.EqualTo("again"));
        Assert.That((await Escalations.LoadAsync(null, [before], None)).Events, Is.Empty, "once");
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
