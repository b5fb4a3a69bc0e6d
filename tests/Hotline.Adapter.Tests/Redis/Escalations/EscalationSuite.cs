using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis.Escalations;

/// <summary>What the tests of escalations share: people, partners, and an outbox that is carried out by hand.</summary>
public abstract class EscalationSuite : ContactQueueSuite
{
    private protected static readonly TextCipher Cipher = new(new Dictionary<string, byte[]> { ["k1"] = new byte[32] }, "k1");
    private protected static readonly MessageSealer Sealer = new(Cipher);
    private protected static readonly EscalationActor Boss = new(OwnerKind.Staff, Guid.Parse("00000000-0000-7000-8000-00000000b055"), "督导", Supervises: true);
    private readonly List<Guid> _on = [];
    private protected IEscalations Escalations => Queue;

    [SetUp]
    public void NobodyOn() => _on.Clear();

    private protected static Partner Partner(PartnerKind kind, int n, string? county = null)
    {
        var id = Guid.Parse($"00000000-0000-7000-8000-{n:x12}");
        return new Partner
        {
            Id = id, Kind = kind, Name = $"第{n}中学", County = county, Delivery = DeliveryWay.Sms, Order = n, Version = 1,
            Sealed = Cipher.Encrypt(HotlineJson.Write(new PartnerContact(null, [$"+86138000000{n:00}"], null, null)), id),
        };
    }

    private protected static EscalationOwner Owner(Partner partner) => new(OwnerKind.Partner, partner.Id, partner.Name, partner.Delivery, partner.Sealed);

    private protected Task PartnersAsync(params Partner[] partners) => Queue.LoadDutyAsync(new DutyNow([], partners), None);

    /// <summary>A supervisor on the rota, at home with a telephone.</summary>
    private protected Task OnCallAsync()
    {
        var id = Guid.CreateVersion7();
        var from = DateTimeOffset.FromUnixTimeMilliseconds(Now);
        return Queue.LoadDutyAsync(new DutyNow(
            [new Shift { Id = id, Role = DutyRole.Supervisor, From = from, To = from.AddDays(2), Version = 1, Sealed = Cipher.Encrypt(HotlineJson.Write(new DutyPerson("夜班", "+8613800000099")), id) }], []), None);
    }

    private protected async Task<Escalation> RaiseAsync(EscalationKind kind, string? county = null, EscalationOwner? first = null, Guid? contact = null)
    {
        var id = Guid.CreateVersion7();
        var step = await Escalations.RaiseAsync(new Escalation
        {
            Id = id, Kind = kind, Contact = contact ?? Guid.CreateVersion7(), Line = "12355", County = county, Level = RiskLevel.High, RaisedBy = $"{Guid.CreateVersion7()}", First = first,
            Summary = Cipher.Encrypt("学生需要老师陪同", id),
        }, None);
        Assert.That(step.Refusal, Is.Null);
        return await ReadEscalationAsync(id);
    }

    private protected async Task<Escalation> ReadEscalationAsync(Guid id) => (await Escalations.ReadAsync(id, None))!;

    private protected async Task<Counsellor> SupervisorAsync(string alias)
    {
        var profile = new Counsellor { Id = Guid.CreateVersion7(), Alias = alias, Presence = Presence.Available, Lines = new Dictionary<string, int> { ["12355"] = 1 }, Supervises = true };
        await NextMillisecondAsync();
        Assert.That((await Queue.SignInAsync(profile, "c1", None)).Refusal, Is.Null);
        _on.Add(profile.Id);
        return profile;
    }

    private protected static EscalationActor Staff(Counsellor who) => new(OwnerKind.Staff, who.Id, who.Alias, who.Supervises);

    private protected Task RunTimersAsync() => Queue.RunDueTimersAsync(100, None);

    /// <summary>Until the limit of now has passed, and its timer has run.</summary>
    private protected async Task<Escalation> PassLimitAsync(Guid id)
    {
        var due = (await ReadEscalationAsync(id)).Due!.Value;
        await AdvanceAsync((due.ToUnixTimeMilliseconds() - Now) / 1000.0);
        // Their consoles stay connected all the while.
        await Queue.KeepConnectionsAsync([.. _on.Select(id => new HeldConnection(ConnectionKind.Counsellor, id, "c1"))], None);
        await RunTimersAsync();
        return await ReadEscalationAsync(id);
    }

    private protected Task DeliverAsync(Escalation e) => Escalations.DeliverAsync(e.Id, e.Number, null, None);

    /// <summary>As a partner's telephone: the link of now is opened, and what it keeps acts from then on.</summary>
    private protected async Task<EscalationActor> OpenLinkAsync(Guid id)
    {
        var known = await ReadEscalationAsync(id);
        var hash = EscalationLinks.Hash(Guid.CreateVersion7().ToString());
        Assert.That((await Escalations.RedeemLinkAsync(id, known.Link!.Number, hash, None)).Refusal, Is.Null);
        return new EscalationActor(OwnerKind.Partner, Session: hash);
    }

    private protected async Task<List<JournalEventType>> ToldAsync(Guid id) => [.. (await JournalAsync()).Where(e => e.Escalation?.Id == id).Select(e => e.Type)];

    private protected async Task<IReadOnlyList<OutboxItem>> OutboxAsync(OutboxKind kind) =>
        [.. (await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(1), 200, None)).Where(i => i.Kind == kind)];

    private protected async Task<double?> TimerAsync(Guid id) => await Database.SortedSetScoreAsync(Keys.Journal.Replace("journal", "timers", StringComparison.Ordinal), $"escalation:{id}");

    /// <summary>What SQL knows, by id; away: it does not answer.</summary>
    private protected sealed class KnownRecord(params Escalation[] known) : IEscalationRecord
    {
        public bool Away { get; set; }

        private Task<T> Answer<T>(T answer) => Away ? Task.FromException<T>(new Core.Record.RecordUnavailableException("away", null!)) : Task.FromResult(answer);

        /// <summary>Of no contact that is open: only what is open itself.</summary>
        public Task<IReadOnlyList<Escalation>> ReadOpenAsync(Guid? after, int most, CancellationToken cancellation) =>
            Answer<IReadOnlyList<Escalation>>(after is null ? [.. known.Where(e => e.IsOpen)] : []);

        public Task<IReadOnlyList<Escalation>> ReadOfAsync(Guid contact, CancellationToken cancellation) => Answer<IReadOnlyList<Escalation>>([.. known.Where(e => e.Contact == contact)]);

        public Task<Escalation?> ReadAsync(Guid escalation, CancellationToken cancellation) => Answer(known.FirstOrDefault(e => e.Id == escalation));

        public Task<IReadOnlyList<Escalation>> ReadAllAsync(IReadOnlyCollection<Guid> escalations, CancellationToken cancellation) =>
            Answer<IReadOnlyList<Escalation>>([.. known.Where(e => escalations.Contains(e.Id))]);

        public Task<EscalationPlan?> ReadPlanAsync(CancellationToken cancellation) => Answer<EscalationPlan?>(null);
    }

    private protected sealed class Nobody : INotifier
    {
        public Task ShowAsync(IReadOnlyList<JournalEvent> events) => Task.CompletedTask;
    }
}
