using Hotline.Core;
using Hotline.Core.Blobs;
using Hotline.Core.Record;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.Diagnostics;

namespace Hotline.Server.Hosting;

/// <summary>What an HTTP client reads when a store is away, or when there is a bug: never a stack trace.</summary>
internal static class Failures
{
    public static async Task AnswerAsync(HttpContext context)
    {
        var (status, code, text) = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            RecordUnavailableException => (StatusCodes.Status503ServiceUnavailable, "recordUnavailable", "The record cannot be reached now. Nothing was lost; try again in a moment."),
            LiveStateUnavailableException => (StatusCodes.Status503ServiceUnavailable, "unavailable", "The service is restarting. Try again in a moment."),
            BlobsUnavailableException => (StatusCodes.Status503ServiceUnavailable, "blobsUnavailable", "The store of audio files cannot be reached now. Try again in a moment."),
            BadHttpRequestException bad => (bad.StatusCode, "invalid", bad.Message),
            _ => (StatusCodes.Status500InternalServerError, "failed", "Something went wrong on our side."),
        };
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new Problem(code, text), HotlineJson.Options);
    }
}
