using System.Text.Json;
using TwilioEmulator.Network;

namespace TwilioEmulator.Api;

/// <summary>Calls in the browser: rings, answers, mute, keys and hang-up for whoever shows an access token.</summary>
internal static class ClientsApi
{
    internal sealed record Shown(string Token);

    internal sealed record Switched(bool On);

    /// <summary>A call as its own browser sees it.</summary>
    internal sealed record ClientCall(string Sid, string Status, bool Ended, bool Here, bool Muted, IReadOnlyDictionary<string, string> Parameters);

    public static void Map(RouteGroupBuilder api)
    {
        var clients = api.MapGroup("/clients").RequireCors("browsers");
        clients.MapGet("/events", StreamAsync);
        clients.MapPost("/{device}/token", (string device, Shown shown, Devices devices, AccessTokens tokens, Switchboard board) =>
        {
            if (devices.Find(device) is not { } found || tokens.Read(shown.Token) is not { } token || token.Identity != found.Identity)
            {
                return Refused();
            }

            board.Change(() => found.Expires = token.Expires);
            return Results.NoContent();
        });
        clients.MapPost("/{device}/calls/{sid}/answer", (string device, string sid, Devices devices, Switchboard board) =>
            With(device, sid, devices, board, (d, call) => board.Change(() =>
            {
                if (!Exchange.Answer(call))
                {
                    return false;
                }

                call.Device = d.Id;
                return true;
            })));
        clients.MapPost("/{device}/calls/{sid}/reject", (string device, string sid, Devices devices, Switchboard board) =>
            With(device, sid, devices, board, (_, call) => Exchange.Decline(call)));
        clients.MapPost("/{device}/calls/{sid}/hangup", (string device, string sid, Devices devices, Switchboard board, Exchange exchange) =>
            With(device, sid, devices, board, (_, call) => exchange.HangUp(call)));
        clients.MapPost("/{device}/calls/{sid}/mute", (string device, string sid, Switched switched, Devices devices, Switchboard board, Exchange exchange) =>
            With(device, sid, devices, board, (_, call) => exchange.Silence(call, switched.On)));
        clients.MapPost("/{device}/calls/{sid}/digits", (string device, string sid, CallsForTests.Pressed pressed, Devices devices, Switchboard board, Exchange exchange) =>
            With(device, sid, devices, board, (_, call) =>
            {
                exchange.Press(call, pressed.Digits);
                return true;
            }));
    }

    private static IResult With(string device, string sid, Devices devices, Switchboard board, Func<Device, Call, bool> act)
    {
        if (devices.Find(device) is not { } found)
        {
            return Refused();
        }

        if (board.Find(sid) is not { } call || call.To != found.Address)
        {
            return Results.NotFound();
        }

        return !board.Read(() => call.Ended) && act(found, call)
            ? Results.NoContent()
            : Results.Json(new { Error = "the call is not in a state for that" }, statusCode: 409);
    }

    /// <summary>While this stream is open, the browser is registered.</summary>
    private static async Task StreamAsync(
        string? token, HttpContext context, AccessTokens tokens, Devices devices, Switchboard board, Clock clock, IHostApplicationLifetime host)
    {
        if (tokens.Read(token) is not { } read)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var device = devices.Register(read);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        var ranOut = false;
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await WriteAsync("registered", new { Device = device.Id, device.Identity });
            var seen = 0L;
            for (var first = true; !ranOut; first = false)
            {
                var (changed, version) = board.Read(() => (
                    board.Calls().Where(c => c.To == device.Address && c.Version > seen && (!first || !c.Ended)).Reverse().Select(c => Of(c, device)).ToList(), board.Version));
                seen = version;
                foreach (var call in changed)
                {
                    await WriteAsync("call", call);
                }

                await context.Response.Body.FlushAsync(stop.Token);
                await board.WaitAsync(() => board.Version > seen, Limit(clock, device), stop.Token);
                ranOut = device.Expires <= clock.Now;
            }

            await WriteAsync("expired", new { });
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The browser was closed, or the emulator stops.
        }
        finally
        {
            devices.Forget(device, endsCalls: !ranOut);
        }

        async Task WriteAsync(string name, object data)
        {
            await context.Response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data, JsonSerializerOptions.Web)}\n\n", stop.Token);
            await context.Response.Body.FlushAsync(stop.Token);
        }
    }

    private static TimeSpan Limit(Clock clock, Device device)
    {
        var left = device.Expires - clock.Now;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < TimeSpan.FromSeconds(15) ? left : TimeSpan.FromSeconds(15);
    }

    private static ClientCall Of(Call call, Device device) =>
        new(call.Sid, call.Status.Wire(), call.Ended, call.Device == device.Id, call.Silent, call.Parameters);

    private static IResult Refused() => Results.Json(new { Error = "the access token or the device is not good" }, statusCode: 401);
}
