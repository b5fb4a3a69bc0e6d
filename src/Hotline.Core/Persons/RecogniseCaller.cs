using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Core.Texts;

namespace Hotline.Core.Persons;

/// <summary>How a contact's person is known.</summary>
public enum RecognisedBy { Link, Code, Number }

/// <summary>A caller who was here before: what nobody should have to tell twice.</summary>
public sealed record RecognisedCaller(Person Person, RecognisedBy By, int Contacts, DateTimeOffset? LastContact);

/// <summary>
/// Finds the person of a contact: linked already, by a return code that the caller typed, or by the number, but only of somebody who agreed
/// to be recognised. More than one person with that number is none: a family's telephone must not tell one member about another.
/// </summary>
public sealed class RecogniseCaller(ICareRecord care, KeepPerson persons)
{
    public async Task<RecognisedCaller?> HandleAsync(Contact contact, CancellationToken cancellation)
    {
        if (await FindAsync(contact, cancellation) is not var (found, by))
            return null;
        var earlier = (await care.ReadHistoryAsync(found.Coded.Id, cancellation)).Contacts.Where(c => c.Id != contact.Id).ToList();
        return new RecognisedCaller(persons.Open(found), by, earlier.Count, earlier.Count == 0 ? null : earlier.Max(c => c.Arrived));
    }

    private async Task<(SealedPerson Person, RecognisedBy By)?> FindAsync(Contact contact, CancellationToken cancellation)
    {
        if (await care.ReadPersonOfAsync(contact.Id, cancellation) is { } linked && await care.ReadPersonAsync(linked, cancellation) is { } known)
            return (known, RecognisedBy.Link);
        if (contact.Answers?.ReturnKey is { } code && await care.FindPersonsAsync(new PersonKey(PersonKeyKind.Code, code), cancellation) is [var byCode])
            return (byCode, RecognisedBy.Code);
        if (contact.Call?.CallerKey is { } number && await care.FindPersonsAsync(new PersonKey(PersonKeyKind.Phone, number), cancellation) is [{ Coded.Recognise: true } byNumber])
            return (byNumber, RecognisedBy.Number);
        return null;
    }
}
