using TwilioEmulator.Network;

namespace TwilioEmulator.Api;

/// <summary>Scenario files: many calls at once.</summary>
internal static class ScenariosApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/scenarios", (Scenario scenario, Scenarios scenarios) => scenarios.Problem(scenario) is { } problem
            ? Results.Json(new { Error = problem }, statusCode: 400)
            : Results.Json(scenarios.Of(scenarios.Start(scenario)), statusCode: 202));
        api.MapGet("/scenarios/{id:int}", async (int id, int? timeoutMs, Scenarios scenarios, CancellationToken cancel) =>
        {
            if (timeoutMs is > 0 and var limit)
                await scenarios.WaitAsync(id, TimeSpan.FromMilliseconds(limit), cancel);
            return scenarios.Of(id) is { } view ? Results.Ok(view) : Results.NotFound();
        });
    }
}
