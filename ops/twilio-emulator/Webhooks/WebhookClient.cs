using TwilioEmulator.Network;

namespace TwilioEmulator.Webhooks;

/// <summary>What the application answered, or why it did not.</summary>
/// <param name="Status">HTTP status; 0 when there was none.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">The body, at most 256 KiB of it.</param>
/// <param name="Failure">What went wrong on the way.</param>
internal sealed record WebhookReply(int Status, string? ContentType, string Body, string? Failure)
{
    public bool Ok => Status is >= 200 and < 300;

    /// <summary>The application may be restarting: no connection, a time-out or a server's error.</summary>
    public bool MayPass => Status is 0 or >= 500;
}

/// <summary>A request to the application: one entry of the callback log, with all its attempts.</summary>
internal sealed class WebhookRequest(
    int n, string kind, Uri url, string method, IReadOnlyDictionary<string, string> parameters, string signature, DateTimeOffset at)
{
    public int N { get; } = n;

    /// <summary>twiml, call-status, conference-status or recording-status.</summary>
    public string Kind { get; } = kind;

    public Uri Url { get; } = url;

    public string Method { get; } = method;

    public IReadOnlyDictionary<string, string> Params { get; } = parameters;

    public string Signature { get; } = signature;

    public DateTimeOffset At { get; } = at;

    public int Attempts { get; set; }

    /// <summary>HTTP status of the last attempt; 0: no answer; null: not sent yet.</summary>
    public int? ResponseStatus { get; set; }

    public string? ResponseBody { get; set; }

    public string? Failure { get; set; }

    /// <summary>waiting, sent, failed, lost (a fault), or abandoned (the call ended first).</summary>
    public string Outcome { get; set; } = "waiting";

    /// <summary>When the application had taken it.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>The same for every attempt, as Twilio's I-Twilio-Idempotency-Token.</summary>
    public string Token { get; } = Guid.CreateVersion7().ToString();
}

/// <summary>Sends signed requests and keeps a log of them.</summary>
internal sealed class WebhookClient(HttpClient http, EmulatorOptions options, Clock clock)
{
    private const int KeptBody = 256 * 1024;

    public NumberedLog<WebhookRequest> Log { get; } = new(60_000);

    public WebhookRequest Prepare(string kind, Uri url, string method, IReadOnlyDictionary<string, string> parameters)
    {
        // "#rc=2&rp=all" and the like override connection settings at Twilio; they are never sent.
        var bare = new UriBuilder(url) { Fragment = "" }.Uri;
        var get = HttpMethods.IsGet(method);
        if (get)
        {
            var query = string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
            bare = new UriBuilder(bare) { Query = bare.Query.Length > 1 ? $"{bare.Query[1..]}&{query}" : query }.Uri;
        }

        var signature = Signature.Of(options.AuthToken, bare, get ? [] : parameters);
        return Log.Add(n => new WebhookRequest(n, kind, bare, get ? "GET" : "POST", parameters, signature, clock.Now));
    }

    /// <summary>
    /// Tries until there is an answer that is not a passing failure, or until the retry time is over. A request on its way is not called
    /// back when the caller hangs up: the application gets it, and nobody waits for the answer.
    /// </summary>
    public Task<WebhookReply> SendAsync(WebhookRequest request, CancellationToken cancel) => TryAllAsync(request, cancel).WaitAsync(cancel);

    private async Task<WebhookReply> TryAllAsync(WebhookRequest request, CancellationToken cancel)
    {
        var wait = 0.2;
        var waited = 0.0;
        while (true)
        {
            var reply = await TryAsync(request);
            if (!reply.MayPass || !options.Retries || waited >= options.RetrySeconds)
            {
                request.Outcome = reply.Ok ? "sent" : "failed";
                request.DeliveredAt = reply.Ok ? clock.Now : null;
                return reply;
            }

            if (cancel.IsCancellationRequested)
            {
                request.Outcome = "abandoned";
                return reply;
            }

            await clock.PassRealAsync(wait, CancellationToken.None);
            waited += wait;
            wait = Math.Min(wait * 1.5, 2);
        }
    }

    private async Task<WebhookReply> TryAsync(WebhookRequest request)
    {
        request.Attempts++;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.WebhookTimeoutSeconds));
        WebhookReply reply;
        try
        {
            using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url);
            if (request.Method == "POST")
            {
                message.Content = new FormUrlEncodedContent(request.Params);
            }

            message.Headers.TryAddWithoutValidation("X-Twilio-Signature", request.Signature);
            message.Headers.TryAddWithoutValidation("I-Twilio-Idempotency-Token", request.Token);
            message.Headers.TryAddWithoutValidation("User-Agent", "TwilioProxy/1.1");
            message.Headers.TryAddWithoutValidation("Accept", "*/*");
            using var response = await http.SendAsync(message, limit.Token);
            var body = await response.Content.ReadAsStringAsync(limit.Token);
            reply = new WebhookReply(
                (int)response.StatusCode,
                response.Content.Headers.ContentType?.MediaType,
                body.Length > KeptBody ? body[..KeptBody] : body,
                null);
        }
        catch (OperationCanceledException)
        {
            reply = new WebhookReply(0, null, "", $"no answer within {options.WebhookTimeoutSeconds} s");
        }
        catch (HttpRequestException e)
        {
            reply = new WebhookReply(0, null, "", e.Message);
        }

        request.ResponseStatus = reply.Status;
        request.ResponseBody = reply.Body.Length > 4096 ? reply.Body[..4096] : reply.Body;
        request.Failure = reply.Failure;
        return reply;
    }
}
