using System.ComponentModel.DataAnnotations;

namespace Hotline.Sql;

/// <summary>Where the record is kept (section <c>Sql</c>).</summary>
public sealed class SqlOptions
{
    public const string Section = "Sql";

    /// <summary>
    /// SQL Server's connection string, with server and database; or SQLite's, whose Data Source ends in .db, .sqlite or
    /// .sqlite3. Empty: SQLite in <see cref="DataFolder"/>, which needs nothing installed and serves one node.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Folder of hotline.db. Default: the setting <c>DataFolder</c> of the top level, else "data".</summary>
    public string DataFolder { get; set; } = "";

    /// <summary>Longest wait for one statement, for a lock on SQLite's file and for a connection, in seconds, 1–300.</summary>
    [Range(1, 300)]
    public int CommandTimeoutSeconds { get; set; } = 10;

    /// <summary>The cell whose journal is recorded: the setting <c>Redis:Cell</c>, "main" where there is none.</summary>
    public string Cell { get; internal set; } = "main";

    /// <summary>
    /// Lets several nodes on one machine write one SQLite file, which ops/chaos does. Never for a service: SQLite's locks do not
    /// work over a network, each node waits for the others' commits, and the machine is one point that takes everything with it.
    /// </summary>
    public bool SharedFileForTests { get; set; }

    /// <summary>Whether the record is a SQLite file, which serves one node.</summary>
    public bool IsFile => Dialects.ConnectionText.IsFile(this);
}
