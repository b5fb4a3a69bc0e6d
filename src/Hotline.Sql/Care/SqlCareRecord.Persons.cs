using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Persons;
using Hotline.Sql.Reading;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Care;

internal sealed partial class SqlCareRecord
{
    public Task<bool> SavePersonAsync(SealedPerson person, IReadOnlyList<PersonKey> keys, CancellationToken cancellation) => UnlessThereAsync(async session =>
    {
        var p = person.Coded;
        var written = p.Version == 1
            ? await session.ExecuteAsync(StatementName.InsertPerson, new
            {
                p.Id, p.Version, p.Kind, p.Tier, p.TierSince, p.ReviewAt, p.GuardianSafety, p.SafeToContact, p.Recognise, p.Frequent, p.County, p.AgeBand, p.MadeAt, p.MadeBy, SafeHours = Hours(p), person.Sealed,
            })
            : await session.ExecuteAsync(StatementName.UpdatePerson, new
            {
                p.Id, p.Version, p.Kind, p.GuardianSafety, p.SafeToContact, p.Recognise, p.Frequent, p.County, p.AgeBand, SafeHours = Hours(p), person.Sealed,
            });
        if (written != 1)
            return false;
        await session.ExecuteAsync(StatementName.DeletePersonKeys, new { PersonId = p.Id });
        foreach (var key in keys.Where(k => k.Kind is not PersonKeyKind.Code))
            await session.ExecuteAsync(StatementName.InsertPersonKey, new { PersonId = p.Id, key.Kind, KeyHash = key.Hash });
        return true;
    }, cancellation);

    public Task<SealedPerson?> ReadPersonAsync(Guid person, CancellationToken cancellation) => database.ReadAsync(
        async session => (await session.QueryOneAsync<PersonRow>(StatementName.ReadPerson, new { Id = person }))?.ToPerson(), cancellation);

    public Task<IReadOnlyList<SealedPerson>> FindPersonsAsync(PersonKey key, CancellationToken cancellation) =>
        PersonsAsync(StatementName.FindPersons, new { key.Kind, KeyHash = key.Hash }, cancellation);

    public Task<IReadOnlyList<SealedPerson>> ReadPersonsAsync(AttentionTier least, int most, CancellationToken cancellation) =>
        PersonsAsync(StatementName.ReadPersonsByTier, new { WithRoutine = least is AttentionTier.Routine, WithFocused = least < AttentionTier.Close, Most = most }, cancellation);

    public Task<Guid?> ReadPersonOfAsync(Guid contact, CancellationToken cancellation) => database.ReadAsync(
        async session => (await session.QueryOneAsync<LinkRow>(StatementName.ReadPersonOf, new { ContactId = contact }))?.PersonId, cancellation);

    public Task<bool> HasCodeAsync(Guid person, CancellationToken cancellation) => database.ReadAsync(
        async session => await session.CountAsync(StatementName.CountPersonCodes, new { PersonId = person }) > 0, cancellation);

    public Task SetCodeAsync(Guid person, PersonKey code, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        await session.ExecuteAsync(StatementName.DeletePersonCode, new { PersonId = person });
        await session.ExecuteAsync(StatementName.InsertPersonKey, new { PersonId = person, Kind = PersonKeyKind.Code, KeyHash = code.Hash });
        return true;
    }, cancellation);

    public Task<bool> ChangeTierAsync(TierChange change, long basedOn, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(StatementName.UpdatePersonTier, new { Id = change.Person, Tier = change.To, TierSince = change.At, change.ReviewAt, OldVersion = basedOn }) != 1)
            return false;
        await session.ExecuteAsync(StatementName.InsertTierChange, new
        {
            change.Id, PersonId = change.Person, change.At, ChangedBy = change.By, FromTier = change.From, ToTier = change.To, change.ReviewAt, change.Reason,
        });
        return true;
    }, cancellation);

    public Task LinkContactAsync(PersonContact link, CancellationToken cancellation) => database.WriteAsync(async session =>
    {
        var values = new { ContactId = link.Contact, PersonId = link.Person, CaseId = link.Case, LinkedAt = link.At, LinkedBy = link.By };
        await session.ExecuteAsync(StatementName.UpdatePersonContact, values);
        await session.ExecuteAsync(StatementName.InsertPersonContact, values);
        return true;
    }, cancellation);

    public Task<PersonHistory> ReadHistoryAsync(Guid person, CancellationToken cancellation) => database.ReadAsync(async session =>
    {
        var of = new { PersonId = person };
        return new PersonHistory(
            await ReadContacts.ImagesAsync(session, StatementName.ReadPersonContacts, of),
            [.. (await session.QueryAsync<TierRow>(StatementName.ReadTierChanges, of)).Select(row => row.ToChange())],
            [.. (await session.QueryAsync<CaseRow>(StatementName.ReadCases, of)).Select(row => row.ToCase())],
            [.. (await session.QueryAsync<EntryRow>(StatementName.ReadCaseEntries, of)).Select(row => row.ToEntry())],
            [.. (await session.QueryAsync<FollowUpRow>(StatementName.ReadPersonFollowUps, of)).Select(row => row.ToFollowUp())],
            unread.Images<Escalation>("Escalations", await session.QueryAsync<string>(StatementName.ReadPersonEscalations, of)));
    }, cancellation);

    public Task OpenCaseAsync(Case opened, CancellationToken cancellation) => database.WriteAsync(async session => await session.ExecuteAsync(StatementName.InsertCase, new
    {
        opened.Id, PersonId = opened.Person, opened.OpenedAt, opened.OpenedBy, Sealed = opened.Title,
    }) == 1, cancellation);

    public Task<bool> CloseCaseAsync(Guid person, Guid which, Guid by, DateTimeOffset at, CancellationToken cancellation) => database.WriteAsync(
        async session => await session.ExecuteAsync(StatementName.CloseCase, new { Id = which, PersonId = person, ClosedAt = at, ClosedBy = by }) == 1, cancellation);

    public Task AddEntryAsync(CaseEntry entry, CancellationToken cancellation) => database.WriteAsync(async session => await session.ExecuteAsync(StatementName.InsertCaseEntry, new
    {
        entry.Id, PersonId = entry.Person, CaseId = entry.Case, entry.Kind, entry.At, WrittenBy = entry.By, ContactId = entry.Contact, Sealed = entry.Text,
    }) == 1, cancellation);

    public Task<Dictionary<Guid, SealedForm>> ReadPersonFormsAsync(Guid person, CancellationToken cancellation) => database.ReadAsync(
        async session => (await session.QueryAsync<PersonFormRow>(StatementName.ReadPersonForms, new { PersonId = person })).ToDictionary(row => row.ContactId, row => row.ToForm()), cancellation);

    private static string? Hours(Person person) => person.SafeHours is { } hours ? HotlineJson.Write(hours) : null;

    private Task<IReadOnlyList<SealedPerson>> PersonsAsync(StatementName statement, object values, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<SealedPerson>>(
        async session => [.. (await session.QueryAsync<PersonRow>(statement, values)).Select(row => row.ToPerson())], cancellation);
}
