using TwilioEmulator.Network;

namespace TwilioEmulator.Api;

/// <summary>Telephones by API: what the page's buttons and the tests use.</summary>
internal static class CallsForTests
{
    internal sealed record Dialled(string From, string To);

    internal sealed record Pressed(string Digits);

    internal sealed record Spoken(string Text);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/calls", (Dialled dialled, Exchange exchange) => exchange.DialIn(dialled.From, dialled.To) is { } call
            ? Results.Json(new { CallSid = call.Sid }, statusCode: 201)
            : Results.Json(new { Error = $"{dialled.To} is no number of the service" }, statusCode: 404));
        api.MapGet("/calls", (string? to, string? from, bool? live, Switchboard board, Views views) => board.Calls()
            .Where(c => (to is null || c.To == to) && (from is null || c.From == from) && (live is not true || !c.Ended))
            .Select(c => views.Of(c)));
        api.MapGet("/calls/{sid}", (string sid, Switchboard board, Views views) =>
            board.Find(sid) is { } call ? Results.Ok(views.Of(call)) : Results.NotFound());
        api.MapPost("/calls/{sid}/digits", (string sid, Pressed pressed, Switchboard board, Exchange exchange) =>
            WithLive(board, sid, call =>
            {
                exchange.Press(call, pressed.Digits);
                return true;
            }));
        api.MapPost("/calls/{sid}/say", (string sid, Spoken spoken, Switchboard board, Exchange exchange) =>
            WithLive(board, sid, call =>
            {
                exchange.Speak(call, spoken.Text);
                return true;
            }));
        api.MapPost("/calls/{sid}/hangup", (string sid, Switchboard board, Exchange exchange) => WithLive(board, sid, exchange.HangUp));
        api.MapPost("/calls/{sid}/answer", (string sid, Switchboard board) => WithLive(board, sid, Exchange.Answer));
        api.MapPost("/calls/{sid}/decline", (string sid, Switchboard board) => WithLive(board, sid, Exchange.Decline));
        api.MapGet("/calls/{sid}/wait", WaitAsync);
        api.MapGet("/legs/wait", WaitForLegAsync);
    }

    private static IResult WithLive(Switchboard board, string sid, Func<Call, bool> act)
    {
        if (board.Find(sid) is not { } call)
        {
            return Results.NotFound();
        }

        return !board.Read(() => call.Ended) && act(call)
            ? Results.NoContent()
            : Results.Json(new { Error = "the call is not in a state for that" }, statusCode: 409);
    }

    private static async Task<IResult> WaitAsync(
        string sid, string until, int? timeoutMs, Switchboard board, Views views, CancellationToken cancel)
    {
        if (board.Find(sid) is not { } call)
        {
            return Results.NotFound();
        }

        if (Conditions.Parse(until) is not { } holds)
        {
            return Results.Json(new { Error = $"until is one of: {Conditions.Known}" }, statusCode: 400);
        }

        // An ended call changes no more: whoever waits for anything else need not sit the timeout out.
        await board.WaitAsync(() => holds(call) || call.Ended, TimeSpan.FromMilliseconds(timeoutMs ?? 10_000), cancel);
        return Results.Json(views.Of(call), statusCode: board.Read(() => holds(call)) ? 200 : 408);
    }

    /// <summary>The newest call to (or from) a telephone for which the condition holds: tests do not know a leg's sid beforehand.</summary>
    private static async Task<IResult> WaitForLegAsync(
        string? to, string? from, string until, int? timeoutMs, Switchboard board, Views views, CancellationToken cancel)
    {
        if (Conditions.Parse(until) is not { } holds)
        {
            return Results.Json(new { Error = $"until is one of: {Conditions.Known}" }, statusCode: 400);
        }

        Call? found = null;
        await board.WaitAsync(
            () => (found = board.Calls().Find(c => (to is null || c.To == to) && (from is null || c.From == from) && holds(c))) is not null,
            TimeSpan.FromMilliseconds(timeoutMs ?? 10_000),
            cancel);
        return found is not null ? Results.Ok(views.Of(found)) : Results.Json(new { Error = "no such call" }, statusCode: 408);
    }
}
