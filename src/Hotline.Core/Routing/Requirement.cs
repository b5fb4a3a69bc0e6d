using System.Text;
using Hotline.Core.Contacts;

namespace Hotline.Core.Routing;

/// <summary>What a contact needs of a counsellor. Its canonical text is the queue's name.</summary>
public sealed record Requirement
{
    public required string Line { get; init; }

    /// <summary>Neighbouring lines whose counsellors may take it too.</summary>
    public IReadOnlyList<string>? AlsoLines { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>Skill to least level, 1–5.</summary>
    public IReadOnlyDictionary<string, int>? Skills { get; init; }
    public Certificate? Certificate { get; init; }
    public string? County { get; init; }
    public Guid? Counsellor { get; init; }

    /// <summary>Equal requirements have equal texts: parts in fixed order, skills by ordinal name.</summary>
    public string Canonical()
    {
        var text = new StringBuilder(Line);
        foreach (var line in (AlsoLines ?? []).Where(l => l != Line).Distinct().Order(StringComparer.Ordinal))
            text.Append('+').Append(line);
        text.Append('/').Append(Channel);
        foreach (var (skill, level) in (Skills ?? new Dictionary<string, int>()).OrderBy(s => s.Key, StringComparer.Ordinal))
            text.Append("/skill=").Append(skill).Append('>').Append(level);
        if (Certificate is { } certificate)
            text.Append("/certificate=").Append(certificate);
        if (County is not null)
            text.Append("/county=").Append(County);
        if (Counsellor is { } counsellor)
            text.Append("/counsellor=").Append(counsellor);
        return text.ToString();
    }
}

/// <summary>Certificates of the city's scheme; A is the highest. A requirement of B is met by A and B.</summary>
public enum Certificate { A, B, C }
