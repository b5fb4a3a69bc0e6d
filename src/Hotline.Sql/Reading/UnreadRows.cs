using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Core;
using Microsoft.Extensions.Logging;

namespace Hotline.Sql.Reading;

/// <summary>Rows that cannot be read: set aside, named, and counted; the others are read all the same.</summary>
internal sealed partial class UnreadRows(ILogger<SqlRecord> logger)
{
    private readonly ConcurrentDictionary<(string Table, string Row), byte> _known = new();

    /// <summary>How many this node has met since it started.</summary>
    public int Count => _known.Count;

    public IReadOnlyList<T> Read<TRow, T>(string table, IEnumerable<TRow> rows, Func<TRow, string> name, Func<TRow, T> read)
    {
        var readable = new List<T>();
        foreach (var row in rows)
            try
            {
                readable.Add(read(row));
            }
            catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or InvalidOperationException or OverflowException)
            {
                // Told once: an opening may look again and again.
                if (_known.TryAdd((table, name(row)), 0))
                    RecordLog.Unreadable(logger, table, name(row), failure.GetType().Name);
            }
        return readable;
    }

    /// <summary>Rows that are one image each; where one cannot be read its id or code is looked for in the text.</summary>
    public IReadOnlyList<T> Images<T>(string table, IEnumerable<string> images) => Read(table, images, NameOf, HotlineJson.Read<T>);

    private static string NameOf(string image) => Name().Match(image) is { Success: true } found ? found.Groups[1].Value : $"without a name, {image.Length} characters";

    [GeneratedRegex("\"(?:id|code)\"\\s*:\\s*\"([A-Za-z0-9-]{1,64})\"")]
    private static partial Regex Name();
}
