using Hotline.Core.Voice;
using Microsoft.Extensions.Options;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Conference;
using Twilio.Types;
using ConferenceRecording = Twilio.Rest.Api.V2010.Account.Conference.RecordingResource;
using HttpMethod = Twilio.Http.HttpMethod;
using UpdateRecordingOptions = Twilio.Rest.Api.V2010.Account.Conference.UpdateRecordingOptions;

namespace Hotline.Twilio;

/// <summary>A live leg in a conference of ours.</summary>
/// <param name="CallSid">Which call.</param>
/// <param name="Label">Whose (<see cref="CallIds"/>).</param>
/// <param name="ConferenceSid">Where.</param>
/// <param name="Started">The conference has begun.</param>
/// <param name="Inside">It has joined; else it still rings.</param>
/// <param name="Seat">How it takes part.</param>
internal sealed record LiveLeg(string CallSid, string? Label, string ConferenceSid, bool Started, bool Inside, Seat Seat);

/// <summary>How a leg takes part in a conference.</summary>
/// <param name="Held">Hears music, and nobody hears it.</param>
/// <param name="Muted">Hears everybody, and nobody hears it.</param>
/// <param name="Coaches">The call that alone hears it.</param>
/// <param name="EndsRoom">The conference ends when it leaves.</param>
internal sealed record Seat(bool Held = false, bool Muted = false, string? Coaches = null, bool EndsRoom = false);

/// <summary>The handful of requests that Hotline sends to Twilio.</summary>
internal sealed class TwilioRest(IHttpClientFactory clients, IOptions<TwilioOptions> options, TwilioPipelines pipelines, NetworkHealth health, VoiceUrls urls)
{
    public const string ClientName = "twilio";

    /// <summary>One page is enough: a contact has a handful of legs. A second page would be read synchronously by the SDK.</summary>
    public const int Page = 50;
    private const int Largest = 1000;

    /// <summary>Marks the sweep's lists for their own pipeline.</summary>
    public const string LargestPage = "1000";
    private const int CallNotInProgress = 21220;

    private static readonly CallResource.StatusEnum[] Live = [CallResource.StatusEnum.Queued, CallResource.StatusEnum.Ringing, CallResource.StatusEnum.InProgress];

    /// <summary>Who is in the contact's conference or being rung into it.</summary>
    public async Task<IReadOnlyList<LiveLeg>> ReadLegsAsync(Guid contact, CancellationToken cancellation)
    {
        var client = Client(cancellation);
        var conferences = await ConferenceResource.ReadAsync(friendlyName: CallIds.Conference(contact), pageSize: Page, limit: Page, client: client);
        var legs = new List<LiveLeg>();
        foreach (var conference in conferences.Where(c => c.Status != ConferenceResource.StatusEnum.Completed))
        {
            try
            {
                var participants = await ParticipantResource.ReadAsync(conference.Sid, pageSize: Page, limit: Page, client: client);
                legs.AddRange(participants
                    .Where(p => p.Status != ParticipantResource.StatusEnum.Complete && p.Status != ParticipantResource.StatusEnum.Failed)
                    .Select(p => new LiveLeg(p.CallSid, p.Label, conference.Sid, conference.Status == ConferenceResource.StatusEnum.InProgress,
                        p.Status == ParticipantResource.StatusEnum.Connected,
                        new Seat(p.Hold ?? false, p.Muted ?? false, p.Coaching == true ? p.CallSidToCoach : null, p.EndConferenceOnExit ?? false))));
            }
            catch (ApiException gone) when (gone.Status == 404)
            {
                // It ended between the two requests.
            }
        }
        return legs;
    }

    /// <summary>Whether the call is still up or coming up.</summary>
    public async Task<bool> IsLiveAsync(string callSid, CancellationToken cancellation)
    {
        try
        {
            var call = await CallResource.FetchAsync(callSid, client: Client(cancellation));
            return call.Status == CallResource.StatusEnum.Queued || call.Status == CallResource.StatusEnum.Ringing
                || call.Status == CallResource.StatusEnum.InProgress;
        }
        catch (ApiException gone) when (gone.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Rings a telephone straight into the contact's conference. A browser is told whose leg it is: it answers only what was accepted there.</summary>
    /// <returns>The call's SID.</returns>
    public async Task<string> RingAsync(Guid contact, string label, Seat seat, Uri events, string from, string to, bool recorded, CancellationToken cancellation)
    {
        IEndpoint callee = BrowserVoice.Is(to) ? new Client($"{to[BrowserVoice.Prefix.Length..]}?leg={label}") : new PhoneNumber(to);
        var participant = await ParticipantResource.CreateAsync(
            new CreateParticipantOptions(CallIds.Conference(contact), new PhoneNumber(from), callee)
            {
                Label = label,
                Timeout = options.Value.RingSeconds,
                Beep = "false",
                StartConferenceOnEnter = true,
                EndConferenceOnExit = seat.EndsRoom,
                Muted = seat.Muted ? true : null,
                Coaching = seat.Coaches is null ? null : true,
                CallSidToCoach = seat.Coaches,
                ConferenceRecord = recorded ? "record-from-start" : null,
                WaitUrl = urls.Hold,
                WaitMethod = HttpMethod.Get,
                StatusCallback = events,
                StatusCallbackMethod = HttpMethod.Post,
                StatusCallbackEvent = ["initiated", "ringing", "answered", "completed"],
                ConferenceStatusCallback = urls.Conference(contact),
                ConferenceStatusCallbackMethod = HttpMethod.Post,
                ConferenceStatusCallbackEvent = ["start", "end", "join", "leave"],
            },
            Client(cancellation));
        return participant.CallSid;
    }

    /// <summary>Changes how a leg takes part; one that is gone already is gone.</summary>
    public async Task SeatAsync(LiveLeg leg, Seat wanted, CancellationToken cancellation)
    {
        var (had, change) = (leg.Seat, new UpdateParticipantOptions(leg.ConferenceSid, leg.CallSid));
        if (had.Held != wanted.Held)
            (change.Hold, change.HoldUrl, change.HoldMethod) = (wanted.Held, wanted.Held ? urls.Hold : null, wanted.Held ? HttpMethod.Get : null);
        if (had.Muted != wanted.Muted)
            change.Muted = wanted.Muted;
        if (had.Coaches != wanted.Coaches)
            (change.Coaching, change.CallSidToCoach) = (wanted.Coaches is not null, wanted.Coaches);
        if (had.EndsRoom != wanted.EndsRoom)
            change.EndConferenceOnExit = wanted.EndsRoom;
        try
        {
            await ParticipantResource.UpdateAsync(change, Client(cancellation));
        }
        catch (ApiException gone) when (IsGone(gone))
        {
        }
    }

    /// <summary>The calls of the account that are up or coming up, as far as one page of each state tells (1000).</summary>
    public async Task<IReadOnlySet<string>> ReadLiveAsync(CancellationToken cancellation)
    {
        var live = new HashSet<string>(StringComparer.Ordinal);
        foreach (var status in Live)
            live.UnionWith((await CallResource.ReadAsync(status: status, pageSize: Largest, limit: Largest, client: Client(cancellation))).Select(call => call.Sid));
        return live;
    }

    /// <summary>The least that can be asked for.</summary>
    public Task AskAsync(CancellationToken cancellation) =>
        CallResource.ReadAsync(status: CallResource.StatusEnum.InProgress, pageSize: 1, limit: 1, client: Client(cancellation));

    /// <summary>The conferences of contacts that are not over, as far as one page of each state tells (1000).</summary>
    public async Task<IReadOnlyList<(string Sid, Guid Contact)>> ReadRoomsAsync(CancellationToken cancellation)
    {
        var rooms = new List<(string, Guid)>();
        foreach (var status in (ConferenceResource.StatusEnum[])[ConferenceResource.StatusEnum.Init, ConferenceResource.StatusEnum.InProgress])
            foreach (var room in await ConferenceResource.ReadAsync(status: status, pageSize: Largest, limit: Largest, client: Client(cancellation)))
                // Another service of the same account may have conferences, too.
                if (Guid.TryParseExact(room.FriendlyName, "N", out var contact))
                    rooms.Add((room.Sid, contact));
        return rooms;
    }

    /// <summary>Pauses or goes on with the recordings of a conference; one that is stopped or over stays so.</summary>
    public async Task RecordAsync(string conferenceSid, bool runs, CancellationToken cancellation)
    {
        try
        {
            foreach (var recording in await ConferenceRecording.ReadAsync(conferenceSid, pageSize: Page, limit: Page, client: Client(cancellation)))
                if (recording.Status == (runs ? ConferenceRecording.StatusEnum.Paused : ConferenceRecording.StatusEnum.InProgress))
                    await ConferenceRecording.UpdateAsync(
                        new UpdateRecordingOptions(conferenceSid, recording.Sid, runs ? ConferenceRecording.StatusEnum.InProgress : ConferenceRecording.StatusEnum.Paused)
                        {
                            // What is said meanwhile is not there, not even as silence.
                            PauseBehavior = runs ? null : "skip",
                        }, Client(cancellation));
        }
        catch (ApiException gone) when (IsGone(gone))
        {
        }
    }

    /// <summary>Live calls of ours to this number, newest first.</summary>
    public async Task<IReadOnlyList<string>> FindLiveAsync(string from, string to, CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var status in Live)
            found.AddRange((await CallResource.ReadAsync(to: to, from: from, status: status, pageSize: Page, limit: Page, client: Client(cancellation))).Select(call => call.Sid));
        return found;
    }

    /// <summary>Rings a counsellor's own telephone, which has to press 1 before it is let in.</summary>
    public async Task<string> RingOwnAsync(Guid contact, Guid offer, string from, string to, CancellationToken cancellation)
    {
        var call = await CallResource.CreateAsync(
            new CreateCallOptions(new PhoneNumber(to), new PhoneNumber(from))
            {
                Url = urls.Answer(contact, offer), Method = HttpMethod.Post, Timeout = options.Value.RingSeconds,
                StatusCallback = urls.OwnLeg(contact, offer), StatusCallbackMethod = HttpMethod.Post,
                StatusCallbackEvent = ["initiated", "ringing", "answered", "completed"],
            },
            Client(cancellation));
        return call.Sid;
    }

    /// <summary>Rings a telephone and asks for its first document once it is answered.</summary>
    /// <param name="over">Where the end of the call is told.</param>
    public async Task<string> CallAsync(string from, string to, Uri url, Uri over, CancellationToken cancellation)
    {
        var call = await CallResource.CreateAsync(
            new CreateCallOptions(new PhoneNumber(to), new PhoneNumber(from))
            {
                Url = url, Method = HttpMethod.Post, Timeout = options.Value.RingSeconds, StatusCallback = over, StatusCallbackMethod = HttpMethod.Post,
            },
            Client(cancellation));
        return call.Sid;
    }

    /// <summary>Rings a caller. Creating a call is never repeated blindly: whoever comes here has looked (<see cref="FindLiveAsync"/>).</summary>
    public async Task<string> CallAsync(Guid contact, Guid offer, string from, string to, CancellationToken cancellation)
    {
        var call = await CallResource.CreateAsync(
            new CreateCallOptions(new PhoneNumber(to), new PhoneNumber(from))
            {
                Url = urls.Answered(contact, offer),
                Method = HttpMethod.Post,
                Timeout = options.Value.RingSeconds,
                // An answering machine is nobody: nothing must be said to it.
                MachineDetection = "Enable",
                StatusCallback = urls.CallbackLeg(contact, offer),
                StatusCallbackMethod = HttpMethod.Post,
                StatusCallbackEvent = ["initiated", "ringing", "answered", "completed"],
            },
            Client(cancellation));
        return call.Sid;
    }

    /// <summary>Sends a live call to another document, and from then on its end to us, whatever is configured at the number.</summary>
    public Task RedirectAsync(string callSid, Uri url, CancellationToken cancellation) =>
        CallResource.UpdateAsync(
            new UpdateCallOptions(callSid) { Url = url, Method = HttpMethod.Post, StatusCallback = urls.Status, StatusCallbackMethod = HttpMethod.Post },
            Client(cancellation));

    /// <summary>Hangs a call up; one that is gone already is gone.</summary>
    public async Task HangUpAsync(string callSid, CancellationToken cancellation)
    {
        try
        {
            await CallResource.UpdateAsync(
                new UpdateCallOptions(callSid) { Status = CallResource.UpdateStatusEnum.Completed }, Client(cancellation));
        }
        catch (ApiException gone) when (IsGone(gone))
        {
        }
    }

    /// <summary>Ends a conference: its counsellor's leg ends, its caller's goes on at the Dial's action.</summary>
    public async Task EndConferenceAsync(string conferenceSid, CancellationToken cancellation)
    {
        try
        {
            await ConferenceResource.UpdateAsync(
                new UpdateConferenceOptions(conferenceSid) { Status = ConferenceResource.UpdateStatusEnum.Completed }, Client(cancellation));
        }
        catch (ApiException gone) when (IsGone(gone))
        {
        }
    }

    /// <summary>Sends one SMS. Creating is never repeated blindly; see <see cref="FindTextAsync"/>.</summary>
    /// <returns>Its SID, which receipts name.</returns>
    public async Task<string> SendTextAsync(string from, string to, string text, CancellationToken cancellation) =>
        (await MessageResource.CreateAsync(
            new CreateMessageOptions(new PhoneNumber(to)) { From = new PhoneNumber(from), Body = text, StatusCallback = urls.MessageStatus }, Client(cancellation))).Sid;

    /// <summary>Two clocks: the store's, which says when a message was ordered, and the network's.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);

    /// <summary>The same words to the same number within the last page of messages, and not before they were ordered: they went out before. A message that failed did not.</summary>
    public async Task<string?> FindTextAsync(string from, string to, string text, DateTimeOffset? ordered, CancellationToken cancellation) =>
        (await MessageResource.ReadAsync(to: new PhoneNumber(to), from: new PhoneNumber(from), pageSize: Page, limit: Page, client: Client(cancellation)))
        .FirstOrDefault(m => m.Body == text && !(ordered is { } since && m.DateCreated is { } made && made.ToUniversalTime() < (since - ClocksApart).UtcDateTime) && m.Status != MessageResource.StatusEnum.Failed && m.Status != MessageResource.StatusEnum.Undelivered)?.Sid;

    public static bool IsGone(ApiException answer) => answer.Status == 404 || answer.Code == CallNotInProgress;

    public TwilioRestClient Client(CancellationToken cancellation)
    {
        var o = options.Value;
        return new TwilioRestClient(o.AccountSid, o.AuthToken, httpClient: new TwilioHttp(
            clients.CreateClient(ClientName), o.ApiBaseAddress, pipelines, health, cancellation));
    }
}
