using System.Security.Cryptography;
using Hotline.Core.Record;
using Hotline.Core.Texts;

namespace Hotline.Core.Persons;

/// <summary>Seals and opens persons, and changes them: notes, return code, tier, case. Who may is decided before, and audited.</summary>
public sealed class KeepPerson(ICareRecord care, TextCipher cipher, TimeProvider time)
{
    /// <summary>A new person (version 0), or a change of a known one. The tier is not touched.</summary>
    /// <returns>Null: somebody else changed the person meanwhile.</returns>
    public async Task<Person?> SaveAsync(Person person, Guid by, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var next = person.Version == 0
            ? person with { Version = 1, MadeAt = now, MadeBy = by, Tier = AttentionTier.Routine, TierSince = now, ReviewAt = null }
            : person with { Version = person.Version + 1 };
        return await care.SavePersonAsync(Seal(next), PersonKeys.Of(next.Notes, cipher), cancellation) ? next : null;
    }

    /// <summary>Null when there is none with this id.</summary>
    public async Task<Person?> ReadAsync(Guid person, CancellationToken cancellation) =>
        await care.ReadPersonAsync(person, cancellation) is { } found ? Open(found) : null;

    /// <summary>A fresh return code; an older one is no longer known. It is shown now and never again.</summary>
    public async Task<string> IssueCodeAsync(Guid person, CancellationToken cancellation)
    {
        var code = ReturnCode.Make();
        await care.SetCodeAsync(person, PersonKeys.Code(ReturnCode.Read(code)!, cipher), cancellation);
        return code;
    }

    /// <summary>Only a person changes a tier, and says why.</summary>
    /// <returns>False: somebody else changed the person meanwhile.</returns>
    public Task<bool> ChangeTierAsync(Person before, AttentionTier to, string reason, DateTimeOffset? reviewAt, Guid by, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var id = Guid.CreateVersion7();
        return care.ChangeTierAsync(new TierChange(id, before.Id, time.GetUtcNow(), by, before.Tier, to, reviewAt, cipher.Encrypt(reason, id)), before.Version, cancellation);
    }

    public async Task<CaseEntry> AddEntryAsync(Guid person, Guid? inCase, CaseEntryKind kind, string text, Guid? contact, Guid by, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var entry = new CaseEntry(id, person, inCase, kind, time.GetUtcNow(), by, contact, cipher.Encrypt(text, id));
        await care.AddEntryAsync(entry, cancellation);
        return entry;
    }

    public Task OpenCaseAsync(Guid person, string title, Guid by, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        return care.OpenCaseAsync(new Case(id, person, time.GetUtcNow(), by, null, null, cipher.Encrypt(title, id)), cancellation);
    }

    public SealedPerson Seal(Person person) => new(person with { Notes = new PersonNotes() }, cipher.Encrypt(HotlineJson.Write(person.Notes), person.Id));

    public Person Open(SealedPerson person)
    {
        try
        {
            return person.Coded with { Notes = HotlineJson.Read<PersonNotes>(cipher.Decrypt(person.Sealed, person.Coded.Id)) };
        }
        catch (CryptographicException)
        {
            // A key that was taken away must not hide that there is a person, with a tier and a review date.
            return person.Coded with { Notes = new PersonNotes { Alias = "⚠" } };
        }
    }
}
