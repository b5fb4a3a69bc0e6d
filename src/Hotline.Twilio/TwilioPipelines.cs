using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Microsoft.Extensions.Options;
using Response = Twilio.Http.Response;

namespace Hotline.Twilio;

/// <summary>
/// What a request may do to the world decides how it is repeated. Reading and setting a state are safe to repeat; creating a leg rings
/// a telephone, so it is tried once, and whoever is in doubt looks.
/// </summary>
internal sealed class TwilioPipelines
{
    private const int Repeats = 2;

    public TwilioPipelines(IOptions<TwilioOptions> options, TimeProvider time)
    {
        var attempt = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        Read = Build(time, attempt, Repeats);
        Update = Build(time, attempt, Repeats);
        Create = Build(time, attempt, 0);
    }

    public ResiliencePipeline<Response> Read { get; }

    public ResiliencePipeline<Response> Update { get; }

    public ResiliencePipeline<Response> Create { get; }

    private static ResiliencePipeline<Response> Build(TimeProvider time, TimeSpan attempt, int repeats)
    {
        var builder = new ResiliencePipelineBuilder<Response> { TimeProvider = time };
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
                FailureRatio = 0.5,
                MinimumThroughput = 6,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(10),
            })
            .AddTimeout(attempt)
            .Build();
    }

    private static PredicateBuilder<Response> Failed(bool orBusy) => new PredicateBuilder<Response>()
        .Handle<HttpRequestException>()
        .Handle<TimeoutRejectedException>()
        .HandleResult(response => (int)response.StatusCode >= 500 || orBusy && response.StatusCode == HttpStatusCode.TooManyRequests);
}
