using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TwilioEmulator;

namespace Hotline.Server.Tests.Harness;

/// <summary>The emulated telephone network in the test's own process: calls outlive the server.</summary>
internal sealed class TelephoneNetwork : IAsyncDisposable
{
    public const string AccountSid = "AC00000000000000000000000000000001", AuthToken = "00000000000000000000000000000001";
    public const string ApiKeySid = "SK00000000000000000000000000000001", ApiKeySecret = "00000000000000000000000000000002";
    public const string Youth = "+15005550001", YouthSecond = "+15005550011", Help = "+15005550002", Wenxin = "+15005550003";
    private readonly WebApplication _emulator;

    private TelephoneNetwork(WebApplication emulator)
    {
        _emulator = emulator;
        Url = new Uri(emulator.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = Url, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>How much of the debugger and of the requests <see cref="CleanNetwork"/> has looked at.</summary>
    internal (int Said, int Asked) Checked { get; set; }

    public Uri Url { get; }
    public HttpClient Http { get; }

    public static async Task<TelephoneNetwork> StartAsync(Uri server, IReadOnlyList<string> more)
    {
        List<string> arguments =
        [
            "--urls=http://127.0.0.1:0", $"--Emulator:AccountSid={AccountSid}", $"--Emulator:AuthToken={AuthToken}", $"--Emulator:ApiKeySecret={ApiKeySecret}", "--Emulator:TimeScale=0.15",
            "--Emulator:RingScale=1", "--Logging:LogLevel:Default=Error",
        ];
        var index = 0;
        foreach (var (number, line) in new[] { (Youth, "12355"), (YouthSecond, "12355"), (Help, "12356"), (Wenxin, "wenxin") })
        {
            arguments.AddRange(
            [
                $"--Emulator:Numbers:{index}:Number={number}", $"--Emulator:Numbers:{index}:LineLabel={line}",
                $"--Emulator:Numbers:{index}:VoiceUrl={server}twilio/voice/incoming", $"--Emulator:Numbers:{index}:StatusCallback={server}twilio/voice/status",
                $"--Emulator:Numbers:{index}:MessageUrl={server}twilio/messages/incoming",
            ]);
            index++;
        }
        var emulator = EmulatorApp.Build([.. arguments, .. more]);
        await emulator.StartAsync();
        return new TelephoneNetwork(emulator);
    }

    public async Task<string> DialAsync(string from, string to = Youth)
    {
        using var response = await Http.PostAsJsonAsync("/api/calls", new { from, to });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["callSid"]!;
    }

    public Task<JsonObject> WaitAsync(string sid, string until, int seconds = 15) =>
        ExpectAsync($"/api/calls/{sid}/wait?timeoutMs={seconds * 1000}&until={Uri.EscapeDataString(until)}");

    public Task<JsonObject> WaitForLegAsync(string to, string until, int seconds = 15) =>
        ExpectAsync($"/api/legs/wait?timeoutMs={seconds * 1000}&to={Uri.EscapeDataString(to)}&until={Uri.EscapeDataString(until)}");

    public async Task<JsonObject> ReadAsync(string sid) => (JsonObject)JsonNode.Parse(await Http.GetStringAsync($"/api/calls/{sid}"))!;

    public async Task ActAsync(string sid, string act)
    {
        using var response = await Http.PostAsJsonAsync($"/api/calls/{sid}/{act}", new { });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), act);
    }

    /// <summary>The same of a call that may have ended.</summary>
    public async Task<bool> TryAsync(string sid, string act, object? body = null)
    {
        using var response = await Http.PostAsJsonAsync($"/api/calls/{sid}/{act}", body ?? new { });
        return response.IsSuccessStatusCode;
    }

    /// <summary>False when the call ended first, or did not come so far in time.</summary>
    public async Task<bool> TryWaitAsync(string sid, string until, int seconds)
    {
        using var response = await Http.GetAsync(new Uri($"/api/calls/{sid}/wait?timeoutMs={seconds * 1000}&until={Uri.EscapeDataString(until)}", UriKind.Relative));
        return response.StatusCode is HttpStatusCode.OK;
    }

    /// <summary>The newest call to a telephone for which that is true; null when there is none in time.</summary>
    public async Task<string?> TryWaitForLegAsync(string to, string until, int seconds)
    {
        using var response = await Http.GetAsync(new Uri($"/api/legs/wait?timeoutMs={seconds * 1000}&to={Uri.EscapeDataString(to)}&until={Uri.EscapeDataString(until)}", UriKind.Relative));
        return response.StatusCode is HttpStatusCode.OK ? (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["sid"] : null;
    }

    /// <summary>The live calls to a telephone.</summary>
    public async Task<IReadOnlyList<JsonObject>> LiveAsync(string to) =>
        [.. JsonNode.Parse(await Http.GetStringAsync($"/api/calls?live=true&to={Uri.EscapeDataString(to)}"))!.AsArray().Select(c => c!.AsObject())];

    public async Task<Counts> CountsAsync() => (await Http.GetFromJsonAsync<Counts>("/api/counts"))!;

    public async Task<IReadOnlyList<Room>> ConferencesAsync() => (await Http.GetFromJsonAsync<List<Room>>("/api/conferences"))!;

    /// <summary>How much there is of everything; Untold: callbacks that have not been sent yet.</summary>
    internal sealed record Counts(int Incoming, int Live, int Conferences, int Untold);

    /// <summary>A conference; Started: two were inside.</summary>
    internal sealed record Room(
        string Sid, string FriendlyName, string Status, DateTimeOffset? Started, DateTimeOffset? EndedAt, string? ReasonEnded, string? CallSidEnding, IReadOnlyList<Visit> Visits);

    /// <summary>Somebody who was inside a conference.</summary>
    internal sealed record Visit(string CallSid, string Telephone, string? Label, DateTimeOffset JoinedAt, DateTimeOffset? LeftAt);

    /// <summary>A call as it was, what was heard in it included.</summary>
    internal sealed record Heard(string Sid, string From, string To, string Direction, DateTimeOffset? EndedAt, IReadOnlyList<HeardLine> Transcript)
    {
        public bool Has(string words) => Transcript.Any(l => l.Text.Contains(words, StringComparison.Ordinal));
    }

    internal sealed record HeardLine(string Kind, string Text);

    public async Task<IReadOnlyList<Heard>> CallsAsync() => (await Http.GetFromJsonAsync<List<Heard>>("/api/calls"))!;

    /// <summary>Something that the network had to tell the service; DeliveredAt: when that had taken it.</summary>
    internal sealed record Told(string Kind, Uri Url, IReadOnlyDictionary<string, string> Params, string Outcome, DateTimeOffset? DeliveredAt)
    {
        public string? this[string name] => Params.GetValueOrDefault(name);
    }

    public async Task<IReadOnlyList<Told>> ToldAsync(string kind) => (await Http.GetFromJsonAsync<List<Told>>($"/api/callbacks?kind={kind}"))!;

    public async Task PressAsync(string sid, string digits)
    {
        using var response = await Http.PostAsJsonAsync($"/api/calls/{sid}/digits", new { digits });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), digits);
    }

    /// <summary>Words spoken into the telephone.</summary>
    public async Task SpeakAsync(string sid, string text)
    {
        using var response = await Http.PostAsJsonAsync($"/api/calls/{sid}/say", new { text });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), text);
    }

    /// <summary>What a telephone does from now on when it is rung.</summary>
    public async Task BehaveAsync(string to, string does)
    {
        using var response = await Http.PostAsJsonAsync("/api/behaviours", new { to, does });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), does);
    }

    /// <summary>The texts that a telephone has got.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string to) =>
        [.. JsonNode.Parse(await Http.GetStringAsync($"/api/messages?to={Uri.EscapeDataString(to)}"))!.AsArray().Select(m => (string)m!["body"]!)];

    /// <summary>A text from a telephone to the service.</summary>
    public async Task TextAsync(string from, string body, string to = Youth)
    {
        using var response = await Http.PostAsJsonAsync("/api/messages", new { from, to, body });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created), body);
    }

    /// <summary>What the network still has of recordings.</summary>
    public async Task<int> RecordingsAsync() => JsonNode.Parse(await Http.GetStringAsync("/api/left"))!.AsArray().Count;

    public async Task BreakAsync(object fault)
    {
        using var response = await Http.PostAsJsonAsync("/api/faults", fault);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    /// <summary>No faults, and every telephone rings until somebody acts.</summary>
    public async Task MendAsync()
    {
        (await Http.DeleteAsync(new Uri("/api/faults", UriKind.Relative))).Dispose();
        (await Http.DeleteAsync(new Uri("/api/behaviours", UriKind.Relative))).Dispose();
    }

    /// <summary>What the network sent so far, newest last.</summary>
    public async Task<JsonArray> CallbacksAsync() => JsonNode.Parse(await Http.GetStringAsync("/api/callbacks"))!.AsArray();

    public async Task<JsonObject> RepeatAsync(int n)
    {
        using var response = await Http.PostAsync(new Uri($"/api/callbacks/{n}/repeat", UriKind.Relative), null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _emulator.StopAsync();
        await _emulator.DisposeAsync();
    }

    private async Task<JsonObject> ExpectAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path} answered {text}");
        return (JsonObject)JsonNode.Parse(text)!;
    }
}
