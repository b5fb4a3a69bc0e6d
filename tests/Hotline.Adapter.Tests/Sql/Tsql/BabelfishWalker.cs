using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hotline.Adapter.Tests.Sql.Tsql;

/// <summary>Finds what architecture.md, "The record in SQL", rules out.</summary>
internal sealed class BabelfishWalker : TSqlFragmentVisitor
{
    public List<string> Problems { get; } = [];

    public override void Visit(MergeStatement node) => Add(node, "MERGE");
    public override void Visit(CreateOrAlterProcedureStatement node) => Add(node, "CREATE OR ALTER");
    public override void Visit(CreateOrAlterViewStatement node) => Add(node, "CREATE OR ALTER");
    public override void Visit(CreateOrAlterFunctionStatement node) => Add(node, "CREATE OR ALTER");
    public override void Visit(CreateOrAlterTriggerStatement node) => Add(node, "CREATE OR ALTER");
    public override void Visit(JsonForClause node) => Add(node, "FOR JSON");
    public override void Visit(WaitForStatement node) => Add(node, "WAITFOR");

    // Babelfish takes these hints and ignores them, so nothing may rest on them.
    public override void Visit(TableHint node)
    {
        if (node.HintKind is TableHintKind.UpdLock or TableHintKind.ReadPast or TableHintKind.TabLockX or TableHintKind.XLock or TableHintKind.HoldLock)
            Add(node, $"table hint {node.HintKind}");
    }

    public override void Visit(TopRowFilter node)
    {
        if (node.WithTies)
            Add(node, "WITH TIES");
    }

    public override void Visit(UpdateSpecification node)
    {
        if (node.OutputClause is not null && node.FromClause is not null)
            Add(node, "UPDATE alias … OUTPUT deleted");
    }

    public override void Visit(SqlDataTypeReference node)
    {
        if (node.SqlDataTypeOption is not SqlDataTypeOption.DateTime2)
            return;
        var precision = node.Parameters.FirstOrDefault()?.Value;
        if (precision is null || int.Parse(precision, System.Globalization.CultureInfo.InvariantCulture) > 6)
            Add(node, precision is null ? "DATETIME2 without a precision is DATETIME2(7)" : $"DATETIME2({precision})");
    }

    public override void Visit(ExecutableProcedureReference node)
    {
        var name = node.ProcedureReference.ProcedureReference?.Name.BaseIdentifier.Value;
        if (name is not ("sp_getapplock" or "sp_releaseapplock"))
            return;
        var owner = node.Parameters.FirstOrDefault(one => one.Variable?.Name == "@LockOwner")?.ParameterValue as StringLiteral;
        if (owner?.Value != "Transaction")
            Add(node, "session app lock");
    }

    private void Add(TSqlFragment node, string problem) => Problems.Add($"({node.StartLine},{node.StartColumn}): {problem}");
}
