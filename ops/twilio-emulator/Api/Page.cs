using System.Reflection;

namespace TwilioEmulator.Api;

/// <summary>The page with the telephones, from the assembly itself.</summary>
internal static class Page
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static void Map(WebApplication app)
    {
        app.MapGet("/", (HttpResponse response) => Send(response, "index.html"));
        app.MapGet("/{file}", (string file, HttpResponse response) => Send(response, file));
    }

    private static IResult Send(HttpResponse response, string file)
    {
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file);
        if (stream is null || !Types.TryGetValue(Path.GetExtension(file), out var type))
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "no-cache";
        return Results.Stream(stream, type);
    }
}
