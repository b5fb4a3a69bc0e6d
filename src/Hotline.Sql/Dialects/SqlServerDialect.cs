using System.Data;
using System.Data.Common;
using Hotline.Sql.Statements;
using Microsoft.Data.SqlClient;

namespace Hotline.Sql.Dialects;

/// <summary>SQL Server 2019 or later, Azure SQL, or Babelfish for PostgreSQL.</summary>
internal sealed class SqlServerDialect : SqlDialect
{
    private readonly string _connection;
    private readonly string _unpooled;

    public SqlServerDialect(SqlConnectionStringBuilder builder, int timeout) : base(timeout)
    {
        if (!builder.ShouldSerialize("Connect Timeout"))
            builder.ConnectTimeout = timeout;
        _connection = builder.ConnectionString;
        builder.Pooling = false;
        _unpooled = builder.ConnectionString;
    }

    public override string Name => "SqlServer";

    public override DbConnection Connect() => new SqlConnection(_connection);

    public override DbConnection ConnectToMigrate() => new SqlConnection(_unpooled);

    public override void Bind(DbParameter parameter, ParamType type, object? value)
    {
        parameter.DbType = type switch
        {
            ParamType.Guid => DbType.Guid,
            ParamType.Time => DbType.DateTime2,
            ParamType.Long => DbType.Int64,
            ParamType.Int => DbType.Int32,
            ParamType.Flag => DbType.Boolean,
            ParamType.Text => DbType.String,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
        parameter.Value = value switch
        {
            null => DBNull.Value,
            DateTimeOffset time => time.UtcDateTime,
            Enum name => name.ToString(),
            _ => value,
        };
        // One size for all short texts, so that one plan serves them all. Never the column's: the driver would cut silently.
        if (type is ParamType.Text)
            parameter.Size = parameter.Value is string { Length: > 4000 } ? -1 : 4000;
    }

    /// <summary>Numbers: Microsoft Learn, "Database Engine events and errors".</summary>
    public override Failure Classify(Exception failure) => failure switch
    {
        SqlException { Number: 2627 or 2601 } => Failure.Duplicate,
        // Severity 17 and above: resources, hardware, the connection itself.
        SqlException { Class: >= 17 } => Failure.Unavailable,
        SqlException sql => sql.Number switch
        {
            -2 or 0 => Failure.Unavailable,                       // timeout, connection
            207 or 208 or 2812 => Failure.Unavailable,            // not migrated yet
            229 or 230 or 262 or 300 or 916 or 4060 or 18456 => Failure.Unavailable, // rights, sign-in
            1204 or 1205 or 1222 or 3960 => Failure.Unavailable,  // locks, deadlock, snapshot conflict
            3906 or 3908 or 924 or 942 => Failure.Unavailable,    // read-only, recovering, offline
            51000 => Failure.Unavailable,                         // LockMigrations
            _ => Failure.Refused,
        },
        TimeoutException or IOException or System.Net.Sockets.SocketException => Failure.Unavailable,
        // The pool is exhausted, or the connection broke under the transaction.
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" or "Core Microsoft SqlClient Data Provider" } => Failure.Unavailable,
        _ => Failure.Other,
    };
}
