using System.Runtime.InteropServices;

namespace Hotline.Bench;

/// <summary>What the figures were measured on.</summary>
internal static class Facts
{
    public static void Print()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        Console.WriteLine($"{Environment.ProcessorCount} cores, {memory:0} GiB, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}");
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}; {RedisServer.Version() ?? "no redis-server"}; StackExchange.Redis {Version(typeof(StackExchange.Redis.ConnectionMultiplexer))}; Garnet {Version(typeof(Garnet.GarnetServer))}");
        Console.WriteLine("Rounds of product and floor take turns; medians. On a machine that others use, judge the ratios.");
    }

    private static string Version(Type type) => type.Assembly.GetName().Version?.ToString(3) ?? "?";
}
