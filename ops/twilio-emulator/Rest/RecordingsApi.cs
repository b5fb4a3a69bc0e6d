using System.Buffers.Binary;

namespace TwilioEmulator.Rest;

/// <summary>Recordings: nobody spoke, so every one is the same second of silence, and deleting one always succeeds.</summary>
internal static class RecordingsApi
{
    private const int Rate = 8000;

    public static void Map(RouteGroupBuilder account)
    {
        account.MapGet("/Recordings/{sid}", (string sid) =>
            sid.StartsWith("RE", StringComparison.Ordinal) ? Results.Bytes(Silence(), "audio/x-wav") : Results.NotFound());
        account.MapDelete("/Recordings/{sid}.json", (string sid) => Results.NoContent());
    }

    /// <summary>A WAV file: 8 kHz, 8 bits, mono.</summary>
    internal static byte[] Silence()
    {
        var file = new byte[44 + Rate];
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
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], Rate);
        header[44..].Fill(0x80);
        return file;
    }
}
