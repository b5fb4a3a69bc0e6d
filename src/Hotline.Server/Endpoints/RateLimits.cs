using System.Threading.RateLimiting;
using Hotline.Server.Hubs;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Endpoints;

/// <summary>Limits by address on everything anonymous. Buckets refill all the time, because a whole school may be one address.</summary>
public static class RateLimits
{
    public const string Anonymous = "anonymous", Connect = "connect", SignIn = "signIn", Audio = "audio";

    public static IServiceCollection AddHotlineRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LimitsOptions>().Bind(configuration.GetSection(LimitsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "1";
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(Anonymous, http => Bucket(http, limits => (limits.AnonymousBurst, limits.AnonymousPerSecond)));
            options.AddPolicy(Connect, http => Bucket(http, limits => (limits.ConnectBurst, limits.ConnectPerSecond)));
            options.AddPolicy(Audio, http => Bucket(http, limits => (limits.AudioBurst, limits.AudioPerSecond)));
            options.AddPolicy(SignIn, http => Bucket(http, limits => (limits.SignInBurst, limits.SignInPerSecond)));
        });
    }

    private static RateLimitPartition<string> Bucket(HttpContext http, Func<LimitsOptions, (int Burst, int PerSecond)> of) =>
        RateLimitPartition.GetTokenBucketLimiter(CallerLimits.Address(http), _ =>
        {
            var (burst, perSecond) = of(http.RequestServices.GetRequiredService<IOptions<LimitsOptions>>().Value);
            return CallerLimits.Bucket(burst, perSecond);
        });
}
