using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Hotline.Core;
using Hotline.Core.Lines;
using Hotline.Server.Contracts;

namespace Hotline.Server.Tests.Harness;

/// <summary>Somebody of the staff, signed in with a cookie.</summary>
internal sealed class StaffMember : IDisposable
{
    public const string Password = "hotline-demo-2026";
    private static int _addresses;

    private StaffMember(Uri server, string address)
    {
        Address = address;
        Http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        Http.DefaultRequestHeaders.Add("X-Requested-With", "hotline");
        Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    public CookieContainer Cookies { get; } = new();
    public string Address { get; }
    public HttpClient Http { get; }
    public Me Me { get; private set; } = null!;

    public static async Task<StaffMember> SignInAsync(Uri server, string name, string password = Password)
    {
        var n = Interlocked.Increment(ref _addresses);
        var staff = new StaffMember(server, string.Create(CultureInfo.InvariantCulture, $"192.0.2.{1 + n % 250}"));
        using var response = await staff.Http.PostAsJsonAsync("/api/account/sign-in", new SignInRequest(name, password), HotlineJson.Options);
        var answer = await response.Content.ReadFromJsonAsync<SignInResponse>(HotlineJson.Options);
        staff.Me = answer is { Outcome: SignInOutcome.SignedIn, Me: { } me } ? me : throw new InvalidOperationException($"{name} could not sign in: {answer?.Outcome}.");
        return staff;
    }

    public async Task<T> GetAsync<T>(string path) => (await Http.GetFromJsonAsync<T>(path, HotlineJson.Options))!;

    public Task<HttpResponseMessage> PostAsync<T>(string path, T body) => Http.PostAsJsonAsync(path, body, HotlineJson.Options);

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        if (response.StatusCode != expected)
            throw new InvalidOperationException($"{response.StatusCode} instead of {expected}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<T>(HotlineJson.Options))!;
    }

    /// <summary>A supervisor opens somebody else's story and says why.</summary>
    public async Task<StoryView> OpenStoryAsync(Guid contact)
    {
        using var response = await PostAsync($"/api/contacts/{contact}/open", new OpenRequest("a test looks"));
        return (await ReadAsync<StoryAnswer>(response)).Story!;
    }

    public async Task<HttpResponseMessage> PutLineAsync(Line line) => await Http.PutAsJsonAsync($"/api/lines/{line.Code}", line, HotlineJson.Options);

    /// <summary>Changes one line's settings as they are now.</summary>
    public async Task<Line> ChangeLineAsync(string code, Func<Line, Line> change)
    {
        var line = (await GetAsync<List<Line>>("/api/lines")).Single(l => l.Code == code);
        using var response = await PutLineAsync(change(line));
        if (response.StatusCode is not HttpStatusCode.OK)
            throw new InvalidOperationException($"{code} could not be changed: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<Line>(HotlineJson.Options))!;
    }

    public void Dispose() => Http.Dispose();
}
