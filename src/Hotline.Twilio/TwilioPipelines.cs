using System.Net;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;
using Request = Twilio.Http.Request;
using Response = Twilio.Http.Response;

namespace Hotline.Twilio;

/// <summary>
/// What a request may do to the world decides how it is repeated. Reading and setting a state are safe to repeat; creating a leg rings
/// a telephone, so it is tried once, and whoever is in doubt looks. Each kind has its own bulkhead and its own breaker: text messages that
/// hang must not keep a telephone from ringing, nor the sweep's long lists the look before it rings.
/// </summary>
internal sealed class TwilioPipelines
{
    private const int Repeats = 2;
    private readonly CircuitBreakerManualControl _telephones = new(), _texts = new();

    public TwilioPipelines(IOptions<TwilioOptions> options, TimeProvider time)
    {
        var attempt = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        Read = Build(time, attempt, _telephones, Repeats, atOnce: 32);
        List = Build(time, attempt, _telephones, Repeats, atOnce: 4);
        Update = Build(time, attempt, _telephones, Repeats, atOnce: 32);
        Ring = Build(time, attempt, _telephones, 0, atOnce: 32);
        Text = Build(time, attempt, _texts, 0, atOnce: 8);
    }

    /// <summary>One resource, or the few that belong to a contact.</summary>
    public ResiliencePipeline<Response> Read { get; }

    /// <summary>What the sweep compares: everything that is live.</summary>
    public ResiliencePipeline<Response> List { get; }

    /// <summary>A redirect, a hang-up, a change in a conference.</summary>
    public ResiliencePipeline<Response> Update { get; }

    /// <summary>A new leg.</summary>
    public ResiliencePipeline<Response> Ring { get; }

    /// <summary>An SMS.</summary>
    public ResiliencePipeline<Response> Text { get; }

    /// <summary>The network answers again: calls are offered from now on, and no accept may fail because of what was before.</summary>
    public Task CloseAsync(CancellationToken cancellation) => _telephones.CloseAsync(cancellation);

    public ResiliencePipeline<Response> Of(Request request)
    {
        if (request.Method == global::Twilio.Http.HttpMethod.Get)
            return request.QueryParams.Any(q => q is { Key: "PageSize", Value: TwilioRest.LargestPage }) ? List : Read;
        if (request.Method != global::Twilio.Http.HttpMethod.Post)
            return Update;
        var path = request.Uri.AbsolutePath;
        return IsText(request) ? Text
            : path.EndsWith("/Participants.json", StringComparison.Ordinal) || path.EndsWith("/Calls.json", StringComparison.Ordinal) ? Ring
            : Update;
    }

    /// <summary>Sends a text, or looks for one.</summary>
    public static bool IsText(Request request) => request.Uri.AbsolutePath.EndsWith("/Messages.json", StringComparison.Ordinal);

    private static ResiliencePipeline<Response> Build(TimeProvider time, TimeSpan attempt, CircuitBreakerManualControl control, int repeats, int atOnce)
    {
        var builder = new ResiliencePipelineBuilder<Response> { TimeProvider = time };
        // Outermost, so that one request with its repeats takes one place. Whoever finds the queue full is out of reach, and tries again.
        builder.AddConcurrencyLimiter(atOnce, queueLimit: atOnce * 8);
        if (repeats > 0)
            builder.AddRetry(new RetryStrategyOptions<Response>
            {
                ShouldHandle = Failed(orBusy: true),
                MaxRetryAttempts = repeats,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(200),
                UseJitter = true,
            });
        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Response>
            {
                ShouldHandle = Failed(orBusy: false),
                // A fifth of all requests failing is a bad day that repeats get through; half of a dozen is an outage.
                FailureRatio = 0.6,
                MinimumThroughput = 12,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(10),
                ManualControl = control,
            })
            .AddTimeout(attempt)
            .Build();
    }

    private static PredicateBuilder<Response> Failed(bool orBusy) => new PredicateBuilder<Response>()
        .Handle<HttpRequestException>()
        .Handle<TimeoutRejectedException>()
        .HandleResult(response => (int)response.StatusCode >= 500 || orBusy && response.StatusCode == HttpStatusCode.TooManyRequests);
}
