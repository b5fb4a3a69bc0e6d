using System.Net;
using System.Text;
using System.Text.Json;
using Hotline.Twilio;

namespace Hotline.Adapter.Tests.Twilio;

internal sealed record SentRequest(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Parameters, string Authorization, Uri Uri)
{
    public string? this[string name] => Parameters.Where(p => p.Key == name).Select(p => p.Value).FirstOrDefault();

    public IEnumerable<string> All(string name) => Parameters.Where(p => p.Key == name).Select(p => p.Value);

    public bool Rings => Method == "POST" && (Path.EndsWith("/Participants.json", StringComparison.Ordinal) || Path.EndsWith("/Calls.json", StringComparison.Ordinal));
}

/// <summary>Twilio's API in memory, as far as Hotline uses it. Every request is judged by <see cref="TwilioApi"/>.</summary>
internal sealed class FakeTwilio : HttpMessageHandler
{
    public const string ConferenceSid = "CF0123456789abcdef0123456789abcdef";
    public const string CounsellorSid = "CA000000000000000000000000000000c0";

    /// <summary>Legs in the one conference, by call.</summary>
    public Dictionary<string, string?> Legs { get; } = [];

    /// <summary>Calls and their states; a call that is not here is unknown to Twilio.</summary>
    public Dictionary<string, string> Calls { get; } = [];

    /// <summary>Live calls that the list does not show, as on a second page.</summary>
    public HashSet<string> Unlisted { get; } = [];

    /// <summary>Calls to a counsellor's own telephone.</summary>
    public HashSet<string> Dialled { get; } = [];
    /// <summary>How the legs take part; whoever is not here as a caller does.</summary>
    public Dictionary<string, Seat> Seats { get; } = [];

    public string ConferenceStatus { get; set; } = "in-progress";
    public List<SentRequest> Requests { get; } = [];
    public List<string> Problems { get; } = [];

    public const string MessageSid = "SM0123456789abcdef0123456789abcdef";

    /// <summary>Texts that went out before, newest first.</summary>
    public List<(string Sid, string Body, string Status)> Texts { get; } = [];

    /// <summary>Recordings of the one conference and their states.</summary>
    public Dictionary<string, string> Recordings { get; } = [];

    /// <summary>Answers instead of the fake; null lets it answer.</summary>
    public Func<SentRequest, HttpResponseMessage?> Instead { get; set; } = _ => null;

    /// <summary>Never answers these.</summary>
    public Func<SentRequest, bool> Silent { get; set; } = _ => false;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        var text = message.Content is null ? message.RequestUri!.Query.TrimStart('?') : await message.Content.ReadAsStringAsync(cancellation);
        var request = new SentRequest(
            message.Method.Method, message.RequestUri!.AbsolutePath, Parse(text), message.Headers.Authorization?.ToString() ?? "", message.RequestUri);
        lock (Requests)
        {
            Requests.Add(request);
            // The audio itself is no part of the API that the description describes.
            if (!request.Path.EndsWith(".wav", StringComparison.Ordinal))
                Problems.AddRange(TwilioApi.Check(request.Method, request.Path, request.Parameters));
        }
        if (Silent(request))
        {
            var never = new TaskCompletionSource<HttpResponseMessage>();
            await using var _ = cancellation.Register(() => never.TrySetCanceled(cancellation));
            return await never.Task;
        }
        lock (Requests)
            return Instead(request) ?? Answer(request);
    }

    public static HttpResponseMessage Error(HttpStatusCode status, int code) =>
        Json(status, new { code, message = "The number +8613800000000 is wrong", more_info = "", status = (int)status });

    public static HttpResponseMessage Page(HttpStatusCode status) =>
        new(status) { Content = new StringContent("<html>gateway</html>", Encoding.UTF8, "text/html") };

    private HttpResponseMessage Answer(SentRequest request)
    {
        var name = request.Path.Split('/')[^1];
        if (request.Path.EndsWith("/Recordings.json", StringComparison.Ordinal))
            return Json(HttpStatusCode.OK, Paged("recordings", [.. Recordings.Select(r => (object)new { sid = r.Key, status = r.Value, conference_sid = ConferenceSid, duration = "7", start_time = "Mon, 02 Mar 2026 02:00:00 +0000" })]));
        if (request.Path.Contains("/Recordings/", StringComparison.Ordinal) && request.Method == "GET")
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent("RIFF"u8.ToArray()) };
        if (request.Path.Contains("/Recordings/", StringComparison.Ordinal) && request.Method == "DELETE")
        {
            Recordings.Remove(name[..^".json".Length]);
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
        if (request.Path.Contains("/Recordings/", StringComparison.Ordinal))
            return Json(HttpStatusCode.OK, new { sid = name[..^".json".Length], status = Recordings[name[..^".json".Length]] = request["Status"]! });
        if (request.Path.Contains("/Conferences/CF", StringComparison.Ordinal) && name == $"{ConferenceSid}.json" && request.Method == "GET")
            return Json(HttpStatusCode.OK, new { sid = ConferenceSid, status = "completed", friendly_name = VoiceHost.Contact.ToString("N") });
        if (request.Path.EndsWith("/Conferences.json", StringComparison.Ordinal))
            return Json(HttpStatusCode.OK, Paged("conferences", Legs.Count == 0 || (request["Status"] ?? ConferenceStatus) != ConferenceStatus ? []
                : [new { sid = ConferenceSid, status = ConferenceStatus, friendly_name = request["FriendlyName"] ?? VoiceHost.Contact.ToString("N") }]));
        if (name == "Participants.json" && request.Method == "GET")
            return Json(HttpStatusCode.OK, Paged("participants", [.. Legs.Select(leg => Participant(leg.Key, leg.Value))]));
        if (name == "Participants.json")
        {
            Legs[CounsellorSid] = request["Label"];
            Calls[CounsellorSid] = "ringing";
            return Json(HttpStatusCode.Created, new { call_sid = CounsellorSid, label = request["Label"], conference_sid = ConferenceSid, status = "queued" });
        }
        if (name == "Messages.json" && request.Method == "GET")
            return Json(HttpStatusCode.OK, Paged("messages", [.. Texts.Select(t => (object)new { sid = t.Sid, body = t.Body, status = t.Status, to = request["To"], from = request["From"], date_created = "Mon, 02 Mar 2026 02:00:00 +0000" })]));
        if (name == "Messages.json")
            return Json(HttpStatusCode.Created, new { sid = MessageSid, status = "queued" });
        if (name == "Calls.json" && request.Method == "GET")
            return Json(HttpStatusCode.OK, Paged("calls", [.. (request["To"] is null ? Calls.Keys : Dialled.AsEnumerable()).Where(sid => Calls[sid] == request["Status"] && !Unlisted.Contains(sid)).Select(sid => (object)new { sid, status = Calls[sid] })]));
        if (name == "Calls.json")
        {
            Dialled.Add(CounsellorSid);
            Calls[CounsellorSid] = "queued";
            return Json(HttpStatusCode.Created, new { sid = CounsellorSid, status = "queued" });
        }
        if (request.Path.Contains("/Participants/", StringComparison.Ordinal))
        {
            var (call, had) = (name[..^".json".Length], Seats.GetValueOrDefault(name[..^".json".Length], new Seat(EndsRoom: true)));
            bool Said(string field, bool known) => request[field] is { } said ? said == "true" : known;
            Seats[call] = new Seat(Said("Hold", had.Held), Said("Muted", had.Muted), request["Coaching"] switch { "true" => request["CallSidToCoach"], "false" => null, _ => had.Coaches }, Said("EndConferenceOnExit", had.EndsRoom));
        }
        if (request.Path.Contains("/Participants/", StringComparison.Ordinal))
            return Json(HttpStatusCode.OK, new { call_sid = name[..^".json".Length], conference_sid = ConferenceSid, status = "connected" });
        if (request.Path.Contains("/Conferences/", StringComparison.Ordinal))
        {
            Legs.Clear();
            return Json(HttpStatusCode.OK, new { sid = ConferenceSid, status = "completed" });
        }
        var sid = name[..^".json".Length];
        if (!Calls.TryGetValue(sid, out var status))
            return Error(HttpStatusCode.NotFound, 20404);
        if (request.Method == "POST" && status is not ("ringing" or "in-progress" or "queued"))
            return Error(HttpStatusCode.BadRequest, 21220);
        if (request["Status"] is { } changed)
        {
            Calls[sid] = changed;
            Legs.Remove(sid);
        }
        return Json(HttpStatusCode.OK, new { sid, status = Calls[sid] });
    }

    private object Participant(string sid, string? label)
    {
        var seat = Seats.GetValueOrDefault(sid, new Seat(EndsRoom: true));
        return new
        {
            call_sid = sid, label, conference_sid = ConferenceSid, status = "connected", end_conference_on_exit = seat.EndsRoom, hold = seat.Held, muted = seat.Muted,
            coaching = seat.Coaches is not null, call_sid_to_coach = seat.Coaches,
        };
    }

    private static Dictionary<string, object> Paged(string key, object[] items) => new()
    {
        [key] = items, ["page"] = 0, ["page_size"] = 50, ["uri"] = "/2010-04-01/x.json", ["first_page_uri"] = "/2010-04-01/x.json",
    };

    private static HttpResponseMessage Json(HttpStatusCode status, object value) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(value), Encoding.UTF8, "application/json") };

    private static List<KeyValuePair<string, string>> Parse(string text) =>
    [
        .. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decode(pair[0]), Decode(pair.ElementAtOrDefault(1) ?? ""))),
    ];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
