using System.Security.Cryptography;
using Hotline.Core.Contacts;
using Hotline.Core.Persons;
using Hotline.Core.Record;
using Hotline.Core.Texts;

namespace Hotline.Core.FollowUps;

/// <summary>Gathers what the record knows of reaching a person: the person's own flags, and what each of the contacts said.</summary>
public sealed class ReadReach(ICareRecord care, IRecord record, KeepPerson persons, TextCipher cipher)
{
    public async Task<Reach> HandleAsync(FollowUp followUp, CancellationToken cancellation)
    {
        var person = followUp.Person is { } id ? await persons.ReadAsync(id, cancellation) : null;
        var history = person is null ? null : await care.ReadHistoryAsync(person.Id, cancellation);
        var contacts = history?.Contacts ?? await record.ReadContactsAsync([followUp.Contact], cancellation);
        var planned = history?.FollowUps ?? (await care.ReadFollowUpsOfAsync(followUp.Contact, cancellation)).Planned;
        var forms = person is not null ? await care.ReadPersonFormsAsync(person.Id, cancellation)
            : await record.ReadFormAsync(followUp.Contact, cancellation) is { } one ? new Dictionary<Guid, SealedForm> { [followUp.Contact] = one } : [];
        return Gather(followUp, person, contacts, forms.ToDictionary(f => f.Key, f => Open(f.Value, f.Key))) with { Undecided = planned.Any(f => f.State is FollowUpState.Unreachable) };
    }

    private Reach Gather(FollowUp followUp, Person? person, IReadOnlyList<Contact> contacts, Dictionary<Guid, RecordForm> forms)
    {
        var followed = contacts.FirstOrDefault(c => c.Id == followUp.Contact);
        var form = forms.GetValueOrDefault(followUp.Contact);
        var safety = PersonSafety.Of(person, contacts, forms);
        return new Reach
        {
            Contact = followed,
            Number = Dialable(person?.Notes.Phone) ?? Dialable(cipher.TryDecrypt(followed?.Call?.CallerNumber, followUp.Contact)),
            // A number noted for the person is the person's; one that was rung from is whoever rang's.
            Whose = Dialable(person?.Notes.Phone) is not null ? WhoCalls.Self : form?.WhoCalls ?? followed?.Answers?.WhoCalls,
            SafeToContact = safety.SafeToContact,
            Guardian = safety.Guardian,
            SafeHours = person?.SafeHours,
            SafeTimes = Given(person?.Notes.SafeTimes) ?? Given(form?.Notes.SafeTimes),
            SafeWays = person?.Notes.SafeWays is { Count: > 0 } ways ? ways : form?.SafeWays,
            Alias = Given(person?.Notes.Alias) ?? Given(person?.Notes.Name) ?? Given(form?.Notes.Alias) ?? cipher.TryDecrypt(followed?.Answers?.Alias, followUp.Contact),
        };
    }

    private RecordForm Open(SealedForm form, Guid contact)
    {
        try
        {
            return SaveForm.Open(form, contact, cipher);
        }
        catch (CryptographicException)
        {
            // Words that cannot be read may hold times that would have forbidden it: a person decides.
            return form.Coded with { Notes = new RecordNotes { SafeTimes = "⚠" } };
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Dialable(string? number) => PhoneNumber.Parse(number) is ['+', ..] dialable ? dialable : null;
}
