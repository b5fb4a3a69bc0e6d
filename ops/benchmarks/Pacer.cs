using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hotline.Bench;

/// <summary>
/// Says when each arrival is due, on a thread that sleeps in between. Timers of the thread pool are a millisecond or two late, which would
/// be measured as waiting; the system's own sleep wakes to some ten microseconds.
/// </summary>
internal static partial class Pacer
{
    /// <param name="perSecond">Arrivals a second.</param>
    /// <param name="total">How many in all.</param>
    /// <param name="arrive">Which one, and when it was due (Stopwatch ticks).</param>
    public static Task RunAsync(double perSecond, int total, Action<int, long> arrive) => Task.Factory.StartNew(
        () =>
        {
            var began = Stopwatch.GetTimestamp();
            for (var sent = 0; sent < total; sent++)
            {
                var due = began + (long)(sent / perSecond * Stopwatch.Frequency);
                for (var left = due - Stopwatch.GetTimestamp(); left > 0; left = due - Stopwatch.GetTimestamp())
                    Sleep(TimeSpan.FromSeconds((double)left / Stopwatch.Frequency));
                arrive(sent, due);
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Sleep(TimeSpan length)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            _ = USleep((uint)Math.Clamp(length.TotalMicroseconds, 1, 999_999));
        else
            Thread.Yield();
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int USleep(uint microseconds);
}
