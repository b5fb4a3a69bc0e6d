using Microsoft.Data.Sqlite;

namespace Hotline.Server.Tests.Harness;

/// <summary>Makes the record unavailable: holds an exclusive lock on its file.</summary>
internal sealed class RecordLock : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private RecordLock(SqliteConnection connection) => _connection = connection;

    public static async Task<RecordLock> TakeAsync(string dataFolder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "hotline.db")};Pooling=False;Default Timeout=20");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // In write-ahead mode readers are let through; nothing is written, which is what stops the recorder and a sign-in.
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();
        return new RecordLock(connection);
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}
