using TwilioEmulator.Network;

namespace TwilioEmulator.Rest;

/// <summary>The Calls resource.</summary>
internal static class CallsApi
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapPost("/Calls.json", CreateAsync);
        account.MapGet("/Calls.json", List);
        account.MapGet("/Calls/{sid}.json", Get);
        account.MapPost("/Calls/{sid}.json", UpdateAsync);
    }

    /// <summary>Twilio lets numbers of the account call out, and nobody else; what the other side sees is not free to choose.</summary>
    public static IResult? CheckNumbers(Posted posted, EmulatorOptions options)
    {
        if (!posted.Has("To"))
        {
            return RestErrors.Refuse(400, 21201, "No 'To' number is specified");
        }

        if (!posted.Has("From"))
        {
            return RestErrors.Refuse(400, 21213, "No 'From' number is specified");
        }

        var (from, to) = (posted.Text("From")!, posted.Text("To")!);
        if (!to.StartsWith("client:", StringComparison.Ordinal) && !to.StartsWith("sip:", StringComparison.Ordinal))
        {
            if (to.Length is < 4 or > 16 || to[0] != '+' || !to[1..].All(char.IsAsciiDigit))
            {
                return RestErrors.Refuse(400, 21211, $"The phone number you are attempting to call, {to}, is not valid.");
            }

            if (options.Numbers.Count > 0 && options.Numbers.TrueForAll(n => n.Number != from))
            {
                return RestErrors.Refuse(
                    400, 21210, $"The source phone number provided, {from}, is not yet verified for your account. You may only make calls "
                    + "from phone numbers that you've verified or purchased from Twilio.");
            }
        }

        return null;
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, Exchange exchange, Switchboard board, Clock clock, EmulatorOptions options, CancellationToken cancel)
    {
        var posted = await Posted.ReadAsync(request, cancel);
        if (CheckNumbers(posted, options) is { } refusal)
        {
            return refusal;
        }

        if (posted.Instruction() is not { } instruction)
        {
            return posted.Has("Url")
                ? RestErrors.Refuse(400, 21205, $"Url is not a valid URL: {posted.Text("Url")}")
                : RestErrors.Refuse(400, 21205, "Url parameter is required.");
        }

        var (to, parameters) = ClientAddress.Split(posted.Text("To")!);
        var call = new Call(Sids.New("CA"), posted.Text("From")!, to, "outbound-api", clock.Now)
        {
            Parameters = parameters,
            RingSeconds = posted.Whole("Timeout", 60),
            DetectsMachines = posted.Text("MachineDetection") is "Enable" or "DetectMessageEnd",
            StatusCallback = posted.Callback("StatusCallback", "completed"),
        };
        // The answer says "queued", as Twilio's does, whatever happens to the call in the meantime.
        var answer = Resources.Of(call, options.AccountSid);
        exchange.DialOut(call, instruction);
        return Results.Json(answer, Resources.Json, statusCode: 201);
    }

    private static IResult List(HttpRequest request, Switchboard board, EmulatorOptions options)
    {
        var status = request.Query["Status"].ToString();
        var to = request.Query["To"].ToString();
        var from = request.Query["From"].ToString();
        var parent = request.Query["ParentCallSid"].ToString();
        return board.Read(() => Resources.Page(request, "calls", board.Calls()
            .Where(c => (status.Length == 0 || c.Status.Wire() == status)
                && (to.Length == 0 || c.To == to)
                && (from.Length == 0 || c.From == from)
                && (parent.Length == 0 || c.ParentSid == parent))
            .Select(c => Resources.Of(c, options.AccountSid))
            .ToList()));
    }

    private static IResult Get(string sid, HttpRequest request, Switchboard board, EmulatorOptions options) =>
        board.Find(sid) is { } call
            ? Results.Json(board.Read(() => Resources.Of(call, options.AccountSid)), Resources.Json)
            : RestErrors.NotFound(request);

    private static async Task<IResult> UpdateAsync(
        string sid, HttpRequest request, Exchange exchange, Switchboard board, EmulatorOptions options, CancellationToken cancel)
    {
        if (board.Find(sid) is not { } call)
        {
            return RestErrors.NotFound(request);
        }

        var posted = await Posted.ReadAsync(request, cancel);
        if (posted.Has("Url") || posted.Has("Twiml"))
        {
            if (posted.Instruction() is not { } instruction)
            {
                return RestErrors.Refuse(400, 21205, $"Url is not a valid URL: {posted.Text("Url")}");
            }

            if (!exchange.Redirect(call, instruction))
            {
                return RestErrors.Refuse(400, 21220, "Call is not in-progress. Cannot redirect.");
            }
        }

        switch (posted.Text("Status"))
        {
            case "completed":
                exchange.HangUp(call);
                break;
            case "canceled":
                if (board.Read(() => call.Status is CallStatus.Queued or CallStatus.Ringing))
                {
                    exchange.HangUp(call);
                }

                break;
            case null or "":
                break;
            default:
                return RestErrors.Refuse(400, 21218, "Invalid Status. Valid values are 'completed' and 'canceled'.");
        }

        if (posted.Callback("StatusCallback", "completed") is { } callback)
        {
            board.Change(() => call.StatusCallback = callback);
        }

        return Results.Json(board.Read(() => Resources.Of(call, options.AccountSid)), Resources.Json);
    }
}
