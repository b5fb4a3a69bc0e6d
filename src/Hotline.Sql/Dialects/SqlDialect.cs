using System.Data.Common;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Dialects;

/// <summary>What a failure means.</summary>
internal enum Failure
{
    /// <summary>A mistake of ours, or something that is no database failure.</summary>
    Other,

    /// <summary>The database cannot be reached or used for a reason that may pass.</summary>
    Unavailable,

    /// <summary>The database will not take this row, now or later.</summary>
    Refused,

    /// <summary>Refused because a row with this key is there.</summary>
    Duplicate,
}

/// <summary>Everything in which the two databases differ, apart from SQL texts.</summary>
/// <param name="commandTimeout">Seconds.</param>
internal abstract class SqlDialect(int commandTimeout)
{
    /// <summary>Folder of this dialect's statements and migrations.</summary>
    public abstract string Name { get; }

    /// <summary>Seconds.</summary>
    public int CommandTimeout => commandTimeout;

    /// <summary>A closed connection.</summary>
    public abstract DbConnection Connect();

    /// <summary>A closed connection for migrations: outside the pool, and the one that may create the store.</summary>
    public abstract DbConnection ConnectToMigrate();

    /// <summary>Whether the store is there at all; asked before each connection is opened.</summary>
    /// <exception cref="Core.Record.RecordUnavailableException">It is not.</exception>
    public virtual void RequireStore() { }

    /// <summary>Called after a failure of the database itself, so that no connection from before it is used again.</summary>
    public virtual void Forget(DbConnection connection) { }

    /// <summary>Puts a value into a parameter in the form in which this database keeps the type.</summary>
    public abstract void Bind(DbParameter parameter, ParamType type, object? value);

    public abstract Failure Classify(Exception failure);
}
