using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Hubs;

/// <summary>
/// Limits on what is anonymous. A school or a mobile network may share one address, so an address is slowed, never shut out:
/// its bucket refills all the time.
/// </summary>
public sealed class CallerLimits : IDisposable
{
    private const string Key = "limiter";
    private readonly LimitsOptions _options;

    /// <summary>New contacts from one address.</summary>
    private readonly PartitionedRateLimiter<string> _starts;

    public CallerLimits(IOptions<LimitsOptions> options)
    {
        _options = options.Value;
        _starts = PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(_options.StartsBurst, _options.StartsPerSecond)));
    }

    public RateLimitLease Start(HttpContext? http) => _starts.AttemptAcquire(Address(http));

    /// <summary>Calls on one connection.</summary>
    public bool May(HubCallerContext connection)
    {
        if (connection.Items.TryGetValue(Key, out var known) && known is TokenBucketRateLimiter limiter)
            return limiter.AttemptAcquire().IsAcquired;
        limiter = new TokenBucketRateLimiter(Bucket(_options.CallsBurst, _options.CallsPerSecond));
        connection.Items[Key] = limiter;
        connection.ConnectionAborted.Register(limiter.Dispose);
        return limiter.AttemptAcquire().IsAcquired;
    }

    public static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true, QueueLimit = 0,
    };

    public static string Address(HttpContext? http) => http?.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    public void Dispose() => _starts.Dispose();
}
