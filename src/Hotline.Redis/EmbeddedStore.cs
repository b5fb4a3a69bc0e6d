using System.Net;
using System.Net.Sockets;
using Garnet;
using Microsoft.Extensions.Logging;

namespace Hotline.Redis;

/// <summary>
/// Microsoft Garnet inside this process: Lua in transaction mode (without it scripts interleave), an append-only file that is
/// committed with each command, and checkpoints that keep it small.
/// </summary>
internal sealed partial class EmbeddedStore : IDisposable
{
    private readonly GarnetServer _server;
    private readonly FileStream _lock;

    /// <exception cref="IOException">Another process uses the folder.</exception>
    public EmbeddedStore(string folder, int port, ILoggerFactory loggers)
    {
        Directory.CreateDirectory(folder);
        try
        {
            // Released by the operating system when the process dies, however it dies.
            _lock = new FileStream(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"The embedded store in {folder} is in use by another process. Many nodes need Redis:ConnectionString.", e);
        }
        Port = port == 0 ? FreePort() : port;
        _server = new GarnetServer(
        [
            "--port", $"{Port}", "--bind", "127.0.0.1", "--checkpointdir", folder, "--recover", "true",
            "--lua", "--lua-transaction-mode", "--aof", "--aof-commit-freq", "0", "--device-type", "RandomAccess",
            "--memory", "1g", "--index", "64m", "--aof-memory", "64m", "-q",
        ], loggers);
        _server.Start();
    }

    public int Port { get; }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _server.Dispose();
        _lock.Dispose();
    }
}
