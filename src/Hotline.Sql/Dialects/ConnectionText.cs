using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Hotline.Sql.Dialects;

/// <summary>Tells from the connection string which database is meant. The text itself is never shown: it may hold a password.</summary>
internal static class ConnectionText
{
    private static readonly string[] FileEndings = [".db", ".sqlite", ".sqlite3"];

    public static SqlDialect Open(SqlOptions options) =>
        string.IsNullOrWhiteSpace(options.ConnectionString)
            ? new SqliteDialect(new SqliteConnectionStringBuilder { DataSource = Path.Combine(options.DataFolder, "hotline.db") }, options.CommandTimeoutSeconds)
            : AsSqlite(options.ConnectionString) is { } sqlite
                ? new SqliteDialect(sqlite, options.CommandTimeoutSeconds)
                : new SqlServerDialect(new SqlConnectionStringBuilder(options.ConnectionString), options.CommandTimeoutSeconds);

    public static bool IsFile(SqlOptions options) => string.IsNullOrWhiteSpace(options.ConnectionString) || AsSqlite(options.ConnectionString) is not null;

    /// <summary>Null when the string can be used.</summary>
    public static string? Problem(SqlOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString) || AsSqlite(options.ConnectionString) is not null)
            return null;
        try
        {
            var builder = new SqlConnectionStringBuilder(options.ConnectionString);
            if (builder.DataSource.Length == 0 || builder.InitialCatalog.Length == 0)
                return "Sql:ConnectionString must name a server and a database, or a SQLite file that ends in .db, .sqlite or .sqlite3.";
            // The driver refuses every connection then, and would only say so at the first one.
            return AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant
                ? "Sql:ConnectionString names a SQL Server, whose driver needs ICU: this build runs in invariant globalization mode."
                : null;
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException or KeyNotFoundException)
        {
            return "Sql:ConnectionString is neither a SQL Server nor a SQLite connection string.";
        }
    }

    private static SqliteConnectionStringBuilder? AsSqlite(string text)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(text);
            return FileEndings.Any(ending => builder.DataSource.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? builder : null;
        }
        catch (Exception notSqlite) when (notSqlite is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
