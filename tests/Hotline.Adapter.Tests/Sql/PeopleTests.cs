using Hotline.Core;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Journal;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

internal sealed class PeopleTests(string database) : RecordSuite(database)
{
    private static readonly Counsellor Profile = new()
    {
        Id = Guid.CreateVersion7(),
        Alias = "小鹿",
        Certificate = Certificate.B,
        County = "330302",
        ChatCapacity = 3,
        TakesVoice = false,
        VoiceAddress = "client:1",
        HighRiskLimit = 3,
        Lines = new Dictionary<string, int> { ["12355"] = 1, ["wenxin"] = 1 },
        Skills = new Dictionary<string, int> { ["crisis"] = 4 },
    };

    [Test]
    public async Task SaveCounsellor_NewAndChanged_ComesBackAsItWas()
    {
        await Record.SaveCounsellorAsync(Profile, CancellationToken.None);
        Assert.That(HotlineJson.Write(await ReadCounsellorAsync()), Is.EqualTo(HotlineJson.Write(Profile)));
        var changed = Profile with { Alias = "海霞", Lines = new Dictionary<string, int> { ["12356"] = 1 }, Skills = new Dictionary<string, int>() };
        await Record.SaveCounsellorAsync(changed, CancellationToken.None);
        Assert.That(HotlineJson.Write(await ReadCounsellorAsync()), Is.EqualTo(HotlineJson.Write(changed)));
    }

    [Test]
    public async Task ReadCounsellor_Unknown_IsNull() =>
        Assert.That(await Record.ReadCounsellorAsync(Guid.CreateVersion7(), CancellationToken.None), Is.Null);

    [Test]
    public async Task SaveCounty_NewAndChanged_ComesBackInOrder()
    {
        var (first, second) = (new County("330302", "鹿城区", "Lucheng", "小鹿心屿"), new County("330304", "瓯海区", "Ouhai", "瓯孩心园"));
        await Record.SaveCountyAsync(second, CancellationToken.None);
        await Record.SaveCountyAsync(first with { Centre = "old" }, CancellationToken.None);
        await Record.SaveCountyAsync(first, CancellationToken.None);
        Assert.That(await Record.ReadCountiesAsync(CancellationToken.None), Is.EqualTo(new[] { first, second }));
    }

    [Test]
    public async Task Apply_DutyAndPartners_KeepTheLargestVersionOfEach()
    {
        var now = Start;
        var shift = new Shift { Id = Guid.CreateVersion7(), Role = DutyRole.CountyCentre, County = "330302", From = now, To = now.AddHours(8), Sealed = "k2.new", Version = 2 };
        var partner = new Partner { Id = Guid.CreateVersion7(), Kind = PartnerKind.Hospital, Name = "温州市第七医院", Serves = "一中", Sealed = "k2.new", Version = 2, Active = false };
        await WriteAsync(NewEvent(JournalEventType.DutyChanged) with { Shift = shift }, NewEvent(JournalEventType.PartnerChanged) with { Partner = partner });
        await WriteAsync(NewEvent(JournalEventType.DutyChanged) with { Shift = shift with { Version = 1, Sealed = "k2.old" } }, NewEvent(JournalEventType.PartnerChanged) with { Partner = partner with { Version = 1, Name = "旧名" } });
        var known = await Record.ReadDutyAsync(CancellationToken.None);
        Assert.That(known.Shifts.Single(s => s.Id == shift.Id), Is.EqualTo(shift));
        Assert.That(known.Partners.Single(p => p.Id == partner.Id), Is.EqualTo(partner));
    }

    [Test]
    public async Task Apply_Settings_KeepsEveryVersionOnce()
    {
        var by = Guid.CreateVersion7().ToString();
        LiveSetting New(long version) => new() { Name = "told", Version = version, Value = $"[{version}]", By = by, At = Start.AddMinutes(version) };
        await WriteAsync(NewEvent(JournalEventType.SettingChanged) with { Setting = New(1) }, NewEvent(JournalEventType.SettingChanged) with { Setting = New(2) });
        await WriteAsync(NewEvent(JournalEventType.SettingChanged) with { Setting = New(2) with { Value = "again" } });
        Assert.That(await Record.ReadSettingVersionsAsync("told", CancellationToken.None), Is.EqualTo(new[] { New(2), New(1) }));
    }

    [Test]
    public async Task ReadDuty_WhatWasOverLongAgo_IsLeftOut()
    {
        var now = Start;
        var shift = new Shift { Id = Guid.CreateVersion7(), Role = DutyRole.Supervisor, From = now.AddDays(-30), To = now.AddDays(-29), Sealed = "k2.s", Version = 1 };
        var (weekly, ended, removed) = (shift with { Id = Guid.CreateVersion7(), Weekly = true }, shift with { Id = Guid.CreateVersion7(), Weekly = true, Ends = now.AddDays(-10) }, shift with { Id = Guid.CreateVersion7(), Weekly = true, Removed = now });
        await WriteAsync([.. new[] { shift, weekly, ended, removed }.Select(s => NewEvent(JournalEventType.DutyChanged) with { Shift = s })]);
        var known = (await Record.ReadDutyAsync(CancellationToken.None)).Shifts.Select(s => s.Id).ToList();
        Assert.That(known, Does.Contain(weekly.Id).And.Contain(removed.Id).And.Not.Contain(shift.Id).And.Not.Contain(ended.Id));
    }

    private Task<Counsellor?> ReadCounsellorAsync() => Record.ReadCounsellorAsync(Profile.Id, CancellationToken.None);
}
