using System.Net;
using System.Net.Http.Json;
using Hotline.Core;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Journeys;

/// <summary>Accounts from making to disabling, as the office's administrator does it.</summary>
internal sealed class StaffJourneyTests() : JourneyFixture(Store.Garnet)
{
    private const string Own = "my-own-long-password";

    private static StaffView New(string name) => new(
        Guid.Empty, name, "新来的", [StaffRole.Counsellor], false, false, null, null,
        new ProfileView("小新", Certificate.C, "330302", ["12355"], new Dictionary<string, int> { ["青少年"] = 3 }, 2, VoiceWay.Telephone, "138 0000 0009", 4));

    private static async Task<StaffSaved> MakeAsync(StaffMember admin, string name)
    {
        using var made = await admin.PostAsync("/api/staff", New(name));
        return await StaffMember.ReadAsync<StaffSaved>(made);
    }

    private static Task<HttpResponseMessage> PutAsync(StaffMember who, StaffView view) => who.Http.PutAsJsonAsync($"/api/staff/{view.Id}", view, HotlineJson.Options);

    private async Task<SignInResponse> SignInAsync(string name, string password, string? chosen = null)
    {
        using var http = new HttpClient { BaseAddress = Server.Url };
        http.DefaultRequestHeaders.Add("X-Requested-With", "hotline");
        using var answer = await http.PostAsJsonAsync("/api/account/sign-in", new SignInRequest(name, password, chosen), HotlineJson.Options);
        return (await answer.Content.ReadFromJsonAsync<SignInResponse>(HotlineJson.Options))!;
    }

    [TestCase("lin")]
    [TestCase("supervisor")]
    public async Task Everything_OfSomebodyElse_IsForbidden(string name)
    {
        using var who = await StaffMember.SignInAsync(Server.Url, name);
        using var list = await who.Http.GetAsync(new Uri("/api/staff", UriKind.Relative));
        using var one = await who.Http.GetAsync(new Uri($"/api/staff/{who.Me.Id}", UriKind.Relative));
        using var made = await who.PostAsync("/api/staff", New("not-made"));
        using var put = await PutAsync(who, New("x") with { Id = who.Me.Id });
        using var reset = await who.PostAsync($"/api/staff/{who.Me.Id}/password", new object());
        Assert.That(new[] { list, one, made, put, reset }.Select(r => r.StatusCode), Is.All.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Account_FromMakingToItsFirstSignIn_NeedsAnOwnPassword()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var made = await MakeAsync(admin, "newcomer");
        Assert.That(made.Staff.Profile!.VoiceNumber, Is.EqualTo("+8613800000009"));
        var once = made.OneTimePassword!;
        Assert.That((await SignInAsync("newcomer", once)).Outcome, Is.EqualTo(SignInOutcome.NewPasswordNeeded));
        Assert.That((await SignInAsync("newcomer", once, "short")).Outcome, Is.EqualTo(SignInOutcome.WeakPassword));
        Assert.That((await SignInAsync("newcomer", once, once)).Outcome, Is.EqualTo(SignInOutcome.WeakPassword));
        Assert.That((await SignInAsync("newcomer", once, Own)).Outcome, Is.EqualTo(SignInOutcome.SignedIn));
        Assert.That((await SignInAsync("newcomer", once, Own)).Outcome, Is.EqualTo(SignInOutcome.WrongNameOrPassword), "once");
        Assert.That((await SignInAsync("newcomer", Own)).Outcome, Is.EqualTo(SignInOutcome.SignedIn));
        using (var twice = await admin.PostAsync("/api/staff", New("newcomer")))
            Assert.That((await StaffMember.ReadAsync<Problem>(twice, HttpStatusCode.BadRequest)).Text, Does.StartWith("userName:"));
        Assert.That(Record.Audited(made.Staff.Id).Select(r => (r.Actor, r.Act)), Is.EqualTo(new[] { (admin.Me.Id.ToString(), "Changed") }));
    }

    [Test]
    public async Task Profile_OfSomebodyOnShift_ChangesAtOnceAndStaysChanged()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var zhou = await OnShiftAsync("zhou");
        var view = await admin.GetAsync<StaffView>($"/api/staff/{zhou.Id}");
        var changed = view with { Profile = view.Profile! with { Skills = new Dictionary<string, int> { ["法律维权"] = 5 }, HighRiskLimit = 1 } };
        using (var put = await PutAsync(admin, changed))
            Assert.That((await StaffMember.ReadAsync<StaffSaved>(put)).AtOnce, Is.True);
        using (var stale = await PutAsync(admin, view))
            Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        var after = await admin.GetAsync<StaffView>($"/api/staff/{zhou.Id}");
        Assert.That(after.Profile!.Skills, Is.EqualTo(new Dictionary<string, int> { ["法律维权"] = 5 }));
        await Eventually.ThatAsync(() => zhou.Me?.HighRiskLimit is 1, "the desk of whoever is on shift shows it");
    }

    [Test]
    public async Task Disabled_SignsInNoMore()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var made = await MakeAsync(admin, "leaving");
        Assert.That((await SignInAsync("leaving", made.OneTimePassword!, Own)).Outcome, Is.EqualTo(SignInOutcome.SignedIn));
        var view = await admin.GetAsync<StaffView>($"/api/staff/{made.Staff.Id}");
        using (var put = await PutAsync(admin, view with { Disabled = true }))
            Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await SignInAsync("leaving", Own)).Outcome, Is.EqualTo(SignInOutcome.WrongNameOrPassword));
        Assert.That((await admin.GetAsync<List<StaffRow>>("/api/staff")).Single(s => s.Id == made.Staff.Id).Disabled, Is.True);
    }

    [TestCase(StaffRole.Supervisor)]
    [TestCase(StaffRole.Counsellor)]
    public async Task Role_TakenAway_EndsTheConsoleThatWasOpenedWithIt(StaffRole kept)
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var name = $"stepping-down-{kept}".ToLowerInvariant();
        using var posted = await admin.PostAsync("/api/staff", New(name) with { Roles = [StaffRole.Counsellor, StaffRole.Supervisor] });
        var made = await StaffMember.ReadAsync<StaffSaved>(posted);
        Assert.That((await SignInAsync(name, made.OneTimePassword!, Own)).Outcome, Is.EqualTo(SignInOutcome.SignedIn));
        using var member = await StaffMember.SignInAsync(Server.Url, name, Own);
        await using var console = new HubConnectionBuilder().WithUrl(new Uri(Server.Url, "/hubs/console"), options =>
        {
            options.Cookies = member.Cookies;
            options.Headers["X-Forwarded-For"] = member.Address;
        }).Build();
        var (told, closed) = (new TaskCompletionSource(), new TaskCompletionSource());
        console.On(nameof(IConsoleClient.AccountClosed), told.SetResult);
        console.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };
        await console.StartAsync();

        var view = await admin.GetAsync<StaffView>($"/api/staff/{made.Staff.Id}");
        using (var put = await PutAsync(admin, view with { Roles = [kept], Profile = kept is StaffRole.Counsellor ? view.Profile : null }))
            Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        await Task.WhenAll(told.Task, closed.Task).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Administrator_TakingTheOwnRoleAway_IsRefused()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var me = await admin.GetAsync<StaffView>($"/api/staff/{admin.Me.Id}");
        using var put = await PutAsync(admin, me with { Roles = [StaffRole.Supervisor] });
        Assert.That((await StaffMember.ReadAsync<Problem>(put, HttpStatusCode.BadRequest)).Text, Does.StartWith("roles:"));
    }

    [TestCase("", 2, 3, "alias")]
    [TestCase("小新", 11, 3, "chatCapacity")]
    [TestCase("小新", 2, 6, "skills")]
    public async Task Profile_ThatIsWrong_IsRefusedWithTheField(string alias, int chats, int level, string field)
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var asked = New("wrong") with { Profile = New("wrong").Profile! with { Alias = alias, ChatCapacity = chats, Skills = new Dictionary<string, int> { ["青少年"] = level } } };
        using var made = await admin.PostAsync("/api/staff", asked);
        Assert.That((await StaffMember.ReadAsync<Problem>(made, HttpStatusCode.BadRequest)).Text, Does.StartWith(field + ":"));
    }
}
