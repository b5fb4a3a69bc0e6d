using Hotline.Core.Contacts;

namespace Hotline.Core.Persons;

/// <summary>What all records of a person say together about reaching the person and the guardian.</summary>
/// <param name="SafeToContact">False outweighs true; null: nobody said.</param>
/// <param name="Guardian">Unsafe outweighs everything.</param>
/// <param name="HarmSuspected">Some contact speaks of harm at home: no form and no person can tick that away.</param>
public sealed record PersonSafety(bool? SafeToContact, GuardianSafety Guardian, bool HarmSuspected)
{
    /// <param name="person">Null: only contacts are known.</param>
    /// <param name="contacts">The contacts, for their signs.</param>
    /// <param name="forms">Their forms, by contact.</param>
    public static PersonSafety Of(Person? person, IReadOnlyList<Contact> contacts, IReadOnlyDictionary<Guid, RecordForm> forms)
    {
        var harm = contacts.Any(c => ContactSafety.SuspectsHarm(forms.GetValueOrDefault(c.Id), c.Signs?.Values))
            || forms.Values.Any(f => ContactSafety.SuspectsHarm(f, null));
        return new PersonSafety(
            ContactSafety.Together([person?.SafeToContact, .. forms.Values.Select(f => f.SafeToContact)]),
            harm ? GuardianSafety.Unsafe : ContactSafety.Together([person?.GuardianSafety ?? GuardianSafety.Unknown, .. forms.Values.Select(f => f.GuardianSafety)]),
            harm);
    }
}
