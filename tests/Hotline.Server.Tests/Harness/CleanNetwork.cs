using System.Net.Http.Json;
using Hotline.Adapter.Tests.Twilio;

namespace Hotline.Server.Tests.Harness;

/// <summary>
/// What the service said to the network was what the network takes: no document that Twilio's debugger would complain of, and no REST request
/// that its API description does not know.
/// </summary>
internal static class CleanNetwork
{
    private const int WebhookFailed = 11200;

    private sealed record Line(int N, int Code, string Level, string Message, string? CallSid, string? Url);

    private sealed record Request(int N, string Method, string Path, IReadOnlyDictionary<string, string[]> Params);

    /// <summary>Looks at what came since the last look.</summary>
    /// <param name="network">Which network.</param>
    /// <param name="callbacksMayFail">The service was killed or kept from its stores: webhooks that found nobody are that, and no fault of a document.</param>
    public static async Task AssertAsync(TelephoneNetwork network, bool callbacksMayFail = false)
    {
        var (saidBefore, askedBefore) = network.Checked;
        var said = (await network.Http.GetFromJsonAsync<List<Line>>($"/api/debugger?after={saidBefore}"))!;
        var asked = (await network.Http.GetFromJsonAsync<List<Request>>($"/api/requests?after={askedBefore}"))!;
        network.Checked = (said.Count > 0 ? said[^1].N : saidBefore, asked.Count > 0 ? asked[^1].N : askedBefore);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(said.Where(l => !callbacksMayFail || l.Code != WebhookFailed), Is.Empty, "the network's debugger");
            Assert.That(asked.SelectMany(Problems).Distinct(), Is.Empty, "REST requests and the API's description");
        }
    }

    // The audio itself is no part of what the description describes.
    private static IEnumerable<string> Problems(Request request) => request.Path.EndsWith(".wav", StringComparison.Ordinal)
        ? []
        : TwilioApi.Check(request.Method, request.Path, [.. request.Params.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)))]);
}
