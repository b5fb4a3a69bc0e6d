using Hotline.Core.Routing;
using Hotline.Core.Settings;

namespace Hotline.Core.Signs;

/// <summary>
/// The rules in force. Each node looks at most every two seconds whether the office saved others; while the live state is away, and where
/// what was saved cannot be read, the rules that it has go on.
/// </summary>
public sealed class PhraseBook(IContactQueue queue, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly Lazy<PhraseMatcher> _shipped = new(() => new PhraseMatcher(PhraseRules.Default));
    private volatile Seen _seen = new(null, 0, null, []);

    /// <summary>Why the saved changes are not in force, where they are not: a new Hotline may bring rules that they do not fit.</summary>
    public IReadOnlyList<string> Problems => _seen.Problems;

    public async ValueTask<PhraseMatcher> CurrentAsync(CancellationToken cancellation)
    {
        var seen = _seen;
        if (seen.At is { } at && time.GetElapsedTime(at) < Age)
            return Of(seen);
        // One looks; the others go on with what is known, except the very first.
        if (!await _looking.WaitAsync(seen.At is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation))
            return Of(seen);
        try
        {
            // Whoever waited finds that it has been looked at.
            seen = _seen;
            if (seen.At is not { } before || time.GetElapsedTime(before) >= Age)
                _seen = (await LookAsync(seen, cancellation)) with { At = time.GetTimestamp() };
        }
        catch (LiveStateUnavailableException)
        {
            _seen = seen with { At = time.GetTimestamp() };
        }
        finally
        {
            _looking.Release();
        }
        return Of(_seen);
    }

    public void Dispose() => _looking.Dispose();

    private PhraseMatcher Of(Seen seen) => seen.Own ?? _shipped.Value;

    private async Task<Seen> LookAsync(Seen seen, CancellationToken cancellation)
    {
        var saved = await queue.ReadSettingAsync(SettingNames.Phrases, cancellation);
        if (saved is null || saved.Version == seen.Version)
            return seen;
        return Changes(saved).Read(PhraseRules.Default.Document) switch
        {
            PhraseReading.Good good => new Seen(new PhraseMatcher(good.Rules), saved.Version, null, []),
            PhraseReading.Bad bad => seen with { Version = saved.Version, Problems = bad.Problems },
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    /// <summary>What a saved setting says; an unreadable one says nothing.</summary>
    public static PhraseChanges Changes(LiveSetting? saved)
    {
        if (saved is null)
            return new PhraseChanges();
        try
        {
            return HotlineJson.Read<PhraseChanges>(saved.Value) with { Version = saved.Version };
        }
        catch (System.Text.Json.JsonException)
        {
            return new PhraseChanges { Version = saved.Version };
        }
    }

    /// <param name="Own">The office's; null is the shipped ones.</param>
    /// <param name="Version">Of the setting that was read last.</param>
    /// <param name="At">When it was looked at last; null: never.</param>
    /// <param name="Problems">Of that setting.</param>
    private sealed record Seen(PhraseMatcher? Own, long Version, long? At, IReadOnlyList<string> Problems);
}
