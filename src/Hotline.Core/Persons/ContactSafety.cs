using Hotline.Core.Contacts;
using Hotline.Core.Signs;

namespace Hotline.Core.Persons;

/// <summary>
/// Whom an automatic step may contact (domain.md, section 3). Every automatic step asks here, and unknown always counts as no. A person may
/// decide otherwise; a rule, a timer or a score may not.
/// </summary>
public static class ContactSafety
{
    /// <summary>Only where somebody said that it is safe.</summary>
    public static bool MayContactCaller(bool? safeToContact) => safeToContact is true;

    /// <summary>Whether a way is among those that were named; where none was named, the other rules decide alone.</summary>
    public static bool Allows(IReadOnlyList<ContactWay>? named, ContactWay way) => named is not { Count: > 0 } || named.Contains(way);

    /// <summary>What several records say together: one "no" outweighs everything, and null says nothing.</summary>
    public static bool? Together(IEnumerable<bool?> said)
    {
        var all = said.ToHashSet();
        return all.Contains(false) ? false : all.Contains(true) ? true : null;
    }

    /// <summary>Only one marked safe, by every record that speaks of it.</summary>
    public static bool MayContactGuardian(params GuardianSafety[] said) => Together(said) is GuardianSafety.Safe;

    /// <summary>What several records say together: one "unsafe" outweighs everything, and "unknown" says nothing.</summary>
    public static GuardianSafety Together(IEnumerable<GuardianSafety> said)
    {
        var all = said.ToHashSet();
        return all.Contains(GuardianSafety.Unsafe) ? GuardianSafety.Unsafe
            : all.Contains(GuardianSafety.Safe) ? GuardianSafety.Safe
            : GuardianSafety.Unknown;
    }

    /// <summary>What one contact says of the guardian: a suspicion of harm at home sets unsafe, whatever was ticked.</summary>
    public static GuardianSafety Of(RecordForm form, IEnumerable<Sign>? signs) => SuspectsHarm(form, signs) ? GuardianSafety.Unsafe : form.GuardianSafety;

    /// <summary>Whether a contact speaks of harm at home, in its topics or in what was said.</summary>
    public static bool SuspectsHarm(RecordForm? form, IEnumerable<Sign>? signs) =>
        IsHarmAtHome(form?.Topic) || (form?.OtherTopics ?? []).Any(t => IsHarmAtHome(t)) || (signs ?? []).Any(s => s.Category is PhraseCategory.Harmed);

    private static bool IsHarmAtHome(Topic? topic) => topic is Topic.DomesticViolenceNeglect or Topic.SexualAbuse;
}
