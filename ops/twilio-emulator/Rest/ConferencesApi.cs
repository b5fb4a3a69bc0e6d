using TwilioEmulator.Network;
using TwilioEmulator.Twiml;

namespace TwilioEmulator.Rest;

/// <summary>The Conferences resource.</summary>
internal static class ConferencesApi
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/Conferences.json", List);
        account.MapGet("/Conferences/{sid}.json", Get);
        account.MapPost("/Conferences/{sid}.json", UpdateAsync);
    }

    private static IResult List(HttpRequest request, Switchboard board, EmulatorOptions options)
    {
        var (name, status) = (request.Query["FriendlyName"].ToString(), request.Query["Status"].ToString());
        return board.Read(() => Resources.Page(request, "conferences", board.Conferences()
            .Where(c => (name.Length == 0 || c.FriendlyName == name) && (status.Length == 0 || c.Status.Wire() == status))
            .Select(c => Resources.Of(c, options.AccountSid))
            .ToList()));
    }

    private static IResult Get(string sid, HttpRequest request, Switchboard board, EmulatorOptions options) =>
        board.FindConference(sid) is { } conference
            ? Results.Json(board.Read(() => Resources.Of(conference, options.AccountSid)), Resources.Json)
            : RestErrors.NotFound(request);

    private static async Task<IResult> UpdateAsync(
        string sid, HttpRequest request, Switchboard board, ConferenceRooms rooms, Announcements announcements, EmulatorOptions options,
        CancellationToken cancel)
    {
        if (board.FindConference(sid) is not { } conference)
        {
            return RestErrors.NotFound(request);
        }

        var posted = await Posted.ReadAsync(request, cancel);
        if (posted.Text("Status") == "completed")
        {
            rooms.EndByApi(conference);
        }

        if (posted.Url("AnnounceUrl") is { } url)
        {
            announcements.Start(conference, null, new Instruction.Fetch(url, posted.Method("AnnounceMethod")));
        }

        return Results.Json(board.Read(() => Resources.Of(conference, options.AccountSid)), Resources.Json);
    }
}
