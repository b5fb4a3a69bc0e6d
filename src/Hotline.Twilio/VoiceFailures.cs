using System.Globalization;
using Hotline.Core.Voice;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;
using Twilio.Exceptions;

namespace Hotline.Twilio;

/// <summary>What an exception of the SDK means. Its words are never passed on: they contain numbers, and addresses with numbers in them.</summary>
internal static class VoiceFailures
{
    public static VoiceResult Result(Exception failure, bool callerLeg) => Root(failure) switch
    {
        ApiException answer when callerLeg && TwilioRest.IsGone(answer) => new(VoiceOutcome.CallerGone, Detail: Code(answer)),
        ApiException { Status: >= 400 and < 500 and not 408 and not 429 } answer => new(VoiceOutcome.Refused, Detail: Code(answer)),
        ApiException answer => new(VoiceOutcome.Unreachable, Detail: Code(answer)),
        TwilioAnswerException answer => new(VoiceOutcome.Unreachable, Detail: string.Create(CultureInfo.InvariantCulture, $"Twilio answered {answer.Status}")),
        TimeoutRejectedException or OperationCanceledException => new(VoiceOutcome.Unreachable, Detail: "Twilio did not answer in time"),
        BrokenCircuitException => new(VoiceOutcome.Unreachable, Detail: "Twilio failed too often and is left alone for some seconds"),
        RateLimiterRejectedException => new(VoiceOutcome.Unreachable, Detail: "too many requests to Twilio are under way"),
        HttpRequestException => new(VoiceOutcome.Unreachable, Detail: "no connection to Twilio"),
        _ => new(VoiceOutcome.Unreachable, Detail: "Twilio's answer could not be read"),
    };

    /// <summary>The SDK wraps whatever happens on the way.</summary>
    private static Exception Root(Exception failure)
    {
        while (failure is ApiConnectionException { InnerException: { } inner })
            failure = inner;
        return failure;
    }

    private static string Code(ApiException answer) =>
        string.Create(CultureInfo.InvariantCulture, $"Twilio {(answer.Code != 0 ? answer.Code : answer.Status)}");
}
