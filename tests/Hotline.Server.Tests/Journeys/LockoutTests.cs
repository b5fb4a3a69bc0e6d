using System.Net;
using System.Net.Http.Json;
using Hotline.Core;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>Whoever guesses a password is shut out of this account for a while, and of no other.</summary>
[Category("Garnet")]
internal sealed class LockoutTests() : JourneyFixture(Store.Garnet)
{
    private const string Wrong = "not-the-password-1";

    [Test]
    public async Task SignIn_WrongFiveTimes_LocksTheAccountUntilAnAdministratorOpensIt()
    {
        var name = $"locked-{Guid.CreateVersion7():N}"[..20];
        var (code, output) = await Server.RunAsync("create-staff", name, "--roles", "Supervisor");
        Assert.That(code, Is.Zero, output);
        var password = output.Split(' ')[^1];
        for (var i = 1; i <= 4; i++)
            Assert.That(await SignInAsync(name, Wrong), Is.EqualTo((HttpStatusCode.Unauthorized, SignInOutcome.WrongNameOrPassword, (int?)null)), $"attempt {i}");
        var (status, outcome, seconds) = await SignInAsync(name, Wrong);
        Assert.That((status, outcome), Is.EqualTo((HttpStatusCode.OK, SignInOutcome.LockedOut)));
        Assert.That(seconds, Is.InRange(1, 300));
        Assert.That((await SignInAsync(name, password)).Outcome, Is.EqualTo(SignInOutcome.LockedOut), "the right password does not open it either");
        // A name that nobody has is answered as a wrong password is, however often, and nobody else is shut out.
        for (var i = 0; i < 6; i++)
            Assert.That((await SignInAsync("nobody-at-all", Wrong)).Outcome, Is.EqualTo(SignInOutcome.WrongNameOrPassword));
        Assert.That((await SignInAsync("lin", StaffMember.Password)).Outcome, Is.EqualTo(SignInOutcome.SignedIn));

        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var row = (await admin.GetAsync<List<StaffRow>>("/api/staff")).Single(s => s.UserName == name);
        var view = await admin.GetAsync<StaffView>($"/api/staff/{row.Id}");
        Assert.That(view.Locked, Is.True);
        using (var opened = await admin.Http.PutAsJsonAsync($"/api/staff/{row.Id}", view with { Locked = false }, HotlineJson.Options))
            Assert.That((await StaffMember.ReadAsync<StaffSaved>(opened)).Staff.Locked, Is.False);
        Assert.That((await SignInAsync(name, password)).Outcome, Is.EqualTo(SignInOutcome.SignedIn));
        // Signing in begins the count anew.
        Assert.That((await SignInAsync(name, Wrong)).Outcome, Is.EqualTo(SignInOutcome.WrongNameOrPassword));
        Assert.That((await SignInAsync(name, password)).Outcome, Is.EqualTo(SignInOutcome.SignedIn));
    }

    private async Task<(HttpStatusCode Status, SignInOutcome Outcome, int? Seconds)> SignInAsync(string name, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/account/sign-in") { Content = JsonContent.Create(new SignInRequest(name, password), options: HotlineJson.Options) };
        request.Headers.Add("X-Requested-With", "hotline");
        // The limit by address has a test of its own.
        request.Headers.Add("X-Forwarded-For", $"192.0.2.{251 + Interlocked.Increment(ref _addresses) % 4}");
        using var response = await Server.Http.SendAsync(request);
        var answer = (await response.Content.ReadFromJsonAsync<SignInResponse>(HotlineJson.Options))!;
        return (response.StatusCode, answer.Outcome, answer.LockedForSeconds);
    }

    private static int _addresses;
}
