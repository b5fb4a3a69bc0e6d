using System.Buffers.Binary;

namespace TwilioEmulator.Network;

/// <summary>Nobody really spoke, so whatever was recorded is a soft tone of its length.</summary>
internal static class Tone
{
    private const int Rate = 8000;

    /// <summary>A WAV file: 8 kHz, 8 bits, mono; 440 Hz that swells once a second.</summary>
    public static byte[] Wav(int seconds)
    {
        var file = new byte[44 + Math.Clamp(seconds, 1, 3600) * Rate];
        var header = file.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], Rate);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 8);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], file.Length - 44);
        for (var i = 44; i < file.Length; i++)
        {
            var second = (double)(i - 44) / Rate;
            file[i] = (byte)(128 + 24 * Math.Sin(second % 1 * Math.PI) * Math.Sin(second * 440 * 2 * Math.PI));
        }

        return file;
    }
}
