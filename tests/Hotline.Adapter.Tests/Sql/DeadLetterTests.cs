using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>An event that cannot be read, or that SQL refuses, is set aside with its text and blocks nothing.</summary>
internal sealed class DeadLetterTests(string database) : RecordSuite(database)
{
    private static IEnumerable<TestCaseData> Unreadable()
    {
        yield return new TestCaseData("{ this is no JSON").SetName("Apply_NoJson_IsSetAside");
        yield return new TestCaseData("{}").SetName("Apply_FieldsMissing_IsSetAside");
        yield return new TestCaseData("null").SetName("Apply_Null_IsSetAside");
        yield return new TestCaseData("""{"id":"a","epoch":"e","number":1,"at":1,"type":"NeverHeardOf","by":"caller"}""").SetName("Apply_UnknownType_IsSetAside");
        yield return new TestCaseData("""{"id":"a","epoch":"e","number":1,"at":1,"type":"MessagePosted","by":"caller","message":{"id":"01980000-0000-7000-8000-000000000001","author":"Caller","text":null},"contactId":"01980000-0000-7000-8000-000000000002"}""").SetName("Apply_MessageWithoutText_IsSetAside");
        yield return new TestCaseData("""{"id":"a","epoch":"e","number":1,"at":1,"type":"MessagePosted","by":"caller","message":{"id":"01980000-0000-7000-8000-000000000001","author":"Caller","text":"k.x"}}""").SetName("Apply_MessageOfNoContact_IsSetAside");
        yield return new TestCaseData("""{"id":"a","epoch":"e","number":1,"at":1,"type":"SurveyAnswered","by":"caller","contactId":"01980000-0000-7000-8000-000000000002","data":"text"}""").SetName("Apply_SurveyOfAnotherShape_IsSetAside");
    }

    [TestCaseSource(nameof(Unreadable))]
    public async Task Apply_Unreadable_IsSetAside(string json)
    {
        var contact = NewContact();
        var bad = Journal.Append((_, _) => json);
        var good = Journal.Append(NewEvent(JournalEventType.ContactArrived, contact));
        Assert.That(await Record.ApplyAsync(null, Journal.Of(bad, good), CancellationToken.None), Is.True);
        await ExpectOneLetterAsync(json);
        Assert.That((await ReadAsync(contact.Id)).Id, Is.EqualTo(contact.Id));
    }

    [Test]
    public async Task Apply_TextTooLongForItsColumn_IsSetAside()
    {
        var (first, last) = (NewContact(), NewContact());
        var events = new[]
        {
            Journal.Append(NewEvent(JournalEventType.ContactArrived, first)),
            Journal.Append(NewEvent(JournalEventType.ContactArrived, NewContact(line: new string('9', 33)))),
            Journal.Append(NewEvent(JournalEventType.ContactArrived) with { By = new string('b', 65) }),
            Journal.Append(NewEvent(JournalEventType.ContactArrived, last)),
        };
        Assert.That(await Record.ApplyAsync(null, Journal.Of(events), CancellationToken.None), Is.True);
        Assert.That((await Record.ReadHealthAsync(CancellationToken.None)).DeadLetters, Is.EqualTo(2));
        // The refused event left nothing behind, not even the row that had been written before the refusal.
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM JournalEvents"), Is.EqualTo(2));
        Assert.That((await Record.ReadContactsAsync([first.Id, last.Id], CancellationToken.None)), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task OptOuts_FromTheEvents_AreTheLastWishOfEach()
    {
        var events = new[] { (true, "a"), (true, "b"), (false, "a"), (true, "c"), (true, "a"), (false, "c") }.Select(e => Journal.Append(
            NewEvent(e.Item1 ? JournalEventType.MessagesOptedOut : JournalEventType.MessagesOptedIn) with { Data = System.Text.Json.JsonSerializer.SerializeToElement(new { key = e.Item2 }) })).ToArray();
        Assert.That(await Record.ApplyAsync(null, Journal.Of(events), CancellationToken.None), Is.True);
        Assert.That(await Record.ReadOptOutsAsync(CancellationToken.None), Is.EquivalentTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Apply_LongReason_LosesItsEndOnlyInTheColumn()
    {
        var reason = new string('r', 1_000);
        var contact = NewContact() with { EndReason = reason, CounsellorAlias = new string('a', 300) };
        await WriteAsync(contact);
        Assert.That((await ReadAsync(contact.Id)).EndReason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Apply_PositionAfterADeadLetter_GoesOn()
    {
        var bad = Journal.Append((_, _) => "no");
        Assert.That(await Record.ApplyAsync(null, Journal.Of(bad), CancellationToken.None), Is.True);
        await WriteAsync(NewContact());
        await ExpectOneLetterAsync("no");
        Assert.That(await Record.ReadPositionAsync(CancellationToken.None), Is.EqualTo(Journal.Position));
    }

    private async Task ExpectOneLetterAsync(string json)
    {
        Assert.That((await Record.ReadHealthAsync(CancellationToken.None)).DeadLetters, Is.EqualTo(1));
        Assert.That(await Backend.ScalarAsync<string>("SELECT Json FROM DeadLetters"), Is.EqualTo(json));
        Assert.That(await Backend.ScalarAsync<string>("SELECT Error FROM DeadLetters"), Is.Not.Empty);
    }
}
