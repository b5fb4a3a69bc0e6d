using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Polly;
using Polly.Retry;

namespace Hotline.Twilio;

/// <summary>The live state as a webhook needs it: with patience while an epoch opens, and the lines as they were last known.</summary>
internal sealed class LiveState(IContactQueue queue, KnownLines lines, TimeProvider time)
{
    // An epoch opens within 3 seconds. Twilio tells an event once and waits 15 seconds for the answer.
    private readonly ResiliencePipeline<object?> _patience = new ResiliencePipelineBuilder<object?> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<object?>
        {
            ShouldHandle = new PredicateBuilder<object?>()
                .Handle<Exception>(failure => failure is not OperationCanceledException)
                .HandleResult(result => result is Step { Refusal: Refusal.Opening or Refusal.StaleEpoch }),
            MaxRetryAttempts = 6,
            BackoffType = DelayBackoffType.Linear,
            Delay = TimeSpan.FromMilliseconds(250),
            UseJitter = true,
        })
        .Build();

    /// <summary>A line's settings as they are said and played: a few seconds old at most while the store answers.</summary>
    public async Task<Line?> LineAsync(string code, CancellationToken cancellation) => (await lines.FindAsync(line => line.Code == code, cancellation)).Line;

    public async Task<CallerView?> ReadAsync(Guid contact, CancellationToken cancellation) =>
        await queue.ReadCallerAsync(contact, int.MaxValue, cancellation);

    /// <summary>Runs what an event of the network needs, again and again while the state is away or being rebuilt.</summary>
    public async Task<T> PatientlyAsync<T>(Func<Task<T>> work) =>
        (T)(await _patience.ExecuteAsync(async _ => (object?)await work(), CancellationToken.None))!;

    /// <summary>Whether a lost leg can still change something.</summary>
    public static bool IsUnderWay(Contact contact) =>
        contact.State is ContactState.Waiting or ContactState.Offered or ContactState.Connecting or ContactState.Connected;

    /// <summary>Only the call that a contact came with may be let into its conference.</summary>
    public static bool Owns(Contact contact, string callSid) =>
        contact.Call?.CallerSid == callSid
        // Who asked to be rung back hung the first call up; from then on only the call that is known counts.
        || (contact.Callback is null && contact.Id == CallIds.Contact(callSid));
}
