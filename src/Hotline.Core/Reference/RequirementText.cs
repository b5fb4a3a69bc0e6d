using System.Collections.Concurrent;
using System.Globalization;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;

namespace Hotline.Core.Reference;

/// <summary>Reads a requirement's canonical text: a contact's plan holds the queues that it passes through as texts.</summary>
public static class RequirementText
{
    private static readonly ConcurrentDictionary<string, Requirement> Known = new(StringComparer.Ordinal);

    public static Requirement Read(string text) => Known.GetOrAdd(text, Parse);

    private static Requirement Parse(string text)
    {
        var parts = text.Split('/');
        string? Of(string name) => parts.FirstOrDefault(p => p.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];
        var lines = parts[0].Split('+');
        var skills = parts.Where(p => p.StartsWith("skill=", StringComparison.Ordinal)).Select(p => p["skill=".Length..].Split('>'))
            .ToDictionary(p => p[0], p => int.Parse(p[1], CultureInfo.InvariantCulture));
        return new Requirement
        {
            Line = lines[0], AlsoLines = lines.Length > 1 ? lines[1..] : null, Channel = Enum.Parse<Channel>(parts[1]),
            Skills = skills.Count > 0 ? skills : null, County = Of("county"),
            Certificate = Of("certificate") is { } certificate ? Enum.Parse<Certificate>(certificate) : null,
            Counsellor = Of("counsellor") is { } counsellor ? Guid.Parse(counsellor) : null,
        };
    }
}
