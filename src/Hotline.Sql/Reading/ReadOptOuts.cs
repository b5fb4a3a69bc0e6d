using System.Text.Json;
using Hotline.Core.Journal;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Reading;

/// <summary>Who wants no more messages, from what the journal told.</summary>
internal sealed class ReadOptOuts(Database database)
{
    public Task<IReadOnlyList<string>> HandleAsync(CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<string>>(async session =>
    {
        var wants = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in await session.QueryAsync<Row>(StatementName.ReadOptOuts, null))
            if (KeyOf(row.Detail) is { } key)
                _ = row.Type == nameof(JournalEventType.MessagesOptedOut) ? wants.Add(key) : wants.Remove(key);
        return [.. wants];
    }, cancellation);

    /// <summary>Null: written by another version, and no key to go by.</summary>
    private static string? KeyOf(string? detail)
    {
        try
        {
            return detail is null ? null : JsonElement.Parse(detail).GetProperty("key").GetString();
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class Row
    {
        public string Type { get; init; } = "";
        public string? Detail { get; init; }
    }
}
