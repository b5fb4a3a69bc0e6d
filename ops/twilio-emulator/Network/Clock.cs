namespace TwilioEmulator.Network;

/// <summary>The network's time. What callers sit through is scaled, so that a test of a five-minute wait takes a moment.</summary>
internal sealed class Clock(TimeProvider time, EmulatorOptions options)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public TimeProvider Time => time;

    /// <summary>Lets <paramref name="seconds"/> of speech, music or silence pass.</summary>
    public Task PassAsync(double seconds, CancellationToken cancel) => Task.Delay(Scaled(seconds), time, cancel);

    /// <summary>Lets real seconds pass (back-off of retries, faults).</summary>
    public Task PassRealAsync(double seconds, CancellationToken cancel) => Task.Delay(TimeSpan.FromSeconds(seconds), time, cancel);

    public TimeSpan Scaled(double seconds) => TimeSpan.FromSeconds(Math.Max(0, seconds * options.TimeScale));

    /// <summary>How many whole seconds of speech that was, at least one.</summary>
    public int Spoken(TimeSpan passed) => Math.Max(1, (int)Math.Ceiling(passed.TotalSeconds / options.TimeScale));

    public TimeSpan Ringing(double seconds) => TimeSpan.FromSeconds(Math.Max(0, seconds * options.RingScale));

    /// <summary>How long the text takes to say, in unscaled seconds.</summary>
    public double SecondsToSay(string text)
    {
        var characters = text.Sum(c => char.IsWhiteSpace(c) ? 0 : c < 0x2E80 ? 1.0 / 3 : 1.0);
        return 0.3 + characters / options.SpeechRate;
    }
}
