using System.Collections.Concurrent;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>The consoles that are open on this node. A connection lives for hours and is asked for its cookie once, so whoever is disabled must be sent away.</summary>
public sealed class OpenConsoles(IHubContext<ConsoleHub, IConsoleClient> consoles)
{
    private static readonly string Stamp = new ClaimsIdentityOptions().SecurityStampClaimType;
    private readonly ConcurrentDictionary<string, (Guid Account, string? Stamp, HubCallerContext Connection)> _open = [];

    /// <summary>Each account with the security stamps that its consoles were signed in under.</summary>
    public ILookup<Guid, string?> Accounts => _open.Values.Select(o => (o.Account, o.Stamp)).Distinct().ToLookup(o => o.Account, o => o.Stamp);

    public void Add(Guid account, HubCallerContext connection) =>
        _open[connection.ConnectionId] = (account, connection.User?.FindFirst(Stamp)?.Value, connection);

    public void Remove(string connection) => _open.TryRemove(connection, out _);

    /// <summary>Pages on every node are told; the connections of this one are closed whatever the page does.</summary>
    public async Task CloseAsync(Guid account)
    {
        await consoles.Clients.Group(Groups.Counsellor(account)).AccountClosed();
        AbortOthers(account, null);
    }

    /// <summary>Ends the connections that were signed in under another stamp; the page comes back by itself if it is still signed in.</summary>
    public void AbortOthers(Guid account, string? stamp)
    {
        foreach (var (_, _, connection) in _open.Values.Where(o => o.Account == account && (stamp is null || o.Stamp != stamp)))
            connection.Abort();
    }
}
