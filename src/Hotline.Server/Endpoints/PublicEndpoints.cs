using Hotline.Core.Lines;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;

namespace Hotline.Server.Endpoints;

/// <summary>What the caller's page needs before anybody is connected.</summary>
public static class PublicEndpoints
{
    public static void MapPublic(this IEndpointRouteBuilder app) => app.MapGet("/api/public/service", async (
        IContactQueue queue, CountyCache counties, IConfiguration configuration, TimeProvider time, CancellationToken cancellation) =>
    {
        var now = time.GetUtcNow();
        var lines = await queue.ReadLinesAsync(cancellation);
        return Results.Ok(new PublicService([.. lines.Select(l => View(l, now))], await counties.ReadAsync(cancellation), configuration["Demo:Telephone"]));
    }).RequireRateLimiting(RateLimits.Anonymous);

    public static PublicLine View(Line line, DateTimeOffset now)
    {
        var open = line.IsOpenAt(now, Core.Contacts.Channel.Chat);
        return new PublicLine(line.Code, line.Name, line.NameEn, line.About, line.AboutEn, line.Opens, line.Closes, open, line.WhenClosed, line.WhenClosedEn, line.Numbers ?? [],
            open ? [] : Ways(line.OverflowWhenClosed()));
    }

    public static IReadOnlyList<WayView> Ways(IEnumerable<OverflowStep> steps) => [.. steps.Select(s => new WayView(s.To, s.Number, s.Line)).Distinct()];
}

/// <summary>Counties change once in years: the last list stays good while SQL is away.</summary>
public sealed class CountyCache(IRecord record, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);
    private IReadOnlyList<PublicCounty> _known = [];
    private long? _read;

    public async Task<IReadOnlyList<PublicCounty>> ReadAsync(CancellationToken cancellation)
    {
        if (_read is { } at && time.GetElapsedTime(at) < Age)
            return _known;
        try
        {
            _known = [.. (await record.ReadCountiesAsync(cancellation)).Select(c => new PublicCounty(c.Code, c.Name, c.NameEn, c.Centre))];
            _read = time.GetTimestamp();
        }
        catch (RecordUnavailableException)
        {
            // Choosing a county is optional; nobody is kept waiting for it.
        }
        return _known;
    }
}
