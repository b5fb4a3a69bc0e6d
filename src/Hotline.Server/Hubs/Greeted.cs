using Hotline.Core.Routing;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>
/// The epoch to which a connection's screen has announced what it shows. Whoever writes under another one is asked to announce first: the
/// message would get the number of one that the lost store had taken and that stands on the screen.
/// </summary>
internal static class Greeted
{
    private static readonly object Key = new();

    public static string In(HubCallerContext connection) => connection.Items.TryGetValue(Key, out var epoch) && epoch is string known ? known : "";

    /// <param name="connection">Whose screen.</param>
    /// <param name="queue">Knows the epoch now.</param>
    /// <param name="since">The epoch when the announcement began; another one has opened meanwhile and knows nothing of it.</param>
    public static void Note(HubCallerContext connection, IContactQueue queue, string since)
    {
        if (queue.Epoch == since)
            connection.Items[Key] = since;
    }

    /// <summary>A screen that shows nothing yet has nothing to announce.</summary>
    public static void Begin(HubCallerContext connection, IContactQueue queue) => connection.Items.TryAdd(Key, queue.Epoch);
}
