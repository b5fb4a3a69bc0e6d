namespace Hotline.Core.Assessments;

/// <summary>Bands of both instruments; <see cref="ModeratelySevere"/> belongs to the PHQ-9 alone.</summary>
public enum Severity { Minimal, Mild, Moderate, ModeratelySevere, Severe }

/// <summary>A questionnaire that was answered to its end.</summary>
public sealed record ScreeningScore(int Total, Severity Severity);

/// <summary>
/// PHQ-9 (Kroenke, Spitzer, Williams 2001: 0–27; 5, 10, 15, 20) and GAD-7 (Spitzer et al. 2006: 0–21; 5, 10, 15), both free to use. Answers are
/// one character an item: 0–3, anything else is not answered. A score is an observation: it never closes or lowers anything.
/// </summary>
public static class Screening
{
    public const int Phq9Items = 9, Gad7Items = 7;

    /// <returns>Null until every item is answered.</returns>
    public static ScreeningScore? Phq9(string? answers) => Sum(answers, Phq9Items) is { } total ? new ScreeningScore(total, total switch
    {
        < 5 => Severity.Minimal,
        < 10 => Severity.Mild,
        < 15 => Severity.Moderate,
        < 20 => Severity.ModeratelySevere,
        _ => Severity.Severe,
    }) : null;

    /// <returns>Null until every item is answered.</returns>
    public static ScreeningScore? Gad7(string? answers) => Sum(answers, Gad7Items) is { } total ? new ScreeningScore(total, total switch
    {
        < 5 => Severity.Minimal,
        < 10 => Severity.Mild,
        < 15 => Severity.Moderate,
        _ => Severity.Severe,
    }) : null;

    /// <summary>Item 9 of the PHQ-9, thoughts of death or self-harm: counts as soon as it is answered. Null while it is not.</summary>
    public static int? ThoughtsOfDeath(string? phq9) => phq9?.Length == Phq9Items ? Item(phq9[^1]) : null;

    private static int? Sum(string? answers, int items)
    {
        if (answers?.Length != items)
            return null;
        var total = 0;
        foreach (var answer in answers)
            if (Item(answer) is { } value)
                total += value;
            else
                return null;
        return total;
    }

    private static int? Item(char answer) => answer is >= '0' and <= '3' ? answer - '0' : null;
}
