using Hotline.Server.Loops;

namespace Hotline.Server.Endpoints;

/// <summary>For a load balancer. SQL is not asked: without it callers are still answered.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz/live", () => Results.Text("live"));
        app.MapGet("/healthz/ready", (EpochLoop epoch) => epoch is { Epoch: not null, Trouble: null }
            ? Results.Text("ready")
            : Results.Text($"not ready: {epoch.Trouble ?? "the live state is being opened"}", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
