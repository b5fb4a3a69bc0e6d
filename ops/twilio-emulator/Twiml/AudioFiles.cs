using System.Buffers.Binary;
using System.Collections.Concurrent;
using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>How long recordings last. The file is fetched once, which also shows whether the application serves it.</summary>
internal sealed class AudioFiles(HttpClient http, Debugger debugger, EmulatorOptions options)
{
    private readonly ConcurrentDictionary<string, double> known = new(StringComparer.Ordinal);

    /// <summary>Seconds; null when the file cannot be had, which Twilio skips.</summary>
    public async Task<double?> SecondsAsync(Uri url, Call call, CancellationToken cancel)
    {
        if (known.TryGetValue(url.AbsoluteUri, out var seconds))
        {
            return seconds;
        }

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(TimeSpan.FromSeconds(options.WebhookTimeoutSeconds));
            using var response = await http.GetAsync(url, limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                debugger.Error(Debugger.WebhookFailed, $"audio: HTTP status {(int)response.StatusCode}", call, url);
                return null;
            }

            var bytes = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return known[url.AbsoluteUri] = Length(bytes, response.Content.Headers.ContentType?.MediaType) ?? options.PlaySeconds;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            debugger.Error(Debugger.WebhookFailed, $"audio: {e.Message}", call, url);
            return null;
        }
    }

    /// <summary>A WAV file tells its length; an MP3 is taken for 64 kbit/s.</summary>
    internal static double? Length(ReadOnlySpan<byte> file, string? type)
    {
        if (file.Length > 44 && file[..4].SequenceEqual("RIFF"u8)
            && BinaryPrimitives.ReadInt32LittleEndian(file[28..]) is > 0 and var bytesPerSecond)
        {
            return (double)(file.Length - 44) / bytesPerSecond;
        }

        return type is "audio/mpeg" or "audio/mp3" ? file.Length / 8000.0 : null;
    }
}
