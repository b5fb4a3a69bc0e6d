using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Twilio.TwiML;

namespace Hotline.Twilio;

/// <summary>Where Twilio calls us. Documents for calls under one rule (never an error: a caller is never dropped), events under another (an error asks for a repeat).</summary>
internal static class VoiceEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var voice = app.MapGroup(VoiceUrls.Group).AddEndpointFilter<SignatureFilter>().AllowAnonymous().DisableAntiforgery();
        voice.MapPost("/incoming", Document<IncomingCall>((use, request) => use.HandleAsync(request)));
        voice.MapPost("/wait", Document<WaitLoop>((use, request) => use.HandleAsync(request)));
        voice.MapPost("/key", Document<PressKey>((use, request) => use.HandleAsync(request)));
        voice.MapPost("/callback", Document<PressKey>((use, request) => use.CallbackAsync(request)));
        voice.MapPost("/message", Document<SpokenMessage>((use, request) => use.BeginAsync(request)));
        voice.MapPost("/left", Document<SpokenMessage>((use, request) => use.LeftAsync(request)));
        voice.MapPost("/recorded", Event((_, request) => request.Services.GetRequiredService<SpokenMessage>().RecordedAsync(request)));
        voice.MapPost("/put-through", Document<OverflowCall>((use, request) => use.OverAsync(request)));
        voice.MapPost("/outside", Event((_, request) => request.Services.GetRequiredService<OverflowCall>().AnsweredAsync(request)));
        voice.MapPost("/answered", Document<CallbackLeg>((use, request) => use.AnsweredAsync(request)));
        voice.MapPost("/callback-leg", Event((_, request) => request.Services.GetRequiredService<CallbackLeg>().ToldAsync(request)));
        voice.MapPost("/join", Document<JoinConference>((use, request) => use.JoinAsync(request)));
        voice.MapPost("/after", Document<JoinConference>((use, request) => use.LeaveAsync(request)));
        voice.MapPost("/help", Document<HelpCall>((use, request) => use.AskAsync(request)));
        voice.MapPost("/helped", Document<HelpCall>((use, request) => use.AnswerAsync(request)));
        voice.MapPost("/help-leg", Event((_, request) => request.Services.GetRequiredService<HelpCall>().ToldAsync(request)));
        voice.MapPost("/leg", Event((use, request) => use.LegAsync(request)));
        voice.MapPost("/answer", Document<OwnTelephone>((use, request) => use.AskAsync(request)));
        voice.MapPost("/take", Document<OwnTelephone>((use, request) => use.TakeAsync(request)));
        voice.MapPost("/second", Event((use, request) => use.SecondAsync(request)));
        voice.MapPost("/conference", Event((use, request) => use.ConferenceAsync(request)));
        voice.MapPost("/status", Event((use, request) => use.StatusAsync(request)));
        app.MapGet(VoiceUrls.HoldPath, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=86400";
            return Results.Bytes(HoldMusic.Wave, "audio/wav", enableRangeProcessing: true, entityTag: new EntityTagHeaderValue(HoldMusic.Tag));
        }).AllowAnonymous();
    }

    private static Func<HttpContext, Task<IResult>> Document<T>(Func<T, VoiceRequest, Task<VoiceResponse>> handle) where T : notnull => async context =>
    {
        var request = new VoiceRequest(context);
        VoiceResponse document;
        try
        {
            document = await handle(context.RequestServices.GetRequiredService<T>(), request);
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            // A bug here must not cost a caller the call.
            Logger(context).StoreAway(request.CallSid, request.Path, failure);
            document = context.RequestServices.GetRequiredService<Twiml>()
                .Calm(context.RequestServices.GetRequiredService<VoiceUrls>().Again(request.Path, request.QueryString));
        }
        return Results.Text(document.ToString(SaveOptions.DisableFormatting), "application/xml", System.Text.Encoding.UTF8);
    };

    private static Func<HttpContext, Task<IResult>> Event(Func<LegEvents, VoiceRequest, Task> handle) => async context =>
    {
        var request = new VoiceRequest(context);
        try
        {
            await handle(context.RequestServices.GetRequiredService<LegEvents>(), request);
            return Results.NoContent();
        }
        catch (Exception failure)
        {
            Logger(context).EventLost(request.Path, request.Contact, failure);
            return Results.Text("Not now.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    };

    private static ILogger Logger(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(VoiceEndpoints));
}
