using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>A redis-server of the test's own, with an append-only file in its own folder.</summary>
internal sealed class RedisServer : IDisposable
{
    private Process? _process;

    private readonly string _options;

    /// <param name="options">More options; the last one of a name counts.</param>
    public RedisServer(string options = "")
    {
        _options = options;
        Folder = Directory.CreateTempSubdirectory("hotline-redis-").FullName;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Start();
    }

    public int Port { get; }
    public string Folder { get; }
    public string ConnectionString => $"127.0.0.1:{Port},allowAdmin=true";

    public void Start()
    {
        _process = Process.Start(new ProcessStartInfo("redis-server", $"--port {Port} --bind 127.0.0.1 --dir {Folder} --appendonly yes --appendfsync always --save \"\" --daemonize no {_options}")
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("redis-server did not start.");
        string? line;
        while ((line = _process.StandardOutput.ReadLine()) is not null)
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        throw new InvalidOperationException("redis-server ended before it was ready.");
    }

    public void Stop()
    {
        if (_process is null)
            return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(Folder, recursive: true);
    }
}
