using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>One parameter of a request. Type as in twilio-requests.txt.</summary>
internal sealed record TwilioParameter(string Name, string Type, bool Required, bool Repeated);

/// <summary>One line of twilio-requests.txt.</summary>
internal sealed record TwilioRequestLine(string Method, string Path, IReadOnlyDictionary<string, TwilioParameter> Parameters)
{
    public const string Account = "/2010-04-01/Accounts/";
    private readonly Regex _template = new($"^{Account}(?<AC>[^/]+)/" + Regex.Replace(Regex.Escape(Path).Replace(@"\{", "{", StringComparison.Ordinal), @"\{(\w+)\}", "(?<$1>[^/]+?)") + "$", RegexOptions.Compiled);

    public Match Match(string path) => _template.Match(path);
}

/// <summary>The requests that the service may send (twilio-requests.txt), as a judge that a plain checkout has.</summary>
internal static class TwilioRequests
{
    public static IReadOnlyList<TwilioRequestLine> Lines { get; } = Read();

    /// <returns>What is wrong with the request; empty when it is one of ours.</returns>
    public static IEnumerable<string> Check(string method, string path, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var here = Lines.Where(l => l.Match(path).Success).ToList();
        if (here.Count == 0)
        {
            yield return $"{path}: no such path";
            yield break;
        }
        if (here.Find(l => l.Method == method) is not { } line)
        {
            yield return $"{method} {here[0].Path}: no such method";
            yield break;
        }
        var where = $"{method} {line.Path}";
        foreach (Group sid in line.Match(path).Groups)
            if (sid.Name is "AC" or "CA" or "CF" or "RE" && Wrong(sid.Name, Uri.UnescapeDataString(sid.Value)) is { } wrongPath)
                yield return $"{where}: Sid {wrongPath}";
        foreach (var (name, value) in parameters)
            if (!line.Parameters.TryGetValue(name, out var known))
                yield return $"{where}: no parameter {name}";
            else if (Wrong(known.Type, value) is { } wrong)
                yield return $"{where}: {name} {wrong}";
        foreach (var missing in line.Parameters.Values.Where(p => p.Required && parameters.All(given => given.Key != p.Name)))
            yield return $"{where}: {missing.Name} is required";
        foreach (var twice in parameters.GroupBy(p => p.Key).Where(g => g.Count() > 1 && line.Parameters.TryGetValue(g.Key, out var known) && !known.Repeated))
            yield return $"{where}: {twice.Key} is given twice";
    }

    /// <summary>The smallest and the largest number of a range; null where the type is none.</summary>
    public static (long Least, long Most)? Range(string type) => Regex.Match(type, @"^(\d+)\.\.(\d+)$") is { Success: true } range
        ? (long.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture), long.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    private static string? Wrong(string type, string value)
    {
        var whole = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return type switch
        {
            "text" => null,
            "uri" => Uri.TryCreate(value, UriKind.Absolute, out _) ? null : "must be an absolute address",
            "endpoint" => Regex.IsMatch(value, @"^(\+[0-9]{3,15}|client:.+|sip:.+)$") ? null : "must be a number, a client or a SIP address",
            "flag" => value is "true" or "false" or "True" or "False" ? null : $"must be true or false, not {value}",
            "AC" or "CA" or "CF" or "RE" => Regex.IsMatch(value, $"^{type}[0-9a-fA-F]{{32}}$") ? null : $"must match {type} and 32 hexadecimal digits",
            "whole" => whole ? null : $"must be a whole number, not {value}",
            _ when Range(type) is { } range => !whole ? $"must be a whole number, not {value}" : number < range.Least || number > range.Most ? $"must be in {type}" : null,
            _ => type.Split('|').Contains(value) ? null : $"must be one of {type}, not {value}",
        };
    }

    private static List<TwilioRequestLine> Read()
    {
        using var stream = typeof(TwilioRequests).Assembly.GetManifestResourceStream("twilio-requests.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(Line)];
    }

    private static TwilioRequestLine Line(string line)
    {
        var (head, parameters) = line.Split(" |", 2) is [var before, var after] ? (before, after) : throw new FormatException(line);
        var words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TwilioRequestLine(words[0], words[1], parameters.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parameter).ToDictionary(p => p.Name));
    }

    private static TwilioParameter Parameter(string text)
    {
        var (name, type) = text.Split(' ') is [var first, var second] ? (first, second) : throw new FormatException(text);
        return new TwilioParameter(name.TrimEnd('!', '*'), type, name.Contains('!', StringComparison.Ordinal), name.Contains('*', StringComparison.Ordinal));
    }
}
