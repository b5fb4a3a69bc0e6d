using System.Data.Common;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Recording;

/// <summary>
/// Runs many small statements quickly in one transaction: on SQL Server as batches in few round trips, on SQLite as prepared
/// commands that are used again.
/// </summary>
internal sealed class RowWriter(Session session) : IAsyncDisposable
{
    // SQL Server takes 2,100 parameters a statement, not a batch; this only bounds the size of one request.
    private const int BatchSize = 256;
    private readonly Dictionary<StatementName, DbCommand> _prepared = [];

    public Task WriteAsync(IReadOnlyList<Row> rows) =>
        session.Connection.CanCreateBatch ? WriteBatchesAsync(rows) : WritePreparedAsync(rows);

    private async Task WriteBatchesAsync(IReadOnlyList<Row> rows)
    {
        foreach (var chunk in rows.Chunk(BatchSize))
        {
            await using var batch = session.Connection.CreateBatch();
            batch.Transaction = session.Transaction;
            batch.Timeout = session.Timeout;
            foreach (var row in chunk)
            {
                var statement = session.Statements[row.Statement];
                var command = batch.CreateBatchCommand();
                command.CommandText = statement.Text;
                new Binding(session.Dialect, statement, row.Values).Add(command);
                batch.BatchCommands.Add(command);
            }
            await batch.ExecuteNonQueryAsync(session.Cancellation);
        }
    }

    private async Task WritePreparedAsync(IReadOnlyList<Row> rows)
    {
        foreach (var row in rows)
        {
            var binding = new Binding(session.Dialect, session.Statements[row.Statement], row.Values);
            if (_prepared.TryGetValue(row.Statement, out var command))
                binding.Set(command);
            else
                _prepared.Add(row.Statement, command = Prepare(row.Statement, binding));
            await command.ExecuteNonQueryAsync(session.Cancellation);
        }
    }

    private DbCommand Prepare(StatementName name, Binding binding)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandTimeout = session.Timeout;
        command.CommandText = session.Statements[name].Text;
        binding.Add(command);
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
            await command.DisposeAsync();
    }
}
