using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>
/// The judge of what the adapter sends: our own list of requests (<see cref="TwilioRequests"/>) always, and Twilio's own description of its API
/// (OpenAPI, read from the shared data beside the checkout, or under HOTLINE_SHARED) where it is there.
/// </summary>
internal sealed class TwilioApi
{
    private const string File = "twilio_api_v2010.json";
    private static readonly Lazy<TwilioApi?> Found = new(() => Find() is { } path ? new TwilioApi(path) : null);
    private readonly JsonElement _root;
    private readonly List<(JsonProperty Path, Regex Template)> _paths;

    private TwilioApi(string path)
    {
        _root = JsonDocument.Parse(System.IO.File.ReadAllBytes(path)).RootElement;
        // The template with the fewest placeholders is the most exact.
        _paths = [.. _root.GetProperty("paths").EnumerateObject().OrderBy(p => p.Name.Count(c => c == '{')).Select(p => (p, Template(p.Name)))];
    }

    /// <summary>The description; the running test is ignored where it is not there.</summary>
    public static TwilioApi Instance
    {
        get
        {
            if (Found.Value is null)
                Assert.Ignore($"{File} was found neither under HOTLINE_SHARED nor in a folder shared/data beside the checkout.");
            return Found.Value!;
        }
    }

    /// <returns>What is wrong with the request; empty when the API would take it.</returns>
    public static IReadOnlyList<string> Check(string method, string path, IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        [.. TwilioRequests.Check(method, path, parameters), .. Found.Value?.Problems(method, path, parameters) ?? []];

    /// <summary>What a line of ours says otherwise than the description.</summary>
    public IEnumerable<string> Differences(TwilioRequestLine line)
    {
        var path = "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/" + Regex.Replace(line.Path, @"\{(\w+)\}", m => $"{m.Groups[1].Value}0123456789abcdef0123456789abcdef");
        if (Operation(line.Method, path) is not { } operation)
            return [$"{line.Method} {line.Path} is not described"];
        var (known, required) = Parameters(operation);
        return
        [
            .. line.Parameters.Values.Where(p => !known.ContainsKey(p.Name)).Select(p => $"{line.Method} {line.Path}: no parameter {p.Name}"),
            .. required.Where(name => line.Parameters.GetValueOrDefault(name) is not { Required: true }).Select(name => $"{line.Method} {line.Path}: {name} is required"),
            .. line.Parameters.Values.Where(p => p.Required && !required.Contains(p.Name)).Select(p => $"{line.Method} {line.Path}: {p.Name} is not required"),
            .. line.Parameters.Values.Where(p => known.TryGetValue(p.Name, out var schema) && p.Repeated != (TypeOf(Resolve(schema)) == "array")).Select(p => $"{line.Method} {line.Path}: {p.Name} is repeated or not"),
            .. line.Parameters.Values.Where(p => known.ContainsKey(p.Name)).SelectMany(p => Samples(p.Type).Select(s => (p.Name, Wrong: Wrong(known[p.Name], s)))).Where(w => w.Wrong is not null).Select(w => $"{line.Method} {line.Path}: {w.Name} {w.Wrong}"),
        ];
    }

    private static string[] Samples(string type) => type switch
    {
        "text" => [],
        "uri" => ["https://hotline.example.org/x"],
        "endpoint" => ["+8657712355", "client:lin", "sip:lin@example.org"],
        "flag" => ["true", "false"],
        "whole" => ["1"],
        "AC" or "CA" or "CF" or "RE" => [$"{type}0123456789abcdef0123456789abcdef"],
        _ when TwilioRequests.Range(type) is { } range => [range.Least.ToString(CultureInfo.InvariantCulture), range.Most.ToString(CultureInfo.InvariantCulture)],
        _ => type.Split('|'),
    };

    private JsonElement? Operation(string method, string path) => _paths.Find(p => p.Template.IsMatch(path)) is { Template: not null } found
        && found.Path.Value.TryGetProperty(method.ToLowerInvariant(), out var operation) ? operation : null;

    private IEnumerable<string> Problems(string method, string path, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (_paths.Find(p => p.Template.IsMatch(path)) is not { Template: { } template, Path: var found })
        {
            yield return $"{path}: no such path";
            yield break;
        }
        if (!found.Value.TryGetProperty(method.ToLowerInvariant(), out var operation))
        {
            yield return $"{method} {found.Name}: no such method";
            yield break;
        }
        var inPath = template.Match(path);
        if (operation.TryGetProperty("parameters", out var declared))
            foreach (var parameter in declared.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path"))
                if (Wrong(parameter.GetProperty("schema"), Uri.UnescapeDataString(inPath.Groups[parameter.GetProperty("name").GetString()!].Value)) is { } wrongPath)
                    yield return $"{found.Name}: {parameter.GetProperty("name").GetString()} {wrongPath}";
        var (known, required) = Parameters(operation);
        foreach (var (name, value) in parameters)
            if (!known.TryGetValue(name, out var schema))
                yield return $"{method} {found.Name}: no parameter {name}";
            else if (Wrong(schema, value) is { } wrong)
                yield return $"{method} {found.Name}: {name} {wrong}";
        foreach (var missing in required.Except(parameters.Select(p => p.Key)))
            yield return $"{method} {found.Name}: {missing} is required";
        foreach (var twice in parameters.GroupBy(p => p.Key).Where(g => g.Count() > 1 && known.TryGetValue(g.Key, out var s) && TypeOf(Resolve(s)) != "array"))
            yield return $"{method} {found.Name}: {twice.Key} is given twice";
    }

    private static (Dictionary<string, JsonElement> Known, HashSet<string> Required) Parameters(JsonElement operation)
    {
        var (known, required) = (new Dictionary<string, JsonElement>(), new HashSet<string>());
        if (operation.TryGetProperty("parameters", out var declared))
            foreach (var parameter in declared.EnumerateArray().Where(p => p.GetProperty("in").GetString() != "path"))
                known[parameter.GetProperty("name").GetString()!] = parameter.GetProperty("schema");
        if (operation.TryGetProperty("requestBody", out var body))
        {
            var schema = body.GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema");
            foreach (var property in schema.GetProperty("properties").EnumerateObject())
                known[property.Name] = property.Value;
            if (schema.TryGetProperty("required", out var names))
                required.UnionWith(names.EnumerateArray().Select(n => n.GetString()!));
        }
        return (known, required);
    }

    private string? Wrong(JsonElement schema, string value)
    {
        schema = Resolve(schema);
        if (TypeOf(schema) == "array")
            return Wrong(schema.GetProperty("items"), value);
        if (schema.TryGetProperty("enum", out var members) && members.EnumerateArray().All(m => m.GetString() != value))
            return $"must be one of {members}, not {value}";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!))
            return $"must match {pattern.GetString()}";
        var format = schema.TryGetProperty("format", out var f) ? f.GetString() : null;
        var whole = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return TypeOf(schema) switch
        {
            "integer" when !whole => $"must be a whole number, not {value}",
            "integer" when schema.TryGetProperty("maximum", out var most) && number > most.GetInt64() => $"must be at most {most}",
            "integer" when schema.TryGetProperty("minimum", out var least) && number < least.GetInt64() => $"must be at least {least}",
            "boolean" when value is not ("true" or "false" or "True" or "False") => $"must be true or false, not {value}",
            "string" when format == "uri" && !Uri.TryCreate(value, UriKind.Absolute, out _) => "must be an absolute address",
            "string" when format == "endpoint" && !Regex.IsMatch(value, @"^(\+[0-9]{3,15}|client:.+|sip:.+)$") => "must be a number, a client or a SIP address",
            _ => null,
        };
    }

    private JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? _root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;

    private static string? TypeOf(JsonElement schema) => schema.TryGetProperty("type", out var type) ? type.GetString() : null;

    private static Regex Template(string template) =>
        new("^" + Regex.Replace(Regex.Escape(template).Replace(@"\{", "{", StringComparison.Ordinal), @"\{(\w+)\}", "(?<$1>[^/]+?)") + "$");

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HOTLINE_SHARED") is { Length: > 0 } shared)
            foreach (var candidate in new[] { Path.Combine(shared, File), Path.Combine(shared, "data", File) })
                if (System.IO.File.Exists(candidate))
                    return candidate;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", File);
            if (System.IO.File.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
