using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Hotline.Core;
using Hotline.Core.Counsellors;
using Hotline.Core.Epochs;
using Hotline.Core.Lines;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Hosting;
using Hotline.Server.Staff;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Bench;

/// <summary>One server, or several nodes, with a Redis server and SQLite in a temporary folder, one line, and as many counsellors as asked for.</summary>
internal sealed class Service : IDisposable
{
    private const string Password = "hotline-bench-password", Line = "12355";
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
    private readonly Dictionary<string, string> _settings;
    private readonly List<ServerProcess> _nodes = [];
    private readonly Dictionary<int, CookieContainer> _signedIn = [];

    private Service(RedisServer redis, bool manyNodes)
    {
        Redis = redis;
        _settings = new Dictionary<string, string>
        {
            ["DataFolder"] = _folder,
            ["Redis__ConnectionString"] = redis.ConnectionString,
            ["Texts__Keys__k1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Warning",
        };
        // Everything comes from one address here, faster than anybody types.
        foreach (var bucket in (string[])["Starts", "Calls", "Anonymous", "Connect", "SignIn"])
            _settings[$"Limits__{bucket}Burst"] = _settings[$"Limits__{bucket}PerSecond"] = "1000000";
        if (!manyNodes)
            return;
        _settings["Server__ManyNodes"] = _settings["Sql__SharedFileForTests"] = "true";
        _settings["Server__KeyFolder"] = Path.Combine(_folder, "keys");
        _settings["Blobs__Folder"] = Path.Combine(_folder, "blobs");
        _settings["Sql__ConnectionString"] = $"Data Source={Path.Combine(_folder, "hotline.db")}";
    }

    public RedisServer Redis { get; }
    public ServerProcess Server => _nodes[0];

    /// <param name="counsellors">How many.</param>
    /// <param name="nodes">How many.</param>
    /// <param name="more">Further settings, with __ between section and name.</param>
    public static async Task<Service> StartAsync(int counsellors, int nodes = 1, IReadOnlyDictionary<string, string>? more = null)
    {
        var service = new Service(new RedisServer(), nodes > 1);
        foreach (var (name, value) in more ?? new Dictionary<string, string>())
            service._settings[name] = value;
        await service.SeedAsync(counsellors);
        for (var i = 0; i < nodes; i++)
            service._nodes.Add(await ServerProcess.StartHotlineAsync(service._settings));
        return service;
    }

    /// <summary>The line and the people, made by the product's own services before its server starts.</summary>
    private async Task SeedAsync(int counsellors)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(_settings.Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)));
        builder.Logging.ClearProviders();
        builder.AddHotline();
        await using var app = builder.Build();
        await app.Services.GetRequiredService<IRecord>().MigrateAsync(CancellationToken.None);
        await app.Services.GetRequiredService<KeepEpoch>().HandleAsync(CancellationToken.None);
        await app.Services.GetRequiredService<IContactQueue>().SetLineAsync(new Line { Code = Line, Name = "青少年", NameEn = "Youth" }, "bench", CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        for (var i = 0; i < counsellors; i++)
        {
            var profile = new Counsellor { Id = Guid.CreateVersion7(), Alias = $"咨询员{i}", ChatCapacity = 3, Lines = new Dictionary<string, int> { [Line] = 1 } };
            if (await StaffCommands.AddAsync(scope.ServiceProvider, $"counsellor{i}", profile.Alias, Password, [StaffRole.Counsellor], [Line], profile) is { } problem)
                throw new BenchException(problem);
        }
    }

    public HubConnection Caller() => Caller(0);

    /// <summary>People are spread over the nodes by their number.</summary>
    public HubConnection Caller(int number) => Connect($"{Node(number)}/hubs/caller", null);

    public async Task<HubConnection> CounsellorAsync(int number) => Connect($"{Node(number)}/hubs/console", await SignInAsync(number));

    public async Task<HubConnection> WallboardAsync(int counsellor) => Connect($"{Server.Url}/hubs/wallboard", await SignInAsync(counsellor));

    private string Node(int number) => _nodes[number % _nodes.Count].Url;

    private async Task<CookieContainer> SignInAsync(int number)
    {
        if (_signedIn.TryGetValue(number, out var known))
            return known;
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler);
        http.DefaultRequestHeaders.Add("X-Requested-With", "hotline");
        using var answer = await http.PostAsJsonAsync($"{Server.Url}/api/account/sign-in", new SignInRequest($"counsellor{number}", Password), HotlineJson.Options);
        if (!answer.IsSuccessStatusCode)
            throw new BenchException($"A counsellor could not sign in: {await answer.Content.ReadAsStringAsync()}");
        return _signedIn[number] = cookies;
    }

    public static Task<CallerSnapshot> StartContactAsync(HubConnection caller) =>
        caller.InvokeAsync<CallerSnapshot>("Start", new StartRequest(Guid.CreateVersion7(), Line, null));

    public static HubConnection Connect(string url, CookieContainer? cookies)
    {
        var builder = new HubConnectionBuilder().WithUrl(url, options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            if (cookies is not null)
                options.Cookies = cookies;
        });
        builder.Services.Configure<Microsoft.AspNetCore.SignalR.JsonHubProtocolOptions>(options => HotlineJson.Configure(options.PayloadSerializerOptions));
        return builder.Build();
    }

    public void Dispose()
    {
        foreach (var node in _nodes)
            node.Dispose();
        Redis.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
