using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Reflection;
using Dapper;
using Hotline.Sql.Dialects;

namespace Hotline.Sql.Statements;

/// <summary>
/// Gives a statement's parameters their values from an object's properties of the same names, in the types that the header
/// declares. The one way in which values reach SQL, for Dapper and for batches.
/// </summary>
internal sealed class Binding(SqlDialect dialect, Statement statement, object? values) : SqlMapper.IDynamicParameters
{
    private static readonly ConcurrentDictionary<(string Statement, Type Values), PropertyInfo[]> Plans = new();

    public void AddParameters(IDbCommand command, SqlMapper.Identity identity) => Add((DbCommand)command);

    public void Add(DbCommand command)
    {
        AddTo(command.Parameters, command.CreateParameter);
    }

    public void Add(DbBatchCommand command) => AddTo(command.Parameters, command.CreateParameter);

    /// <summary>Sets the values of a command that has the parameters already.</summary>
    public void Set(DbCommand command)
    {
        var plan = Plan();
        for (var i = 0; i < plan.Length; i++)
            dialect.Bind(command.Parameters[i], statement.Params[i].Type, plan[i].GetValue(values));
    }

    private void AddTo(DbParameterCollection parameters, Func<DbParameter> create)
    {
        var plan = Plan();
        for (var i = 0; i < plan.Length; i++)
        {
            var parameter = create();
            parameter.ParameterName = "@" + statement.Params[i].Name;
            dialect.Bind(parameter, statement.Params[i].Type, plan[i].GetValue(values));
            parameters.Add(parameter);
        }
    }

    private PropertyInfo[] Plan() => statement.Params.Count == 0
        ? []
        : Plans.GetOrAdd((statement.Name, values?.GetType() ?? typeof(object)), static (key, own) => own.Params
            .Select(param => key.Values.GetProperty(param.Name)
                ?? throw new InvalidOperationException($"SQL statement {own.Name} needs @{param.Name}, which {key.Values.Name} does not have."))
            .ToArray(), statement);
}
