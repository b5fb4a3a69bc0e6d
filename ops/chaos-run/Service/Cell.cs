using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Hotline.Adapter.Tests.Redis;
using Hotline.Core.Counsellors;
using Hotline.Core.Epochs;
using Hotline.Core.Lines;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Hosting;
using Hotline.Server.Staff;
using Hotline.Server.Tests.Harness;
using Hotline.Sql.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hotline.Chaos.Service;

/// <summary>The whole service: a Redis server with its append-only file, one SQLite file, and the nodes that share both.</summary>
internal sealed class Cell : IAsyncDisposable
{
    public const string JournalKey = "hotline:v1:{main}:journal";
    public static readonly IReadOnlyList<string> Lines = ["12355", "12356"];
    private readonly Dictionary<string, string> _settings;
    private readonly List<string> _abandoned = [];

    private Cell(Plan plan)
    {
        Folder = Directory.CreateTempSubdirectory("hotline-chaos-").FullName;
        // The append-only file must hold everything that ever happened: it is the journal's witness, and is never rewritten here.
        Redis = new RedisServer("--appendfsync everysec --auto-aof-rewrite-percentage 0");
        _settings = new Dictionary<string, string>
        {
            ["DataFolder"] = Folder,
            ["Server__ManyNodes"] = "true",
            ["Server__KeyFolder"] = Path.Combine(Folder, "keys"),
            ["Blobs__Folder"] = Path.Combine(Folder, "blobs"),
            ["Redis__ConnectionString"] = $"127.0.0.1:{Redis.Port}",
            ["Sql__SharedFileForTests"] = "true",
            ["Sql__CommandTimeoutSeconds"] = "3",
            ["Texts__Keys__k1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Warning",
        };
        // Everything comes from one address here.
        foreach (var bucket in (string[])["Starts", "Calls", "Anonymous", "Connect", "SignIn"])
            _settings[$"Limits__{bucket}Burst"] = _settings[$"Limits__{bucket}PerSecond"] = "1000000";
        Nodes = [.. Enumerable.Range(0, plan.Nodes).Select(n => new Node(n, FreePort(), Folder, _settings))];
        Balancer = new Balancer(Nodes);
    }

    public string Folder { get; }
    public RedisServer Redis { get; }
    public IReadOnlyList<Node> Nodes { get; }
    public Balancer Balancer { get; }
    public string RecordFile => Path.Combine(Folder, "hotline.db");

    /// <summary>Append-only files that a rollback left behind, each the whole history up to it.</summary>
    public IReadOnlyList<string> Abandoned => _abandoned;
    public string AppendOnlyFolder => Path.Combine(Redis.Folder, "appendonlydir");

    public static async Task<Cell> StartAsync(Plan plan)
    {
        var cell = new Cell(plan);
        try
        {
            await cell.SeedAsync(plan);
            await Task.WhenAll(cell.Nodes.Select(n => n.StartAsync()));
            return cell;
        }
        catch
        {
            await cell.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lines and people, made by the product's own services before the first node starts.</summary>
    private async Task SeedAsync(Plan plan)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(_settings.Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)));
        builder.Logging.ClearProviders();
        builder.AddHotline();
        await using var app = builder.Build();
        await app.Services.GetRequiredService<IRecord>().MigrateAsync(CancellationToken.None);
        await app.Services.GetRequiredService<KeepEpoch>().HandleAsync(CancellationToken.None);
        var queue = app.Services.GetRequiredService<IContactQueue>();
        foreach (var code in Lines)
            await queue.SetLineAsync(new Line { Code = code, Name = code, NameEn = code, OfferSeconds = 12, WrapUpSeconds = 4 }, "chaos", CancellationToken.None);
        await Parallel.ForAsync(0, plan.Counsellors, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (n, _) =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var profile = new Counsellor
            {
                Id = Guid.CreateVersion7(), Alias = $"咨询员{n}", ChatCapacity = 2 + n % 3,
                Lines = (n % 3 == 0 ? Lines : [Lines[n % 3 - 1]]).ToDictionary(l => l, _ => 1, StringComparer.Ordinal),
            };
            if (await StaffCommands.AddAsync(scope.ServiceProvider, NameOf(n), profile.Alias, StaffMember.Password, [StaffRole.Counsellor], [.. profile.Lines.Keys], profile) is { } problem)
                throw new ChaosException(problem);
        });
    }

    public static string NameOf(int counsellor) => string.Create(CultureInfo.InvariantCulture, $"counsellor{counsellor}");

    public Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync(Redis.ConnectionString);

    /// <summary>kill -9 of the Redis server; it comes back with everything that it had written.</summary>
    public async Task RestartRedisAsync(double away)
    {
        Redis.Stop();
        await Pause.ForAsync(away);
        Redis.Start();
    }

    public async Task FlushAsync()
    {
        await using var redis = await ConnectAsync();
        await redis.GetServers()[0].FlushAllDatabasesAsync();
    }

    public string CopyAppendOnlyFile()
    {
        var copy = Path.Combine(Folder, $"copy-{_abandoned.Count}");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(AppendOnlyFolder))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    /// <summary>The store comes back as it was when the copy was taken.</summary>
    public void RollBack(string copy)
    {
        Redis.Stop();
        var left = Path.Combine(Folder, $"abandoned-{_abandoned.Count}");
        Move(AppendOnlyFolder, left);
        _abandoned.Add(left);
        Move(copy, AppendOnlyFolder);
        Redis.Start();
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Move(file, Path.Combine(to, Path.GetFileName(file)));
        Directory.Delete(from, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await Balancer.DisposeAsync();
        foreach (var node in Nodes)
            node.Dispose();
        Redis.Stop();
    }

    public void Delete()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        Redis.Dispose();
    }
}
