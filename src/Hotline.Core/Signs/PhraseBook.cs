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
    private PhraseMatcher? _current;
    private long _version;
    private long? _looked;

    /// <summary>Why the saved changes are not in force, where they are not: a new Hotline may bring rules that they do not fit.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async ValueTask<PhraseMatcher> CurrentAsync(CancellationToken cancellation)
    {
        if (_looked is { } at && time.GetElapsedTime(at) < Age)
            return Known();
        // One looks; the others go on with what is known, except the very first.
        if (!await _looking.WaitAsync(_looked is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation))
            return Known();
        try
        {
            await LookAsync(cancellation);
        }
        catch (LiveStateUnavailableException)
        {
            // The next message looks again.
        }
        finally
        {
            _looked = time.GetTimestamp();
            _looking.Release();
        }
        return Known();
    }

    public void Dispose() => _looking.Dispose();

    private PhraseMatcher Known() => _current ?? _shipped.Value;

    private async Task LookAsync(CancellationToken cancellation)
    {
        var saved = await queue.ReadSettingAsync(SettingNames.Phrases, cancellation);
        if (saved is null || saved.Version == _version)
            return;
        switch (Changes(saved).Read(PhraseRules.Default.Document))
        {
            case PhraseReading.Good good:
                (_current, Problems) = (new PhraseMatcher(good.Rules), []);
                break;
            case PhraseReading.Bad bad:
                Problems = bad.Problems;
                break;
        }
        _version = saved.Version;
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
}
