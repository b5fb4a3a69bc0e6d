using System.Diagnostics;

namespace Hotline.Bench;

/// <summary>Processor time of a server on its embedded stores that nobody talks to: its loops look for work all the time.</summary>
internal static class IdleBenchmark
{
    public static async Task RunAsync(Report report, Effort effort)
    {
        var (settle, rounds, length) = (effort.Of(15, 1), effort.Of(5, 1), effort.Of(5, 1));
        var folder = Directory.CreateTempSubdirectory("hotline-bench-").FullName;
        List<double> shares = [];
        using (var server = await ServerProcess.StartHotlineAsync(new() { ["DataFolder"] = folder, ["Logging__LogLevel__Default"] = "Warning" }))
        {
            await Pause.ForAsync(settle);
            for (var round = 0; round < rounds; round++)
            {
                var (clock, before) = (Stopwatch.StartNew(), server.Processor);
                await Pause.ForAsync(length);
                shares.Add(100 * (server.Processor - before) / clock.Elapsed);
            }
        }
        Directory.Delete(folder, recursive: true);
        report.Table("an idle server on the embedded Garnet and SQLite", Report.Alone("idle/processor", "% of a core", shares));
    }
}
