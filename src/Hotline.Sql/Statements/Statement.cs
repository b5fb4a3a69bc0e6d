using System.Text.RegularExpressions;

namespace Hotline.Sql.Statements;

/// <summary>Types that a <c>-- Params:</c> header knows; each dialect keeps them in its own form.</summary>
internal enum ParamType { Guid, Time, Long, Int, Flag, Text }

/// <param name="Name">Without the at sign.</param>
/// <param name="Type">How it is bound.</param>
/// <param name="Declared">As the header says it, in T-SQL.</param>
internal sealed record Param(string Name, ParamType Type, string Declared);

/// <summary>One SQL file: its text, and the parameters that its header declares.</summary>
internal sealed partial record Statement(string Name, string Text, IReadOnlyList<Param> Params)
{
    private const string Header = "-- Params:";

    /// <exception cref="InvalidOperationException">The header is missing or cannot be read.</exception>
    public static Statement Parse(string name, string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        var headers = lines.Where(line => line.StartsWith(Header, StringComparison.Ordinal)).Select(line => line[Header.Length..].Trim()).ToList();
        if (headers.Count == 0)
            throw new InvalidOperationException($"SQL statement {name} has no '{Header}' header.");
        var parameters = headers is ["none"] ? [] : headers.SelectMany(Declarations).Select(one => ReadParam(name, one)).ToList();
        // What is sent has no comments: they would only travel.
        var body = string.Join('\n', lines.Where(line => !line.StartsWith("--", StringComparison.Ordinal))).Trim();
        return new Statement(name, body, parameters);
    }

    private static string[] Declarations(string header) =>
        header.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Param ReadParam(string statement, string declaration)
    {
        var match = Declaration().Match(declaration);
        if (!match.Success)
            throw new InvalidOperationException($"SQL statement {statement} declares '{declaration}', which is not '@Name TYPE'.");
        var declared = match.Groups["type"].Value;
        var type = declared.Split('(')[0] switch
        {
            "UNIQUEIDENTIFIER" => ParamType.Guid,
            "DATETIME2" => ParamType.Time,
            "BIGINT" => ParamType.Long,
            "INT" => ParamType.Int,
            "BIT" => ParamType.Flag,
            "NVARCHAR" => ParamType.Text,
            _ => throw new InvalidOperationException($"SQL statement {statement} declares the unknown type {declared}."),
        };
        return new Param(match.Groups["name"].Value, type, declared);
    }

    [GeneratedRegex(@"^@(?<name>\w+) (?<type>[A-Z0-9]+(\((\d+|MAX)\))?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
