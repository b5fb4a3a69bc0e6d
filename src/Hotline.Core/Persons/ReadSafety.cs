using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Core.Routing;

namespace Hotline.Core.Persons;

/// <summary>What is known of reaching the person of a contact that is on a desk now: the form as it stands there, and the person's other records.</summary>
public sealed class ReadSafety(ICareRecord care, KeepPerson persons)
{
    /// <summary>Whether some contact of the person, or this one, speaks of harm at home.</summary>
    /// <param name="person">Null: a new one.</param>
    /// <param name="contact">A contact that is being linked; null: none.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<bool> SuspectsHarmAsync(Person? person, DeskContact? contact, CancellationToken cancellation) =>
        (contact is not null && ContactSafety.SuspectsHarm(contact.Form?.Coded, contact.Contact.Signs?.Values))
        || (person is not null && PersonSafety.Of(person, (await care.ReadHistoryAsync(person.Id, cancellation)).Contacts,
            (await care.ReadPersonFormsAsync(person.Id, cancellation)).ToDictionary(f => f.Key, f => f.Value.Coded)).HarmSuspected);

    public async Task<PersonSafety> HandleAsync(DeskContact contact, CancellationToken cancellation)
    {
        var person = await care.ReadPersonOfAsync(contact.Contact.Id, cancellation) is { } id ? await persons.ReadAsync(id, cancellation) : null;
        var contacts = person is null ? [] : (await care.ReadHistoryAsync(person.Id, cancellation)).Contacts;
        // The flags are coded: no words have to be opened for them.
        var forms = person is null ? [] : (await care.ReadPersonFormsAsync(person.Id, cancellation)).ToDictionary(f => f.Key, f => f.Value.Coded);
        if (contact.Form is { } now)
            forms[contact.Contact.Id] = now.Coded;
        return PersonSafety.Of(person, [.. contacts.Where(c => c.Id != contact.Contact.Id), contact.Contact], forms);
    }
}
