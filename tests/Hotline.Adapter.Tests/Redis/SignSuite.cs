using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>A sign of danger that nobody looks at has a deadline, and one that is so raises what its level raises (domain.md, section 3).</summary>
public abstract class SignSuite : ContactQueueSuite
{
    private async Task<(Counsellor Lin, Contact Contact)> TalkingAsync()
    {
        var lin = await SignInAsync();
        return (lin, await ConnectAsync(lin, await ReceiveAsync()));
    }

    private Task<Step> NoteAsync(Guid contact, RiskLevel level = RiskLevel.Immediate, string id = "button", int? message = null)
    {
        var sign = new Sign { Source = message is null ? SignSource.Button : SignSource.Words, Level = level, Message = message };
        return Queue.NoteSignAsync(contact, id, sign, Sign.PriorityOf(level), "caller", None);
    }

    /// <summary>One second after the other, as the timer loop would; everybody stays connected.</summary>
    private async Task PassAsync(int seconds, Guid counsellor)
    {
        for (var second = 0; second < seconds; second++)
        {
            await AdvanceAsync(1);
            await Queue.KeepConnectionsAsync([new HeldConnection(ConnectionKind.Counsellor, counsellor, "c1")], None);
            await Queue.RunDueTimersAsync(50, None);
        }
    }

    private async Task<IReadOnlyList<int>> ToldAsync(long from) =>
        [.. (await JournalAsync()).Where(e => e.Type is JournalEventType.SignOverdue).Select(e => (int)((e.At.ToUnixTimeMilliseconds() - from) / 1000))];

    private async Task<IReadOnlyList<int?>> OrderedAsync() =>
        [.. (await Queue.TakeOutboxAsync("n", TimeSpan.FromSeconds(20), 50, None)).Where(i => i.Kind is OutboxKind.TellOfSigns).Select(i => i.Step)];

    private async Task<IReadOnlyList<EscalationKind>> RaisedAsync(Guid contact) => [.. (await ((IEscalations)Queue).ReadOfAsync(contact, None)).Select(e => e.Kind).Order()];

    [Test]
    public async Task LevelFour_NobodyLooks_TheSupervisorsAreToldAtTheDeadlineAndAgain()
    {
        var (lin, contact) = await TalkingAsync();
        await NoteAsync(contact.Id);
        var from = Now;
        await PassAsync(185, lin.Id);
        Assert.That(await ToldAsync(from), Is.EqualTo(new[] { 60, 120 }), "then ever more slowly: at 240");
        Assert.That(await OrderedAsync(), Is.EqualTo(new int?[] { 1, 2 }));
        Assert.That((await ReadAsync(contact.Id)).Unseen, Is.EqualTo(new UnseenSigns(DateTimeOffset.FromUnixTimeMilliseconds(from + 240_000), 2)));
    }

    [Test]
    public async Task LevelFour_SeenInTime_NobodyIsTold_AndTheNextOneHasItsOwnDeadline()
    {
        var (lin, contact) = await TalkingAsync();
        await NoteAsync(contact.Id);
        await PassAsync(59, lin.Id);
        Assert.That((await Queue.LookAtSignAsync(lin.Id, contact.Id, "button", false, None)).Refusal, Is.Null);
        await PassAsync(10, lin.Id);
        Assert.That(await ToldAsync(Now), Is.Empty);
        Assert.That(await RaisedAsync(contact.Id), Is.Empty, "looked at, no more");
        await NoteAsync(contact.Id, id: "words-act-3", message: 3);
        var from = Now;
        await PassAsync(61, lin.Id);
        Assert.That(await ToldAsync(from), Is.EqualTo(new[] { 60 }));
    }

    [Test]
    public async Task LevelFour_TheOfficeSaysTwentySeconds_ToldThen()
    {
        await ((IEscalations)Queue).SetPlanAsync(new EscalationPlan { Unseen = 20 }, "admin", None);
        var (lin, contact) = await TalkingAsync();
        await NoteAsync(contact.Id);
        var from = Now;
        await PassAsync(21, lin.Id);
        Assert.That(await ToldAsync(from), Is.EqualTo(new[] { 20 }));
    }

    [Test]
    public async Task LevelFour_StoreLostInBetween_ToldLateByNoMoreThanTheLoss()
    {
        var (lin, contact) = await TalkingAsync();
        await NoteAsync(contact.Id);
        var from = Now;
        await PassAsync(30, lin.Id);
        await AdvanceAsync(40);
        await Database.KeyDeleteAsync(Keys.Journal[..^"journal".Length] + "timers");
        await OpenEpochAsync();
        await Queue.RunDueTimersAsync(50, None);
        Assert.That(await ToldAsync(from), Is.EqualTo(new[] { 70 }));
        Assert.That(await OrderedAsync(), Is.EqualTo(new int?[] { 1 }));
    }

    [Test]
    public async Task LevelFour_CallerGoneBeforeAnybodyLooked_ToldAtOnce()
    {
        var contact = await ReceiveAsync();
        await NoteAsync(contact.Id);
        await AdvanceAsync(7);
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Abandoned));
        Assert.That(await OrderedAsync(), Is.EqualTo(new int?[] { 1 }));
    }

    [Test]
    public async Task LevelFour_Confirmed_RaisesTheSupervisorAndTheRescueAtOnce()
    {
        var (lin, contact) = await TalkingAsync();
        await NoteAsync(contact.Id);
        Assert.That((await Queue.LookAtSignAsync(lin.Id, contact.Id, "button", true, None)).Refusal, Is.Null);
        Assert.That(await RaisedAsync(contact.Id), Is.EqualTo(new[] { EscalationKind.SupervisorNow, EscalationKind.EmergencyHandOff }));
        Assert.That((await ReadAsync(contact.Id)).Signs!["button"].Confirmed, Is.True);
        // Pressed again, and saved with the form afterwards: still once each.
        await Queue.LookAtSignAsync(lin.Id, contact.Id, "button", true, None);
        await Queue.SaveFormAsync(lin.Id, contact.Id, 0, new SealedForm { Version = 1, Coded = new RecordForm { Risk = RiskLevel.Immediate }, Sealed = "k.s" }, None);
        Assert.That(await RaisedAsync(contact.Id), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Looked_ThenConfirmed_RaisesAfterAll()
    {
        var (lin, contact) = await TalkingAsync();
        await NoteAsync(contact.Id, RiskLevel.High);
        await Queue.LookAtSignAsync(lin.Id, contact.Id, "button", false, None);
        Assert.That(await RaisedAsync(contact.Id), Is.Empty);
        await Queue.LookAtSignAsync(lin.Id, contact.Id, "button", true, None);
        Assert.That(await RaisedAsync(contact.Id), Is.EqualTo(new[] { EscalationKind.SupervisorBeforeClosing }));
    }

    [TestCase(RiskLevel.Immediate)]
    [TestCase(RiskLevel.High)]
    public async Task Close_AGraveSignThatNobodyLookedAt_IsRefused(RiskLevel level)
    {
        var (lin, contact) = await TalkingAsync();
        await NoteAsync(contact.Id, level);
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        var closing = new Closing(Disposition.Support, RiskLevel.Low, "k.reason");
        Assert.That((await Queue.CloseAsync(lin.Id, contact.Id, closing, None)).Refusal, Is.EqualTo(Refusal.SignUnseen));
        await Queue.LookAtSignAsync(lin.Id, contact.Id, "button", false, None);
        Assert.That((await Queue.CloseAsync(lin.Id, contact.Id, closing, None)).Refusal, Is.Null);
    }

    [Test]
    public async Task Close_AModerateSignThatNobodyLookedAt_Closes()
    {
        var (lin, contact) = await TalkingAsync();
        await NoteAsync(contact.Id, RiskLevel.Moderate);
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        Assert.That((await Queue.CloseAsync(lin.Id, contact.Id, new Closing(Disposition.Support, RiskLevel.Moderate, null), None)).Refusal, Is.Null);
    }

    [Test]
    public async Task SameWordsOfTheSameMessage_ReadAgainAfterSomebodyLooked_AreNoNewSign()
    {
        var (lin, contact) = await TalkingAsync();
        await NoteAsync(contact.Id, RiskLevel.High, "words-plan-4", 4);
        await Queue.LookAtSignAsync(lin.Id, contact.Id, "words-plan-4", false, None);
        Assert.That((await NoteAsync(contact.Id, RiskLevel.High, "words-plan-4", 4)).Events, Is.Empty);
        Assert.That((await NoteAsync(contact.Id, RiskLevel.Immediate, "words-plan-4", 4)).Events, Is.Not.Empty, "graver than it was");
        Assert.That((await ReadAsync(contact.Id)).Signs!["words-plan-4"].SeenBy, Is.Null);
    }

    [Test]
    public async Task MoreSignsThanAreKept_AnUnseenOneTakesThePlaceOfASeenOne()
    {
        var (lin, contact) = await TalkingAsync();
        for (var n = 0; n < 14; n++)
        {
            await NoteAsync(contact.Id, id: $"words-act-{n}", message: n);
            Assert.That((await ReadAsync(contact.Id)).Signs!.Keys, Does.Contain($"words-act-{n}"));
            await Queue.LookAtSignAsync(lin.Id, contact.Id, $"words-act-{n}", false, None);
        }
        Assert.That((await ReadAsync(contact.Id)).Signs, Has.Count.EqualTo(12));
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetSignTests : SignSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisSignTests : SignSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
