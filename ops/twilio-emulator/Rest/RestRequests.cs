using System.Text;
using TwilioEmulator.Network;

namespace TwilioEmulator.Rest;

/// <summary>A request that the REST API received.</summary>
internal sealed record RestRequest(
    int N, DateTimeOffset At, string Method, string Path, IReadOnlyDictionary<string, string[]> Params)
{
    public int Status { get; set; }

    public string? Fault { get; set; }
}

/// <summary>What every REST request passes through: the log, the faults, and who may ask.</summary>
internal sealed class RestRequests(RequestDelegate next, EmulatorOptions options, NumberedLog<RestRequest> log, Faults faults, Clock clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/2010-04-01", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var entry = await RecordAsync(context);
        var subject = context.Request.Path.Value ?? "";
        if (faults.Strike("rest-delay", subject) is { } delay)
        {
            entry.Fault = delay.Kind;
            await clock.PassRealAsync((delay.DurationMs ?? 1000) / 1000.0, context.RequestAborted);
        }

        if (faults.Strike("rest-error", subject) is { } error)
        {
            entry.Fault = error.Kind;
            await RestErrors.Refuse(503, 20503, "Service unavailable (a fault that was switched on)").ExecuteAsync(context);
        }
        else if (!MayAsk(context.Request))
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
            await RestErrors.Refuse(401, 20003, "Authenticate").ExecuteAsync(context);
        }
        else if (faults.Strike("rest-lost", subject) is { } lost)
        {
            // The work is done, but whoever asked never hears of it.
            entry.Fault = lost.Kind;
            context.Response.Body = Stream.Null;
            await next(context);
            context.Abort();
        }
        else
        {
            await next(context);
        }

        entry.Status = context.Response.StatusCode;
    }

    private async Task<RestRequest> RecordAsync(HttpContext context)
    {
        var request = context.Request;
        var parameters = request.Query.ToDictionary(q => q.Key, q => q.Value.Select(v => v ?? "").ToArray());
        if (request.HasFormContentType)
        {
            foreach (var (name, values) in await request.ReadFormAsync(context.RequestAborted))
            {
                parameters[name] = values.Select(v => v ?? "").ToArray();
            }
        }

        return log.Add(n => new RestRequest(n, clock.Now, request.Method, request.Path, parameters));
    }

    private bool MayAsk(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var wanted = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
        var account = request.Path.Value!.Split('/').ElementAtOrDefault(3);
        return header == wanted && account == options.AccountSid;
    }
}
