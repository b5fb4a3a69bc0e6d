using System.Net;
using System.Net.Http.Headers;
using Hotline.Core.Voice;
using Microsoft.Extensions.Options;
using Response = Twilio.Http.Response;

namespace Hotline.Twilio;

/// <summary>Spoken messages by REST. The SDK reads answers as text, so the audio itself is asked for here, behind the same pipeline as other reading.</summary>
internal sealed class TwilioMessageAudio(IHttpClientFactory clients, TwilioRest rest, IOptions<TwilioOptions> options, TwilioPipelines pipelines) : IMessageAudio
{
    private const string Api = "https://api.twilio.com";

    public async Task<VoiceOutcome> FetchAsync(string sid, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation)
    {
        HttpResponseMessage? answer = null;
        try
        {
            var o = options.Value;
            var address = new Uri($"{(o.ApiBaseAddress.Length > 0 ? o.ApiBaseAddress.TrimEnd('/') : Api)}/2010-04-01/Accounts/{o.AccountSid}/Recordings/{sid}");
            // The attempt's time limit is for the answer to begin: a long message takes as long as it takes.
            var response = await pipelines.Read.ExecuteAsync(async token =>
            {
                answer?.Dispose();
                using var request = new HttpRequestMessage(System.Net.Http.HttpMethod.Get, address);
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", TwilioHttp.Authentication(o.AccountSid, o.AuthToken));
                answer = await clients.CreateClient(TwilioRest.ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
                return new Response(answer.StatusCode, "", answer.Headers);
            }, cancellation);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return VoiceOutcome.Refused;
            if (response.StatusCode is not HttpStatusCode.OK)
                return VoiceOutcome.Unreachable;
            await using var audio = await answer!.Content.ReadAsStreamAsync(cancellation);
            await read(audio, cancellation);
            return VoiceOutcome.Done;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && failure is not Core.Blobs.BlobsUnavailableException)
        {
            return VoiceOutcome.Unreachable;
        }
        finally
        {
            answer?.Dispose();
        }
    }

    public async Task<VoiceOutcome> DeleteAsync(string sid, CancellationToken cancellation)
    {
        try
        {
            await rest.DeleteRecordingAsync(sid, cancellation);
            return VoiceOutcome.Done;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return VoiceOutcome.Unreachable;
        }
    }
}
