using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Reading;

/// <summary>Contacts with what belongs to them. Texts come back as they went in: encrypted.</summary>
internal sealed class ReadContacts(Database database)
{
    public Task<IReadOnlyList<Contact>> OpenAsync(Guid? after, int most, CancellationToken cancellation) =>
        database.ReadAsync(session => ImagesAsync(session, StatementName.ReadOpenContacts, new { After = after, Most = most }), cancellation);

    public async Task<IReadOnlyList<Contact>> ManyAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation) => contacts.Count == 0
        ? []
        : await database.ReadAsync(session => ImagesAsync(session, StatementName.ReadContacts, new { Ids = JsonSerializer.Serialize(contacts) }), cancellation);

    public Task<IReadOnlyList<ChatMessage>> MessagesAsync(Guid contact, CancellationToken cancellation) =>
        database.ReadAsync(session => MessagesAsync(session, contact), cancellation);

    public Task<SealedForm?> FormAsync(Guid contact, CancellationToken cancellation) =>
        database.ReadAsync(session => FormAsync(session, contact), cancellation);

    public Task<IReadOnlyList<ContactTexts>> TextsAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<ContactTexts>>(async session =>
    {
        var ids = new { Ids = JsonSerializer.Serialize(contacts) };
        var messages = (await session.QueryAsync<MessageRow>(StatementName.ReadMessagesOf, ids)).ToLookup(row => row.ContactId, row => row.ToMessage());
        var forms = (await session.QueryAsync<FormRow>(StatementName.ReadFormsOf, ids)).ToDictionary(row => row.ContactId, row => row.ToForm());
        return [.. contacts.Where(id => messages.Contains(id) || forms.ContainsKey(id)).Select(id => new ContactTexts(id, [.. messages[id]], forms.GetValueOrDefault(id)))];
    }, cancellation);

    /// <returns>Null when the record has no such contact.</returns>
    public Task<ContactStory?> StoryAsync(Guid contact, CancellationToken cancellation) => database.ReadAsync<ContactStory?>(async session =>
    {
        var image = await session.QueryOneAsync<string>(StatementName.ReadContact, new { Id = contact });
        if (image is null)
            return null;
        var events = await session.QueryAsync<EventRow>(StatementName.ReadEvents, new { ContactId = contact });
        return new ContactStory(
            HotlineJson.Read<Contact>(image),
            events.Select(row => row.ToEvent()).ToList(),
            await MessagesAsync(session, contact),
            await FormAsync(session, contact),
            await session.QueryOneAsync<SurveyRow>(StatementName.ReadSurvey, new { ContactId = contact }) is { } survey
                ? new Survey(survey.Helped, survey.Calmer)
                : null);
    }, cancellation);

    internal static async Task<IReadOnlyList<Contact>> ImagesAsync(Session session, StatementName statement, object values) =>
        (await session.QueryAsync<string>(statement, values)).Select(HotlineJson.Read<Contact>).ToList();

    private static async Task<IReadOnlyList<ChatMessage>> MessagesAsync(Session session, Guid contact) =>
        (await session.QueryAsync<MessageRow>(StatementName.ReadMessages, new { ContactId = contact })).Select(row => row.ToMessage()).ToList();

    private static async Task<SealedForm?> FormAsync(Session session, Guid contact) =>
        (await session.QueryOneAsync<FormRow>(StatementName.ReadForm, new { ContactId = contact }))?.ToForm();
}
