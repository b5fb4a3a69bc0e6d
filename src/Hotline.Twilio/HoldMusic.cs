using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hotline.Twilio;

/// <summary>
/// Sixteen quiet seconds for people who wait: four soft chords of one pentatonic scale, each fading into the next and the last into
/// the first. Computed once, so that no recording's rights are needed. WAV, 8 kHz, 16 bit, mono: what a telephone carries.
/// </summary>
internal static class HoldMusic
{
    private const int Rate = 8000;
    private const int Seconds = 16;
    private const int Header = 44;

    // Hz: C, Am, F, G without their harsh tones, all within a telephone's 300–3400 Hz.
    private static readonly double[][] Chords =
    [
        [261.63, 392.00, 523.25], [220.00, 329.63, 440.00], [349.23, 440.00, 523.25], [293.66, 392.00, 587.33],
    ];

    private static readonly Lazy<(byte[] Wave, string Tag)> Made = new(() =>
    {
        var wave = Make();
        return (wave, $"\"{Convert.ToHexStringLower(SHA256.HashData(wave))[..16]}\"");
    });

    public static byte[] Wave => Made.Value.Wave;

    public static string Tag => Made.Value.Tag;

    private static byte[] Make()
    {
        var samples = Rate * Seconds;
        var wave = new byte[Header + samples * 2];
        var span = wave.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], wave.Length - 8);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(span[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(span[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(span[28..], Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(span[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(span[34..], 16);
        "data"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[40..], samples * 2);
        for (var i = 0; i < samples; i++)
            BinaryPrimitives.WriteInt16LittleEndian(span[(Header + i * 2)..], (short)(Level(i / (double)Rate) * short.MaxValue));
        return wave;
    }

    /// <summary>−1 to 1, in fact within ±0.25: it must not startle.</summary>
    private static double Level(double second)
    {
        var length = Seconds / (double)Chords.Length;
        var level = 0.0;
        for (var chord = 0; chord < Chords.Length; chord++)
        {
            // Distance to the chord's middle, around the loop's end as well; a raised cosine makes neighbours add up to one.
            var away = Math.Abs(second - (chord + 0.5) * length);
            away = Math.Min(away, Seconds - away);
            if (away >= length)
                continue;
            var loudness = 0.5 * (1 + Math.Cos(Math.PI * away / length));
            foreach (var tone in Chords[chord])
                // Whole periods in the loop, so that its end meets its beginning without a click.
                level += loudness * 0.25 / 3 * Math.Sin(2 * Math.PI * Math.Round(tone * Seconds) / Seconds * second);
        }
        return level;
    }
}
