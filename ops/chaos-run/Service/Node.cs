using System.Diagnostics;
using System.Globalization;

namespace Hotline.Chaos.Service;

/// <summary>One server process of the cell.</summary>
internal sealed class Node(int number, int port, string folder, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private Process? _process;

    public int Number => number;
    public int Port => port;

    /// <summary>Whether the balancer sends new connections here, as one that looks at the nodes' health would.</summary>
    public bool InRotation { get; private set; }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Hotline.Server.dll"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = _process = Process.Start(start) ?? throw new ChaosException("A node did not start.");
        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(folder, $"node-{number}.log"), append: true) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var began = Pause.Now; !await IsReadyAsync(); await Pause.ForAsync(0.1))
            if (process.HasExited || Pause.Since(began) > 90)
                throw new ChaosException($"Node {number} did not get ready; see {folder}/node-{number}.log");
        InRotation = true;
    }

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri($"http://127.0.0.1:{port}/healthz/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>SIGKILL: nothing is finished, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        InRotation = false;
        if (_process is not { } process)
            return;
        _process = null;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>SIGSTOP: the process stands still, its connections stay open and nobody answers.</summary>
    public async Task FreezeAsync()
    {
        await SignalAsync("STOP");
        InRotation = false;
    }

    public async Task ThawAsync()
    {
        await SignalAsync("CONT");
        InRotation = true;
    }

    /// <summary>A node that ended by itself is a finding of its own.</summary>
    public bool EndedByItself => _process is { HasExited: true };

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.Dispose();
        _http.Dispose();
    }
}
