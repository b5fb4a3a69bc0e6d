using System.Globalization;
using System.Text.Json;

namespace Hotline.Bench;

/// <summary>One figure beside its floor; the ratio is value ÷ floor in the figure's own direction. Null where there is no floor.</summary>
internal sealed record Figure(string Name, double Value, string Unit, double? Floor, double? Ratio);

/// <summary>Something outside is missing or misbehaves; the sentence says what.</summary>
internal sealed class BenchException(string message) : Exception(message);

/// <summary>Collects figures and prints each benchmark's small table.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };
    private readonly List<Figure> _figures = [];

    /// <summary>Prints a table of what was measured, and keeps it.</summary>
    public void Table(string title, params IReadOnlyList<Figure> figures)
    {
        _figures.AddRange(figures);
        var width = Math.Max(34, figures.Max(f => f.Name.Length));
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine($"  {"".PadRight(width)} {"value",12} {"floor",12} {"ratio",7}  unit");
        foreach (var f in figures)
            Console.WriteLine($"  {f.Name.PadRight(width)} {Text(f.Value),12} {Text(f.Floor),12} {(f.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : ""),7}  {f.Unit}");
    }

    /// <summary>Progress, on the other stream.</summary>
    public static void Trace(string text) => Console.Error.WriteLine($"  … {text}");

    public Task WriteAsync(string file) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(_figures, Json) + "\n");

    /// <summary>
    /// Medians of both, and the median of the rounds' own ratios: neighbours in time had the same neighbours on the machine. A floor that is below
    /// what can be measured gives no ratio.
    /// </summary>
    public static Figure Compare(string name, string unit, IReadOnlyList<double> values, IReadOnlyList<double> floors) =>
        new(name, Median(values), unit, Median(floors), floors.All(f => f > 0) ? Median([.. values.Zip(floors, (v, f) => v / f)]) : null);

    public static Figure Alone(string name, string unit, IReadOnlyList<double> values) => new(name, Median(values), unit, null, null);

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static double Quantile(IReadOnlyList<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }

    private static string Text(double? value) => value is { } v ? v.ToString(Math.Abs(v) >= 100 ? "0" : "0.00", CultureInfo.InvariantCulture) : "";
}
