using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using static Hotline.Adapter.Tests.Sql.Samples;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>One contact in the record: images, messages, form and story.</summary>
internal sealed class ContactRecordTests(string database) : RecordSuite(database)
{
    [Test]
    public async Task Read_WholeImage_ComesBackAsItWas()
    {
        var contact = NewContact(channel: Channel.Voice) with
        {
            State = ContactState.Closed,
            Version = 12,
            Epoch = Journal.Epoch,
            Priority = Priority.High,
            Answered = Start.AddSeconds(7.5),
            Ended = Start.AddMinutes(30),
            Closed = Start.AddMinutes(32),
            Counsellor = Guid.CreateVersion7(),
            CounsellorAlias = "小鹿",
            Risk = RiskLevel.High,
            Disposition = Disposition.SafetyPlan,
            EndedBy = Party.Caller,
            Answers = new CallerAnswers { Alias = "k1.AAAA", AgeBand = AgeBand.From14To17, County = "330302", WhoCalls = WhoCalls.Self, Topic = Topic.Bullying },
            Call = new CallLegs { CallerSid = "CA1", Dialled = "+8657712355", CallerNumber = "k1.BBBB", CallerKey = new string('f', 64) },
        };
        await WriteAsync(contact);
        Assert.That(HotlineJson.Write(await ReadAsync(contact.Id)), Is.EqualTo(HotlineJson.Write(contact)));
    }

    [Test]
    public async Task Apply_NewerImage_Replaces()
    {
        var contact = NewContact();
        await WriteAsync(contact);
        await WriteAsync(contact with { Version = 2, State = ContactState.Offered });
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Offered));
    }

    [Test]
    public async Task Apply_OlderOrEqualImage_ChangesNothing()
    {
        var contact = NewContact() with { Version = 5, State = ContactState.Connected };
        await WriteAsync(contact);
        await WriteAsync(contact with { Version = 4, State = ContactState.Connecting });
        await WriteAsync(contact with { State = ContactState.Waiting });
        var kept = await ReadAsync(contact.Id);
        Assert.That((kept.Version, kept.State), Is.EqualTo((5L, ContactState.Connected)));
    }

    [Test]
    public async Task Apply_ImagesOutOfOrderInOnePage_KeepsTheNewest()
    {
        var contact = NewContact();
        await WriteAsync(
            contact with { Version = 3, State = ContactState.Connecting },
            contact with { Version = 1 },
            contact with { Version = 2, State = ContactState.Offered });
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Connecting));
    }

    [Test]
    public async Task Apply_ImageOfALaterEpoch_WinsWhateverItsVersion()
    {
        var contact = NewContact() with { Version = 5, Epoch = "0198a" };
        await WriteAsync(contact);
        await WriteAsync(contact with { Version = 4, Epoch = "0199b", State = ContactState.Offered });
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Offered));
        await WriteAsync(contact with { Version = 9, Epoch = "0198a", State = ContactState.Connecting });
        Assert.That((await ReadAsync(contact.Id)).Epoch, Is.EqualTo("0199b"));
    }

    [Test]
    public async Task Apply_MessageToldTwice_IsKeptOnceAndInOrder()
    {
        var contact = NewContact();
        var twice = Guid.CreateVersion7();
        await WriteAsync(NewMessage(contact.Id, 2, "k1.B"), NewMessage(contact.Id, 1, "k1.A", twice), NewMessage(contact.Id, 1, "k1.A", twice));
        await WriteAsync(NewMessage(contact.Id, 1, "k1.A", twice));
        var messages = await Record.ReadMessagesAsync(contact.Id, CancellationToken.None);
        Assert.That(messages.Select(message => message.Text), Is.EqualTo(new[] { "k1.A", "k1.B" }));
        Assert.That(messages[0].Id, Is.EqualTo(twice));
        Assert.That(messages[0].At, Is.EqualTo(Start.AddSeconds(1)));
    }

    [Test]
    public async Task Apply_MessageMovedAfterALoss_HasTheNumberThatWasToldLast()
    {
        var contact = NewContact();
        var (moved, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await WriteAsync(NewMessage(contact.Id, 1, "k1.A", moved));
        await WriteAsync(NewMessage(contact.Id, 1, "k1.B", other), NewMessage(contact.Id, 2, "k1.A", moved));
        Assert.That((await Record.ReadMessagesAsync(contact.Id, CancellationToken.None)).Select(m => (m.Number, m.Id)), Is.EqualTo(new[] { (1, other), (2, moved) }));
    }

    [Test]
    public async Task Apply_EncryptedText_StaysAsItIs()
    {
        var contact = NewContact();
        var cipher = new TextCipher(new Dictionary<string, byte[]> { ["2026a"] = new byte[32] }, "2026a");
        var sealedText = cipher.Encrypt(new string('很', 4_000), contact.Id);
        await WriteAsync(NewMessage(contact.Id, 1, sealedText));
        var message = (await Record.ReadMessagesAsync(contact.Id, CancellationToken.None)).Single();
        Assert.That(message.Text, Is.EqualTo(sealedText));
        Assert.That(cipher.Decrypt(message.Text, contact.Id), Is.EqualTo(new string('很', 4_000)));
        Assert.That(await Backend.ScalarAsync<string>("SELECT KeyId FROM Messages"), Is.EqualTo("2026a"));
    }

    [Test]
    public async Task Apply_Form_KeepsTheLargestVersion()
    {
        var contact = NewContact();
        SealedForm Form(long version, Topic topic) => new() { Version = version, Coded = new RecordForm { Topic = topic, Kind = ContactKind.Crisis, Risk = RiskLevel.High }, Sealed = $"k2.{version}" };
        await WriteAsync(NewForm(contact.Id, Form(2, Topic.Peers)), NewForm(contact.Id, Form(1, Topic.Bullying)));
        await WriteAsync(NewForm(contact.Id, Form(1, Topic.Romance)));
        var form = (await Record.ReadTextsAsync([contact.Id], CancellationToken.None)).Single().Form;
        Assert.That(HotlineJson.Write(form), Is.EqualTo(HotlineJson.Write(Form(2, Topic.Peers))));
        await WriteAsync(NewForm(contact.Id, Form(3, Topic.Romance)));
        Assert.That((await Record.ReadTextsAsync([contact.Id], CancellationToken.None)).Single().Form!.Coded.Topic, Is.EqualTo(Topic.Romance));
    }

    [Test]
    public async Task ReadTexts_OfSeveral_GivesEachItsOwnAndLeavesOutWhoHasNone()
    {
        var (chat, form, silent) = (NewContact(), NewContact(), NewContact());
        await WriteAsync(NewMessage(chat.Id, 2, "k1.B"), NewMessage(chat.Id, 1, "k1.A"), NewForm(form.Id, new SealedForm { Version = 1, Coded = new RecordForm(), Sealed = "k2.x" }));
        var texts = await Record.ReadTextsAsync([silent.Id, form.Id, chat.Id], CancellationToken.None);
        Assert.That(texts.Select(t => (t.Contact, t.Form is null, string.Join(' ', t.Messages.Select(m => m.Number)))), Is.EquivalentTo(new[] { (form.Id, false, ""), (chat.Id, true, "1 2") }));
        Assert.That(await Record.ReadTextsAsync([], CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Apply_LineChanged_KeepsTheLargestVersion()
    {
        var line = new Line { Code = "12355", Name = "青少年服务台", NameEn = "Youth Line", Version = 2, Greeting = "您好" };
        await WriteAsync(NewEvent(JournalEventType.LineChanged) with { Line = line });
        await WriteAsync(NewEvent(JournalEventType.LineChanged) with { Line = line with { Version = 1, Greeting = "old" } });
        var lines = await Record.ReadLinesAsync(CancellationToken.None);
        Assert.That(lines.Single().Greeting, Is.EqualTo("您好"));
    }

    [Test]
    public async Task ReadOpen_InChunks_GivesEveryOpenContactOnce()
    {
        var open = Enumerable.Range(0, 23).Select(i => NewContact() with { State = (ContactState)(i % 5) }).ToArray();
        ContactState[] ended = [ContactState.Closed, ContactState.Abandoned, ContactState.Overflowed];
        await WriteAsync([.. open, .. ended.Select(state => NewContact() with { State = state })]);
        var seen = new List<Guid>();
        for (Guid? after = null; ;)
        {
            var chunk = await Record.ReadOpenContactsAsync(after, 5, CancellationToken.None);
            if (chunk.Count == 0)
                break;
            Assert.That(chunk, Has.Count.LessThanOrEqualTo(5));
            seen.AddRange(chunk.Select(contact => contact.Id));
            after = chunk[^1].Id;
        }
        Assert.That(seen, Is.EquivalentTo(open.Select(contact => contact.Id)));
    }

    [Test]
    public async Task ReadContacts_UnknownOnes_AreLeftOut()
    {
        var contact = NewContact();
        await WriteAsync(contact);
        Assert.That(await Record.ReadContactsAsync([Guid.CreateVersion7(), contact.Id], CancellationToken.None), Has.Count.EqualTo(1));
        Assert.That(await Record.ReadContactsAsync([], CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Story_AcrossEpochs_IsInOrder()
    {
        var contact = NewContact();
        await WriteAsync(contact);
        await WriteAsync(
            NewEvent(JournalEventType.OfferMade, contact with { Version = 2 }) with { By = "system", Data = Data(new { offer = "o1" }) },
            NewEvent(JournalEventType.PresenceChanged) with { CounsellorId = Guid.CreateVersion7() });
        var counsellor = new Counsellor { Id = Guid.CreateVersion7(), Alias = "小鹿" };
        var later = new FakeJournal(Guid.CreateVersion7(Start.AddMinutes(1)).ToString());
        var page = later.Page(
            NewEvent(JournalEventType.ContactRestored, contact with { Version = 3 }) with { By = "system" },
            NewEvent(JournalEventType.OfferAccepted, contact with { Version = 4 }) with { By = counsellor.Id.ToString(), Counsellor = counsellor },
            NewMessage(contact.Id, 1, "k1.A"),
            NewEvent(JournalEventType.SurveyAnswered) with { ContactId = contact.Id, Data = Data(new Survey(5, null)) });
        Assert.That(await Record.ApplyAsync(Journal.Position, page, CancellationToken.None), Is.True);

        var story = await Record.ReadStoryAsync(contact.Id, CancellationToken.None);
        Assert.That(story!.Events.Select(one => (one.Epoch, one.Number, one.Type)), Is.EqualTo(new[]
        {
            (Journal.Epoch, 1L, JournalEventType.ContactArrived),
            (Journal.Epoch, 2L, JournalEventType.OfferMade),
            (later.Epoch, 1L, JournalEventType.ContactRestored),
            (later.Epoch, 2L, JournalEventType.OfferAccepted),
            (later.Epoch, 3L, JournalEventType.MessagePosted),
            (later.Epoch, 4L, JournalEventType.SurveyAnswered),
        }));
        Assert.That(story.Events[1].Detail, Is.EqualTo("""{"offer":"o1"}"""));
        Assert.That(story.Events[3].Counsellor, Is.EqualTo(counsellor.Id));
        Assert.That(story.Contact.Version, Is.EqualTo(4));
        Assert.That(story.Messages, Has.Count.EqualTo(1));
        Assert.That(story.Survey, Is.EqualTo(new Survey(5, null)));
        Assert.That(await Backend.ScalarAsync<int>("SELECT COUNT(*) FROM JournalEvents"), Is.EqualTo(7), "events about no contact are kept too");
    }

    [Test]
    public async Task Story_OfUnknownContact_IsNull() =>
        Assert.That(await Record.ReadStoryAsync(Guid.CreateVersion7(), CancellationToken.None), Is.Null);
}
