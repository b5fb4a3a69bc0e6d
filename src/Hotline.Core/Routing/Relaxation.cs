using System.Globalization;
using Hotline.Core.Contacts;

namespace Hotline.Core.Routing;

/// <summary>One step of a line's relaxation plan: from so many seconds after the arrival on, less is asked for.</summary>
public sealed record RelaxationStep
{
    /// <summary>Seconds since the arrival, 0–86,400.</summary>
    public required int AfterSeconds { get; init; }
    public bool DropCounsellor { get; init; }
    public bool DropCounty { get; init; }
    public bool DropCertificate { get; init; }
    public bool DropSkills { get; init; }

    /// <summary>By how much the least level of every skill falls, never below 1.</summary>
    public int LevelsDown { get; init; }

    /// <summary>Codes of lines whose counsellors join in.</summary>
    public IReadOnlyList<string>? JoinLines { get; init; }
}

/// <summary>
/// Makes the queues that a contact passes through while it waits. The live state only follows the texts, so that a plan that was
/// changed applies to those who arrive later.
/// </summary>
public static class Relaxation
{
    /// <summary>What applies to a line without a plan of its own: preferences give way.</summary>
    public static readonly IReadOnlyList<RelaxationStep> Default =
    [
        new() { AfterSeconds = 20, DropCounsellor = true, DropCounty = true },
        new() { AfterSeconds = 60, LevelsDown = 1 },
        new() { AfterSeconds = 120, DropSkills = true },
    ];

    /// <summary>The steps that change something, by number from "1"; null when there is none.</summary>
    public static IReadOnlyDictionary<string, PlannedStep>? Plan(Requirement requirement, IReadOnlyList<RelaxationStep>? steps)
    {
        var plan = new Dictionary<string, PlannedStep>();
        var text = requirement.Canonical();
        foreach (var step in (steps ?? Default).OrderBy(s => s.AfterSeconds))
        {
            requirement = Relax(requirement, step);
            if (requirement.Canonical() is var next && next == text)
                continue;
            text = next;
            plan[(plan.Count + 1).ToString(CultureInfo.InvariantCulture)] = new PlannedStep(step.AfterSeconds * 1000L, next);
        }
        return plan.Count == 0 ? null : plan;
    }

    private static Requirement Relax(Requirement r, RelaxationStep step) => r with
    {
        Counsellor = step.DropCounsellor ? null : r.Counsellor,
        County = step.DropCounty ? null : r.County,
        Certificate = step.DropCertificate ? null : r.Certificate,
        Skills = step.DropSkills ? null : r.Skills?.ToDictionary(s => s.Key, s => Math.Max(1, s.Value - step.LevelsDown)),
        AlsoLines = step.JoinLines is { Count: > 0 } lines ? [.. r.AlsoLines ?? [], .. lines] : r.AlsoLines,
    };
}
