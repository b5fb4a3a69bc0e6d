using Hotline.Core.Texts;

namespace Hotline.Core.Persons;

/// <summary>Makes the hashes by which persons are found: exact name, exact number, return code.</summary>
public static class PersonKeys
{
    /// <summary>The same as a call's CallerKey, so that a number is recognised when it rings.</summary>
    public static PersonKey Phone(string number, TextCipher cipher) => new(PersonKeyKind.Phone, cipher.Fingerprint(Dialled(number)));

    public static PersonKey Name(string name, TextCipher cipher) => new(PersonKeyKind.Name, cipher.Fingerprint("name:" + string.Concat(name.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant()));

    public static PersonKey Code(string normalised, TextCipher cipher) => new(PersonKeyKind.Code, cipher.Fingerprint("code:" + normalised));

    /// <summary>What can be looked for of this person; a return code is given on its own.</summary>
    public static IReadOnlyList<PersonKey> Of(PersonNotes notes, TextCipher cipher)
    {
        var keys = new List<PersonKey>();
        foreach (var name in new[] { notes.Name, notes.Alias })
            if (!string.IsNullOrWhiteSpace(name))
                keys.Add(Name(name, cipher));
        if (!string.IsNullOrWhiteSpace(notes.Phone))
            keys.Add(Phone(notes.Phone, cipher));
        return [.. keys.Distinct()];
    }

    /// <summary>As the network tells it; what is no number at all is looked for as it was written.</summary>
    private static string Dialled(string number) => PhoneNumber.Parse(number) ?? number.Trim();
}
