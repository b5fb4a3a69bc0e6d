using System.Data.Common;
using Hotline.Core.Record;
using Hotline.Core.Texts;
using Hotline.Sql;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>A database of one test's own, and the services on it.</summary>
internal sealed class SqlBackend : IAsyncDisposable
{
    private readonly Func<ValueTask> _drop;
    private readonly List<ServiceProvider> _providers = [];

    private SqlBackend(string connection, Func<DbConnection> open, Func<ValueTask> drop)
    {
        (Connection, Open, _drop) = (connection, open, drop);
        Services = NewNode();
        Record = Services.GetRequiredService<IRecord>();
    }

    public string Connection { get; }

    /// <summary>A closed connection beside the product's own, to look at the tables.</summary>
    public Func<DbConnection> Open { get; }
    public FakeTimeProvider Time { get; } = new(Samples.Start);
    public ServiceProvider Services { get; }
    public IRecord Record { get; }

    /// <summary>Services of one more node on the same database.</summary>
    public ServiceProvider NewNode(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [KeyValuePair.Create("Sql:ConnectionString", (string?)Connection), .. settings.Select(one => KeyValuePair.Create(one.Key, one.Value))]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(new TextCipher(new Dictionary<string, byte[]> { ["k1"] = [.. Enumerable.Range(0, 32).Select(n => (byte)n)] }, "k1"));
        services.AddHotlineRecord(configuration);
        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }

    public static SqlBackend Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-sql-");
        var connection = $"Data Source={Path.Combine(folder.FullName, "record.db")}";
        return new SqlBackend(connection, () => new SqliteConnection(connection), () =>
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>A new database on the server; the connection string must be allowed to create one.</summary>
    public static async Task<SqlBackend> SqlServerAsync(string server)
    {
        var builder = new SqlConnectionStringBuilder(server);
        var name = $"hotline_test_{Guid.CreateVersion7():N}";
        await RunAsync(server, $"CREATE DATABASE {name}");
        builder.InitialCatalog = name;
        var connection = builder.ConnectionString;
        return new SqlBackend(connection, () => new SqlConnection(connection), async () =>
        {
            SqlConnection.ClearAllPools();
            await RunAsync(server, $"DROP DATABASE {name}");
        });
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = Open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
            await provider.DisposeAsync();
        await _drop();
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
