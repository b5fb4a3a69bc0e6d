using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.Core.Assessments;

/// <summary>Why a contact is on the supervisors' review list (ReadUnreviewed.sql).</summary>
public enum ReviewWhy
{
    NotAssessed,

    /// <summary>Its level is below what signs had raised it to.</summary>
    Lowered,

    /// <summary>Level 2: a supervisor by the end of the shift (domain.md, section 3).</summary>
    Moderate,

    /// <summary>Level 3 or 4, closed before a supervisor had acknowledged it.</summary>
    WithoutSupervisor,
}

public static class Review
{
    public static ReviewWhy WhyOf(Contact contact) => contact switch
    {
        { Risk: RiskLevel.NotAssessed } => ReviewWhy.NotAssessed,
        { Risk: RiskLevel.High or RiskLevel.Immediate, WithoutSupervisor: not null } => ReviewWhy.WithoutSupervisor,
        _ when Sign.PriorityOf(contact.Risk) < contact.Priority && contact.Priority >= Priority.High => ReviewWhy.Lowered,
        _ => ReviewWhy.Moderate,
    };

    /// <summary>What the counsellor wrote about it, sealed with the contact's id; null where nothing was written.</summary>
    public static string? ReasonOf(Contact contact) => WhyOf(contact) is ReviewWhy.WithoutSupervisor ? contact.WithoutSupervisor : contact.RiskReason;
}
