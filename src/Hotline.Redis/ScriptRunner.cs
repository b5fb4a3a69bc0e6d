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
                // A store that was restarted knows no script, and what it came back with may be seconds old under the same epoch:
                // nothing may be read or changed before a new epoch was opened over it. Only what opens one goes on.
                if (name is not ("readEpoch" or "openEpoch" or "keepNode") && !await IsOwnRunAsync())
                    throw new LiveStateUnavailableException("The live state was restarted and is being opened.");
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

    /// <summary>The store's run id: another one means that it was restarted.</summary>
    public async Task<string> ReadRunAsync()
    {
        var info = (string?)await (await ServerAsync()).ExecuteAsync("INFO", "server") ?? "";
        var line = info.Split('\n').FirstOrDefault(l => l.StartsWith("run_id:", StringComparison.Ordinal));
        return line?["run_id:".Length..].Trim() ?? "";
    }

    /// <summary>True when there is no epoch at all, too: then everything is refused as stale.</summary>
    private async Task<bool> IsOwnRunAsync()
    {
        var epoch = Flatten(await Database.ScriptEvaluateAsync(LuaScripts.Get("readEpoch").Text, _journal, []));
        return epoch.Length < 3 || epoch[0].IsNull || (string?)epoch[2] == await ReadRunAsync();
    }

    private static bool IsPassing(string message) =>
        message.StartsWith("LOADING", StringComparison.Ordinal) || message.StartsWith("BUSY", StringComparison.Ordinal)
        || message.StartsWith("READONLY", StringComparison.Ordinal) || message.StartsWith("CLUSTERDOWN", StringComparison.Ordinal)
        || message.StartsWith("MASTERDOWN", StringComparison.Ordinal) || message.StartsWith("MISCONF", StringComparison.Ordinal);

    private static RedisResult[] Flatten(RedisResult result) =>
        result.IsNull ? [] : result.Resp2Type is ResultType.Array ? (RedisResult[])result! : [result];
}
