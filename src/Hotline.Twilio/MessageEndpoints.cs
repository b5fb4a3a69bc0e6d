using Hotline.Core.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

/// <summary>Receipts and answers to our SMS. An error asks Twilio for a repeat; repeating changes nothing.</summary>
internal static class MessageEndpoints
{
    public const string Group = "/twilio/messages";

    public static void Map(IEndpointRouteBuilder app)
    {
        var messages = app.MapGroup(Group).AddEndpointFilter<SignatureFilter>().AllowAnonymous().DisableAntiforgery();
        messages.MapPost("/status", async (HttpContext context) =>
        {
            var form = context.Request.Form;
            ReceiptStatus? status = form["MessageStatus"].ToString() switch
            {
                "delivered" or "read" => ReceiptStatus.Delivered,
                "undelivered" or "failed" => ReceiptStatus.Failed,
                _ => null,
            };
            if (status is { } said && form["MessageSid"].ToString() is { Length: > 0 } sid)
                await context.RequestServices.GetRequiredService<MessageReplies>()
                    .ReceiptAsync(sid, said, form["ErrorCode"].ToString() is { Length: > 0 and < 16 } code ? $"Twilio {code}" : null, CancellationToken.None);
            return Results.NoContent();
        });
        messages.MapPost("/incoming", async (HttpContext context) =>
        {
            var form = context.Request.Form;
            var region = context.RequestServices.GetRequiredService<IOptions<TwilioOptions>>().Value.NumberRegion;
            if (Numbers.Normalise(form["From"].ToString(), region) is { } from)
                await context.RequestServices.GetRequiredService<MessageReplies>().ReadAsync(MessageChannel.Sms, from, form["Body"].ToString(), CancellationToken.None);
            // No words back: the network itself confirms an opt-out.
            return Results.Text("<Response/>", "application/xml");
        });
    }
}
