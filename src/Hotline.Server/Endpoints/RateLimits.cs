using System.Threading.RateLimiting;
using Hotline.Server.Hubs;

namespace Hotline.Server.Endpoints;

/// <summary>Limits by address on everything anonymous. Buckets refill all the time, because a whole school may be one address.</summary>
public static class RateLimits
{
    public const string Anonymous = "anonymous", Connect = "connect", SignIn = "signIn";

    public static IServiceCollection AddHotlineRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Anonymous, http => Bucket(http, 120, 20));
        options.AddPolicy(Connect, http => Bucket(http, 100, 10));
        options.AddPolicy(SignIn, http => Bucket(http, 20, 1));
    });

    private static RateLimitPartition<string> Bucket(HttpContext http, int burst, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(CallerLimits.Address(http), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true, QueueLimit = 0,
        });
}
