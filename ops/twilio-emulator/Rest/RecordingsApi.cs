using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Rest;

/// <summary>The Recordings resource: a list, one as JSON or as audio, and deleting.</summary>
internal static class RecordingsApi
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/Recordings.json", (HttpRequest request, Recordings recordings, EmulatorOptions options) =>
        {
            var call = request.Query["CallSid"].ToString();
            return Resources.Page(request, "recordings", recordings.All().Where(r => call.Length == 0 || r.CallSid == call).Select(r => Of(r, options.AccountSid)).ToList());
        });
        account.MapGet("/Recordings/{name}", (string name, HttpRequest request, Recordings recordings, EmulatorOptions options) =>
        {
            if (recordings.Find(Path.GetFileNameWithoutExtension(name)) is not { } found)
            {
                return RestErrors.NotFound(request);
            }

            // Without an ending, and with .wav, it is the audio.
            return Path.GetExtension(name) switch
            {
                ".json" => Results.Json(Of(found, options.AccountSid), Resources.Json),
                "" or ".wav" => Results.Bytes(Recordings.Tone(found.Seconds), "audio/x-wav"),
                _ => RestErrors.NotFound(request),
            };
        });
        account.MapDelete("/Recordings/{sid}.json", (string sid, HttpRequest request, Recordings recordings) =>
            recordings.Remove(sid) ? Results.NoContent() : RestErrors.NotFound(request));
    }

    private static object Of(Recording r, string account) => new
    {
        r.Sid,
        AccountSid = account,
        r.CallSid,
        ConferenceSid = (string?)null,
        CallParameters.ApiVersion,
        Channels = 1,
        DateCreated = CallParameters.Rfc2822(r.Began),
        DateUpdated = CallParameters.Rfc2822(r.Began),
        StartTime = CallParameters.Rfc2822(r.Began),
        Duration = CallParameters.Wire(r.Seconds),
        Source = "RecordVerb",
        Status = "completed",
        Price = (string?)null,
        PriceUnit = "USD",
        ErrorCode = (int?)null,
        EncryptionDetails = (object?)null,
        MediaUrl = $"/{CallParameters.ApiVersion}/Accounts/{account}/Recordings/{r.Sid}",
        Uri = $"/{CallParameters.ApiVersion}/Accounts/{account}/Recordings/{r.Sid}.json",
        SubresourceUris = new Dictionary<string, string>(),
    };
}
