using System.Buffers.Binary;
using Hotline.Core.Lines;

namespace Hotline.Core.Tests.Lines;

internal sealed class AudioFileTests
{
    [TestCase(1), TestCase(6), TestCase(7)]
    public void Read_Wave_TellsHowLongItPlays(int format) =>
        Assert.That(AudioFile.Read(Wave(seconds: 2, format: format)), Is.EqualTo((new AudioFile("wav", 2), (AudioProblem?)null)));

    [Test]
    public void Read_WaveWithOtherChunksInFront_FindsTheSound() =>
        Assert.That(AudioFile.Read(Wave(seconds: 1, before: 7)).File, Is.EqualTo(new AudioFile("wav", 1)));

    [TestCase(3, 1, 8000), TestCase(1, 6, 8000), TestCase(1, 1, 96_000), TestCase(0x55, 1, 44_100)]
    public void Read_WaveThatTheTelephoneCannotPlay_IsRefused(int format, int channels, int rate) =>
        Assert.That(AudioFile.Read(Wave(1, format, channels, rate)).Problem, Is.EqualTo(AudioProblem.UnknownWave));

    [Test]
    public void Read_Mp3_TellsHowLongItPlays() =>
        Assert.That(AudioFile.Read(Mp3(frames: 100)), Is.EqualTo((new AudioFile("mp3", 100 * 1152.0 / 44_100), (AudioProblem?)null)).Using<(AudioFile?, AudioProblem?)>((a, b) =>
            a.Item1!.Extension == b.Item1!.Extension && Math.Abs(a.Item1.Seconds - b.Item1.Seconds) < 0.001));

    [Test]
    public void Read_Mp3WithATagInFront_IsFound()
    {
        byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 1, 2, .. new byte[130]];
        Assert.That(AudioFile.Read([.. tag, .. Mp3(10)]).File?.Extension, Is.EqualTo("mp3"));
    }

    [Test]
    public void Read_WhatOnlySaysThatItIsAudio_IsRefused()
    {
        byte[][] files =
        [
            "<script>alert(1)</script>"u8.ToArray(), [0xFF, 0xFB, 0x90, 0x00, .. new byte[500]], "RIFF"u8.ToArray(), [.. "RIFF\0\0\0\0AVI LIST"u8, .. new byte[100]],
            [.. Wave(1).AsSpan(0, 44)], [0x4F, 0x67, 0x67, 0x53, .. new byte[200]], [.. "ID3"u8, 4, 0, 0, 127, 127, 127, 127],
        ];
        Assert.That(files.Select(f => AudioFile.Read(f).Problem), Is.All.EqualTo(AudioProblem.NoAudio));
    }

    [Test]
    public void Read_NothingTooMuchOrTooLong_IsRefusedByName()
    {
        Assert.That(AudioFile.Read([]).Problem, Is.EqualTo(AudioProblem.Empty));
        Assert.That(AudioFile.Read(new byte[AudioFile.Largest + 1]).Problem, Is.EqualTo(AudioProblem.TooLarge));
        Assert.That(AudioFile.Read(Wave(AudioFile.Longest + 1, format: 7)).Problem, Is.EqualTo(AudioProblem.TooLong));
    }

    private static byte[] Wave(int seconds, int format = 1, int channels = 1, int rate = 8000, int before = 0)
    {
        var fmt = new byte[16];
        BinaryPrimitives.WriteInt16LittleEndian(fmt, (short)format);
        BinaryPrimitives.WriteInt16LittleEndian(fmt.AsSpan(2), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(fmt.AsSpan(4), rate);
        BinaryPrimitives.WriteInt32LittleEndian(fmt.AsSpan(8), rate * channels);
        byte[] body = [.. Chunk("fmt "u8, fmt), .. before > 0 ? Chunk("LIST"u8, new byte[before]) : [], .. Chunk("data"u8, new byte[seconds * rate * channels])];
        return [.. Chunk("RIFF"u8, [.. "WAVE"u8, .. body])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. name, .. length, .. content, .. content.Length % 2 == 1 ? new byte[1] : []];
    }

    // MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame.
    private static byte[] Mp3(int frames) => [.. Enumerable.Repeat<byte[]>([0xFF, 0xFB, 0x90, 0x00, .. new byte[413]], frames).SelectMany(f => f)];
}
