using System.Data;
using System.Data.Common;
using Dapper;
using Hotline.Sql.Dialects;
using Hotline.Sql.Statements;

namespace Hotline.Sql;

/// <summary>One open connection, with a transaction if the work needs one.</summary>
internal sealed class Session(SqlDialect dialect, StatementSet statements, DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
{
    public SqlDialect Dialect => dialect;
    public StatementSet Statements => statements;
    public DbConnection Connection => connection;
    public DbTransaction? Transaction => transaction;
    public CancellationToken Cancellation => cancellation;

    /// <summary>Longest wait for one statement, seconds.</summary>
    public int Timeout { get; init; } = dialect.CommandTimeout;

    /// <returns>How many rows were affected.</returns>
    public Task<int> ExecuteAsync(StatementName name, object? values) => connection.ExecuteAsync(Command(name, values));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(StatementName name, object? values) =>
        (await connection.QueryAsync<T>(Command(name, values))).AsList();

    public Task<T?> QueryOneAsync<T>(StatementName name, object? values) => connection.QueryFirstOrDefaultAsync<T>(Command(name, values));

    public Task<int> CountAsync(StatementName name, object? values) => connection.ExecuteScalarAsync<int>(Command(name, values));

    private CommandDefinition Command(StatementName name, object? values)
    {
        var statement = statements[name];
        return new CommandDefinition(statement.Text, new Binding(dialect, statement, values), transaction, Timeout,
            CommandType.Text, CommandFlags.Buffered, cancellation);
    }
}
