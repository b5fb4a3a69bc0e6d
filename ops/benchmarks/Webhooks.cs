using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Bench;

/// <summary>Sends what the telephone network sends, signed.</summary>
internal sealed class Webhooks(string url, string publicUrl) : IDisposable
{
    public const string Account = "AC00000000000000000000000000000001", Token = "00000000000000000000000000000001";
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    /// <returns>The document; the time that it took goes into <paramref name="took"/>, ms.</returns>
    public async Task<string> PostAsync(string path, int call, string status, ConcurrentBag<double>? took = null)
    {
        var form = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = Account, ["ApiVersion"] = "2010-04-01", ["CallSid"] = string.Create(CultureInfo.InvariantCulture, $"CA{call:x32}"), ["CallStatus"] = status,
            ["Direction"] = "inbound", ["From"] = string.Create(CultureInfo.InvariantCulture, $"+86138{call:00000000}"), ["To"] = "+15005550001",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, url + path) { Content = new FormUrlEncodedContent(form) };
#pragma warning disable CA5350 // What Twilio signs with.
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(HMACSHA1.HashData(
            Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(publicUrl + path + string.Concat(form.Select(f => f.Key + f.Value))))));
#pragma warning restore CA5350
        var clock = Stopwatch.StartNew();
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        took?.Add(clock.Elapsed.TotalMilliseconds);
        return answer.IsSuccessStatusCode ? text : throw new BenchException($"A webhook was answered {(int)answer.StatusCode}: {text}");
    }

    public void Dispose() => _http.Dispose();
}
