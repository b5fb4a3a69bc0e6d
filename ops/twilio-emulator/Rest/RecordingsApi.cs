using System.Buffers.Binary;
using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Rest;

/// <summary>
/// Recordings: conferences' are kept until they are deleted, paused and gone on with. Nobody spoke, so the audio of every one, a left
/// message's too, is the same second of silence.
/// </summary>
internal static class RecordingsApi
{
    private const int Rate = 8000;

    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/Recordings.json", (HttpRequest request, Recordings recordings, Switchboard board, EmulatorOptions options) =>
            Page(request, recordings.Of(null), board, options));
        account.MapGet("/Conferences/{conference}/Recordings.json", (string conference, HttpRequest request, Recordings recordings, Switchboard board, EmulatorOptions options) =>
            board.FindConference(conference) is { } found ? Page(request, recordings.Of(found), board, options) : RestErrors.NotFound(request));
        account.MapPost("/Conferences/{conference}/Recordings/{sid}.json", UpdateAsync);
        account.MapGet("/Recordings/{sid}", (string sid) =>
            sid.StartsWith("RE", StringComparison.Ordinal) ? Results.Bytes(Silence(), "audio/x-wav") : Results.NotFound());
        account.MapDelete("/Recordings/{sid}.json", (string sid, Recordings recordings) =>
        {
            recordings.Delete(sid);
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

    /// <summary>A WAV file: 8 kHz, 8 bits, mono.</summary>
    internal static byte[] Silence()
    {
        var file = new byte[44 + Rate];
        var header = file.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], Rate);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 8);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], Rate);
        header[44..].Fill(0x80);
        return file;
    }
}
