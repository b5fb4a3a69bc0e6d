using Dapper;
using Hotline.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>What the file must promise: the live state forgets what the record says it has.</summary>
internal sealed class SqliteDialectTests
{
    [TestCase("PRAGMA journal_mode", "wal")]
    [TestCase("PRAGMA synchronous", "2")]
    [TestCase("PRAGMA foreign_keys", "1")]
    [TestCase("PRAGMA busy_timeout", "1000")]
    public async Task Connection_EveryOne_HasTheSettings(string pragma, string expected)
    {
        await using var backend = SqlBackend.Sqlite();
        await backend.Record.MigrateAsync(CancellationToken.None);
        var database = backend.Services.GetRequiredService<Database>();
        for (var i = 0; i < 2; i++) // a new connection, and one from the pool
            Assert.That(await database.ReadAsync(session => session.Connection.ExecuteScalarAsync<string>(pragma), CancellationToken.None), Is.EqualTo(expected));
    }
}
