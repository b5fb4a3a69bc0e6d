using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hotline.Chaos.Service;

/// <summary>Everybody's way to the nodes: each connection goes to one of them, and may be cut or made slow.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Way, byte> _open = new();
    private readonly IReadOnlyList<Node> _nodes;
    private readonly Task _accepting;
    private int _next;

    /// <summary>One connection, seen from the middle.</summary>
    private sealed class Way(Socket client, Socket server)
    {
        /// <summary>How long everything stays on the way, ms.</summary>
        public volatile int Delay;

        public Socket Client => client;
        public Socket Server => server;

        public void Break()
        {
            foreach (var socket in new[] { client, server })
                try
                {
                    socket.LingerState = new LingerOption(true, 0);
                    socket.Dispose();
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // It is broken already.
                }
        }
    }

    public Balancer(IReadOnlyList<Node> nodes)
    {
        _nodes = nodes;
        _listener.Start(4096);
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }
    public int Open => _open.Count;

    /// <summary>Breaks a share of the connections off in the middle.</summary>
    public int Cut(double share, Random dice)
    {
        var chosen = Choose(share, dice);
        foreach (var way in chosen)
            way.Break();
        return chosen.Count;
    }

    /// <summary>Makes a share of the connections slow; 0 ms heals them all.</summary>
    public int Slow(double share, int milliseconds, Random dice)
    {
        var chosen = Choose(share, dice);
        foreach (var way in chosen)
            way.Delay = milliseconds;
        return chosen.Count;
    }

    private List<Way> Choose(double share, Random dice) => [.. _open.Keys.Where(_ => dice.NextDouble() < share)];

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        client.NoDelay = true;
        if (await ReachAsync() is not { } server)
        {
            client.Dispose();
            return;
        }
        var way = new Way(client, server);
        _open[way] = 0;
        await Task.WhenAny(CopyAsync(way, client, server), CopyAsync(way, server, client));
        _open.TryRemove(way, out _);
        way.Break();
    }

    private async Task<Socket?> ReachAsync()
    {
        for (var tries = 0; tries < _nodes.Count; tries++)
        {
            var node = _nodes[(int)((uint)Interlocked.Increment(ref _next) % _nodes.Count)];
            if (!node.InRotation)
                continue;
            var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, node.Port);
                return server;
            }
            catch (SocketException)
            {
                server.Dispose();
            }
        }
        return null;
    }

    private static async Task CopyAsync(Way way, Socket from, Socket to)
    {
        var buffer = new byte[8 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
            {
                if (way.Delay is > 0 and var delay)
                    await Pause.ForAsync(delay / 1000.0);
                for (var sent = 0; sent < read;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One side is gone: the other follows.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var way in _open.Keys)
            way.Break();
        _listener.Dispose();
    }
}
