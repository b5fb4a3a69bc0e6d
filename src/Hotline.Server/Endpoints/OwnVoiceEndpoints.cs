using System.Security.Claims;
using Hotline.Core.Record;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;
using Hotline.Twilio;

namespace Hotline.Server.Endpoints;

/// <summary>How calls reach the signed-in counsellor, and what a browser needs to take them. Everybody only ever asks for oneself.</summary>
public static class OwnVoiceEndpoints
{
    public static void MapOwnVoice(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/voice").RequireAuthorization().AddEndpointFilter<RequestedWithFilter>();
        group.MapGet("", async (ChooseVoice choose, ClaimsPrincipal who, CancellationToken cancellation) =>
            await choose.ReadAsync(who.Guid(), cancellation) is { } view ? Results.Ok(view) : Results.NoContent());
        group.MapPut("", async (OwnVoice asked, ChooseVoice choose, ClaimsPrincipal who, CancellationToken cancellation) =>
            await choose.SaveAsync(who.Guid(), asked) is { } problem ? Results.BadRequest(new Problem("invalid", problem))
            : await choose.ReadAsync(who.Guid(), cancellation) is { } view ? Results.Ok(view) : NoCounsellor());
        group.MapPost("token", TokenAsync);
    }

    private static async Task<IResult> TokenAsync(BrowserTokens tokens, IRecord record, Core.Routing.IContactQueue queue, ClaimsPrincipal who, CancellationToken cancellation)
    {
        var address = await AddressAsync(who.Guid(), record, queue, cancellation);
        if (StaffProfiles.Way(address) is not VoiceWay.Browser)
            return Results.Json(new Problem("notBrowser", "Calls do not reach you in the browser."), statusCode: StatusCodes.Status403Forbidden);
        return tokens.Make(who.Guid()) is { } ticket
            ? Results.Ok(new VoiceTicket(ticket.Token, ticket.Identity, ticket.Expires, ticket.EmulatedNetwork))
            : Results.Json(new Problem("noKey", "This service cannot ring browsers: Twilio:ApiKeySid is not set."), statusCode: StatusCodes.Status409Conflict);
    }

    /// <summary>The record's, or while it is away the one of the shift: a token that runs out must not end a call.</summary>
    private static async Task<string?> AddressAsync(Guid who, IRecord record, Core.Routing.IContactQueue queue, CancellationToken cancellation)
    {
        try
        {
            return await record.ReadCounsellorAsync(who, cancellation) is { TakesVoice: true } kept ? kept.VoiceAddress : null;
        }
        catch (RecordUnavailableException)
        {
            return (await queue.ReadDeskAsync(who, cancellation))?.Counsellor is { TakesVoice: true } known ? known.VoiceAddress : null;
        }
    }

    private static IResult NoCounsellor() => Results.NotFound(new Problem("unknown", "You are no counsellor."));
}
