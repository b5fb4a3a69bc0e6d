using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.Core.Assessments;

/// <summary>An answer to one of the risk questions; <see cref="Unclear"/> was asked and not answered clearly.</summary>
public enum RiskAnswer { NotAsked, No, Yes, Unclear }

/// <summary>
/// The least level that what is known speaks for (domain.md, section 3). It only ever raises: nothing here can bring a level down, and a person
/// may always choose a higher one, or a lower one with a reason.
/// </summary>
public static class RiskAssessment
{
    /// <summary>Item 9 on more than half of the days speaks for level 2 until the questions say more.</summary>
    private const int OftenThoughtsOfDeath = 2;

    public static RiskLevel LeastLevel(RecordForm form, IEnumerable<Sign>? signs)
    {
        var level = (signs ?? []).Select(s => s.Level).Append(RiskLevel.NotAssessed).Max();
        return (RiskLevel)Math.Max((int)level, (int)FromForm(form));
    }

    /// <summary>
    /// A PHQ-9 whose item 9 is not "not at all" obliges to ask: thoughts, plan and means at least, and none may stay unasked.
    /// </summary>
    public static bool MustAsk(RecordForm form) =>
        Screening.ThoughtsOfDeath(form.Notes.Phq9) >= 1 && (form.Thoughts is RiskAnswer.NotAsked || form.Plan is RiskAnswer.NotAsked || form.Means is RiskAnswer.NotAsked);

    private static RiskLevel FromForm(RecordForm form)
    {
        var (plan, means, time, place) = (form.Plan is RiskAnswer.Yes, form.Means is RiskAnswer.Yes, form.Time is RiskAnswer.Yes, form.Place is RiskAnswer.Yes);
        return form switch
        {
            _ when plan && means && time && place => RiskLevel.Immediate,
            _ when plan && (means || time) => RiskLevel.High,
            _ when plan || form.History is RiskAnswer.Yes || Screening.ThoughtsOfDeath(form.Notes.Phq9) >= OftenThoughtsOfDeath => RiskLevel.Moderate,
            { Thoughts: RiskAnswer.Yes } => RiskLevel.Low,
            _ => RiskLevel.NotAssessed,
        };
    }
}
