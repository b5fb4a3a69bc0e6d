using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Hotline.Adapter.Tests.Redis;

namespace Hotline.Server.Tests.Harness;

/// <summary>Where the live state is.</summary>
public enum Store { Garnet, Redis }

/// <summary>
/// The real server as a process of its own, with its data folder and, in the same test process, a telephone network: both
/// outlive it when it is killed.
/// </summary>
internal sealed class HotlineServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly bool _withNetwork;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly HotlineServer? _first;
    private Process? _process;

    private HotlineServer(Store store, bool withNetwork, IReadOnlyDictionary<string, string> settings, HotlineServer? first = null)
    {
        (_withNetwork, _settings, _first) = (withNetwork, settings, first);
        Redis = first is not null ? first.Redis : store is Store.Redis ? new RedisServer() : null;
        DataFolder = first?.DataFolder ?? Directory.CreateTempSubdirectory("hotline-data-").FullName;
        Url = new Uri($"http://127.0.0.1:{FreePort()}");
        Http = new HttpClient { BaseAddress = Url };
    }

    public Uri Url { get; }
    public string DataFolder { get; }
    public RedisServer? Redis { get; }
    public TelephoneNetwork Network { get; private set; } = null!;
    public HttpClient Http { get; }
    public RecordReader Record => new(Path.Combine(DataFolder, "hotline.db"));

    /// <summary>Everything that the server has written to its log.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Two nodes of one cell, on one Redis server and one SQLite file. The second one must be disposed of first.</summary>
    /// <param name="told">They know of each other.</param>
    public static async Task<(HotlineServer First, HotlineServer Second)> StartTwoAsync(bool told = true)
    {
        var settings = new Dictionary<string, string> { ["Server__ManyNodes"] = told ? "true" : "false", ["Sql__SharedFileForTests"] = "true" };
        var first = new HotlineServer(Store.Redis, withNetwork: false, settings);
        foreach (var (name, folder) in new[] { ("Server__KeyFolder", "keys"), ("Blobs__Folder", "blobs") })
            settings[name] = Path.Combine(first.DataFolder, folder);
        await first.StartProcessAsync();
        var second = new HotlineServer(Store.Redis, withNetwork: false, settings, first);
        await second.StartProcessAsync();
        return (first, second);
    }

    /// <param name="store">Where the live state is.</param>
    /// <param name="withNetwork">With an emulated telephone network.</param>
    /// <param name="settings">Further settings of the server, with __ between section and name.</param>
    /// <param name="network">Further arguments of the network.</param>
    public static async Task<HotlineServer> StartAsync(
        Store store, bool withNetwork = true, IReadOnlyDictionary<string, string>? settings = null, IReadOnlyList<string>? network = null)
    {
        var server = new HotlineServer(store, withNetwork, settings ?? new Dictionary<string, string>());
        if (withNetwork)
            server.Network = await TelephoneNetwork.StartAsync(server.Url, network ?? []);
        await server.StartProcessAsync();
        return server;
    }

    public async Task StartProcessAsync()
    {
        var info = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Path.Combine(Checkout.Root, "src", "Hotline.Server"),
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Hotline.Server.dll"));
        info.ArgumentList.Add("--urls");
        info.ArgumentList.Add(Url.ToString());
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        info.Environment["DataFolder"] = DataFolder;
        info.Environment["Demo__Enabled"] = "true";
        info.Environment["Sql__CommandTimeoutSeconds"] = "2";
        // A small heap: many of these run beside the tests.
        info.Environment["DOTNET_gcServer"] = "0";
        info.Environment["DOTNET_TieredPGO"] = "0";
        // Most of them live for seconds: to compile what is used often a second time costs a third of all that they do.
        info.Environment["DOTNET_TC_CallCounting"] = "0";
        if (_withNetwork)
        {
            info.Environment["Twilio__Enabled"] = "true";
            info.Environment["Twilio__AccountSid"] = TelephoneNetwork.AccountSid;
            info.Environment["Twilio__AuthToken"] = TelephoneNetwork.AuthToken;
            info.Environment["Twilio__ApiKeySid"] = TelephoneNetwork.ApiKeySid;
            info.Environment["Twilio__ApiKeySecret"] = TelephoneNetwork.ApiKeySecret;
            info.Environment["Twilio__EmulatedNetwork"] = Network.Url.ToString().TrimEnd('/');
            info.Environment["Twilio__ApiBaseAddress"] = Network.Url.ToString().TrimEnd('/');
            info.Environment["Twilio__PublicBaseUrl"] = Url.ToString().TrimEnd('/');
            info.Environment["Twilio__DefaultNumber"] = TelephoneNetwork.Youth;
        }
        if (Redis is not null)
        {
            info.Environment["Redis__ConnectionString"] = Redis.ConnectionString;
            info.Environment["Texts__Keys__k1"] = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))]);
        }
        foreach (var (name, value) in _settings)
            info.Environment[name] = value;
        var process = Process.Start(info) ?? throw new InvalidOperationException("The server did not start.");
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        await Eventually.ThatAsync(async () =>
        {
            Assert.That(process.HasExited, Is.False, () => $"The server ended: {Log}");
            return await IsReadyAsync();
        }, "the server is ready", 60, () => Log);

        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
                _log.Enqueue(line.Data);
        }
    }

    /// <summary>One of the program's commands, beside the running server: its exit code and what it printed.</summary>
    public async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var info = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Path.Combine(Checkout.Root, "src", "Hotline.Server"), RedirectStandardOutput = true, UseShellExecute = false,
        };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Hotline.Server.dll") }.Concat(arguments))
            info.ArgumentList.Add(argument);
        info.Environment["DataFolder"] = DataFolder;
        using var process = Process.Start(info) ?? throw new InvalidOperationException("The command did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Trim());
    }

    public async Task<bool> IsReadyAsync()
    {
        using var answer = await Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }

    /// <summary>SIGKILL: nothing is finished, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>SIGSTOP: the process stands still, its connections stay open and nobody answers.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task RestartAsync()
    {
        await KillAsync();
        await StartProcessAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        if (Network is not null)
            await Network.DisposeAsync();
        if (_first is not null)
            return;
        Redis?.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
