using System.Xml.Linq;
using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Rest;

/// <summary>The Participants of a conference.</summary>
internal static class ParticipantsApi
{
    private const string Base = "/Conferences/{conferenceKey}/Participants";

    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet(Base + ".json", List);
        account.MapPost(Base + ".json", CreateAsync);
        account.MapGet(Base + "/{key}.json", Get);
        account.MapPost(Base + "/{key}.json", UpdateAsync);
        account.MapDelete(Base + "/{key}.json", Delete);
    }

    private static IResult List(string conferenceKey, HttpRequest request, Switchboard board, EmulatorOptions options)
    {
        if (board.FindConference(conferenceKey) is not { } conference)
        {
            return RestErrors.NotFound(request);
        }

        var (muted, hold) = (request.Query["Muted"].ToString(), request.Query["Hold"].ToString());
        return board.Read(() => Resources.Page(request, "participants", conference.Participants
            .Where(p => (muted.Length == 0 || CallParameters.Wire(p.Muted) == muted)
                && (hold.Length == 0 || CallParameters.Wire(p.Hold) == hold))
            .Select(p => Resources.Of(p, options.AccountSid))
            .ToList()));
    }

    private static async Task<IResult> CreateAsync(
        string conferenceKey, HttpRequest request, Exchange exchange, Switchboard board, ConferenceRooms rooms, Clock clock,
        EmulatorOptions options, CancellationToken cancel)
    {
        var posted = await Posted.ReadAsync(request, cancel);
        if (CallsApi.CheckNumbers(posted, options) is { } refusal)
        {
            return refusal;
        }

        var existing = board.FindConference(conferenceKey);
        if (existing is null && conferenceKey.StartsWith("CF", StringComparison.Ordinal) && conferenceKey.Length == 34)
        {
            return RestErrors.NotFound(request);
        }

        if (existing is not null && board.Read(() => existing.Status == ConferenceStatus.Completed))
        {
            return RestErrors.NotFound(request);
        }

        var label = posted.Text("Label");
        if (label is not null && Find(board, conferenceKey, label) is not null)
        {
            return RestErrors.Refuse(409, 16025, "There is already a participant with that label in the conference.");
        }

        var name = existing?.FriendlyName ?? conferenceKey;
        var (to, parameters) = ClientAddress.Split(posted.Text("To")!);
        var call = new Call(Sids.New("CA"), posted.Text("From")!, to, "outbound-api", clock.Now)
        {
            Parameters = parameters,
            RingSeconds = posted.Whole("Timeout", 60),
            StatusCallback = posted.Callback("StatusCallback", "completed"),
        };
        object? answer = null;
        exchange.DialOut(call, new Instruction.Inline(JoinTwiml(name, posted)), () =>
        {
            var participant = rooms.Reserve(rooms.Open(name), call, label);
            participant.Muted = posted.Flag("Muted") ?? false;
            participant.StartOnEnter = posted.Flag("StartConferenceOnEnter") ?? true;
            participant.EndOnExit = posted.Flag("EndConferenceOnExit") ?? false;
            answer = Resources.Of(participant, options.AccountSid);
        });
        return Results.Json(answer, Resources.Json, statusCode: 201);
    }

    /// <summary>What the called side follows once it answers; the same as the TwiML that would have joined it.</summary>
    private static string JoinTwiml(string name, Posted posted)
    {
        var conference = new XElement("Conference", name);
        Copy("Muted", "muted");
        Copy("Beep", "beep");
        Copy("StartConferenceOnEnter", "startConferenceOnEnter");
        Copy("EndConferenceOnExit", "endConferenceOnExit");
        Copy("Label", "participantLabel");
        Copy("WaitUrl", "waitUrl");
        Copy("WaitMethod", "waitMethod");
        Copy("CallSidToCoach", "coach");
        Copy("ConferenceRecord", "record");
        Copy("ConferenceStatusCallback", "statusCallback");
        Copy("ConferenceStatusCallbackMethod", "statusCallbackMethod");
        if (posted.Has("ConferenceStatusCallback"))
        {
            conference.SetAttributeValue(
                "statusCallbackEvent", string.Join(' ', posted.Events("ConferenceStatusCallbackEvent", "start end")));
        }

        return new XElement("Response", new XElement("Dial", conference)).ToString(SaveOptions.DisableFormatting);

        void Copy(string parameter, string attribute)
        {
            if (posted.Has(parameter))
            {
                conference.SetAttributeValue(attribute, posted.Text(parameter));
            }
        }
    }

    private static IResult Get(string conferenceKey, string key, HttpRequest request, Switchboard board, EmulatorOptions options) =>
        Find(board, conferenceKey, key) is { } participant ? Show(board, participant, options) : RestErrors.NotFound(request);

    private static IResult Delete(string conferenceKey, string key, HttpRequest request, Switchboard board, Exchange exchange)
    {
        if (Find(board, conferenceKey, key) is not { } participant)
        {
            return RestErrors.NotFound(request);
        }

        exchange.Kick(participant);
        return Results.NoContent();
    }

    private static async Task<IResult> UpdateAsync(
        string conferenceKey, string key, HttpRequest request, Switchboard board, ParticipantUpdates updates, EmulatorOptions options,
        CancellationToken cancel)
    {
        if (Find(board, conferenceKey, key) is not { Joined: true } participant)
        {
            return RestErrors.NotFound(request);
        }

        updates.Apply(participant, await Posted.ReadAsync(request, cancel));
        return Show(board, participant, options);
    }

    private static IResult Show(Switchboard board, Participant participant, EmulatorOptions options) =>
        Results.Json(board.Read(() => Resources.Of(participant, options.AccountSid)), Resources.Json);

    private static Participant? Find(Switchboard board, string conferenceKey, string key) => board.Read(() =>
        (board.FindConference(conferenceKey) ?? board.LiveConference(conferenceKey))
        ?.Participants.FirstOrDefault(p => p.Call.Sid == key || p.Label == key));
}
