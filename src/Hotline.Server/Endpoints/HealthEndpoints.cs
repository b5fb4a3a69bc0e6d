using Hotline.Server.Loops;

namespace Hotline.Server.Endpoints;

/// <summary>For a load balancer. SQL is not asked: without it callers are still answered.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz/live", () => Results.Text("live"));
        app.MapGet("/healthz/ready", (EpochLoop epoch) => epoch is { Epoch: not null, Trouble: null }
            // Callers are answered, so it is not taken out of service; whoever looks sees what is wrong.
            ? Results.Text(epoch.Second is { } node ? $"ready, but another node ({node}) serves this cell and Server:ManyNodes is not set" : "ready")
            : Results.Text($"not ready: {epoch.Trouble ?? "the live state is being opened"}", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
