using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twilio.Security;

namespace Hotline.Server.Tests.Emulator;

/// <summary>A request that the toy application received.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Params, bool SignatureHolds);

/// <summary>An application behind the emulator: answers with TwiML, keeps what it was asked, can be killed and started again.</summary>
internal sealed class ToyApplication : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<IReadOnlyDictionary<string, string>, string>> answers = new();
    private readonly ConcurrentQueue<Received> received = new();
    private WebApplication? app;
    private int port;

    public string Url => $"http://127.0.0.1:{port}";

    public IReadOnlyList<Received> All => [.. received];

    public IEnumerable<Received> At(string path) => received.Where(r => r.Path == path);

    public void On(string path, string verbs) => On(path, _ => verbs);

    public void On(string path, Func<IReadOnlyDictionary<string, string>, string> verbs) => answers[path] = verbs;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        port = new Uri(address).Port;
    }

    public async Task KillAsync()
    {
        if (app is not null)
        {
            await app.StopAsync(new CancellationToken(canceled: true));
            await app.DisposeAsync();
            app = null;
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var parameters = (await context.Request.ReadFormAsync()).ToDictionary(p => p.Key, p => p.Value.ToString());
        var path = context.Request.Path.Value!;
        var validator = new RequestValidator(EmulatorFixture.AuthToken);
        var holds = validator.Validate(
            $"{Url}{path}{context.Request.QueryString}", parameters, context.Request.Headers["X-Twilio-Signature"].ToString());
        received.Enqueue(new Received(path, parameters, holds));
        if (answers.TryGetValue(path, out var answer))
        {
            context.Response.ContentType = "text/xml";
            await context.Response.WriteAsync($"<?xml version=\"1.0\"?><Response>{answer(parameters)}</Response>", Encoding.UTF8);
        }
    }
}
