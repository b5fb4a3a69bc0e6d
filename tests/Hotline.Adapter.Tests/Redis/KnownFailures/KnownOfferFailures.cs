using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Redis;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Adapter.Tests.Redis.KnownFailures;

/// <summary>Known failures of comparable systems (issue 3): offers, and who is asked.</summary>
public abstract partial class KnownFailuresSuite : ContactQueueSuite
{
    /// <summary>Another process on the same store.</summary>
    private ContactQueue OtherNode(TimeProvider? clock = null) => new(new ScriptRunner(Database.Multiplexer, Keys), clock ?? TimeProvider.System);

    /// <summary>The same contact offered to two people by two nodes at the same instant.</summary>
    [Test]
    public async Task Contact_MatchedByTwoNodesAtOnce_IsOfferedToOne()
    {
        var other = OtherNode();
        Assert.That(await other.ReadEpochAsync(None), Is.Not.Null);
        var contacts = new List<Contact>();
        for (var i = 0; i < 20; i++)
            contacts.Add(await ReceiveAsync());
        Counsellor Profile(int n) => new()
        {
            Id = Guid.CreateVersion7(), Alias = $"咨询员{n}", Presence = Presence.Available, Lines = new Dictionary<string, int> { ["12355"] = 1 },
        };
        // Twenty who look for a contact at the same time, through two nodes.
        var counsellors = Enumerable.Range(0, 20).Select(Profile).ToList();
        await Task.WhenAll(counsellors.Select((c, n) => (n % 2 == 0 ? Queue : other).SignInAsync(c, $"c{n}", None)));
        var journal = await JournalAsync();
        Assert.That(journal.Where(e => e.Type is JournalEventType.OfferMade).Select(e => e.Contact!.Id).ToList(), Is.Unique.And.Count.EqualTo(contacts.Count));
        var held = new List<Guid>();
        foreach (var counsellor in counsellors)
            held.AddRange((await ReadAsync(counsellor)).Offers.Values);
        Assert.That(held, Is.EquivalentTo(contacts.Select(c => c.Id)));
    }

    /// <summary>An offer that expires in the same millisecond as it is accepted.</summary>
    [TestCase(true), TestCase(false)]
    public async Task Offer_AcceptedInTheMillisecondOfItsEnd_HasOneOutcome(bool acceptFirst)
    {
        var counsellor = await SignInAsync();
        var contact = await ReceiveAsync();
        await SetClockAsync(contact.Offer!.Until.ToUnixTimeMilliseconds());
        Refusal? refused = null;
        if (!acceptFirst)
            await Queue.RunDueTimersAsync(10, None);
        refused = (await Queue.AcceptAsync(counsellor.Id, contact.Id, contact.Offer.Id, None)).Refusal;
        await Queue.RunDueTimersAsync(10, None);
        Assert.That(refused, Is.EqualTo(Refusal.OfferUnknown));
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        Assert.That((await JournalAsync()).Select(e => e.Type).Where(t => t is JournalEventType.OfferExpired or JournalEventType.OfferAccepted), Is.EqualTo(new[] { JournalEventType.OfferExpired }));
    }

    /// <summary>A counsellor who signs out while an offer rings.</summary>
    [Test]
    public async Task SignOut_WhileAnOfferRings_SendsItOn()
    {
        var leaving = await SignInAsync("甲");
        var ringing = await ReceiveAsync();
        var staying = await SignInAsync("乙");
        Assert.That(ringing.Offer!.Counsellor, Is.EqualTo(leaving.Id));
        await Queue.SignOutAsync(leaving.Id, None);
        Assert.That((await ReadAsync(ringing.Id)).Offer?.Counsellor, Is.EqualTo(staying.Id));
        Assert.That((await Queue.AcceptAsync(leaving.Id, ringing.Id, ringing.Offer.Id, None)).Refusal, Is.EqualTo(Refusal.OfferUnknown), "too late");
        Assert.That((await ReadAsync(leaving)).Presence, Is.EqualTo(Presence.Offline));
    }

    /// <summary>Two tabs that accept the same offer.</summary>
    [Test]
    public async Task Offer_AcceptedInTwoTabs_IsAcceptedOnce()
    {
        var counsellor = await SignInAsync();
        var contact = await ReceiveAsync();
        await Queue.ConnectCounsellorAsync(counsellor.Id, "second tab", None);
        var other = OtherNode();
        await other.ReadEpochAsync(None);
        var steps = await Task.WhenAll(
            Queue.AcceptAsync(counsellor.Id, contact.Id, contact.Offer!.Id, None), other.AcceptAsync(counsellor.Id, contact.Id, contact.Offer.Id, None));
        Assert.That(steps.Select(s => s.Refusal), Is.All.Null, "both tabs show the conversation");
        Assert.That((await JournalAsync()).Count(e => e.Type is JournalEventType.OfferAccepted), Is.EqualTo(1));
        Assert.That((await ReadAsync(counsellor)).Contacts, Has.Count.EqualTo(1));
    }

    /// <summary>Somebody offered to a counsellor who has just gone.</summary>
    [Test]
    public async Task Arrival_AfterTheCounsellorHasGone_IsNotOfferedToThem()
    {
        var counsellor = await SignInAsync();
        await Queue.DisconnectCounsellorAsync(counsellor.Id, "c1", None);
        var contact = await ReceiveAsync();
        Assert.That(contact.State, Is.EqualTo(ContactState.Waiting));
        await Queue.ConnectCounsellorAsync(counsellor.Id, "c2", None);
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(counsellor.Id), "back again, asked again");
    }

    /// <summary>One faulty counsellor who blocks everybody's distribution.</summary>
    [Test]
    public async Task FaultyCounsellor_WhoNeverAnswers_BlocksNobody()
    {
        var faulty = await SignInAsync("坏", chats: 1);
        var contacts = new List<Contact> { await ReceiveAsync() };
        Assert.That(contacts[0].Offer!.Counsellor, Is.EqualTo(faulty.Id));
        var sound = await SignInAsync("好", chats: 4);
        for (var i = 0; i < 3; i++)
            contacts.Add(await ConnectAsync(sound, await ReceiveAsync()));
        await AdvanceAsync(20);
        await Queue.RunDueTimersAsync(50, None);
        Assert.That((await ReadAsync(faulty)).Presence, Is.EqualTo(Presence.NotResponding));
        Assert.That((await ReadAsync(contacts[0].Id)).Offer?.Counsellor, Is.EqualTo(sound.Id), "the missed one goes on at once");
        await ConnectAsync(sound, await ReadAsync(contacts[0].Id));
        Assert.That((await ReceiveAsync()).State, Is.EqualTo(ContactState.Waiting), "nothing more goes to whoever does not answer");
    }

    /// <summary>The clock of one node ten minutes wrong.</summary>
    [TestCase(10), TestCase(-10)]
    public async Task Node_WithItsClockTenMinutesWrong_ChangesNoTime(int minutes)
    {
        var wrong = OtherNode(new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Now).AddMinutes(minutes)));
        await wrong.ReadEpochAsync(None);
        var counsellor = await SignInAsync();
        var contact = NewContact();
        await wrong.ReceiveAsync(contact, Need(contact), None);
        await wrong.RunDueTimersAsync(50, None);
        var offered = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(offered.Arrived.ToUnixTimeMilliseconds(), Is.EqualTo(Now));
            Assert.That(offered.State, Is.EqualTo(ContactState.Offered), "no timer runs too early");
            Assert.That(offered.Offer!.Until.ToUnixTimeMilliseconds(), Is.EqualTo(Now + 20_000));
            Assert.That((await ReadAsync(counsellor)).Lost, Is.Null, "no lease runs out");
        }
    }
}
