using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Hotline.Redis;

/// <summary>One script, includes resolved, and its SHA-1: the name under which the store knows it.</summary>
internal sealed record LuaScript(string Name, string Text, byte[] Sha);

/// <summary>The Lua files, embedded in this assembly.</summary>
internal static partial class LuaScripts
{
    private static readonly Assembly Assembly = typeof(LuaScripts).Assembly;
    private static readonly Dictionary<string, LuaScript> All = LoadAll();

    public static IReadOnlyCollection<LuaScript> Everything => All.Values;

    public static LuaScript Get(string name) =>
        All.TryGetValue(name, out var script) ? script : throw new InvalidOperationException($"There is no Lua/{name}.lua.");

    private static Dictionary<string, LuaScript> LoadAll() =>
        Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("Lua/", StringComparison.Ordinal) && !n.StartsWith("Lua/lib/", StringComparison.Ordinal))
            .Select(n => Compose(n["Lua/".Length..^".lua".Length]))
            .ToDictionary(s => s.Name, StringComparer.Ordinal);

    private static LuaScript Compose(string name)
    {
        var text = Prune(Comment().Replace(Resolve(name), ""));
#pragma warning disable CA5350 // Redis names scripts by SHA-1; nothing is protected by it.
        return new LuaScript(name, text, SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    /// <summary>
    /// Leaves out included functions that the script does not use: a script makes all its functions anew at each call, and eighty
    /// of them cost more than its work. A top-level function begins with "local function" and ends with "end", both without indent.
    /// The same of numbers that have a name: a script may have two hundred names at its top, no more.
    /// </summary>
    private static string Prune(string text)
    {
        while (true)
        {
            var unused = Function().Matches(text).Concat(Number().Matches(text)).FirstOrDefault(f => Regex.Count(text, $@"\b{f.Groups[1].Value}\b") == 1);
            if (unused is null)
                return text;
            text = text.Remove(unused.Index, unused.Length);
        }
    }

    private static string Resolve(string name) => Include().Replace(Read(name), match => Resolve(match.Groups[1].Value).TrimEnd('\n'));

    private static string Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream($"Lua/{name}.lua") ?? throw new InvalidOperationException($"Lua/{name}.lua is included but missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^--- @include (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Include();

    [GeneratedRegex(@"^[ ]*--.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^local ([A-Z_]+) = -?\d+$\n?", RegexOptions.Multiline)]
    private static partial Regex Number();

    [GeneratedRegex(@"^local function (\w+)\(.*?(?: end$|\n(?:(?!end$).*\n)*end$)\n?", RegexOptions.Multiline)]
    private static partial Regex Function();
}
