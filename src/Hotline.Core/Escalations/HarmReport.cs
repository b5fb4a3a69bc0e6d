using Hotline.Core.Contacts;
using Hotline.Core.Persons;
using Hotline.Core.Signs;

namespace Hotline.Core.Escalations;

/// <summary>
/// When a contact owes a mandatory report (强制报告): harm to a minor is suspected (domain.md, section 3). Nobody can veto it, so no setting of the office
/// switches it off. Lua/lib/harm.lua does the same, and a test compares the two.
/// </summary>
public static class HarmReport
{
    /// <summary>What a counsellor wrote counts before what the caller answered; 学段 says of whom a parent or a teacher speaks.</summary>
    /// <param name="form">The record form, null before it was saved.</param>
    /// <param name="answers">What the caller chose to say before the contact.</param>
    /// <param name="person">Of the person whom the contact was linked with.</param>
    public static bool IsMinor(RecordForm? form, CallerAnswers? answers, AgeBand person = AgeBand.Unknown) =>
        IsMinor(form?.AgeBand ?? AgeBand.Unknown) || IsMinor(person)
        || (form?.AgeBand is AgeBand.Adult ? IsAtSchool(form.Stage) && form.WhoCalls is not (null or WhoCalls.Self)
            : IsAtSchool(form?.Stage ?? SchoolStage.Unknown) || IsMinor(answers?.AgeBand ?? AgeBand.Unknown));

    /// <summary>A topic of harm that the counsellor chose, or words of harm that the counsellor confirmed.</summary>
    public static bool IsSuspected(RecordForm? form, IEnumerable<Sign>? signs) =>
        ContactSafety.SuspectsHarm(form, (signs ?? []).Where(s => s.Confirmed is true));

    public static bool IsOwed(Contact contact, RecordForm? form, AgeBand person = AgeBand.Unknown) =>
        IsMinor(form, contact.Answers, person) && IsSuspected(form, contact.Signs?.Values);

    private static bool IsMinor(AgeBand band) => band is AgeBand.Under14 or AgeBand.From14To17;

    private static bool IsAtSchool(SchoolStage stage) => stage is SchoolStage.Primary or SchoolStage.Junior or SchoolStage.Senior or SchoolStage.Vocational;
}
