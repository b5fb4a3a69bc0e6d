namespace Hotline.Chaos.Checks;

/// <summary>What was looked at, and what was wrong.</summary>
internal sealed class Findings
{
    private readonly List<(string Name, List<string> Violations)> _checks = [];

    public int Violations => _checks.Sum(c => c.Violations.Count);

    /// <summary>Each check with how often it was violated, and some of them in words.</summary>
    public IReadOnlyList<(string Name, List<string> Violations)> Checks => _checks;

    public void Check(string name, IEnumerable<string> violations) => _checks.Add((name, [.. violations]));
}
