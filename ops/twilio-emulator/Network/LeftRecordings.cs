using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace TwilioEmulator.Network;

/// <summary>A spoken message that the network keeps until somebody deletes it.</summary>
internal sealed record LeftRecording(string Sid, string CallSid, DateTimeOffset Began, int Seconds);

/// <summary>All spoken messages. Nobody really spoke, so each is a soft tone of the length that was recorded.</summary>
internal sealed class LeftRecordings
{
    private const int Rate = 8000;
    private readonly ConcurrentDictionary<string, LeftRecording> kept = new(StringComparer.Ordinal);

    public void Add(LeftRecording recording) => kept[recording.Sid] = recording;

    public LeftRecording? Find(string sid) => kept.GetValueOrDefault(sid);

    public bool Remove(string sid) => kept.TryRemove(sid, out _);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LeftRecording> All() => [.. kept.Values.OrderByDescending(r => r.Began).ThenByDescending(r => r.Sid, StringComparer.Ordinal)];

    /// <summary>A WAV file: 8 kHz, 8 bits, mono; 440 Hz that swells once a second.</summary>
    internal static byte[] Tone(int seconds)
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
