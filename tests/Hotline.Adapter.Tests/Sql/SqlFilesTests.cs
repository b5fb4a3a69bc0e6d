using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Hotline.Adapter.Tests.Sql.Tsql;
using Hotline.Sql.Statements;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>Where SQL texts stand: one statement a file, both dialects alike, and none in C#.</summary>
internal sealed partial class SqlFilesTests
{
    [Test]
    public void Statements_BothDialects_HaveTheSameNames() =>
        Assert.That(SqlFiles.ShortNames("Sql/Sqlite/"), Is.EqualTo(SqlFiles.ShortNames("Sql/SqlServer/")).And.Not.Empty);

    [Test]
    public void Statements_Common_AreNotAlsoInADialect() =>
        Assert.That(SqlFiles.ShortNames("Sql/Common/").Intersect(SqlFiles.ShortNames("Sql/SqlServer/")), Is.Empty);

    [Test]
    public void Statements_Files_AreThoseOfTheEnum() =>
        Assert.That(SqlFiles.ShortNames("Sql/Common/").Concat(SqlFiles.ShortNames("Sql/SqlServer/")), Is.EquivalentTo(Enum.GetNames<StatementName>()));

    [Test]
    public void Statements_BothDialects_TakeTheSameParameters()
    {
        foreach (var name in SqlFiles.ShortNames("Sql/SqlServer/"))
            Assert.That(SqlFiles.Statement($"Sql/Sqlite/{name}.sql").Params, Is.EqualTo(SqlFiles.Statement($"Sql/SqlServer/{name}.sql").Params), name);
    }

    [Test]
    public void Migrations_BothDialects_HaveTheSameNumbers()
    {
        var numbers = SqlFiles.ShortNames("Migrations/SqlServer/").ToList();
        Assert.That(SqlFiles.ShortNames("Migrations/Sqlite/"), Is.EqualTo(numbers));
        Assert.That(numbers.Select(name => name.Split('_')[0]), Is.Unique.And.Ordered.And.All.Match("^[0-9]{4}$"));
    }

    [TestCase("no header")]
    [TestCase("-- Params: @Id WHATEVER\nSELECT 1;")]
    [TestCase("-- Params: Id INT\nSELECT 1;")]
    public void Statement_BadHeader_Throws(string text) =>
        Assert.That(() => Statement.Parse("Bad", text), Throws.InvalidOperationException.With.Message.Contains("Bad"));

    [TestCase("SELECT Id FROM Contacts")]
    [TestCase("insert into Contacts (Id) values (1)")]
    [TestCase("PRAGMA journal_mode = WAL")]
    public void SqlText_InCSharp_WouldBeSeen(string text) => Assert.That(SqlText().IsMatch($"\"{text}\""), Is.True);

    [Test]
    public void SqlText_InSource_IsNowhere()
    {
        var source = Path.Combine(RepositoryRoot(), "src");
        var found = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (file, line, number: index + 1)))
            .Where(one => !one.line.TrimStart().StartsWith("//", StringComparison.Ordinal) && SqlText().IsMatch(one.line))
            .Select(one => $"{Path.GetRelativePath(source, one.file)}({one.number}): {one.line.Trim()}");
        Assert.That(found, Is.Empty);
    }

    private static string RepositoryRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Hotline.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Hotline.sln is in no folder above the tests.");
        return folder.FullName;
    }

    [GeneratedRegex(
        @"""[^""]*\b(SELECT\s.+\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+TABLE\s|ALTER\s+TABLE\s|DROP\s+TABLE\s|PRAGMA\s|BEGIN\s+(IMMEDIATE|TRAN))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SqlText();
}
