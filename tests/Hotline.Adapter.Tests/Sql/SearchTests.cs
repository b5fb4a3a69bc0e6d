using Hotline.Core.Contacts;
using Hotline.Core.Record;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

internal sealed class SearchTests(string database) : RecordSuite(database)
{
    private static readonly Guid Somebody = Guid.CreateVersion7(Start);

    // The one that each filter must find, and one that differs in everything.
    private static readonly Contact Wanted = NewContact("12356", Channel.Voice, Start.AddHours(1)) with
    {
        State = ContactState.Closed,
        Closed = Start.AddHours(2),
        Counsellor = Somebody,
        Risk = RiskLevel.High,
        Disposition = Disposition.Referral,
        Answers = new CallerAnswers { County = "330302", Topic = Topic.Bullying },
        Call = new CallLegs { CallerKey = "abc" },
    };

    private static IEnumerable<TestCaseData> Filters()
    {
        yield return Case("From", new ContactSearch { From = Start.AddHours(1) });
        yield return Case("Line", new ContactSearch { Line = "12356" });
        yield return Case("Channel", new ContactSearch { Channel = Channel.Voice });
        yield return Case("State", new ContactSearch { State = ContactState.Closed });
        yield return Case("Counsellor", new ContactSearch { Counsellor = Somebody });
        yield return Case("County", new ContactSearch { County = "330302" });
        yield return Case("LeastRisk", new ContactSearch { LeastRisk = RiskLevel.Moderate });
        yield return Case("Disposition", new ContactSearch { Disposition = Disposition.Referral });
        yield return Case("Topic", new ContactSearch { Topic = Topic.Bullying });
        yield return Case("CallerKey", new ContactSearch { CallerKey = "abc" });
        yield return Case("Together", new ContactSearch { Line = "12356", Channel = Channel.Voice, From = Start, To = Start.AddDays(1), Topic = Topic.Bullying });
        static TestCaseData Case(string name, ContactSearch search) => new TestCaseData(search).SetName($"Search_By{name}_FindsOnlyThose");
    }

    [TestCaseSource(nameof(Filters))]
    public async Task Search_Filter_FindsOnlyThose(ContactSearch search)
    {
        await WriteAsync(Wanted, NewContact("12355", Channel.Chat, Start) with { Risk = RiskLevel.Low, Answers = new CallerAnswers { County = "330303", Topic = Topic.Peers } });
        var page = await Record.SearchAsync(search, CancellationToken.None);
        Assert.That(page.Contacts.Select(contact => contact.Id), Is.EqualTo(new[] { Wanted.Id }));
        Assert.That(page.Total, Is.EqualTo(1));
    }

    [Test]
    public async Task Search_Period_IncludesItsStartAndNotItsEnd()
    {
        var (first, second) = (NewContact(arrived: Start), NewContact(arrived: Start.AddHours(1)));
        await WriteAsync(first, second);
        var page = await Record.SearchAsync(new ContactSearch { From = Start, To = Start.AddHours(1) }, CancellationToken.None);
        Assert.That(page.Contacts.Select(contact => contact.Id), Is.EqualTo(new[] { first.Id }));
    }

    [Test]
    public async Task Search_Pages_GoFromTheNewestArrivalAndKnowTheTotal()
    {
        var contacts = Enumerable.Range(0, 25).Select(i => NewContact(arrived: Start.AddMinutes(i))).ToArray();
        await WriteAsync([.. contacts.Reverse()]);
        var found = new List<Guid>();
        for (var skip = 0; skip < 30; skip += 10)
        {
            var page = await Record.SearchAsync(new ContactSearch { Skip = skip, Take = 10 }, CancellationToken.None);
            Assert.That(page.Total, Is.EqualTo(25));
            found.AddRange(page.Contacts.Select(contact => contact.Id));
        }
        Assert.That(found, Is.EqualTo(contacts.Reverse().Select(contact => contact.Id)));
    }

    [Test]
    public async Task Search_PastTheEnd_IsEmptyAndKnowsTheTotal()
    {
        await WriteAsync(NewContact());
        var page = await Record.SearchAsync(new ContactSearch { Skip = 50 }, CancellationToken.None);
        Assert.That((page.Contacts.Count, page.Total), Is.EqualTo((0, 1)));
    }

    [TestCase(0, 1)]
    [TestCase(5_000, 200)]
    public async Task Search_TakeOutOfRange_IsBroughtIntoIt(int take, int expected)
    {
        await WriteAsync(Enumerable.Range(0, 210).Select(_ => NewContact()).ToArray());
        Assert.That((await Record.SearchAsync(new ContactSearch { Take = take, Skip = -1 }, CancellationToken.None)).Contacts, Has.Count.EqualTo(expected));
    }

    [Test]
    public async Task Search_WhatTheCounsellorWrote_GoesBeforeTheCallersAnswer()
    {
        var contact = NewContact() with { State = ContactState.Connected, Answers = new CallerAnswers { County = "330302", Topic = Topic.Peers } };
        await WriteAsync(contact);
        await WriteAsync(NewForm(contact.Id, new SealedForm { Version = 1, Coded = new RecordForm { Topic = Topic.Bullying, Risk = RiskLevel.High }, Sealed = "k1.x" }));
        Assert.That(await CountAsync(new ContactSearch { Topic = Topic.Bullying }), Is.EqualTo(1));
        Assert.That(await CountAsync(new ContactSearch { Topic = Topic.Peers }), Is.Zero);
        Assert.That(await CountAsync(new ContactSearch { County = "330302" }), Is.EqualTo(1), "the form does not say");
        Assert.That(await CountAsync(new ContactSearch { LeastRisk = RiskLevel.High }), Is.EqualTo(1), "open: the form's risk counts");
        await WriteAsync(contact with { Version = 2, State = ContactState.Closed, Closed = Start, Risk = RiskLevel.Low });
        Assert.That(await CountAsync(new ContactSearch { LeastRisk = RiskLevel.High }), Is.Zero, "closed: the contact's own risk counts");
    }

    [Test]
    public async Task Search_QuotesInText_AreText()
    {
        await WriteAsync(NewContact());
        Assert.That(await CountAsync(new ContactSearch { Line = "' OR 1=1 --" }), Is.Zero);
    }

    private async Task<int> CountAsync(ContactSearch search) => (await Record.SearchAsync(search, CancellationToken.None)).Total;
}
