using System.Collections.Concurrent;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>The consoles that are open on this node. A connection lives for hours and is asked for its cookie once, so whoever is disabled must be sent away.</summary>
public sealed class OpenConsoles(IHubContext<ConsoleHub, IConsoleClient> consoles)
{
    private readonly ConcurrentDictionary<string, (Guid Account, HubCallerContext Connection)> _open = [];

    public IReadOnlyCollection<Guid> Accounts => [.. _open.Values.Select(o => o.Account).Distinct()];

    public void Add(Guid account, HubCallerContext connection) => _open[connection.ConnectionId] = (account, connection);

    public void Remove(string connection) => _open.TryRemove(connection, out _);

    /// <summary>Pages on every node are told; the connections of this one are closed whatever the page does.</summary>
    public async Task CloseAsync(Guid account)
    {
        await consoles.Clients.Group(Groups.Counsellor(account)).AccountClosed();
        Abort(account);
    }

    public void Abort(Guid account)
    {
        foreach (var (_, connection) in _open.Values.Where(o => o.Account == account))
            connection.Abort();
    }
}
