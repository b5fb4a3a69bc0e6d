using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Hubs;

/// <summary>
/// Limits on what is anonymous. A school or a mobile network may share one address, so an address is slowed, never shut out:
/// its bucket refills all the time.
/// </summary>
public sealed class CallerLimits : IDisposable
{
    private const string Key = "limiter";

    /// <summary>New contacts from one address: 30 at once, then one each second.</summary>
    private readonly PartitionedRateLimiter<string> _starts = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 30, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true, QueueLimit = 0,
        }));

    public RateLimitLease Start(HttpContext? http) => _starts.AttemptAcquire(Address(http));

    /// <summary>Calls on one connection: 30 at once, then 5 each second: faster than anybody types.</summary>
    public bool May(HubCallerContext connection)
    {
        if (connection.Items.TryGetValue(Key, out var known) && known is TokenBucketRateLimiter limiter)
            return limiter.AttemptAcquire().IsAcquired;
        limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = 30, TokensPerPeriod = 5, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true, QueueLimit = 0,
        });
        connection.Items[Key] = limiter;
        connection.ConnectionAborted.Register(limiter.Dispose);
        return limiter.AttemptAcquire().IsAcquired;
    }

    public static string Address(HttpContext? http) => http?.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    public void Dispose() => _starts.Dispose();
}
