using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hotline.Browser.Tests.Harness;

/// <summary>
/// One person's way to the server: cut, every connection breaks off in the middle and new ones are refused until it is healed.
/// A browser's own offline mode leaves open WebSockets alone, which a dead network does not.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly int _server;
    private readonly Task _accepting;
    private volatile bool _cut;

    public CuttingProxy(Uri server)
    {
        _server = server.Port;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public void Cut()
    {
        _cut = true;
        foreach (var socket in _open.Keys)
            Break(socket);
    }

    public void Heal() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        Cut();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket browser)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        browser.NoDelay = true;
        _open[browser] = _open[server] = 0;
        try
        {
            if (_cut)
                return;
            await server.ConnectAsync(IPAddress.Loopback, _server);
            await Task.WhenAny(CopyAsync(browser, server), CopyAsync(server, browser));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The server is away.
        }
        finally
        {
            Break(browser);
            Break(server);
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
                for (var sent = 0; sent < read;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One side is gone: the other follows.
        }
    }

    private void Break(Socket socket)
    {
        if (!_open.TryRemove(socket, out _))
            return;
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }
}
