using Hotline.Sql.Statements;

namespace Hotline.Adapter.Tests.Sql.Tsql;

/// <summary>The SQL files as they are embedded in the product.</summary>
internal static class SqlFiles
{
    private static readonly System.Reflection.Assembly Product = typeof(StatementSet).Assembly;

    /// <summary>Everything that SQL Server runs.</summary>
    public static IEnumerable<string> ForSqlServer => Names("Sql/Common/").Concat(Names("Sql/SqlServer/")).Concat(Names("Migrations/SqlServer/"));

    public static IEnumerable<string> Statements => Names("Sql/Common/").Concat(Names("Sql/SqlServer/"));

    public static IEnumerable<string> Names(string folder) =>
        Product.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static IEnumerable<string> ShortNames(string folder) => Names(folder).Select(Path.GetFileNameWithoutExtension)!;

    public static string Read(string name)
    {
        using var reader = new StreamReader(Product.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public static Statement Statement(string name) => Hotline.Sql.Statements.Statement.Parse(Path.GetFileNameWithoutExtension(name), Read(name));
}
