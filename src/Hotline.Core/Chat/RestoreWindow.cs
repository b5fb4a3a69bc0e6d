using Hotline.Core.Routing;

namespace Hotline.Core.Chat;

/// <summary>
/// After a store was lost a screen gives back what only it still shows. Its own words it may always give back; what the other side wrote
/// only for a while after the epoch began, when both sides' screens fill the same gap. Later nobody writes in anybody else's name.
/// </summary>
public sealed class RestoreWindow(IContactQueue queue)
{
    /// <summary>A screen that was connected announces within seconds; one whose network was away for longer has its own words only.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    public async Task<bool> IsOpenAsync(CancellationToken cancellation) =>
        await queue.ReadEpochAsync(cancellation) is { } epoch && await queue.ReadClockAsync(cancellation) - epoch.Since <= Length;
}
