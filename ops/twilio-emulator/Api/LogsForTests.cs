using TwilioEmulator.Network;
using TwilioEmulator.Rest;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Api;

/// <summary>What went over the wire, faults on purpose, and the other switches.</summary>
internal static class LogsForTests
{
    internal sealed record AutoAnswering(string To, bool Enabled);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/settings", (EmulatorOptions options, AutoAnswer autoAnswer) => new
        {
            options.AccountSid,
            Numbers = options.Numbers.Select(n => new { n.Number, n.LineLabel }),
            options.Telephones,
            AutoAnswer = autoAnswer.All,
            options.TimeScale,
        });
        api.MapGet("/conferences", (Switchboard board, Views views) => board.Conferences().Select(views.Of));
        api.MapGet("/counts", (Switchboard board, CallbackSender sender) => board.Read(() => new CountsView(
            board.Calls().Count(c => c.Direction == "inbound"), board.Calls().Count(c => !c.Ended),
            board.Conferences().Count(c => c.Status != ConferenceStatus.Completed), sender.UnderWay)));
        api.MapGet("/requests", (int? after, NumberedLog<RestRequest> log) => log.After(after ?? 0));
        api.MapDelete("/requests", (NumberedLog<RestRequest> log) => Cleared(log.Clear));
        api.MapGet("/callbacks", (int? after, string? kind, Exchange exchange) =>
            exchange.Callbacks.After(after ?? 0).Where(c => kind is null || c.Kind == kind));
        api.MapDelete("/callbacks", (Exchange exchange) => Cleared(exchange.Callbacks.Clear));
        api.MapPost("/callbacks/{n:int}/repeat", async (int n, CallbackSender sender, CancellationToken cancel) =>
            await sender.RepeatAsync(n, cancel) is { } again ? Results.Ok(again) : Results.NotFound());
        api.MapGet("/debugger", (int? after, Debugger debugger) => debugger.After(after ?? 0));
        api.MapDelete("/debugger", (Debugger debugger) => Cleared(debugger.Clear));
        api.MapGet("/faults", (Faults faults) => faults.All());
        api.MapPost("/faults", (Fault fault, Faults faults) =>
        {
            if (!Faults.Kinds.Contains(fault.Kind))
            {
                return Results.Json(new { Error = $"kind is one of: {string.Join(", ", Faults.Kinds)}" }, statusCode: 400);
            }

            faults.Add(fault);
            return Results.NoContent();
        });
        api.MapGet("/faults/kinds", () => Faults.Kinds);
        api.MapDelete("/faults", (Faults faults) => Cleared(faults.Clear));
        api.MapGet("/autoanswer", (AutoAnswer autoAnswer) => autoAnswer.All);
        api.MapPost("/autoanswer", (AutoAnswering setting, AutoAnswer autoAnswer) =>
            Cleared(() => autoAnswer.Set(setting.To, setting.Enabled)));
    }

    private static IResult Cleared(Action clear)
    {
        clear();
        return Results.NoContent();
    }
}
