using System.Security.Cryptography;
using Hotline.Core.Blobs;

namespace Hotline.Core.Lines;

public abstract record KeptAudio
{
    /// <param name="File">Its name in a line's prompts.</param>
    /// <param name="Seconds">How long it plays.</param>
    public sealed record Kept(string File, double Seconds) : KeptAudio;
    public sealed record Refused(AudioProblem Problem) : KeptAudio;
}

/// <summary>The office uploads what callers hear. Not private, so not sealed: the telephone network fetches it by its address.</summary>
public sealed class KeepPromptAudio(IBlobs blobs)
{
    /// <exception cref="BlobsUnavailableException">The store of blobs cannot be used.</exception>
    public async Task<KeptAudio> HandleAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var (audio, problem) = AudioFile.Read(content.Span);
        if (audio is null)
            return new KeptAudio.Refused(problem!.Value);
        var file = $"{Convert.ToHexStringLower(SHA256.HashData(content.Span))}.{audio.Extension}";
        await blobs.WriteAsync(BlobNames.Prompt(file), (into, token) => into.WriteAsync(content, token).AsTask(), cancellation);
        return new KeptAudio.Kept(file, Math.Round(audio.Seconds, 1));
    }
}
