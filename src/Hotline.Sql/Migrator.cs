using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Sqlite.Helpers;
using Hotline.Core.Record;
using Hotline.Sql.Dialects;
using Hotline.Sql.Statements;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;

namespace Hotline.Sql;

/// <summary>Applies the numbered migrations under a lock: of many nodes that start at once, one does the work.</summary>
internal sealed class Migrator(Database database, ILogger<SqlRecord> logger)
{
    /// <summary>Seconds; longer than LockMigrations waits.</summary>
    private const int LockTimeout = 70;

    /// <exception cref="RecordUnavailableException">The database cannot be reached, or another node holds the lock for too long.</exception>
    /// <exception cref="InvalidOperationException">A migration is wrong; the message names it.</exception>
    public Task MigrateAsync(CancellationToken cancellation) => database.MigrateAsync(async session =>
    {
        await session.ExecuteAsync(StatementName.PrepareStore, null);
        if (session.Dialect is SqliteDialect)
            await MigrateSqliteAsync(session);
        else
            await MigrateSqlServerAsync(session, cancellation);
        return true;
    }, cancellation);

    // The lock is the write lock itself, so the migrations must run on this very connection and inside the transaction. It is
    // begun by a statement, not by the driver: DbUp's commands know nothing of the driver's transactions.
    private async Task MigrateSqliteAsync(Session session)
    {
        await session.ExecuteAsync(StatementName.LockMigrations, null);
        using (var shared = new SharedConnection(session.Connection))
            Run(DeployChanges.To.SqliteDatabase(shared).WithoutTransaction());
        await session.ExecuteAsync(StatementName.UnlockMigrations, null);
    }

    // The lock lies on one connection, DbUp works on another: a transaction-owned lock does not mind.
    private async Task MigrateSqlServerAsync(Session session, CancellationToken cancellation)
    {
        await using var transaction = await session.Connection.BeginTransactionAsync(cancellation);
        var locked = new Session(session.Dialect, session.Statements, session.Connection, transaction, cancellation) { Timeout = LockTimeout };
        await locked.ExecuteAsync(StatementName.LockMigrations, null);
        Run(DeployChanges.To.SqlDatabase(() => (SqlConnection)session.Dialect.ConnectToMigrate()).WithTransactionPerScript());
        await locked.ExecuteAsync(StatementName.UnlockMigrations, null);
        await transaction.CommitAsync(cancellation);
    }

    private void Run(UpgradeEngineBuilder builder)
    {
        var scripts = StatementSet.ReadMigrations(database.Dialect.Name).Select(one => new SqlScript(one.Name, one.Text));
        var result = builder.WithScripts(scripts).WithVariablesDisabled().LogTo(new NoOpUpgradeLog()).Build().PerformUpgrade();
        if (!result.Successful)
        {
            if (result.ErrorScript is null || database.Dialect.Classify(result.Error) is Failure.Unavailable && result.Error is not Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 1 })
                throw new RecordUnavailableException("The record cannot be migrated now.", result.Error);
            throw new InvalidOperationException($"Migration {database.Dialect.Name}/{result.ErrorScript.Name} failed.", result.Error);
        }
        foreach (var script in result.Scripts)
            RecordLog.Migrated(logger, script.Name);
    }
}
