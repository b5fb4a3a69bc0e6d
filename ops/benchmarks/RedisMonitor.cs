using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Hotline.Redis;

namespace Hotline.Bench;

/// <summary>Redis tells every command that it is asked for (MONITOR). Scripts are counted by their names; what a script itself asks for is no round trip.</summary>
internal sealed partial class RedisMonitor : IAsyncDisposable
{
    private readonly TcpClient _client;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _names = LuaScripts.Everything.ToDictionary(s => Convert.ToHexStringLower(s.Sha), s => s.Name);
    private Dictionary<string, int> _counts = [];
    private Task _reading = Task.CompletedTask;

    private RedisMonitor(TcpClient client) => _client = client;

    public static async Task<RedisMonitor> StartAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await client.GetStream().WriteAsync("MONITOR\r\n"u8.ToArray());
        var monitor = new RedisMonitor(client);
        monitor._reading = monitor.ReadAsync();
        return monitor;
    }

    /// <summary>How often each script was asked for since the last time.</summary>
    public Dictionary<string, int> Take()
    {
        lock (_gate)
            return Interlocked.Exchange(ref _counts, []);
    }

    private async Task ReadAsync()
    {
        using var reader = new StreamReader(_client.GetStream(), Encoding.Latin1);
        try
        {
            while (await reader.ReadLineAsync() is { } line)
                if (Asked().Match(line) is { Success: true } match)
                    lock (_gate)
                    {
                        var name = _names.GetValueOrDefault(match.Groups[1].Value.ToLowerInvariant(), "unknown");
                        _counts[name] = _counts.GetValueOrDefault(name) + 1;
                    }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _reading;
    }

    [GeneratedRegex("""^\+[\d.]+ \[\d+ (?!lua)[^\]]+\] "EVALSHA" "([0-9a-fA-F]{40})" """, RegexOptions.IgnoreCase)]
    private static partial Regex Asked();
}
