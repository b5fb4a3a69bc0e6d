using Hotline.Core.Escalations;
using Hotline.Core.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Hotline.Redis;

/// <summary>Registers the live state.</summary>
public static class RedisServices
{
    public static IServiceCollection AddHotlineQueue(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedisOptions>().Bind(configuration.GetSection(RedisOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var folder = Path.Combine(configuration["DataFolder"] ?? "data", "live");
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<RedisOptions>>().Value;
            return new LiveStore(options, folder, provider.GetRequiredService<ILoggerFactory>());
        });
        services.AddSingleton<IConnectionMultiplexer>(provider => provider.GetRequiredService<LiveStore>().Connection);
        services.AddSingleton(provider => new RedisKeys(provider.GetRequiredService<IOptions<RedisOptions>>().Value.Cell));
        services.AddSingleton<ScriptRunner>();
        services.AddSingleton<ContactQueue>().AddSingleton<IContactQueue>(p => p.GetRequiredService<ContactQueue>()).AddSingleton<IEscalations>(p => p.GetRequiredService<ContactQueue>());
        services.AddHostedService<CheckpointService>();
        return services;
    }
}

/// <summary>The connection to the live state, and the embedded store behind it when there is no Redis server.</summary>
public sealed class LiveStore : IDisposable
{
    private readonly EmbeddedStore? _embedded;

    public LiveStore(RedisOptions options, string folder, ILoggerFactory loggers)
    {
        _embedded = options.IsEmbedded ? new EmbeddedStore(folder, options.EmbeddedPort, loggers) : null;
        var connection = _embedded is null ? ConfigurationOptions.Parse(options.ConnectionString) : new ConfigurationOptions { EndPoints = { { "127.0.0.1", _embedded.Port } } };
        connection.AbortOnConnectFail = false;
        // INFO, which tells the store's run id, counts as an administrator's command.
        connection.AllowAdmin = true;
        connection.AsyncTimeout = connection.SyncTimeout = options.CommandTimeoutMilliseconds;
        connection.ConnectRetry = int.MaxValue;
        connection.ReconnectRetryPolicy = new LinearRetry(250);
        connection.HeartbeatInterval = TimeSpan.FromSeconds(1);
        // Nothing waits in the client for a store that is away: a command of before the loss must not reach the store after it.
        connection.BacklogPolicy = BacklogPolicy.FailFast;
        Connection = ConnectionMultiplexer.Connect(connection);
        Options = connection;
    }

    public IConnectionMultiplexer Connection { get; }
    public ConfigurationOptions Options { get; }
    public bool IsEmbedded => _embedded is not null;

    public void Dispose()
    {
        Connection.Dispose();
        _embedded?.Dispose();
    }
}
