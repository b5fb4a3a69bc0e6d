using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hotline.Server.Contracts;

namespace Hotline.Server.Tests.Harness;

/// <summary>A browser registered for calls at the emulated network, as the console's stand-in for Twilio's SDK is. Disposed of, it is a page that was closed.</summary>
internal sealed class BrowserPhone : IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly HttpClient _network;
    private readonly HttpResponseMessage _stream;
    private readonly Dictionary<string, JsonObject> _calls = [];
    private readonly Lock _gate = new();
    private Task _reading = Task.CompletedTask;
    private string? _device;

    private BrowserPhone(HttpClient network, HttpResponseMessage stream) => (_network, _stream) = (network, stream);

    /// <summary>A signed-in counsellor's own ticket.</summary>
    public static async Task<VoiceTicket> TicketAsync(StaffMember staff)
    {
        using var response = await staff.PostAsync("/api/voice/token", new { });
        return await StaffMember.ReadAsync<VoiceTicket>(response);
    }

    /// <summary>What the network says to a token.</summary>
    public static async Task<HttpStatusCode> AskAsync(TelephoneNetwork network, string token)
    {
        using var response = await network.Http.GetAsync(Events(token), HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }

    public static async Task<BrowserPhone> RegisterAsync(TelephoneNetwork network, string token)
    {
        var stream = await network.Http.GetAsync(Events(token), HttpCompletionOption.ResponseHeadersRead);
        Assert.That(stream.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var phone = new BrowserPhone(network.Http, stream);
        phone._reading = phone.ReadAsync();
        await Eventually.ThatAsync(() => phone._device is not null, "the browser is registered");
        return phone;
    }

    /// <summary>The call that rings here.</summary>
    public Task<JsonObject> RingsAsync() => Eventually.GetAsync(() => Calls.LastOrDefault(c => (string)c["status"]! == "ringing"), "the browser rings");

    public Task<JsonObject> BecomesAsync(string sid, string status) => Eventually.GetAsync(
        () => Calls.FirstOrDefault(c => (string)c["sid"]! == sid && (string)c["status"]! == status), $"the browser's call is {status}");

    public IReadOnlyList<JsonObject> Calls { get { lock (_gate) return [.. _calls.Values]; } }

    public async Task<HttpStatusCode> ActAsync(string sid, string act, object? body = null)
    {
        using var response = await _network.PostAsJsonAsync($"/api/clients/{_device}/calls/{sid}/{act}", body ?? new { });
        return response.StatusCode;
    }

    private static Uri Events(string token) => new($"/api/clients/events?token={Uri.EscapeDataString(token)}", UriKind.Relative);

    private async Task ReadAsync()
    {
        try
        {
            using var reader = new StreamReader(await _stream.Content.ReadAsStreamAsync(_closed.Token));
            var name = "";
            while (await reader.ReadLineAsync(_closed.Token) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal))
                    name = line[7..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                    Take(name, (JsonObject)JsonNode.Parse(line[6..])!);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Closed.
        }
    }

    private void Take(string name, JsonObject told)
    {
        lock (_gate)
            if (name == "registered")
                _device = (string)told["device"]!;
            else if (name == "call")
                _calls[(string)told["sid"]!] = told;
    }

    public async ValueTask DisposeAsync()
    {
        if (_closed.IsCancellationRequested)
            return;
        await _closed.CancelAsync();
        _stream.Dispose();
        await _reading;
    }
}
