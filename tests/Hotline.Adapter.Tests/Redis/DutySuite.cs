using Hotline.Core.Duty;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>The rota and the directory: who is called at a moment, in Lua and in C#, and what a lost store leaves of them.</summary>
public abstract class DutySuite : ContactQueueSuite
{
    private static readonly string?[] Counties = [null, "330302", "330304"];
    private static readonly string?[] Served = [null, null, "一中", "二中"];

    private DateTimeOffset Moment => DateTimeOffset.FromUnixTimeMilliseconds(Now);

    private Shift NewShift(double from = -1, double to = 8, DutyRole role = DutyRole.CountyCentre) =>
        new() { Id = Guid.CreateVersion7(), Role = role, From = Moment.AddHours(from), To = Moment.AddHours(to), Sealed = "k.s" };

    private static Partner NewPartner(string? county = null) => new() { Id = Guid.CreateVersion7(), Kind = PartnerKind.CountyCentre, Name = "中心", County = county, Sealed = "k.s" };

    private Task<IReadOnlyList<Guid>> ChainAsync(string? county = null, DutyRole role = DutyRole.CountyCentre) => Queue.ReadDutyChainAsync(role, county, null, Moment, None);

    [Test]
    public async Task Chain_OfRandomRotas_IsTheSameAsInCSharp()
    {
        var random = new Random(20261126);
        T Any<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];
        for (var round = 0; round < 8; round++)
        {
            await NewCell();
            for (var i = 0; i < 25; i++)
            {
                var from = Moment.AddHours(random.Next(-400, 100));
                var weekly = random.Next(2) == 0;
                var shift = new Shift
                {
                    Id = Guid.CreateVersion7(), Role = Any(Enum.GetValues<DutyRole>()[..2]), County = Any(Counties), From = from, To = from.AddHours(random.Next(1, 30)), Weekly = weekly,
                    Ends = weekly && random.Next(3) == 0 ? from.AddHours(random.Next(1, 600)) : null, Order = random.Next(1, 3), Removed = random.Next(6) == 0 ? Moment : null, Sealed = "k.s",
                };
                Assert.That((await Queue.SetShiftAsync(shift, "admin", None)).Done, Is.True);
                var partner = NewPartner(Any(Counties)) with { Kind = Any(Enum.GetValues<PartnerKind>()[..2]), Serves = Any(Served), Order = random.Next(1, 3), Active = random.Next(6) > 0 };
                Assert.That((await Queue.SetPartnerAsync(partner, "admin", None)).Done, Is.True);
                // Moves from one index to another.
                if (random.Next(2) == 0)
                    Assert.That((await Queue.SetPartnerAsync(partner with { Version = 1, County = Any(Counties), Kind = Any(Enum.GetValues<PartnerKind>()[..2]) }, "admin", None)).Done, Is.True);
            }
            var duty = await Queue.ReadDutyAsync(None);
            var found = 0;
            for (var hour = -30; hour < 200; hour += 7)
                foreach (var county in Counties)
                    foreach (var (role, serves) in new[] { (DutyRole.Supervisor, null), (DutyRole.CountyCentre, null), (DutyRole.CountyCentre, "一中") })
                    {
                        var at = Moment.AddHours(hour);
                        var chain = await Queue.ReadDutyChainAsync(role, county, serves, at, None);
                        Assert.That(chain, Is.EqualTo(DutyChain.At(duty.Shifts, duty.Partners, role, county, serves, at).Select(o => o.Id)), $"round {round}, {role} {county} {serves} at {hour} h");
                        found += chain.Count;
                    }
            Assert.That(found, Is.GreaterThan(300), "rotas that nobody is in prove nothing");
        }
    }

    [Test]
    public async Task Set_FromAnOlderVersion_OverwritesNothing()
    {
        var shift = NewShift();
        Assert.That((await Queue.SetShiftAsync(shift, "admin", None)).Events.Single().Shift, Is.EqualTo(shift with { Version = 1 }));
        Assert.That((await Queue.SetShiftAsync(shift with { Order = 2 }, "admin", None)).Refusal, Is.EqualTo(Refusal.FormChanged));
        Assert.That((await Queue.SetShiftAsync(shift with { Order = 3, Version = 1 }, "admin", None)).Done, Is.True);
        Assert.That((await Queue.ReadDutyAsync(None)).Shifts.Single().Order, Is.EqualTo(3));
        var partner = NewPartner();
        await Queue.SetPartnerAsync(partner, "admin", None);
        Assert.That((await Queue.SetPartnerAsync(partner with { Name = "别的" }, "admin", None)).Refusal, Is.EqualTo(Refusal.FormChanged));
    }

    [Test]
    public async Task Set_LaterOn_LetsGoOfWhatIsLongOver()
    {
        var (once, removed, weekly) = (NewShift(), NewShift() with { Removed = Moment }, NewShift() with { Weekly = true });
        foreach (var shift in new[] { once, removed, weekly })
            await Queue.SetShiftAsync(shift, "admin", None);
        await AdvanceAsync(2 * 86_400);
        await Queue.SetShiftAsync(NewShift(), "admin", None);
        Assert.That((await Queue.ReadDutyAsync(None)).Shifts.Select(s => s.Id), Does.Contain(once.Id).And.Contain(weekly.Id).And.Not.Contain(removed.Id));
        await AdvanceAsync(6 * 86_400);
        await Queue.SetShiftAsync(NewShift(), "admin", None);
        Assert.That((await Queue.ReadDutyAsync(None)).Shifts.Select(s => s.Id), Does.Contain(weekly.Id).And.Not.Contain(once.Id));
    }

    [Test]
    public async Task Load_AfterTheStoreWasEmptied_FindsTheChainAgain()
    {
        var (shift, gone, partner) = (NewShift(), NewShift(), NewPartner("330302"));
        foreach (var one in new[] { shift, gone })
            await Queue.SetShiftAsync(one, "admin", None);
        await Queue.SetShiftAsync(gone with { Version = 1, Removed = Moment }, "admin", None);
        await Queue.SetPartnerAsync(partner, "admin", None);
        var known = await Queue.ReadDutyAsync(None);
        await NewCell();
        Assert.That(await ChainAsync("330302"), Is.Empty);
        await Queue.LoadDutyAsync(known, None);
        await OpenEpochAsync();
        Assert.That(await ChainAsync("330302"), Is.EqualTo(new[] { shift.Id, partner.Id }));
    }

    [Test]
    public async Task Load_OfWhatTheRecordKnewBefore_BringsNothingBack()
    {
        var (shift, partner) = (NewShift() with { Version = 1 }, NewPartner() with { Version = 1 });
        await Queue.SetShiftAsync(shift with { Removed = Moment, Version = 1 - 1 }, "admin", None);
        await Queue.SetShiftAsync(shift with { Removed = Moment }, "admin", None);
        await Queue.SetPartnerAsync(partner with { Version = 0 }, "admin", None);
        await Queue.SetPartnerAsync(partner with { Active = false }, "admin", None);
        await Queue.LoadDutyAsync(new DutyNow([shift], [partner]), None);
        Assert.That(await ChainAsync(), Is.Empty);
    }

    [Test]
    public async Task Setting_OfAnOlderVersion_OverwritesNothing()
    {
        LiveSetting New(long version, string value) => new() { Name = "phrases", Version = version, Value = value, By = "admin", At = Moment };
        Assert.That(await Queue.ReadSettingAsync("phrases", None), Is.Null);
        Assert.That((await Queue.SetSettingAsync(New(1, "[]"), None)).Events.Single().Setting, Is.EqualTo(New(1, "[]")));
        Assert.That((await Queue.SetSettingAsync(New(1, "{}"), None)).Refusal, Is.EqualTo(Refusal.FormChanged));
        Assert.That((await Queue.SetSettingAsync(New(2, "[1]"), None)).Done, Is.True);
        await Queue.LoadSettingAsync(New(1, "[]"), None);
        Assert.That(await Queue.ReadSettingAsync("phrases", None), Is.EqualTo(New(2, "[1]")));
        await Queue.LoadSettingAsync(New(5, "[5]"), None);
        Assert.That((await Queue.ReadSettingAsync("phrases", None))!.Version, Is.EqualTo(5));
    }

    [Test]
    public async Task Changes_AreTold()
    {
        await Queue.SetShiftAsync(NewShift(), "admin", None);
        await Queue.SetPartnerAsync(NewPartner(), "admin", None);
        Assert.That((await JournalAsync()).TakeLast(2).Select(e => (e.Type, e.By)), Is.EqualTo(new[] { (JournalEventType.DutyChanged, "admin"), (JournalEventType.PartnerChanged, "admin") }));
    }
}

[TestFixture]
public sealed class GarnetDutyTests : DutySuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-duty").FullName;

    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, true);
}

[TestFixture, Category("Redis")]
public sealed class RedisDutyTests : DutySuite
{
    private readonly RedisServer _server = new();

    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
