using Hotline.Core;
using Hotline.Core.Contacts;
using Microsoft.Data.Sqlite;

namespace Hotline.Chaos.Checks;

internal sealed record RecordedMessage(Guid Contact, Guid Id, int Number, string Author, long At);

/// <summary>What SQL holds, read past the product.</summary>
internal sealed class RecordFile
{
    private readonly string _file;

    public RecordFile(string file)
    {
        _file = file;
        Events = [.. Read("SELECT EventId FROM JournalEvents", row => row.GetString(0))];
        Contacts = Read("SELECT Image FROM Contacts", row => HotlineJson.Read<Contact>(row.GetString(0))).ToDictionary(c => c.Id);
        Messages = Read("SELECT ContactId, Id, Number, Author, At FROM Messages", row =>
            new RecordedMessage(Guid.Parse(row.GetString(0)), Guid.Parse(row.GetString(1)), row.GetInt32(2), row.GetString(3), row.GetInt64(4)))
            .GroupBy(m => m.Contact).ToDictionary(g => g.Key, g => (IReadOnlyList<RecordedMessage>)[.. g.OrderBy(m => m.Number).ThenBy(m => m.At)]);
        DeadLetters = Read("SELECT Error || ' ' || substr(Json, 1, 300) FROM DeadLetters", row => row.GetString(0));
        Gaps = Read("SELECT Reason FROM JournalGaps", row => row.GetString(0));
    }

    public IReadOnlyList<string> Events { get; }
    public IReadOnlyDictionary<Guid, Contact> Contacts { get; }

    /// <summary>By contact, in the order of their numbers.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<RecordedMessage>> Messages { get; }
    public IReadOnlyList<string> DeadLetters { get; }
    public IReadOnlyList<string> Gaps { get; }

    /// <summary>Id of the last event that a recorder has written.</summary>
    public static string? Position(string file) => new List<string>(Read(file, "SELECT EventId FROM JournalPosition", row => row.GetString(0))).SingleOrDefault();

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read) => Read(_file, sql, read);

    private static List<T> Read<T>(string file, string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False;Default Timeout=10");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text here is a constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        List<T> found = [];
        while (rows.Read())
            found.Add(read(rows));
        return found;
    }
}
