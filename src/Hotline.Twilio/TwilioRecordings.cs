using System.Net.Http.Headers;
using Hotline.Core.Recordings;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

/// <summary>Twilio's store of recordings. What callers left as messages has no conference and is somebody else's to fetch.</summary>
internal sealed class TwilioRecordings(TwilioRest rest, IHttpClientFactory clients, IOptions<TwilioOptions> options) : INetworkRecordings
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<NetworkRecording>> ReadAsync(CancellationToken cancellation) => await rest.ReadRecordingsAsync(cancellation);

    public async Task<Stream> OpenAsync(string id, CancellationToken cancellation)
    {
        var o = options.Value;
        var address = o.ApiBaseAddress.Length > 0 ? o.ApiBaseAddress.TrimEnd('/') : "https://api.twilio.com";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/2010-04-01/Accounts/{o.AccountSid}/Recordings/{id}.wav");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", TwilioHttp.Authentication(o.AccountSid, o.AuthToken));
        // Outside the pipelines: a long conversation takes longer than any attempt there, and the loop comes again anyway.
        var response = await clients.CreateClient(TwilioRest.ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStreamAsync(limit.Token);
    }

    public Task DeleteAsync(string id, CancellationToken cancellation) => rest.DeleteRecordingAsync(id, cancellation);
}

/// <summary>Telephony is switched off: nothing is recorded.</summary>
internal sealed class NoRecordings : INetworkRecordings
{
    public Task<IReadOnlyList<NetworkRecording>> ReadAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<NetworkRecording>>([]);

    public Task<Stream> OpenAsync(string id, CancellationToken cancellation) => throw new InvalidOperationException("Telephony is switched off.");

    public Task DeleteAsync(string id, CancellationToken cancellation) => Task.CompletedTask;
}
