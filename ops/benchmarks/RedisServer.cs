using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hotline.Bench;

/// <summary>
/// A redis-server of the benchmark's own, with the durability that a service would choose: an append-only file written through
/// once a second (the default of Redis itself), no snapshots.
/// </summary>
internal sealed class RedisServer : IDisposable
{
    public const string Durability = "appendonly yes, appendfsync everysec";
    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;

    public RedisServer(string fsync = "everysec")
    {
        Port = FreePort();
        _process = Run($"--port {Port} --bind 127.0.0.1 --dir {_folder} --appendonly yes --appendfsync {fsync} --save \"\" --daemonize no");
        while (_process.StandardOutput.ReadLine() is { } line)
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        throw new BenchException("redis-server ended before it was ready.");
    }

    public int Port { get; }
    public string ConnectionString => $"127.0.0.1:{Port}";

    public static string? Version()
    {
        try
        {
            using var process = Run("--version");
            var text = process.StandardOutput.ReadToEnd();
            var at = text.IndexOf("v=", StringComparison.Ordinal);
            return at < 0 ? null : $"redis-server {text[(at + 2)..].Split(' ')[0]}";
        }
        catch (BenchException)
        {
            return null;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Run(string arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception)
        {
            throw new BenchException("redis-server is needed and not on the PATH; ops/bench idle runs without it.");
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
