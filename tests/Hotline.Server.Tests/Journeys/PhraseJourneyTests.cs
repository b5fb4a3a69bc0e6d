using System.Net;
using System.Net.Http.Json;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Settings;
using Hotline.Core.Signs;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>The office changes the phrase rules: who may, what is refused, and that the next message is read with them.</summary>
internal sealed class PhraseJourneyTests() : JourneyFixture(Store.Garnet)
{
    private static readonly OfficeRule Own = new("own-1", PhraseCategory.Plan, 4, ["暗号海棠"]);

    private static Task<HttpResponseMessage> PutAsync(StaffMember who, PhraseChanges changes) => who.Http.PutAsJsonAsync("/api/phrases", changes, HotlineJson.Options);

    private static async Task<TryPhrasesView> TryAsync(StaffMember who, PhraseChanges changes, string sentence)
    {
        using var answer = await who.PostAsync("/api/phrases/try", new TryPhrasesRequest(changes, sentence));
        return await StaffMember.ReadAsync<TryPhrasesView>(answer);
    }

    [Test]
    public async Task Saved_IsInForceForTheNextMessageAndCanBeTakenBack()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var view = await admin.GetAsync<PhrasesView>("/api/phrases");
        Assert.That(view.Rules, Is.Not.Empty);
        Assert.That((await TryAsync(admin, new PhraseChanges { Rules = [Own] }, "暗号海棠")).Hits.Select(h => (h.Rule, h.Words)), Is.EqualTo(new[] { ("own-1", "暗号海棠") }));
        using (var saved = await PutAsync(admin, view.Changes with { Rules = [Own] }))
            Assert.That((await StaffMember.ReadAsync<PhraseChanges>(saved)).Version, Is.EqualTo(view.Changes.Version + 1));
        using (var stale = await PutAsync(admin, view.Changes))
            Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));

        var caller = await ArriveAsync();
        var lin = await OnShiftAsync("lin");
        await lin.AcceptAsync(caller.Id);
        // Within seconds: a node looks every two.
        bool Raised() => lin.Card(caller.Id)?.Signs.Any(s => s.Level is RiskLevel.Immediate) is true;
        using (var asTyped = new PeriodicTimer(TimeSpan.FromSeconds(1)))
            for (var i = 0; i < 15 && !Raised(); i++)
            {
                caller.Type("暗号海棠");
                await asTyped.WaitForNextTickAsync();
            }
        Assert.That(Raised(), Is.True, "the office's own rule raises");

        await Eventually.ThatAsync(async () => (await admin.GetAsync<List<PhrasesVersion>>("/api/phrases/versions")).Exists(v => v.Version == view.Changes.Version + 1 && v.By is not null), "the record keeps the version");
        using (var back = await PutAsync(admin, new PhraseChanges { Version = view.Changes.Version + 1 }))
            Assert.That((await StaffMember.ReadAsync<PhraseChanges>(back)).Version, Is.EqualTo(view.Changes.Version + 2));
        Assert.That((await admin.GetAsync<PhrasesView>("/api/phrases")).Changes.Rules, Is.Empty);
    }

    [Test]
    public async Task Broken_IsRefusedWithWhatIsWrong()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var before = (await admin.GetAsync<PhrasesView>("/api/phrases")).Changes;
        var broken = before with { Rules = [Own with { Patterns = ["(没有关上"] }] };
        using var answer = await PutAsync(admin, broken);
        Assert.That((await StaffMember.ReadAsync<Problem>(answer, HttpStatusCode.BadRequest)).Text, Does.Contain("own-1"));
        Assert.That((await TryAsync(admin, broken, "随便")).Problems, Has.Some.Contains("own-1"));
        Assert.That((await admin.GetAsync<PhrasesView>("/api/phrases")).Changes.Version, Is.EqualTo(before.Version));
    }

    [Test]
    public async Task Access_ACounsellorSeesNothingAndASupervisorSavesNothing()
    {
        using var lin = await StaffMember.SignInAsync(Server.Url, "lin");
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        using var read = await lin.Http.GetAsync(new Uri("/api/phrases", UriKind.Relative));
        using var tried = await lin.PostAsync("/api/phrases/try", new TryPhrasesRequest(new PhraseChanges(), "我"));
        using var saved = await PutAsync(supervisor, new PhraseChanges { Rules = [Own] });
        using var limits = await supervisor.Http.PutAsJsonAsync("/api/settings/care", new CareLimits { WeeklyHighRisk = 3 }, HotlineJson.Options);
        Assert.That(new[] { read, tried, saved, limits }.Select(r => r.StatusCode), Is.All.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await TryAsync(supervisor, new PhraseChanges(), "我想自杀")).Hits, Is.Not.Empty);
    }

    [Test]
    public async Task Limits_OfTheOffice_AreKeptAndChecked()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var before = await admin.GetAsync<CareLimits>("/api/settings/care");
        Assert.That(before.WeeklyHighRisk, Is.EqualTo(CareLimits.Default.WeeklyHighRisk));
        using (var wrong = await admin.Http.PutAsJsonAsync("/api/settings/care", before with { WeeklyHighRisk = 0 }, HotlineJson.Options))
            Assert.That((await StaffMember.ReadAsync<Problem>(wrong, HttpStatusCode.BadRequest)).Text, Does.StartWith("weeklyHighRisk:"));
        foreach (var (field, with, least, most) in new (string, Func<int, CareLimits>, int, int)[]
        {
            ("weeklyHighRisk", n => before with { WeeklyHighRisk = n }, 1, 100), ("riskPromptMinutes", n => before with { RiskPromptMinutes = n }, 1, 120), ("debriefingDays", n => before with { DebriefingDays = n }, 1, 60),
            ("callbackTries", n => before with { CallbackTries = n }, 1, 10), ("callbackGapMinutes", n => before with { CallbackGapMinutes = n }, 1, 720), ("callbackHours", n => before with { CallbackHours = n }, 1, CareLimits.MostCallbackHours),
            ("repeatedMinutes", n => before with { RepeatedMinutes = n }, 5, 1440),
        })
            foreach (var limits in new[] { with(least - 1), with(most + 1) })
            {
                using var refused = await admin.Http.PutAsJsonAsync("/api/settings/care", limits, HotlineJson.Options);
                Assert.That((await StaffMember.ReadAsync<Problem>(refused, HttpStatusCode.BadRequest)).Text, Does.StartWith($"{field}:"));
            }
        using (var saved = await admin.Http.PutAsJsonAsync("/api/settings/care", before with { WeeklyHighRisk = null, RiskPromptMinutes = 15 }, HotlineJson.Options))
            Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var kept = await admin.GetAsync<CareLimits>("/api/settings/care");
        Assert.That((kept.WeeklyHighRisk, kept.RiskPromptMinutes, kept.Version), Is.EqualTo(((int?)null, 15, before.Version + 1)));
        using (var lin = await StaffMember.SignInAsync(Server.Url, "lin"))
            Assert.That((await lin.GetAsync<CareLimits>("/api/settings/care")).RiskPromptMinutes, Is.EqualTo(15), "a counsellor's console goes by them");
        // As it was, for those who come after.
        using var back = await admin.Http.PutAsJsonAsync("/api/settings/care", before with { Version = kept.Version }, HotlineJson.Options);
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
