using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Rest;

/// <summary>
/// Recordings: conferences' are kept until they are deleted, paused and gone on with; left messages' until they are deleted.
/// </summary>
internal static class RecordingsApi
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/Recordings.json", (HttpRequest request, Recordings recordings, Switchboard board, EmulatorOptions options) =>
            Page(request, recordings.Of(null), board, options));
        account.MapGet("/Conferences/{conference}/Recordings.json", (string conference, HttpRequest request, Recordings recordings, Switchboard board, EmulatorOptions options) =>
            board.FindConference(conference) is { } found ? Page(request, recordings.Of(found), board, options) : RestErrors.NotFound(request));
        account.MapPost("/Conferences/{conference}/Recordings/{sid}.json", UpdateAsync);
        account.MapGet("/Recordings/{name}", (string name, HttpRequest request, Recordings recordings, LeftRecordings left) =>
        {
            // Without an ending, and with .wav, it is the audio.
            var sid = Path.GetFileNameWithoutExtension(name);
            return Path.GetExtension(name) is not ("" or ".wav") ? RestErrors.NotFound(request)
                : left.Find(sid) is { } spoken ? Results.Bytes(Tone.Wav(spoken.Seconds), "audio/x-wav")
                : recordings.Find(sid) is { } recorded ? Results.Bytes(Tone.Wav(recorded.Seconds), "audio/x-wav") : RestErrors.NotFound(request);
        });
        account.MapDelete("/Recordings/{sid}.json", (string sid, Recordings recordings, LeftRecordings left) =>
        {
            recordings.Delete(sid);
            left.Remove(sid);
            return Results.NoContent();
        });
    }

    /// <summary>For tests: what is there and what happened to it.</summary>
    public static void MapApi(RouteGroupBuilder api) => api.MapGet("/recordings", (Recordings recordings, Switchboard board) => board.Read(() =>
        recordings.Of(null).Select(r => new { r.Sid, Conference = r.Conference.FriendlyName, r.Status, r.Course, r.Seconds }).ToList()));

    private static IResult Page(HttpRequest request, List<Recording> recordings, Switchboard board, EmulatorOptions options) =>
        board.Read(() => Resources.Page(request, "recordings", recordings.ConvertAll(r => Resource(r, options.AccountSid))));

    private static async Task<IResult> UpdateAsync(
        string conference, string sid, HttpRequest request, Recordings recordings, Switchboard board, EmulatorOptions options, CancellationToken cancel)
    {
        if (recordings.Find(sid) is not { } recording || recording.Conference.Sid != conference)
        {
            return RestErrors.NotFound(request);
        }

        var status = (await Posted.ReadAsync(request, cancel)).Text("Status");
        if (status is not ("paused" or "in-progress" or "stopped") || !recordings.Become(recording, status))
        {
            return RestErrors.Refuse(400, 21220, "Unable to update record: the recording is not in a state for that");
        }

        return Results.Json(board.Read(() => Resource(recording, options.AccountSid)), Resources.Json);
    }

    private static object Resource(Recording recording, string account) => new
    {
        recording.Sid, AccountSid = account, CallParameters.ApiVersion, CallSid = (string?)null, ConferenceSid = recording.Conference.Sid,
        DateCreated = CallParameters.Rfc2822(recording.Started), DateUpdated = CallParameters.Rfc2822(recording.Started), StartTime = CallParameters.Rfc2822(recording.Started),
        Duration = recording.Status == "completed" ? CallParameters.Wire(recording.Seconds) : null, recording.Status, Channels = 1, Source = "StartConferenceRecordingAPI",
        Price = (string?)null, PriceUnit = "USD", ErrorCode = (int?)null, Uri = $"/{CallParameters.ApiVersion}/Accounts/{account}/Recordings/{recording.Sid}.json",
        MediaUrl = $"/{CallParameters.ApiVersion}/Accounts/{account}/Recordings/{recording.Sid}",
    };
}
