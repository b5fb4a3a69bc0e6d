using System.Reflection;

namespace Hotline.Sql.Statements;

/// <summary>All statements of one dialect, read from the assembly. A missing or unreadable one stops the start.</summary>
internal sealed class StatementSet
{
    private readonly Dictionary<StatementName, Statement> _statements = [];

    /// <param name="dialect">Folder beside Common: SqlServer or Sqlite.</param>
    /// <exception cref="InvalidOperationException">A statement is missing.</exception>
    public StatementSet(string dialect)
    {
        foreach (var name in Enum.GetValues<StatementName>())
        {
            var text = Read($"Sql/Common/{name}.sql") ?? Read($"Sql/{dialect}/{name}.sql")
                ?? throw new InvalidOperationException($"SQL statement {name} exists neither in Sql/Common nor in Sql/{dialect}.");
            _statements.Add(name, Statement.Parse(name.ToString(), text));
        }
    }

    public Statement this[StatementName name] => _statements[name];

    /// <summary>Migrations of a dialect, by file name in order.</summary>
    public static IReadOnlyList<(string Name, string Text)> ReadMigrations(string dialect)
    {
        var folder = $"Migrations/{dialect}/";
        return Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[folder.Length..], Read(name)!))
            .ToList();
    }

    private static Assembly Assembly => typeof(StatementSet).Assembly;

    private static string? Read(string resource)
    {
        using var stream = Assembly.GetManifestResourceStream(resource);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
