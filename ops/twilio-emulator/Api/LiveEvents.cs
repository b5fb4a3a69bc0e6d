using System.Text.Json;
using TwilioEmulator.Network;

namespace TwilioEmulator.Api;

/// <summary>Server-sent events for the page: every call that changed, as often as ten times a second.</summary>
internal static class LiveEvents
{
    private const int ShownLines = 80;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/events", StreamAsync);

    private static async Task StreamAsync(
        HttpContext context, Switchboard board, Views views, Clock clock, IHostApplicationLifetime host, CancellationToken cancel)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        // Calls that ended before the page was opened are of no interest to it.
        var seen = 0L;
        var first = true;
        try
        {
            while (true)
            {
                var (changed, version) = board.Read(() =>
                {
                    var calls = board.Calls().Where(c => c.Version > seen && (!first || !c.Ended));
                    return (calls.Reverse().Select(c => views.Of(c, ShownLines)).ToList(), board.Version);
                });
                seen = version;
                foreach (var call in changed)
                {
                    var data = JsonSerializer.Serialize(call, JsonSerializerOptions.Web);
                    await context.Response.WriteAsync($"event: call\ndata: {data}\n\n", stop.Token);
                }

                if (first || changed.Count == 0)
                {
                    first = false;
                    await context.Response.WriteAsync("event: beat\ndata: {}\n\n", stop.Token);
                }

                await context.Response.Body.FlushAsync(stop.Token);
                await clock.PassRealAsync(0.1, stop.Token);
                await board.WaitAsync(() => board.Version > seen, TimeSpan.FromSeconds(15), stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the emulator stops.
        }
    }
}
