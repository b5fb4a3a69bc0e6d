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
        var text = Include().Replace(Read(name), match => Read(match.Groups[1].Value));
#pragma warning disable CA5350 // Redis names scripts by SHA-1; nothing is protected by it.
        return new LuaScript(name, text, SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream($"Lua/{name}.lua") ?? throw new InvalidOperationException($"Lua/{name}.lua is included but missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^--- @include (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Include();
}
