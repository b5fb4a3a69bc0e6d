using System.Data.Common;
using Hotline.Core.Record;
using Hotline.Sql.Dialects;
using Hotline.Sql.Statements;
using Microsoft.Extensions.Options;

namespace Hotline.Sql;

/// <summary>
/// Opens connections and says what failures mean: what may pass becomes <see cref="RecordUnavailableException"/>, everything
/// else goes on as it is.
/// </summary>
internal sealed class Database
{
    private readonly StatementSet _statements;

    public Database(IOptions<SqlOptions> options)
    {
        DapperTypes.Register();
        Cell = options.Value.Cell;
        Dialect = ConnectionText.Open(options.Value);
        _statements = new StatementSet(Dialect.Name);
    }

    public string Cell { get; }
    public SqlDialect Dialect { get; }
    public StatementSet Statements => _statements;

    /// <exception cref="RecordUnavailableException">The database cannot be reached.</exception>
    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation) => GuardAsync(async connection =>
    {
        return await work(new Session(Dialect, _statements, connection, null, cancellation));
    }, cancellation);

    /// <summary>Runs the work in one transaction, and commits where the work says so; false rolls back.</summary>
    /// <exception cref="RecordUnavailableException">The database cannot be reached; whether a commit happened is then unknown.</exception>
    public Task<bool> WriteAsync(Func<Session, Task<bool>> work, CancellationToken cancellation) => GuardAsync(async connection =>
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await work(new Session(Dialect, _statements, connection, transaction, cancellation)))
        {
            // A refusal may have ended the transaction already.
            if (transaction.Connection is not null)
                await transaction.RollbackAsync(cancellation);
            return false;
        }
        await transaction.CommitAsync(cancellation);
        return true;
    }, cancellation);

    /// <summary>An open connection outside the pool, for migrations.</summary>
    public Task<T> MigrateAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation) => GuardAsync(Dialect.ConnectToMigrate, async connection =>
    {
        return await work(new Session(Dialect, _statements, connection, null, cancellation));
    }, cancellation);

    private Task<T> GuardAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation) => GuardAsync(() =>
    {
        Dialect.RequireStore();
        return Dialect.Connect();
    }, work, cancellation);

    private async Task<T> GuardAsync<T>(Func<DbConnection> connect, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        DbConnection? connection = null;
        try
        {
            connection = connect();
            await connection.OpenAsync(cancellation);
            await new Session(Dialect, _statements, connection, null, cancellation).ExecuteAsync(StatementName.PrepareConnection, null);
            return await work(connection);
        }
        catch (Exception failure) when (Dialect.Classify(failure) is Failure.Unavailable)
        {
            // SqlClient tells a cancelled command as a failure of its own.
            cancellation.ThrowIfCancellationRequested();
            if (connection is not null)
                Dialect.Forget(connection);
            throw new RecordUnavailableException($"The record ({Dialect.Name}) cannot be used: {failure.GetType().Name}.", failure);
        }
        finally
        {
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }
}
