using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TwilioEmulator;

namespace Hotline.Server.Tests.Emulator;

/// <summary>An emulator and a toy application for each test.</summary>
internal abstract class EmulatorFixture
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "fedcba9876543210fedcba9876543210";
    protected const string Line = "+15005550001";
    protected const string Caller = "+8613800000001";

    protected ToyApplication Toy { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    protected HttpClient Rest { get; private set; } = null!;

    protected Uri Address { get; private set; } = null!;

    private WebApplication emulator = null!;

    protected virtual IEnumerable<string> Settings => [];

    [SetUp]
    public async Task StartAsync()
    {
        Toy = new ToyApplication();
        await Toy.StartAsync();
        emulator = EmulatorApp.Build(
        [
            "--urls=http://127.0.0.1:0",
            $"--Emulator:AccountSid={AccountSid}",
            $"--Emulator:AuthToken={AuthToken}",
            "--Emulator:TimeScale=0.02",
            "--Logging:LogLevel:Default=Error",
            $"--Emulator:Numbers:0:Number={Line}",
            "--Emulator:Numbers:0:LineLabel=12355",
            $"--Emulator:Numbers:0:VoiceUrl={Toy.Url}/voice",
            $"--Emulator:Numbers:0:StatusCallback={Toy.Url}/status",
            .. Settings,
        ]);
        await emulator.StartAsync();
        Address = new Uri(emulator.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = Address };
        Rest = new HttpClient { BaseAddress = new Uri(Address, $"/2010-04-01/Accounts/{AccountSid}/") };
        Rest.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")));
    }

    [TearDown]
    public async Task StopAsync()
    {
        Http.Dispose();
        Rest.Dispose();
        await emulator.StopAsync();
        await emulator.DisposeAsync();
        await Toy.DisposeAsync();
    }

    protected async Task<string> DialInAsync(string from = Caller)
    {
        using var response = await Http.PostAsJsonAsync("/api/calls", new { from, to = Line });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["callSid"]!;
    }

    protected async Task<JsonObject> WaitAsync(string sid, string until) =>
        await ExpectAsync($"/api/calls/{sid}/wait?until={Uri.EscapeDataString(until)}");

    protected async Task<JsonObject> WaitForLegAsync(string to, string until) =>
        await ExpectAsync($"/api/legs/wait?to={Uri.EscapeDataString(to)}&until={Uri.EscapeDataString(until)}");

    protected async Task ActAsync(string sid, string act, object? body = null)
    {
        using var response = await Http.PostAsJsonAsync($"/api/calls/{sid}/{act}", body ?? new { });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), act);
    }

    protected async Task<(HttpStatusCode Status, JsonObject? Body)> PostAsync(string path, params (string Name, string Value)[] parameters)
    {
        using var content = new FormUrlEncodedContent(parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)));
        using var response = await Rest.PostAsync(new Uri(path, UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonObject>());
    }

    /// <summary>Awaits the requests to a path of the toy application that satisfy the condition.</summary>
    protected async Task<List<Received>> ReceivedAsync(string path, Func<List<Received>, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var all = Toy.At(path).ToList();
            if (condition(all))
            {
                return all;
            }

            Assert.That(limit.IsCancellationRequested, Is.False, $"{path} got {all.Count} requests: {string.Join(", ", all.Select(Name))}");
            await Task.Yield();
            await Http.GetStringAsync("/api/behaviours");
        }
    }

    protected static string Name(Received request) =>
        request.Params.GetValueOrDefault("StatusCallbackEvent") ?? request.Params.GetValueOrDefault("CallStatus") ?? "";

    private async Task<JsonObject> ExpectAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path} answered {text}");
        return (JsonObject)JsonNode.Parse(text)!;
    }
}
