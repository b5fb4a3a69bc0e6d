using Hotline.Core.Lines;

namespace Hotline.Core.Routing;

/// <summary>
/// What a node went by when it let somebody in: a line's settings and its own clock. They decide whether the line is open and at which day and
/// hour the arrival is counted; the live state takes the arrival only where both are its own, to the minute.
/// </summary>
public sealed record AsOf(long LineVersion, long Minute)
{
    public static AsOf Of(Line line, DateTimeOffset now) => new(line.Version, now.ToUnixTimeSeconds() / 60);
}
