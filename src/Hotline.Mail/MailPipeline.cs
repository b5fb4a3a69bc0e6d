using Hotline.Core.Messages;
using Polly;
using Polly.CircuitBreaker;

namespace Hotline.Mail;

/// <summary>
/// A mail server that hangs is left alone for a while: each message on its way holds one of the places that all messages share. A message is tried
/// once; the outbox repeats it.
/// </summary>
internal static class MailPipeline
{
    /// <summary>What is said of a message that was not tried.</summary>
    public const string Away = "mail server away";

    /// <summary>Nothing came back, or nothing in time; a server that answers is there, whatever it answers.</summary>
    public static MessageResult Silent(Exception failure) => new(MessageOutcome.Unreachable, Detail: failure.GetType().Name);

    public static ResiliencePipeline<MessageResult> Build(TimeProvider time) => new ResiliencePipelineBuilder<MessageResult> { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<MessageResult>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { Outcome: MessageOutcome.Unreachable, Detail: { } detail } && !detail.StartsWith("SMTP ", StringComparison.Ordinal)),
            FailureRatio = 0.6,
            MinimumThroughput = 4,
            SamplingDuration = TimeSpan.FromSeconds(60),
            BreakDuration = TimeSpan.FromSeconds(15),
        })
        .Build();
}
