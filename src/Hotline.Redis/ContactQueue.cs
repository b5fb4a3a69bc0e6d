using System.Globalization;
using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Epochs;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using StackExchange.Redis;

namespace Hotline.Redis;

/// <summary>
/// The live state on a Redis-compatible store: one Lua script a transition (Lua/*.lua). This part is the call site: epoch,
/// command id, refusals and the short wait while a lost store is rebuilt.
/// </summary>
internal sealed partial class ContactQueue(ScriptRunner scripts, TimeProvider time) : IContactQueue, IEscalations
{
    /// <summary>Longer than an opening takes (3 s), shorter than a person's patience.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private const string Caller = "caller", Network = "network", System_ = "system", Partner = "partner";
    private string _epoch = "";

    /// <summary>Where command ids come from; the model's tests count them, so that offers have the same ids on both sides.</summary>
    internal Func<Guid>? CommandIds { get; init; }

    public string Epoch => _epoch;

    private Guid NextId() => CommandIds?.Invoke() ?? Guid.CreateVersion7(time.GetUtcNow());

    /// <param name="script">Name of the transition.</param>
    /// <param name="by">Who causes it.</param>
    /// <param name="arguments">What follows the epoch, the command's id and who causes it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="only">The one epoch under which it may happen; null: whichever is open.</param>
    private async Task<Step> TransitAsync(string script, string by, RedisValue[] arguments, CancellationToken cancellation, string? only = null)
    {
        // One id for all tries: what was done by a try whose answer was lost is not done again.
        var op = NextId().ToString();
        var began = time.GetTimestamp();
        while (true)
        {
            var answer = await scripts.RunAsync(script, [only ?? _epoch, op, by, .. arguments], cancellation);
            var code = (int)answer[0];
            if (code >= 0)
                return Done(answer);
            var refusal = (Refusal)code;
            if (refusal is not (Refusal.StaleEpoch or Refusal.Opening) || (only is not null && refusal is Refusal.StaleEpoch))
                return new Step(refusal, [], answer.Length > 1 ? Value(answer[1]) : null);
            if (time.GetElapsedTime(began) > LongestWait)
                throw new LiveStateUnavailableException("The live state is being rebuilt.");
            var before = _epoch;
            _ = await ReadEpochAsync(cancellation);
            if (before == _epoch)
                await Task.Delay(Pause, time, cancellation);
        }
    }

    private static Step Done(RedisResult[] answer)
    {
        var events = answer.Length <= 2 ? [] : new JournalEvent[answer.Length - 2];
        for (var i = 0; i < events.Length; i++)
            events[i] = JsonSerializer.Deserialize<JournalEvent>((byte[])answer[i + 2]!, HotlineJson.Options)!;
        return new Step(null, events, answer.Length > 1 ? Value(answer[1]) : null);
    }

    private static JsonElement? Value(RedisResult result)
    {
        var json = (byte[]?)result;
        return json is null or [] ? null : JsonElement.Parse(json);
    }

    public async Task<EpochInfo?> ReadEpochAsync(CancellationToken cancellation) => EpochOf(await scripts.RunAsync("readEpoch", [], cancellation));

    private const int EpochFields = 5;

    /// <summary>What a script said of the epoch; from now on transitions carry it.</summary>
    private EpochInfo? EpochOf(RedisResult[] answer)
    {
        if (answer.Length < EpochFields || answer[0].IsNull)
        {
            _epoch = "";
            return null;
        }
        _epoch = (string)answer[0]!;
        return new EpochInfo(_epoch, Enum.Parse<EpochState>((string)answer[1]!), (string)answer[2]!, (string)answer[3]!, Time(answer[4]));
    }

    private static DateTimeOffset Time(RedisResult result) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse((string)result!, CultureInfo.InvariantCulture));
}
