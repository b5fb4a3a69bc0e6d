using Hotline.Core.Contacts;
using Hotline.Core.Lines;

namespace Hotline.Core.Measures;

/// <summary>What the service level of a line's local day is made of.</summary>
public sealed record LineDay(string Line, string Day, LevelCounts Counts);

/// <summary>
/// Answers and abandonments as they happen, by the local day of the arrival. A contact counts once, however often it was offered,
/// returned or transferred.
/// </summary>
internal sealed class DayCounts
{
    private readonly Dictionary<string, LineDay> _days = new(StringComparer.Ordinal);

    public void Count(Line line, ContactTrace? before, ContactTrace now, DateTimeOffset at)
    {
        if (now.Direction is not Direction.Inbound)
            return;
        var answered = now.Answered is not null && before?.Answered is null;
        var left = now is { State: ContactState.Abandoned, Answered: null, ShortAbandon: false } && before is not { State: ContactState.Abandoned };
        if (!answered && !left)
            return;
        var day = LocalDay.Of(line, now.Arrived);
        var known = _days.GetValueOrDefault(line.Code) is { } today && string.CompareOrdinal(today.Day, day) >= 0 ? today : new LineDay(line.Code, day, default);
        if (known.Day != day)
            return; // arrived yesterday, answered today: yesterday's figures are read from the record
        var waited = (now.Answered ?? at) - now.Arrived;
        var target = now.Target > 0 ? TimeSpan.FromMilliseconds(now.Target) : line.Target(now.Channel);
        _days[line.Code] = known with { Counts = known.Counts + LevelCounts.One(answered, waited <= target) };
    }

    public LevelCounts Of(Line line, DateTimeOffset at) => _days.GetValueOrDefault(line.Code) is { } known && known.Day == LocalDay.Of(line, at) ? known.Counts : default;

    public IReadOnlyList<LineDay> Keep() => [.. _days.Values];

    public void Load(IReadOnlyList<LineDay> kept)
    {
        foreach (var day in kept)
            _days[day.Line] = day;
    }
}
