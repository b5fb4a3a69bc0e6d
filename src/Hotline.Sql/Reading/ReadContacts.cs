using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Record;
using Hotline.Core.Routing;
using Hotline.Sql.Statements;

namespace Hotline.Sql.Reading;

/// <summary>Contacts with what belongs to them. Texts come back as they went in: encrypted.</summary>
internal sealed class ReadContacts(Database database, UnreadRows unread)
{
    public Task<IReadOnlyList<Contact>> OpenAsync(Guid? after, int most, CancellationToken cancellation) =>
        database.ReadAsync(async session =>
        {
            // A chunk of which nothing can be read is not the end.
            while (true)
            {
                var rows = await session.QueryAsync<ImageRow>(StatementName.ReadOpenContacts, new { After = after, Most = most });
                var contacts = Images(rows);
                if (contacts.Count > 0 || rows.Count == 0)
                    return contacts;
                after = rows[^1].Id;
            }
        }, cancellation);

    public async Task<IReadOnlyList<Contact>> ManyAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation) => contacts.Count == 0
        ? []
        : await database.ReadAsync(async session => Images(await session.QueryAsync<ImageRow>(StatementName.ReadContacts, new { Ids = JsonSerializer.Serialize(contacts) })), cancellation);

    private IReadOnlyList<Contact> Images(IEnumerable<ImageRow> rows) => unread.Read("Contacts", rows, row => row.Id.ToString(), row => HotlineJson.Read<Contact>(row.Image));

    public Task<IReadOnlyList<ChatMessage>> MessagesAsync(Guid contact, CancellationToken cancellation) =>
        database.ReadAsync(session => MessagesAsync(session, contact), cancellation);

    public Task<SealedForm?> FormAsync(Guid contact, CancellationToken cancellation) =>
        database.ReadAsync(session => FormAsync(session, contact), cancellation);

    public Task<IReadOnlyList<ContactTexts>> TextsAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<ContactTexts>>(async session =>
    {
        var ids = new { Ids = JsonSerializer.Serialize(contacts) };
        var messages = unread.Read("Messages", await session.QueryAsync<MessageRow>(StatementName.ReadMessagesOf, ids), row => row.Id.ToString(), row => (row.ContactId, Message: row.ToMessage()))
            .ToLookup(row => row.ContactId, row => row.Message);
        var forms = unread.Read("Forms", await session.QueryAsync<FormRow>(StatementName.ReadFormsOf, ids), row => row.ContactId.ToString(), row => (row.ContactId, Form: row.ToForm()))
            .ToDictionary(row => row.ContactId, row => row.Form);
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
