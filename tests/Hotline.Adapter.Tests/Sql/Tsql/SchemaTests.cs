using Hotline.Sql.Statements;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hotline.Adapter.Tests.Sql.Tsql;

/// <summary>DacFx builds the schema from the migrations and resolves every table and column that a statement names.</summary>
internal sealed class SchemaTests
{
    [Test]
    public void Validate_Migrations_HaveNoErrors()
    {
        using var model = NewModel();
        Assert.That(Errors(model), Is.Empty);
        Assert.That(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Count(), Is.GreaterThan(10));
    }

    [Test]
    public void Validate_Statements_NameOnlyWhatIsThere()
    {
        using var model = NewModel();
        foreach (var file in SqlFiles.Statements.Where(IsAboutTables))
            Add(model, file, SqlFiles.Statement(file));
        Assert.That(Errors(model), Is.Empty);
    }

    [TestCase("SELECT Image, NoSuchColumn FROM Contacts WHERE Id = @Id;", "NoSuchColumn")]
    [TestCase("SELECT Image FROM NoSuchTable WHERE Id = @Id;", "NoSuchTable")]
    [TestCase("UPDATE Contacts SET NoSuchColumn = 1 WHERE Id = @Id;", "NoSuchColumn")]
    [TestCase("INSERT INTO Lines (Code, NoSuchColumn) SELECT 'a', 1 WHERE NOT EXISTS (SELECT 1 FROM Lines WHERE Code = 'a');", "NoSuchColumn")]
    public void Validate_WrongName_IsCaughtWithItsFile(string sql, string name)
    {
        using var model = NewModel();
        Add(model, "Sql/Common/Wrong.sql", Statement.Parse("Wrong", $"-- Params: @Id UNIQUEIDENTIFIER\n{sql}"));
        Assert.That(Errors(model), Has.Some.Contains("Wrong.sql").And.Contains(name));
    }

    // Settings and locks name system procedures only, which the model does not have.
    private static bool IsAboutTables(string file) =>
        Path.GetFileNameWithoutExtension(file) is not ("LockMigrations" or "UnlockMigrations" or "PrepareConnection" or "PrepareStore");

    private static TSqlModel NewModel()
    {
        var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        foreach (var (name, statement) in Declared())
            model.AddOrUpdateObjects(statement, name, new TSqlObjectOptions());
        return model;
    }

    /// <summary>
    /// DacFx takes one statement a batch, and states instead of changes: columns that a later migration adds go into the statement that
    /// made their table.
    /// </summary>
    private static IEnumerable<(string Name, string Statement)> Declared()
    {
        var tables = new Dictionary<string, CreateTableStatement>(StringComparer.OrdinalIgnoreCase);
        var declared = new List<(string File, TSqlStatement Statement)>();
        foreach (var file in SqlFiles.Names("Migrations/SqlServer/"))
            foreach (var statement in ((TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(SqlFiles.Read(file)), out _)).Batches.SelectMany(b => b.Statements))
            {
                if (statement is AlterTableAddTableElementStatement added)
                {
                    var table = tables[added.SchemaObjectName.BaseIdentifier.Value].Definition;
                    foreach (var column in added.Definition.ColumnDefinitions)
                        table.ColumnDefinitions.Add(column);
                    continue;
                }
                if (statement is CreateTableStatement made)
                    tables.Add(made.SchemaObjectName.BaseIdentifier.Value, made);
                declared.Add((file, statement));
            }
        var generator = new Sql150ScriptGenerator();
        return declared.Select((one, at) =>
        {
            generator.GenerateScript(one.Statement, out var text);
            return ($"{one.File}#{at}", text);
        });
    }

    // The procedure is called by its file, because DacFx's messages name the object and nothing else.
    private static void Add(TSqlModel model, string file, Statement statement)
    {
        var parameters = string.Join(", ", statement.Params.Select(param => $"@{param.Name} {param.Declared}"));
        model.AddOrUpdateObjects($"CREATE PROCEDURE [{file}] {parameters} AS BEGIN\n{statement.Text}\nEND", file, new TSqlObjectOptions());
    }

    // A name that cannot be resolved inside a procedure is a warning for DacFx (the object might be made later); not for us.
    private static List<string> Errors(TSqlModel model) =>
        model.Validate().Select(message => $"{message.MessageType} {message.Prefix}{message.Number} {message.Message}").ToList();
}
