using System.Text.Json;
using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Rest;

/// <summary>The resources as JSON; names and forms are Twilio's, snake case by the serializer. Made inside the gate.</summary>
internal static class Resources
{
    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static object Of(Call call, string account)
    {
        var uri = $"/{CallParameters.ApiVersion}/Accounts/{account}/Calls/{call.Sid}";
        return new
        {
            call.Sid,
            DateCreated = CallParameters.Rfc2822(call.Created),
            DateUpdated = CallParameters.Rfc2822(call.Updated),
            ParentCallSid = call.ParentSid,
            AccountSid = account,
            call.To,
            ToFormatted = call.To,
            call.From,
            FromFormatted = call.From,
            PhoneNumberSid = (string?)null,
            Status = call.Status.Wire(),
            StartTime = Date(call.Answered),
            EndTime = Date(call.EndedAt),
            Duration = call.Ended ? CallParameters.Wire(call.DurationSeconds) : null,
            Price = (string?)null,
            PriceUnit = "USD",
            call.Direction,
            call.AnsweredBy,
            CallParameters.ApiVersion,
            call.ForwardedFrom,
            GroupSid = (string?)null,
            CallerName = (string?)null,
            QueueTime = "0",
            TrunkSid = (string?)null,
            Uri = $"{uri}.json",
            SubresourceUris = new Dictionary<string, string>
            {
                ["notifications"] = $"{uri}/Notifications.json",
                ["recordings"] = $"{uri}/Recordings.json",
            },
        };
    }

    public static object Of(Conference conference, string account)
    {
        var uri = $"/{CallParameters.ApiVersion}/Accounts/{account}/Conferences/{conference.Sid}";
        return new
        {
            AccountSid = account,
            DateCreated = CallParameters.Rfc2822(conference.Created),
            DateUpdated = CallParameters.Rfc2822(conference.Updated),
            CallParameters.ApiVersion,
            conference.FriendlyName,
            Region = "us1",
            conference.Sid,
            Status = conference.Status.Wire(),
            Uri = $"{uri}.json",
            SubresourceUris = new Dictionary<string, string>
            {
                ["participants"] = $"{uri}/Participants.json",
                ["recordings"] = $"{uri}/Recordings.json",
            },
            ReasonConferenceEnded = conference.ReasonEnded,
            CallSidEndingConference = conference.CallSidEnding,
        };
    }

    public static object Of(Participant participant, string account) => new
    {
        AccountSid = account,
        CallSid = participant.Call.Sid,
        participant.Label,
        participant.CallSidToCoach,
        participant.Coaching,
        ConferenceSid = participant.Conference.Sid,
        DateCreated = CallParameters.Rfc2822(participant.Created),
        DateUpdated = CallParameters.Rfc2822(participant.Updated),
        EndConferenceOnExit = participant.EndOnExit,
        participant.Muted,
        participant.Hold,
        StartConferenceOnEnter = participant.StartOnEnter,
        participant.Status,
        QueueTime = (string?)null,
        Uri = $"/{CallParameters.ApiVersion}/Accounts/{account}/Conferences/{participant.Conference.Sid}"
            + $"/Participants/{participant.Call.Sid}.json",
    };

    /// <summary>A page of a list, with the links that clients follow.</summary>
    public static IResult Page(HttpRequest request, string name, List<object> all)
    {
        var size = int.TryParse(request.Query["PageSize"], out var asked) ? Math.Clamp(asked, 1, 1000) : 50;
        var page = int.TryParse(request.Query["Page"], out var number) ? Math.Max(0, number) : 0;
        var items = all.Skip(page * size).Take(size).ToList();
        var body = new Dictionary<string, object?>
        {
            [name] = items,
            ["first_page_uri"] = Link(0),
            ["next_page_uri"] = (page + 1) * size < all.Count ? Link(page + 1) : null,
            ["previous_page_uri"] = page > 0 ? Link(page - 1) : null,
            ["uri"] = Link(page),
            ["page"] = page,
            ["page_size"] = size,
            ["start"] = page * size,
            ["end"] = page * size + Math.Max(0, items.Count - 1),
        };
        return Results.Json(body, Json);

        string Link(int to)
        {
            var rest = request.Query
                .Where(q => q.Key is not ("Page" or "PageSize" or "PageToken"))
                .SelectMany(q => q.Value.Select(v => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(v ?? "")}&"));
            return $"{request.Path}?{string.Concat(rest)}PageSize={size}&Page={to}";
        }
    }

    private static string? Date(DateTimeOffset? time) => time is { } t ? CallParameters.Rfc2822(t) : null;
}
