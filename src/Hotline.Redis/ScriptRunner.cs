using Hotline.Core;
using StackExchange.Redis;

namespace Hotline.Redis;

/// <summary>The one place that calls scripts: by SHA, loading one that the store does not know (it was restarted).</summary>
internal sealed class ScriptRunner(IConnectionMultiplexer connection, RedisKeys keys)
{
    private readonly RedisKey[] _journal = [keys.Journal];

    public IDatabase Database => connection.GetDatabase();

    /// <summary>The server that holds the cell: in a cluster every other one has a run id of its own.</summary>
    public async Task<IServer> ServerAsync() =>
        connection.GetServer(await Database.IdentifyEndpointAsync(keys.Journal) ?? throw new LiveStateUnavailableException("The live state cannot be reached."));

    /// <exception cref="LiveStateUnavailableException">The store cannot be reached or did not answer in time.</exception>
    public async Task<RedisResult[]> RunAsync(string name, RedisValue[] arguments, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var script = LuaScripts.Get(name);
        try
        {
            try
            {
                return Flatten(await Database.ScriptEvaluateAsync(script.Sha, _journal, arguments));
            }
            catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
            {
                return Flatten(await Database.ScriptEvaluateAsync(script.Text, _journal, arguments));
            }
        }
        catch (RedisServerException e) when (IsPassing(e.Message))
        {
            throw new LiveStateUnavailableException("The live state is not ready.", e);
        }
        catch (RedisServerException e)
        {
            throw new InvalidOperationException($"Lua/{name}.lua failed: {e.Message}", e);
        }
        catch (Exception e) when (e is RedisConnectionException or RedisTimeoutException or ObjectDisposedException)
        {
            throw new LiveStateUnavailableException("The live state cannot be reached.", e);
        }
    }

    private static bool IsPassing(string message) =>
        message.StartsWith("LOADING", StringComparison.Ordinal) || message.StartsWith("BUSY", StringComparison.Ordinal)
        || message.StartsWith("READONLY", StringComparison.Ordinal) || message.StartsWith("CLUSTERDOWN", StringComparison.Ordinal)
        || message.StartsWith("MASTERDOWN", StringComparison.Ordinal) || message.StartsWith("MISCONF", StringComparison.Ordinal);

    private static RedisResult[] Flatten(RedisResult result) =>
        result.IsNull ? [] : result.Resp2Type is ResultType.Array ? (RedisResult[])result! : [result];
}
