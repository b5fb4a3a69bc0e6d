using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>A row that cannot be read is set aside and counted; the rest of the record is read.</summary>
internal sealed class UnreadableTests(string database) : RecordSuite(database)
{
    private async Task SpoilAsync(string sql) => await Backend.ScalarAsync<int>($"{sql}; SELECT 1");

    [Test]
    public async Task OpenContacts_OneUnreadable_TheOthersAreReadAndItIsCounted([Values(1, 2, 500)] int chunk)
    {
        var contacts = Enumerable.Range(0, 5).Select(_ => NewContact()).ToArray();
        await WriteAsync(contacts);
        await SpoilAsync("UPDATE Contacts SET Image = '{ torn' WHERE Id IN (SELECT MIN(Id) FROM Contacts)");
        await SpoilAsync("UPDATE Contacts SET Image = 'null' WHERE Id IN (SELECT MAX(Id) FROM Contacts)");
        var read = new List<Contact>();
        Guid? after = null;
        while (await Record.ReadOpenContactsAsync(after, chunk, CancellationToken.None) is { Count: > 0 } some)
        {
            read.AddRange(some);
            after = some[^1].Id;
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Select(c => c.Id), Is.Unique.And.SubsetOf(contacts.Select(c => c.Id)));
            Assert.That(read, Has.Count.EqualTo(3));
            Assert.That(await Record.ReadContactsAsync([.. contacts.Select(c => c.Id)], CancellationToken.None), Has.Count.EqualTo(3));
            Assert.That((await Record.ReadHealthAsync(CancellationToken.None)).Unreadable, Is.EqualTo(2), "each once");
        }
    }

    [Test]
    public async Task Messages_OneUnreadable_TheChatIsReadWithoutIt()
    {
        var contact = NewContact();
        await WriteAsync(NewEvent(JournalEventType.ContactArrived, contact), NewMessage(contact.Id, 1, "k1.a"), NewMessage(contact.Id, 2, "k1.b"));
        await SpoilAsync("UPDATE Messages SET Author = 'Nobody' WHERE Number = 1");
        var texts = await Record.ReadTextsAsync([contact.Id], CancellationToken.None);
        Assert.That(texts.Single().Messages.Select(m => m.Number), Is.EqualTo(new[] { 2 }));
        Assert.That((await Record.ReadHealthAsync(CancellationToken.None)).Unreadable, Is.EqualTo(1));
    }
}
