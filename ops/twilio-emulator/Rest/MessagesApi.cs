using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Rest;

/// <summary>An SMS that the service sent, or that a telephone sent to it.</summary>
internal sealed record TextMessage(int N, string Sid, string From, string To, string Body, string Direction, DateTimeOffset At)
{
    public string Status { get; set; } = "queued";

    /// <summary>Why it was not delivered, with Twilio's code.</summary>
    public int? ErrorCode { get; set; }
}

/// <summary>The Messages resource: kept and, where no fault is switched on, delivered at once, with its receipts. Who has sent STOP gets no more, as with Twilio.</summary>
internal sealed class TextMessages(NumberedLog<TextMessage> log, CallbackSender callbacks, Faults faults, EmulatorOptions options, Clock clock)
{
    private static readonly HashSet<string> StopWords = new(StringComparer.OrdinalIgnoreCase) { "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT" };

    /// <summary>Unreachable destination handset, https://www.twilio.com/docs/api/errors/30003.</summary>
    private const int Unreachable = 30003;
    private readonly Lock gate = new();
    private readonly HashSet<(string From, string To)> stopped = [];

    public static void Map(RouteGroupBuilder account)
    {
        account.MapPost("/Messages.json", async (HttpRequest request, TextMessages texts, CancellationToken cancel) =>
            texts.Create(await Posted.ReadAsync(request, cancel)));
        account.MapGet("/Messages.json", (HttpRequest request, TextMessages texts) => texts.List(request));
    }

    /// <summary>For the page and for tests: all messages, and one from a telephone to the service.</summary>
    public static void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("/messages", (int? after, string? to, TextMessages texts) => texts.After(after ?? 0, to));
        api.MapPost("/messages", (Typed typed, TextMessages texts) => texts.Receive(typed));
    }

    /// <summary>Url: where it is announced instead of where the number says.</summary>
    internal sealed record Typed(string From, string To, string Body, string? Url);

    private IEnumerable<TextMessage> After(int n, string? to) => log.After(n).Where(m => to is null || m.To == to);

    private IResult List(HttpRequest request)
    {
        var (from, to) = (request.Query["From"].ToString(), request.Query["To"].ToString());
        return Resources.Page(request, "messages", log.After(0)
            .Where(m => (to.Length == 0 || m.To == to) && (from.Length == 0 || m.From == from))
            .OrderByDescending(m => m.N).Select(Resource).ToList());
    }

    private IResult Create(Posted posted)
    {
        if (CallsApi.CheckNumbers(posted, options) is { } refusal)
            return refusal;
        if (posted.Text("Body") is not { Length: > 0 and <= 1600 } body)
            return RestErrors.Refuse(400, 21602, "Message body is required.");
        var (from, to) = (posted.Text("From")!, posted.Text("To")!);
        lock (gate)
            if (stopped.Contains((to, from)))
                return RestErrors.Refuse(400, 21610, "Attempt to send to unsubscribed recipient");
        var message = log.Add(n => new TextMessage(n, Sids.New("SM"), from, to, body, "outbound-api", clock.Now));
        var answer = Resource(message);
        _ = DeliverAsync(message, posted.Url("StatusCallback"));
        return Results.Json(answer, Resources.Json, statusCode: 201);
    }

    /// <summary>text-late: the last receipt comes later; text-undelivered: and says that nobody got it.</summary>
    private async Task DeliverAsync(TextMessage message, Uri? receipts)
    {
        var fails = faults.Strike("text-undelivered", message.To) is not null;
        var late = faults.Strike("text-late", message.To);
        Report("sent");
        if (late is not null)
            await clock.PassRealAsync((late.DurationMs ?? 1000) / 1000.0, CancellationToken.None);
        message.ErrorCode = fails ? Unreachable : null;
        Report(fails ? "undelivered" : "delivered");

        void Report(string status)
        {
            message.Status = status;
            if (receipts is not null)
                callbacks.Send(message.Sid, "message-status", new CallbackTarget(receipts, "POST", new HashSet<string>()), Parameters(message));
        }
    }

    private IResult Receive(Typed typed)
    {
        if ((typed.Url ?? options.Numbers.Find(n => n.Number == typed.To)?.MessageUrl) is not { } announced || !Uri.TryCreate(announced, UriKind.Absolute, out var url))
            return Results.Json(new { Error = $"{typed.To} takes no messages: it has no MessageUrl" }, statusCode: 404);
        var word = typed.Body.Trim();
        lock (gate)
            if (StopWords.Contains(word))
                stopped.Add((typed.From, typed.To));
            else if (word.Equals("START", StringComparison.OrdinalIgnoreCase))
                stopped.Remove((typed.From, typed.To));
        var message = log.Add(n => new TextMessage(n, Sids.New("SM"), typed.From, typed.To, typed.Body, "inbound", clock.Now) { Status = "received" });
        callbacks.Send(message.Sid, "message-incoming", new CallbackTarget(url, "POST", new HashSet<string>()), Parameters(message));
        return Results.Json(new { message.Sid }, statusCode: 201);
    }

    private Dictionary<string, string> Parameters(TextMessage m)
    {
        var parameters = new Dictionary<string, string>
        {
            ["AccountSid"] = options.AccountSid, ["MessageSid"] = m.Sid, ["SmsSid"] = m.Sid, ["From"] = m.From, ["To"] = m.To,
            [m.Direction == "inbound" ? "Body" : "MessageStatus"] = m.Direction == "inbound" ? m.Body : m.Status, ["ApiVersion"] = CallParameters.ApiVersion,
        };
        if (m.ErrorCode is { } code)
            parameters["ErrorCode"] = CallParameters.Wire(code);
        return parameters;
    }

    private object Resource(TextMessage m) => new
    {
        m.Sid, AccountSid = options.AccountSid, m.From, m.To, m.Body, m.Status, m.Direction, CallParameters.ApiVersion, NumSegments = "1", NumMedia = "0",
        DateCreated = CallParameters.Rfc2822(m.At), DateUpdated = CallParameters.Rfc2822(m.At), DateSent = CallParameters.Rfc2822(m.At),
        m.ErrorCode, ErrorMessage = (string?)null, Price = (string?)null, PriceUnit = "USD", MessagingServiceSid = (string?)null,
        Uri = $"/{CallParameters.ApiVersion}/Accounts/{options.AccountSid}/Messages/{m.Sid}.json", SubresourceUris = new Dictionary<string, string>(),
    };
}
