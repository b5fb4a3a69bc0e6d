using Hotline.Twilio;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Hosting;

/// <summary>Headers on every answer, and no WebSocket from another site's page.</summary>
public sealed class SecurityHeaders(RequestDelegate next, IOptions<TwilioOptions> twilio)
{
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    // What the browser's telephone reaches: the network that is configured, and no other. A recording of oneself is heard in the page (blob).
    private readonly string _console = (!twilio.Value.TakesBrowsers ? Policy : twilio.Value.EmulatedNetwork is { Length: > 0 } emulated
        ? Policy.Replace("connect-src 'self'", $"connect-src 'self' {new Uri(emulated).GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal)
        : Policy.Replace("connect-src 'self'", "connect-src 'self' https://eventgw.twilio.com https://sdk.twilio.com", StringComparison.Ordinal))
        + (twilio.Value.TakesBrowsers ? "; media-src 'self' blob:" : "");

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/console") ? _console : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)";
        if (context.Request.Path.StartsWithSegments("/hubs") && context.Request.Headers.Origin is [{ Length: > 0 } origin] && !IsOwn(origin, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("This page is not part of this service.");
        }
        return next(context);
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
