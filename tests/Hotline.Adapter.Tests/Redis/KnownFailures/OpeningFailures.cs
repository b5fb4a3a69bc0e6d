using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Epochs;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Core.Wallboard;

namespace Hotline.Adapter.Tests.Redis.KnownFailures;

/// <summary>What ops/chaos found: openings, and nodes that come too late for them.</summary>
public abstract partial class KnownFailuresSuite
{
    /// <summary>A writer who has not said yet what the screen shows would get the number of a message that the lost store had taken.</summary>
    [Test]
    public async Task Message_UnderTheEpochBeforeTheLoss_IsRefusedUntilTheScreenHasAnnounced()
    {
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        var greeted = Queue.Epoch;
        Assert.That((await Queue.PostMessageAsync(contact.Id, Message("一"), greeted, None)).Refusal, Is.Null);
        await OpenEpochAsync();
        var second = Message("二");
        Assert.That((await Queue.PostMessageAsync(contact.Id, second, greeted, None)).Refusal, Is.EqualTo(Refusal.StaleEpoch));
        Assert.That((await Queue.PostMessageAsync(contact.Id, second, Queue.Epoch, None)).Refusal, Is.Null);
        Assert.That((await Queue.ReadMessagesAsync(contact.Id, 0, None)).Select(m => m.Text), Is.EqualTo(new[] { "一", "二" }));
    }

    /// <summary>The record gives back a message whose number is another's by now: it gets a new one, and the record hears of it.</summary>
    [Test]
    public async Task Message_GivenBackUnderANumberThatIsTaken_IsToldWithItsNewOne()
    {
        var contact = await ConnectAsync(await SignInAsync(), await ReceiveAsync());
        await Queue.PostMessageAsync(contact.Id, Message("二"), null, None);
        var (taken, free) = (Message("一") with { Number = 1 }, Message("三") with { Number = 3 });
        await Queue.LoadMessagesAsync(contact.Id, [taken, free], fromScreen: false, None);
        Assert.That((await Queue.ReadMessagesAsync(contact.Id, 0, None)).Select(m => (m.Number, m.Text)), Is.EqualTo(new[] { (1, "二"), (2, "一"), (3, "三") }));
        Assert.That((await JournalAsync()).Where(e => e.Type is JournalEventType.MessagePosted).Select(e => (e.Message!.Number, e.Message.Text)), Is.EqualTo(new[] { (1, "二"), (2, "一") }),
            "what it already has under its number it is not told again");
    }

    /// <summary>What a node remembers of a conversation, as it was when the node began to stand still.</summary>
    private Contact Remembered(Counsellor with, long version = 5) => NewContact() with
    {
        Requirement = Need(NewContact()).Canonical(), State = ContactState.Connected, Counsellor = with.Id, CounsellorAlias = with.Alias, Version = version, Epoch = Queue.Epoch,
        Arrived = DateTimeOffset.FromUnixTimeMilliseconds(Now), Rules = new ContactRules(20000, 60000, 60000),
    };

    /// <summary>A node that stood still longer than the pause announces chats whose places have gone to others: what rings gives way, who sits stays.</summary>
    [Test]
    public async Task Node_ThatComesLate_FillsNoDeskBeyondItsPlaces()
    {
        var counsellor = await SignInAsync();
        var talking = await ConnectAsync(counsellor, await ReceiveAsync());
        var ringing = await ReceiveAsync();
        Assert.That(ringing.State, Is.EqualTo(ContactState.Offered));
        var (first, second) = (Remembered(counsellor), Remembered(counsellor));
        await Queue.LoadContactsAsync([new RestoredContact(first, ClaimedBy.Node), new RestoredContact(second, ClaimedBy.Node)], None);
        Assert.That((await ReadAsync(counsellor)).Contacts.Keys, Is.EquivalentTo(new[] { talking.Id, first.Id }), "as many as there are places");
        Assert.That((await ReadAsync(ringing.Id)).State, Is.EqualTo(ContactState.Waiting), "what rings gives way");
        var late = await ReadAsync(second.Id);
        Assert.That((late.State, late.Counsellor), Is.EqualTo((ContactState.Waiting, (Guid?)null)), "and the next one waits at its own place");
        Assert.That((await JournalAsync()).Last(e => e.Contact?.Id == second.Id).Type, Is.EqualTo(JournalEventType.ContactReturned));
    }

    /// <summary>Who has signed out elsewhere is not brought back by a node that remembers the shift.</summary>
    [Test]
    public async Task Node_ThatComesLate_SignsNobodyInAgain()
    {
        var counsellor = await ReadAsync(await SignInAsync());
        await OpenEpochAsync();
        await Queue.SignInAsync(counsellor, "c2", None);
        await Queue.SignOutAsync(counsellor.Id, None);
        await Queue.SignInAsync(counsellor, "c1", None);
        Assert.That((await ReadAsync(counsellor)).Presence, Is.EqualTo(Presence.Offline));
        await Queue.SignInAsync(counsellor with { Epoch = null }, "c1", None);
        Assert.That((await ReadAsync(counsellor)).Presence, Is.EqualTo(Presence.Available), "who begins a shift does");
    }

    /// <summary>The record comes late and knows of an end that nobody had told: the contact leaves the desk and the unfinished list.</summary>
    [Test]
    public async Task Record_ThatComesLate_TakesWhatIsClosedFromTheUnfinishedList()
    {
        var counsellor = await SignInAsync();
        var contact = await ConnectAsync(counsellor, await ReceiveAsync());
        await Queue.EndAsync(contact.Id, Party.Caller, null, "left", None);
        contact = await ReadAsync(contact.Id);
        Assert.That((await ReadAsync(counsellor)).Unfinished, Contains.Key(contact.Id));
        await Queue.LoadContactsAsync([new RestoredContact(contact with { State = ContactState.Closed, Version = contact.Version + 3 }, ClaimedBy.Record)], None);
        Assert.That((await ReadAsync(counsellor)).Unfinished, Is.Empty);
        Assert.That((await ReadAsync(counsellor)).Contacts, Is.Empty);
    }

    /// <summary>What a node knew better than the record reaches it once everybody has spoken, in the newest image that anybody had.</summary>
    [Test]
    public async Task Claims_WhileAnEpochOpens_AreToldOnceInTheirNewestImage()
    {
        var counsellor = await SignInAsync();
        var current = await Queue.ReadEpochAsync(None);
        var older = Remembered(counsellor);
        var newer = older with { State = ContactState.Closed, Version = 9 };
        var id = Guid.CreateVersion7().ToString();
        Assert.That(await Queue.OpenEpochAsync(current!.Id, id, "node", await Queue.ReadRunAsync(None), None), Is.True);
        foreach (var claim in new[] { older, newer, older })
            await Queue.LoadContactsAsync([new RestoredContact(claim, ClaimedBy.Node)], None);
        await Queue.LoadContactsAsync([new RestoredContact(Remembered(counsellor), ClaimedBy.Record)], None);
        await Queue.FinishOpeningAsync(id, None);
        var told = (await JournalAsync()).Where(e => e.Type is JournalEventType.ContactRestored).Select(e => (e.Contact!.Id, e.Contact.State, e.Contact.Version));
        Assert.That(told, Is.EqualTo(new[] { (older.Id, ContactState.Closed, 10L) }));
    }

    /// <summary>A leader that stood still must neither finish another's opening nor set its counters back.</summary>
    [Test]
    public async Task Leader_ThatStoodStill_CannotFinishAnothersOpening()
    {
        var slow = OtherNode();
        var (first, second) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        var run = await Queue.ReadRunAsync(None);
        Assert.That(await slow.OpenEpochAsync((await slow.ReadEpochAsync(None))!.Id, first, "slow", run, None), Is.True);
        await AdvanceAsync(9);
        Assert.That(await Queue.OpenEpochAsync(first, second, "quick", run, None), Is.True);
        await slow.ReadEpochAsync(None);
        Assert.That((await slow.FinishOpeningAsync(first, None)).Refusal, Is.EqualTo(Refusal.StaleEpoch));
        Assert.That((await Queue.ReadEpochAsync(None))!.State, Is.EqualTo(EpochState.Opening));
        Assert.That((await Queue.FinishOpeningAsync(second, None)).Done, Is.True);
        await ReceiveAsync();
        await slow.LoadCountersAsync(first, [new LineCounters { Line = "12355", Day = "2026-09-21", Channel = Channel.Chat, Hour = 10 }], None);
        await slow.LoadCountersAsync(second, [new LineCounters { Line = "12355", Day = "2026-09-21", Channel = Channel.Chat, Hour = 10 }], None);
        var board = await Queue.ReadBoardAsync(new Dictionary<string, string> { ["12355"] = "2026-09-21" }, None);
        Assert.That(board.Today.Sum(c => c.Arrived), Is.EqualTo(1), "the live counters are ahead of the record's");
    }

    /// <summary>A leader that failed in the middle begins anew at once; anybody else waits until it has been silent.</summary>
    [Test]
    public async Task Leader_ThatFailed_BeginsAnewAtOnce()
    {
        var (first, second) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        var run = await Queue.ReadRunAsync(None);
        Assert.That(await Queue.OpenEpochAsync((await Queue.ReadEpochAsync(None))!.Id, first, "a", run, None), Is.True);
        Assert.That(await Queue.OpenEpochAsync(first, second, "b", run, None), Is.False);
        Assert.That(await Queue.OpenEpochAsync(first, second, "a", run, None), Is.True);
    }

    /// <summary>Nodes see each other, to which epoch each has announced itself, and forget who is silent.</summary>
    [Test]
    public async Task Nodes_SeeEachOther_AndForgetTheSilent()
    {
        await Queue.KeepNodeAsync("a", null, None);
        var seen = await Queue.KeepNodeAsync("b", Queue.Epoch, None);
        Assert.That(seen.Epoch!.Id, Is.EqualTo(Queue.Epoch));
        Assert.That(seen.Others.Select(o => (o.Name, o.AnnouncedTo)), Is.EqualTo(new[] { ("a", "") }));
        Assert.That((await Queue.KeepNodeAsync("a", null, None)).Others.Select(o => (o.Name, o.AnnouncedTo)), Is.EqualTo(new[] { ("b", Queue.Epoch) }));
        await AdvanceAsync(2.1);
        Assert.That((await Queue.KeepNodeAsync("b", Queue.Epoch, None)).Others, Is.Empty);
    }

    /// <summary>What ended elsewhere is told apart from what a lost store has forgotten.</summary>
    [Test]
    public async Task Gone_IsWhatEnded_NotWhatWasLost()
    {
        var counsellor = await SignInAsync();
        var (open, ended) = (await ReceiveAsync(), await ReceiveAsync());
        await Queue.EndAsync(ended.Id, Party.Caller, null, "left", None);
        Assert.That(await Queue.ReadGoneAsync([open.Id, ended.Id, counsellor.Id], None), Is.EqualTo(new[] { ended.Id }));
        await Database.KeyDeleteAsync(Keys.Journal[..^"journal".Length] + "epoch");
        Assert.That(await Queue.ReadGoneAsync([open.Id, ended.Id, counsellor.Id], None), Is.Empty);
    }

    /// <summary>A form that comes back for a contact that is over, or that nobody knows, does not stay for ever.</summary>
    [Test]
    public async Task Form_LoadedForAContactThatIsOver_DoesNotStay()
    {
        var prefix = Keys.Journal[..^"journal".Length];
        var over = await ReceiveAsync();
        await Queue.EndAsync(over.Id, Party.Caller, null, "left", None);
        var form = new SealedForm { Version = 3, Coded = new RecordForm(), Sealed = "" };
        await Queue.LoadFormAsync(over.Id, form, None);
        await Queue.LoadFormAsync(Guid.CreateVersion7(), form, None);
        Assert.That(await Database.KeyTimeToLiveAsync($"{prefix}form:{over.Id}"), Is.Not.Null);
        var open = await ReceiveAsync();
        await Queue.LoadFormAsync(open.Id, form, None);
        Assert.That(await Database.KeyExistsAsync($"{prefix}form:{open.Id}"), Is.True);
        Assert.That(await Database.KeyTimeToLiveAsync($"{prefix}form:{open.Id}"), Is.Null);
    }
}
