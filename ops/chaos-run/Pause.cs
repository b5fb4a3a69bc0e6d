namespace Hotline.Chaos;

/// <summary>Real time: what is tried out here is real processes.</summary>
internal static class Pause
{
    public static Task ForAsync(double seconds, CancellationToken cancellation = default) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancellation);

    public static long Now => TimeProvider.System.GetTimestamp();

    public static double Since(long moment) => TimeProvider.System.GetElapsedTime(moment).TotalSeconds;
}
