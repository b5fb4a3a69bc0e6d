using System.Diagnostics;

namespace Hotline.Bench;

/// <summary>A server in a process of its own: the product, or the relay that is its floor. Both run with the same collector.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(string assembly, IEnumerable<string> arguments, string url, Dictionary<string, string> settings)
    {
        Url = url;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_gcServer"] = "1";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _said += line.Data + "\n";
        _process.BeginOutputReadLine();
    }

    private string _said = "";

    public string Url { get; }
    public int Id => _process.Id;

    public static Task<ServerProcess> StartRelayAsync()
    {
        var url = $"http://127.0.0.1:{RedisServer.FreePort()}";
        return ReadyAsync(new ServerProcess("hotline-bench.dll", ["relay", url], url, []));
    }

    public static Task<ServerProcess> StartHotlineAsync(Dictionary<string, string> settings)
    {
        var url = $"http://127.0.0.1:{RedisServer.FreePort()}";
        return ReadyAsync(new ServerProcess("Hotline.Server.dll", ["--urls", url], url, settings));
    }

    private static async Task<ServerProcess> ReadyAsync(ServerProcess server)
    {
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (server._process.HasExited)
                throw new BenchException($"The server did not start: {server._said}");
            if (clock.Elapsed > TimeSpan.FromSeconds(60))
                throw new BenchException($"The server was not ready within a minute: {server._said}");
            try
            {
                if ((await http.GetAsync($"{server.Url}/healthz/ready")).IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException)
            {
            }
            await Pause.ForAsync(0.1);
        }
    }

    public TimeSpan Processor
    {
        get
        {
            CheckAlive();
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory after full collections, bytes: the smallest of some readings, because garbage comes and goes.</summary>
    public async Task<double> SettledMemoryAsync()
    {
        var least = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            await Collector.CollectAsync(Id);
            await Pause.ForAsync(1.5);
            CheckAlive();
            _process.Refresh();
            least = Math.Min(least, _process.WorkingSet64);
        }
        return least;
    }

    public void CheckAlive()
    {
        if (_process.HasExited)
            throw new BenchException($"A server ended by itself or was killed (exit code {_process.ExitCode}): {_said}");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}

internal static class Pause
{
    public static Task ForAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, CancellationToken.None);
}
