using System.Net;
using System.Net.Http.Json;
using Hotline.Core;
using Hotline.Core.Duty;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>The rota and the directory through the server: who may, what is refused, and that SQL is not needed.</summary>
internal sealed class DutyJourneyTests() : JourneyFixture(Store.Garnet)
{
    // A Monday far from the demo's today: nobody but weekly shifts is on.
    internal static readonly DateTimeOffset Monday = new(2027, 3, 1, 0, 0, 0, TimeSpan.FromHours(8));

    internal static ShiftView NewShift(string name = "王督导", string? number = "13800000001") => new(
        Guid.CreateVersion7(), DutyRole.Hospital, "330302", null, null, Monday.AddHours(8), Monday.AddHours(20), Weekly: false, null, 1, 0, name, number, null);

    internal static string Rota(DateTimeOffset from) => $"/api/duty?from={from.ToUnixTimeMilliseconds()}&to={from.AddDays(1).ToUnixTimeMilliseconds()}";

    internal static Task<HttpResponseMessage> PutAsync(StaffMember who, ShiftView shift) => who.Http.PutAsJsonAsync($"/api/duty/{shift.Id}", shift, HotlineJson.Options);

    [Test]
    public async Task Everything_OfACounsellor_IsForbidden()
    {
        using var lin = await StaffMember.SignInAsync(Server.Url, "lin");
        using var read = await lin.Http.GetAsync(new Uri(Rota(Monday), UriKind.Relative));
        using var partners = await lin.Http.GetAsync(new Uri("/api/partners", UriKind.Relative));
        using var put = await PutAsync(lin, NewShift());
        using var import = await lin.PostAsync("/api/partners/import", new ImportRequest("医院,甲,,,电话,,120", DryRun: true));
        Assert.That(new[] { read, partners, put, import }.Select(r => r.StatusCode), Is.All.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Shift_MadeChangedAndTakenOut_IsSeenAndItsGapToo()
    {
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var shift = NewShift();
        using (var made = await PutAsync(supervisor, shift))
            Assert.That((await StaffMember.ReadAsync<ShiftView>(made)).Version, Is.EqualTo(1));
        using (var stale = await PutAsync(supervisor, shift with { Order = 2 }))
            Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));

        var rota = await supervisor.GetAsync<RotaView>(Rota(Monday));
        Assert.That(rota.Shifts.Single(s => s.Id == shift.Id), Is.EqualTo(shift with { Version = 1, Number = "+8613800000001" }));
        Assert.That(rota.Posts.Single(p => p.Role is DutyRole.Hospital).Gaps, Is.EqualTo(new[] { new Gap(Monday.ToUniversalTime(), Monday.AddHours(8).ToUniversalTime()), new Gap(Monday.AddHours(20).ToUniversalTime(), Monday.AddDays(1).ToUniversalTime()) }));
        Assert.That(rota.Posts.Single(p => p.Role is DutyRole.Supervisor).Gaps, Is.Not.Empty, "the demo's supervisor sleeps");

        using (var removed = await supervisor.Http.DeleteAsync(new Uri($"/api/duty/{shift.Id}?version=1", UriKind.Relative)))
            Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await supervisor.GetAsync<RotaView>(Rota(Monday))).Shifts.Select(s => s.Id), Does.Not.Contain(shift.Id));
        await Eventually.ThatAsync(() => Record.Events().Count(e => e.Type == "DutyChanged" && e.By == supervisor.Me.Id.ToString()) == 2, "the record says who changed it, both times");
    }

    [Test]
    public async Task Shift_ThatIsWrong_IsRefusedWithTheFieldAndNothingReadable()
    {
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        foreach (var (wrong, field) in new[] { (NewShift(name: " "), "name"), (NewShift(number: "打办公室"), "number"), (NewShift(number: null), "number"), (NewShift() with { To = Monday }, "to") })
        {
            using var answer = await PutAsync(supervisor, wrong);
            Assert.That((await StaffMember.ReadAsync<Problem>(answer, HttpStatusCode.BadRequest)).Text, Does.StartWith(field + ":"));
        }
    }

    [Test]
    public async Task Import_OfAList_SavesAllOrNothingAndCanBeRepeated()
    {
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        async Task<ImportOutcome> ImportAsync(string text, bool dryRun = false)
        {
            using var answer = await supervisor.PostAsync("/api/partners/import", new ImportRequest(text, dryRun));
            return await StaffMember.ReadAsync<ImportOutcome>(answer);
        }
        const string Good = "类型,名称,县,服务对象,方式,联系人,号码\n医院,甲医院,鹿城,,电话,李医生,0577-88880001\n导师团,乙中学导师团,鹿城区,乙中学,短信,,13800000002";
        var wrong = await ImportAsync(Good + "\n医院,丙医院,火星,,电话,,120");
        Assert.That((wrong.Saved, wrong.Rows[2].Line, wrong.Rows[2].Problem), Is.EqualTo((false, 4, "county: is not known")));
        Assert.That((await ImportAsync(Good, dryRun: true)).Saved, Is.False);
        Assert.That((await supervisor.GetAsync<List<PartnerView>>("/api/partners")).Select(p => p.Name), Does.Not.Contain("甲医院"));
        Assert.That((await ImportAsync(Good)).Rows.Select(r => r.Change), Is.EqualTo(new[] { ImportChange.New, ImportChange.New }));
        Assert.That((await ImportAsync(Good.Replace("李医生", "陈医生", StringComparison.Ordinal))).Rows.Select(r => r.Change), Is.EqualTo(new[] { ImportChange.Changed, ImportChange.Same }));
        var there = (await supervisor.GetAsync<List<PartnerView>>("/api/partners")).Single(p => p.Name == "甲医院");
        Assert.That((there.Contact.Person, there.Contact.Numbers.Single(), there.Version), Is.EqualTo(("陈医生", "+8657788880001", 2L)));
    }
}

/// <summary>The rota while SQL is away: the case that it is live for.</summary>
internal sealed class DutyOutageTests() : JourneyFixture(Store.Garnet)
{
    protected override bool OwnServer => true;

    [Test]
    public async Task Rota_WhileTheRecordIsAway_CanBeReadAndChanged()
    {
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var shift = DutyJourneyTests.NewShift();
        await using (await RecordLock.TakeAsync(Server.DataFolder))
        {
            using var made = await DutyJourneyTests.PutAsync(supervisor, shift);
            Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await supervisor.GetAsync<RotaView>(DutyJourneyTests.Rota(DutyJourneyTests.Monday))).Shifts.Select(s => s.Id), Does.Contain(shift.Id));
        }
    }
}
