using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hotline.Adapter.Tests.Sql.Tsql;

/// <summary>T-SQL without a server: what SQL Server 2019 parses, and what Babelfish takes as well.</summary>
internal sealed class TsqlTests
{
    [TestCaseSource(typeof(SqlFiles), nameof(SqlFiles.ForSqlServer))]
    public void Parse_File_HasNoErrors(string file)
    {
        Parse(SqlFiles.Read(file), out var errors);
        Assert.That(errors.Select(error => $"{file}({error.Line},{error.Column}): {error.Message}"), Is.Empty);
    }

    [TestCaseSource(typeof(SqlFiles), nameof(SqlFiles.ForSqlServer))]
    public void Parse_File_StaysWithinWhatBabelfishTakes(string file) =>
        Assert.That(Foreign(SqlFiles.Read(file)).Select(problem => $"{file}{problem}"), Is.Empty);

    [TestCaseSource(typeof(SqlFiles), nameof(SqlFiles.Statements))]
    public void Parse_Statement_DeclaresExactlyTheParametersItUses(string file)
    {
        var statement = SqlFiles.Statement(file);
        var script = Parse(statement.Text, out _);
        var variables = new Variables();
        script.Accept(variables);
        Assert.That(statement.Params.Select(param => "@" + param.Name), Is.EquivalentTo(variables.Used.Except(variables.Declared)));
    }

    // One of each, so that a walker that sees nothing does not pass.
    [TestCase("MERGE Contacts AS t USING Lines AS s ON t.Line = s.Code WHEN MATCHED THEN DELETE;", "MERGE")]
    [TestCase("CREATE OR ALTER PROCEDURE p AS SELECT 1;", "CREATE OR ALTER")]
    [TestCase("SELECT TOP (1) WITH TIES Id FROM Contacts ORDER BY Id;", "WITH TIES")]
    [TestCase("SELECT Id FROM Contacts FOR JSON PATH;", "FOR JSON")]
    [TestCase("WAITFOR DELAY '00:00:01';", "WAITFOR")]
    [TestCase("SELECT Id FROM Contacts WITH (UPDLOCK, READPAST);", "table hint")]
    [TestCase("UPDATE c SET Hour = 1 OUTPUT deleted.Id FROM Contacts c;", "OUTPUT deleted")]
    [TestCase("CREATE TABLE T (At DATETIME2(7) NOT NULL);", "DATETIME2(7)")]
    [TestCase("CREATE TABLE T (At DATETIME2 NOT NULL);", "DATETIME2")]
    [TestCase("EXEC sp_getapplock @Resource = 'r', @LockMode = 'Exclusive', @LockOwner = 'Session';", "session app lock")]
    public void Walk_ForeignConstruct_IsCaught(string sql, string expected) =>
        Assert.That(Foreign(sql), Has.Some.Contains(expected));

    private static List<string> Foreign(string sql)
    {
        var walker = new BabelfishWalker();
        Parse(sql, out _).Accept(walker);
        return walker.Problems;
    }

    private static TSqlFragment Parse(string sql, out IList<ParseError> errors) =>
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out errors);

    private sealed class Variables : TSqlFragmentVisitor
    {
        public HashSet<string> Used { get; } = [];
        public HashSet<string> Declared { get; } = [];

        public override void Visit(VariableReference node) => Used.Add(node.Name);

        public override void Visit(DeclareVariableElement node) => Declared.Add(node.VariableName.Value);

        // EXEC p @Name = value: the name is the procedure's.
        public override void ExplicitVisit(ExecuteParameter node) => node.ParameterValue?.Accept(this);
    }
}
