using System.Data.Common;
using Hotline.Core.Record;
using Hotline.Sql.Statements;
using Microsoft.Data.Sqlite;

namespace Hotline.Sql.Dialects;

/// <summary>SQLite in one file beside the process; write-ahead log, full synchronisation.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    private readonly string _file;
    private readonly string _connection;
    private readonly string _creating;

    public SqliteDialect(SqliteConnectionStringBuilder builder, int timeout) : base(timeout)
    {
        _file = Path.GetFullPath(builder.DataSource);
        builder.DataSource = _file;
        builder.ForeignKeys = true;
        builder.DefaultTimeout = timeout;
        // Only a migration makes a file: a record that vanished is a failure, not an empty record.
        if (builder.Mode is SqliteOpenMode.ReadWriteCreate)
            builder.Mode = SqliteOpenMode.ReadWrite;
        _connection = builder.ConnectionString;
        builder.Mode = SqliteOpenMode.ReadWriteCreate;
        builder.Pooling = false;
        _creating = builder.ConnectionString;
    }

    public override string Name => "Sqlite";

    public override DbConnection Connect() => new SqliteConnection(_connection);

    public override DbConnection ConnectToMigrate()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        return new SqliteConnection(_creating);
    }

    // A pooled connection goes on writing into a file that was removed under it, and everything would be lost without a word.
    public override void RequireStore()
    {
        if (File.Exists(_file))
            return;
        Forget(new SqliteConnection(_connection));
        throw new RecordUnavailableException("The record's SQLite file is not there.");
    }

    public override void Forget(DbConnection connection) => SqliteConnection.ClearPool((SqliteConnection)connection);

    public override void Bind(DbParameter parameter, ParamType type, object? value) => parameter.Value = value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString(), // lower case, which ReadContacts' JSON has too
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        Enum name => name.ToString(),
        bool flag => flag ? 1 : 0,
        _ => value,
    };

    /// <summary>Codes: sqlite.org/rescode.html.</summary>
    public override Failure Classify(Exception failure) => failure switch
    {
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => Failure.Duplicate, // CONSTRAINT_PRIMARYKEY, _UNIQUE
        SqliteException { SqliteErrorCode: 18 or 19 or 20 or 25 } => Failure.Refused,   // TOOBIG, CONSTRAINT, MISMATCH, RANGE
        SqliteException => Failure.Unavailable,
        IOException or UnauthorizedAccessException or TimeoutException => Failure.Unavailable,
        _ => Failure.Other,
    };
}
