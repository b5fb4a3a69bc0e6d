using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Bench;

/// <summary>
/// The floor of chat and memory, in a process of its own: a SignalR hub that hands a message from one client to another and keeps
/// nothing. Same transport, protocol, JSON and pings as the product's hubs.
/// </summary>
internal static class Relay
{
    private const string Document =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Response><Say language=\"zh-CN\">您好，请不要挂断。</Say><Redirect method=\"POST\">/twilio/voice/wait?round=1</Redirect></Response>";

    public static async Task<int> RunAsync(string url)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSignalR(options =>
        {
            options.KeepAliveInterval = TimeSpan.FromSeconds(5);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(20);
        }).AddJsonProtocol(options => HotlineJson.Configure(options.PayloadSerializerOptions));
        await using var app = builder.Build();
        app.MapGet("/healthz/ready", () => "ready");
        // The floor of webhooks: the signature is checked and a fixed document is the answer.
        var validator = new global::Twilio.Security.RequestValidator(Webhooks.Token);
        app.MapPost("/twilio/voice/{name}", async (Microsoft.AspNetCore.Http.HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return validator.Validate(url + request.Path.ToUriComponent() + request.QueryString.Value, form.ToDictionary(f => f.Key, f => f.Value.ToString()), request.Headers["X-Twilio-Signature"])
                ? Microsoft.AspNetCore.Http.Results.Text(Document, "application/xml", System.Text.Encoding.UTF8) : Microsoft.AspNetCore.Http.Results.StatusCode(403);
        });
        // A network in which no call is up: whoever orders the end of one is told that it is gone.
        app.MapGet("/2010-04-01/{**rest}", () => Microsoft.AspNetCore.Http.Results.Text("""{"conferences":[],"participants":[],"calls":[],"page":0,"page_size":50}""", "application/json"));
        app.MapPost("/2010-04-01/{**rest}", () => Microsoft.AspNetCore.Http.Results.Text("""{"code":20404,"message":"gone","status":404}""", "application/json", statusCode: 404));
        app.MapHub<RelayHub>("/relay", options => options.Transports = HttpTransportType.WebSockets);
        await app.RunAsync(url);
        return 0;
    }
}

internal sealed class RelayHub : Hub
{
    public string Me() => Context.ConnectionId;

    public async Task<SendResult> Send(string to, Guid id, string text)
    {
        var now = TimeProvider.System.GetUtcNow();
        await Clients.Client(to).SendAsync("MessageArrived", new MessageView(1, id, Author.Caller, now, text));
        return new SendResult(1, now, null, null);
    }
}
