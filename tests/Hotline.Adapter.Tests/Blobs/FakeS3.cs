using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Adapter.Tests.Blobs;

/// <summary>As much of S3's API as <see cref="Hotline.Blobs.S3Blobs"/> uses: path style, PUT, GET with a range, DELETE. Counts what is not signed.</summary>
internal sealed class FakeS3 : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _unsigned;

    private FakeS3(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();
    public int Unsigned => _unsigned;
    public string Address => _app.Urls.First();

    public static async Task<FakeS3> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var fake = new FakeS3(builder.Build());
        fake._app.Run(fake.AnswerAsync);
        await fake._app.StartAsync();
        return fake;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=key/", StringComparison.Ordinal))
            Interlocked.Increment(ref _unsigned);
        var path = request.Path.Value!;
        switch (request.Method)
        {
            case "PUT":
                using (var body = new MemoryStream())
                {
                    await request.Body.CopyToAsync(body);
                    Objects[path] = body.ToArray();
                }
                response.Headers.ETag = "\"0\"";
                break;
            case "DELETE":
                Objects.TryRemove(path, out _);
                response.StatusCode = 204;
                break;
            case "GET" when Objects.TryGetValue(path, out var bytes):
                var range = request.GetTypedHeaders().Range?.Ranges.Single();
                var from = (int)(range?.From ?? 0);
                if (range is not null)
                {
                    response.StatusCode = 206;
                    response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{bytes.Length - 1}/{bytes.Length}");
                }
                response.ContentLength = bytes.Length - from;
                await response.Body.WriteAsync(bytes.AsMemory(from));
                break;
            default:
                response.StatusCode = 404;
                response.ContentType = "application/xml";
                await response.WriteAsync("<Error><Code>NoSuchKey</Code><Message>No.</Message></Error>");
                break;
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
