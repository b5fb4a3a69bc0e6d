using System.Security.Claims;
using Hotline.Core;
using Hotline.Core.Blobs;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Staff;
using Hotline.Twilio;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Endpoints;

/// <summary>Line settings: live, so that the office can change a greeting while SQL is away.</summary>
public static class LineEndpoints
{
    public static void MapLines(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/lines/prompts", (IOptions<TwilioOptions> twilio) => Enum.GetValues<PromptName>().Select(name => new PromptView(
            Prompts.Key(name, english: false), Default(name, english: false, twilio.Value.Texts), Default(name, english: true, twilio.Value.TextsEn)))).RequireAuthorization();
        app.MapGet("/api/lines", (IContactQueue queue, CancellationToken cancellation) => queue.ReadLinesAsync(cancellation)).RequireAuthorization();
        app.MapPut("/api/lines/{code}", async (string code, Line line, IContactQueue queue, KnownLines lines, INotifier notifier, IBlobs blobs, ClaimsPrincipal who) =>
        {
            if (line.Code != code)
                return Results.BadRequest(new Problem("invalid", "code: must be the one in the address"));
            if (line.Problem() is { } problem)
                return Results.BadRequest(new Problem("invalid", problem));
            if (await NotUploadedAsync(line, blobs) is { } prompt)
                return Results.BadRequest(new Problem("invalid", $"prompts: the audio file of {prompt} was not uploaded"));
            var step = await queue.SetLineAsync(line, who.FindFirstValue(ClaimTypes.NameIdentifier)!, CancellationToken.None);
            await notifier.ShowAsync(step.Events);
            // Whoever rings next meets the new settings; at other nodes within five seconds.
            lines.Forget();
            return step.Done
                ? Results.Ok(line with { Version = line.Version + 1 })
                : Results.Conflict(new Problem(step.Refusal.ToString()!, "The line was changed by somebody else in the meantime; nothing was overwritten."));
        }).RequireAuthorization(Policies.Administrator).AddEndpointFilter<RequestedWithFilter>();
        app.MapPost("/api/lines/audio", UploadAsync).RequireAuthorization(Policies.Administrator).AddEndpointFilter<RequestedWithFilter>();
        // The telephone network fetches it, and the page plays it: the name is the content's hash, so it is the same for good.
        app.MapGet("/audio/{file:regex(^[0-9a-f]{{64}}\\.(wav|mp3)$)}", async (string file, HttpContext context, IBlobs blobs) =>
        {
            if (await blobs.OpenAsync(BlobNames.Prompt(file), 0, context.RequestAborted) is not { } blob)
                return Results.NotFound();
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            context.Response.ContentLength = blob.Length;
            return Results.Stream(blob.Content, AudioFile.ContentTypeOf(file));
        }).AllowAnonymous().RequireRateLimiting(RateLimits.Audio);
    }

    /// <summary>What is said where a line has nothing of its own. When it is closed, that is a text of the line's own all the same.</summary>
    private static string? Default(PromptName name, bool english, SpokenTexts everyLine) =>
        Prompts.Default(name, english) ?? (name is PromptName.Closed ? null : everyLine.Of(name));

    /// <summary>The file is the whole body: as large as is allowed and one byte more is read of it, so that too much is refused in words.</summary>
    private static async Task<IResult> UploadAsync(HttpRequest request, KeepPromptAudio keep)
    {
        var content = new byte[AudioFile.Largest + 1];
        var length = await request.Body.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return await keep.HandleAsync(content.AsMemory(0, length), request.HttpContext.RequestAborted) switch
        {
            KeptAudio.Kept kept => Results.Ok(new AudioView(kept.File, kept.Seconds)),
            KeptAudio.Refused(var problem) => Results.BadRequest(new Problem(problem.ToString(), Words(problem))),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private static string Words(AudioProblem problem) => problem switch
    {
        AudioProblem.Empty => "The file is empty.",
        AudioProblem.TooLarge => $"The file is larger than {AudioFile.Largest / 1024 / 1024} MB.",
        AudioProblem.NoAudio => "The file is neither WAV nor MP3.",
        AudioProblem.UnknownWave => "The telephone plays WAV with PCM, A-law or µ-law, one or two channels, 8 to 48 kHz.",
        AudioProblem.TooLong => $"The file plays longer than {AudioFile.Longest / 60} minutes.",
        _ => throw new InvalidOperationException($"Unknown problem {problem}."),
    };

    /// <summary>The first prompt whose file is not there; null also where the store of blobs does not answer: settings can be changed then, too.</summary>
    private static async Task<string?> NotUploadedAsync(Line line, IBlobs blobs)
    {
        try
        {
            foreach (var (key, prompt) in line.Prompts ?? new Dictionary<string, Prompt>())
                if (prompt.Audio is { } file)
                {
                    await using var blob = await blobs.OpenAsync(BlobNames.Prompt(file), 0, CancellationToken.None);
                    if (blob is null)
                        return key;
                }
        }
        catch (BlobsUnavailableException)
        {
            // Not known.
        }
        return null;
    }
}
