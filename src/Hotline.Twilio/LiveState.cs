using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Polly;
using Polly.Retry;

namespace Hotline.Twilio;

/// <summary>The live state as a webhook needs it: with patience while an epoch opens, and the lines as they were last known.</summary>
internal sealed class LiveState(IContactQueue queue, TimeProvider time)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);
    private volatile IReadOnlyList<Line> _known = [];
    private long _readAt;

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

    /// <summary>The lines; while the store is away or empty, those that were last read.</summary>
    public async Task<(IReadOnlyList<Line> Lines, bool Fresh)> ReadLinesAsync(CancellationToken cancellation)
    {
        try
        {
            var lines = await queue.ReadLinesAsync(cancellation);
            if (lines.Count == 0)
                return (_known, false);
            _known = lines;
            Interlocked.Exchange(ref _readAt, time.GetTimestamp());
            return (lines, true);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return (_known, false);
        }
    }

    /// <summary>A line's settings as the wait loop needs them: a few seconds old at most while the store answers, so that a round costs no second question.</summary>
    public async Task<Line?> LineAsync(string code, CancellationToken cancellation)
    {
        if (_known.Count == 0 || time.GetElapsedTime(Interlocked.Read(ref _readAt)) > KnownFor)
            await ReadLinesAsync(cancellation);
        return _known.FirstOrDefault(line => line.Code == code);
    }

    public async Task<CallerView?> ReadAsync(Guid contact, CancellationToken cancellation) =>
        await queue.ReadCallerAsync(contact, int.MaxValue, cancellation);

    /// <summary>The contact of a caller's call: by the call, else by the id that the call's contact has.</summary>
    public async Task<Contact?> FindAsync(string callSid, CancellationToken cancellation) =>
        await queue.FindByCallAsync(callSid, cancellation) ?? (await ReadAsync(CallIds.Contact(callSid), cancellation))?.Contact;

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
