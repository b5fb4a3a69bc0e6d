using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Hotline.Core.Blobs;
using Hotline.Core.Recordings;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twilio.Exceptions;
using Twilio.Rest;
using Twilio.Rest.Api.V2010.Account;
using HttpMethod = System.Net.Http.HttpMethod;
using Request = Twilio.Http.Request;
using Response = Twilio.Http.Response;

namespace Hotline.Twilio;

/// <summary>
/// Twilio's store of recordings. The SDK reads answers as text, so the audio itself is asked for here, behind the same pipeline as other reading.
/// </summary>
internal sealed class TwilioRecordings(
    TwilioRest rest, IHttpClientFactory clients, IOptions<TwilioOptions> options, TwilioPipelines pipelines, ILogger<TwilioRecordings> logger) : INetworkRecordings
{
    /// <summary>For the whole of the audio: the pipeline's own limit is for the answer to begin.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<NetworkRecording>> ReadAsync(CancellationToken cancellation)
    {
        var found = new List<NetworkRecording>();
        // What callers left as messages has no conference; whoever took the message fetches it.
        foreach (var recording in await RecordingResource.ReadAsync(pageSize: TwilioRest.Page, limit: TwilioRest.Page, client: rest.Client(cancellation)))
            if (recording.Status == RecordingResource.StatusEnum.Completed && recording.ConferenceSid is { Length: > 0 } room
                && Guid.TryParseExact((await ConferenceResource.FetchAsync(room, client: rest.Client(cancellation))).FriendlyName, "N", out var contact))
                found.Add(new NetworkRecording(
                    recording.Sid, contact, new DateTimeOffset(DateTime.SpecifyKind(recording.StartTime ?? recording.DateCreated ?? default, DateTimeKind.Utc)),
                    int.TryParse(recording.Duration, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0));
        return found;
    }

    public async Task<VoiceOutcome> FetchAsync(string id, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        HttpResponseMessage? answer = null;
        try
        {
            var o = options.Value;
            var address = TwilioHttp.Rewrite(
                new Request(global::Twilio.Http.HttpMethod.Get, Domain.Api, $"/2010-04-01/Accounts/{o.AccountSid}/Recordings/{id}.wav").ConstructUrl(), o.ApiBaseAddress);
            var response = await pipelines.Read.ExecuteAsync(async token =>
            {
                answer?.Dispose();
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", TwilioHttp.Authentication(o.AccountSid, o.AuthToken));
                answer = await clients.CreateClient(TwilioRest.ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
                return new Response(answer.StatusCode, "", answer.Headers);
            }, limit.Token);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return VoiceOutcome.Refused;
            if (response.StatusCode is not HttpStatusCode.OK)
                throw new TwilioAnswerException((int)response.StatusCode);
            await using var audio = await answer!.Content.ReadAsStreamAsync(limit.Token);
            await read(audio, limit.Token);
            return VoiceOutcome.Done;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && failure is not BlobsUnavailableException)
        {
            logger.RecordingStays(id, VoiceFailures.Result(failure, callerLeg: false).Detail);
            return VoiceOutcome.Unreachable;
        }
        finally
        {
            answer?.Dispose();
        }
    }

    public async Task<VoiceOutcome> DeleteAsync(string id, CancellationToken cancellation)
    {
        try
        {
            await RecordingResource.DeleteAsync(id, client: rest.Client(cancellation));
            return VoiceOutcome.Done;
        }
        catch (ApiException gone) when (TwilioRest.IsGone(gone))
        {
            return VoiceOutcome.Done;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            logger.RecordingStays(id, VoiceFailures.Result(failure, callerLeg: false).Detail);
            return VoiceOutcome.Unreachable;
        }
    }
}

/// <summary>Telephony is switched off: nothing is recorded, and what the network still has is fetched when it is on again.</summary>
internal sealed class NoRecordings : INetworkRecordings
{
    public Task<IReadOnlyList<NetworkRecording>> ReadAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<NetworkRecording>>([]);

    public Task<VoiceOutcome> FetchAsync(string id, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation) => Task.FromResult(VoiceOutcome.Unreachable);

    public Task<VoiceOutcome> DeleteAsync(string id, CancellationToken cancellation) => Task.FromResult(VoiceOutcome.Unreachable);
}
