using Microsoft.AspNetCore.StaticFiles;

namespace Hotline.Server.Hosting;

/// <summary>The built web app: the caller's page at /, the console and the wallboard. Hashed assets are kept for a year.</summary>
internal static class Pages
{
    public static void UsePages(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Cache });

    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/partner", Page("partner.html"));
        app.MapGet("/console", Page("console.html"));
        app.MapGet("/wallboard", Page("wallboard.html"));
        app.MapGet("/wallboard/history", Page("wallboard.html"));
        app.MapGet("/", Page("index.html"));
        // A line's own address, e.g. /12355, for posters and links.
        app.MapGet("/{line:regex(^[a-z0-9-]{{1,32}}$)}", Page("index.html"));
    }

    private static Func<IWebHostEnvironment, HttpContext, IResult> Page(string file) => (environment, context) =>
    {
        context.Response.Headers.CacheControl = "no-cache";
        var path = Path.Combine(environment.WebRootPath ?? "wwwroot", file);
        return File.Exists(path)
            ? Results.File(path, "text/html; charset=utf-8")
            : Results.Text("The web app is not built: run ops/run, or npm ci && npm run build in src/web.", statusCode: StatusCodes.Status503ServiceUnavailable);
    };

    private static void Cache(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl =
            context.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
