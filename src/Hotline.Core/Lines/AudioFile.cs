using System.Buffers.Binary;

namespace Hotline.Core.Lines;

public enum AudioProblem { Empty, TooLarge, NoAudio, UnknownWave, TooLong }

/// <summary>What the office uploads for callers to hear, judged by its content: whatever a file is called, the telephone plays WAV and MP3 only.</summary>
/// <param name="Extension">wav or mp3.</param>
/// <param name="Seconds">How long it plays.</param>
public sealed record AudioFile(string Extension, double Seconds)
{
    /// <summary>Largest file, bytes.</summary>
    public const int Largest = 5 * 1024 * 1024;

    /// <summary>Longest prompt, seconds.</summary>
    public const int Longest = 600;

    public string ContentType => ContentTypeOf(Extension);

    public static string ContentTypeOf(string name) => name.EndsWith("mp3", StringComparison.Ordinal) ? "audio/mpeg" : "audio/wav";

    /// <returns>The file, or why it cannot be used.</returns>
    public static (AudioFile? File, AudioProblem? Problem) Read(ReadOnlySpan<byte> content)
    {
        if (content.Length == 0)
            return (null, AudioProblem.Empty);
        if (content.Length > Largest)
            return (null, AudioProblem.TooLarge);
        var (file, problem) = content.StartsWith("RIFF"u8) ? Wave(content) : Mp3(content);
        return file is { Seconds: > Longest } ? (null, AudioProblem.TooLong) : (file, problem);
    }

    // RIFF: chunks of a name, a length and the content. Format 1 is PCM, 6 A-law, 7 µ-law (RFC 2361).
    private static (AudioFile?, AudioProblem?) Wave(ReadOnlySpan<byte> content)
    {
        if (content.Length < 12 || !content[8..12].SequenceEqual("WAVE"u8))
            return (null, AudioProblem.NoAudio);
        int? bytesPerSecond = null;
        for (var at = 12; at + 8 <= content.Length;)
        {
            var name = content[at..(at + 4)];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 4)..]);
            var body = content[(at + 8)..];
            if (name.SequenceEqual("fmt "u8) && body.Length >= 16)
            {
                if (BinaryPrimitives.ReadUInt16LittleEndian(body) is not (1 or 6 or 7)
                    || BinaryPrimitives.ReadUInt16LittleEndian(body[2..]) is < 1 or > 2 || BinaryPrimitives.ReadInt32LittleEndian(body[4..]) is < 8000 or > 48_000)
                    return (null, AudioProblem.UnknownWave);
                bytesPerSecond = BinaryPrimitives.ReadInt32LittleEndian(body[8..]);
            }
            else if (name.SequenceEqual("data"u8))
            {
                // A length that was never filled in (a stream) reaches to the end.
                var played = Math.Min(length, body.Length);
                return bytesPerSecond is > 0 and var rate && played > 0 ? (new AudioFile("wav", (double)played / rate), null) : (null, AudioProblem.NoAudio);
            }
            // Chunks stand at even places.
            var next = at + 8 + (long)length + (length & 1);
            if (next > content.Length)
                break;
            at = (int)next;
        }
        return (null, AudioProblem.NoAudio);
    }

    /// <summary>kbit/s of layer III by the header's four bits, MPEG-1 and MPEG-2/2.5 (ISO/IEC 11172-3, 13818-3).</summary>
    private static ReadOnlySpan<short> Rates1 => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static ReadOnlySpan<short> Rates2 => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static ReadOnlySpan<int> Samples => [44_100, 48_000, 32_000, 0];

    private static (AudioFile?, AudioProblem?) Mp3(ReadOnlySpan<byte> content)
    {
        var at = 0;
        // ID3v2 in front: its length is written in four times seven bits.
        if (content.Length > 10 && content.StartsWith("ID3"u8))
            at = 10 + (content[6] << 21 | content[7] << 14 | content[8] << 7 | content[9]);
        double seconds = 0;
        var frames = 0;
        while (at + 4 <= content.Length && Frame(content[at..]) is { } frame)
        {
            seconds += frame.Seconds;
            at += frame.Length;
            frames++;
        }
        // One frame's header is found in any file by chance; three in a row are not.
        return frames >= 3 ? (new AudioFile("mp3", seconds), null) : (null, AudioProblem.NoAudio);
    }

    private static (int Length, double Seconds)? Frame(ReadOnlySpan<byte> header)
    {
        if (header[0] != 0xFF || (header[1] & 0xE6) != 0xE2 || (header[1] & 0x18) == 0x08)
            return null;
        var version = header[1] >> 3 & 3;
        var rate = (version == 3 ? Rates1 : Rates2)[header[2] >> 4];
        var samples = Samples[header[2] >> 2 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        if (rate == 0 || samples == 0)
            return null;
        var perFrame = version == 3 ? 1152 : 576;
        return (perFrame / 8 * rate * 1000 / samples + (header[2] >> 1 & 1), (double)perFrame / samples);
    }
}
