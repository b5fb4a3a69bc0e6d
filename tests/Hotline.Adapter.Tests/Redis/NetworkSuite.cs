using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>While the telephone network answers no node, no call is offered: nobody could be rung.</summary>
public abstract class NetworkSuite : ContactQueueSuite
{
    private async Task<ContactState> StateAsync(Contact contact) => (await ReadAsync(contact.Id)).State;

    [Test]
    public async Task Away_CallsWaitUnofferedAndChatsGoOn()
    {
        await Queue.KeepNetworkAsync("a", away: true, None);
        var lin = await SignInAsync();
        var call = await ReceiveAsync(Channel.Voice);
        var chat = await ReceiveAsync();
        // Back from a counsellor's break, a look at the queues is as before.
        await Queue.SetPresenceAsync(lin.Id, Core.Counsellors.Presence.Break, "茶", None);
        await Queue.SetPresenceAsync(lin.Id, Core.Counsellors.Presence.Available, null, None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ReadAsync(call.Id)).Offers, Is.Zero);
            Assert.That(await StateAsync(chat), Is.EqualTo(ContactState.Offered));
        }
    }

    [Test]
    public async Task Away_WhatRingsStopsRingingWithoutBlameAndAChatHasTheRoom()
    {
        var lin = await SignInAsync();
        var call = await ReceiveAsync(Channel.Voice);
        var chat = await ReceiveAsync();
        Assert.That(await StateAsync(call), Is.EqualTo(ContactState.Offered));
        var offer = (await ReadAsync(call.Id)).Offer!.Id;
        await Queue.KeepNetworkAsync("a", away: true, None);
        var events = (await JournalAsync()).Where(e => e.About == call.Id).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(events[^1].Type, Is.EqualTo(JournalEventType.OfferWithdrawn));
            Assert.That((await Queue.AcceptAsync(lin.Id, call.Id, offer, None)).Refusal, Is.EqualTo(Core.Routing.Refusal.OfferUnknown));
            Assert.That((await ReadAsync(lin)).Presence, Is.EqualTo(Core.Counsellors.Presence.Available));
            Assert.That(await StateAsync(chat), Is.EqualTo(ContactState.Offered));
        }
    }

    [Test]
    public async Task Back_CallsAreOfferedAtOnceInQueueOrderToWhoIsFreeLongest()
    {
        await Queue.KeepNetworkAsync("a", away: true, None);
        var first = await SignInAsync();
        var second = await SignInAsync("小陈");
        List<Contact> calls = [];
        for (var i = 0; i < 3; i++)
        {
            calls.Add(await ReceiveAsync(Channel.Voice));
            await NextMillisecondAsync();
        }
        await Queue.KeepNetworkAsync("a", away: false, None);
        var asked = new List<Guid?>();
        foreach (var call in calls)
            asked.Add((await ReadAsync(call.Id)).Offer?.Counsellor);
        Assert.That(asked, Is.EqualTo(new Guid?[] { first.Id, second.Id, null }));
    }

    [Test]
    public async Task Away_ForOneOfTwoNodes_StopsNothing()
    {
        await Queue.KeepNodeAsync("a", null, None);
        await Queue.KeepNodeAsync("b", null, None);
        await SignInAsync();
        await Queue.KeepNetworkAsync("a", away: true, None);
        var call = await ReceiveAsync(Channel.Voice);
        Assert.That(await StateAsync(call), Is.EqualTo(ContactState.Offered));
        await Queue.KeepNetworkAsync("b", away: true, None);
        Assert.That(await StateAsync(call), Is.EqualTo(ContactState.Waiting));
        await Queue.KeepNetworkAsync("a", away: false, None);
        Assert.That(await StateAsync(call), Is.EqualTo(ContactState.Offered));
    }

    [Test]
    public async Task Away_SaidByANodeThatDied_IsForgottenAsItsSuccessorSpeaks()
    {
        await Queue.KeepNodeAsync("a", null, None);
        await SignInAsync();
        await Queue.KeepNetworkAsync("a", away: true, None);
        var call = await ReceiveAsync(Channel.Voice);
        await AdvanceAsync(3);
        await Queue.KeepNodeAsync("b", null, None);
        Assert.That(await StateAsync(call), Is.EqualTo(ContactState.Waiting));
        await Queue.KeepNetworkAsync("b", away: false, None);
        Assert.That(await StateAsync(call), Is.EqualTo(ContactState.Offered));
    }

    [Test]
    public async Task Away_OutlastsANewEpoch()
    {
        var lin = await SignInAsync();
        await Queue.KeepNetworkAsync("a", away: true, None);
        var call = await ReceiveAsync(Channel.Voice);
        await OpenEpochAsync();
        await Queue.ConnectCounsellorAsync(lin.Id, "c2", None);
        Assert.That(await StateAsync(call), Is.EqualTo(ContactState.Waiting));
        await Queue.KeepNetworkAsync("a", away: false, None);
        Assert.That(await StateAsync(call), Is.EqualTo(ContactState.Offered));
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetNetworkTests : NetworkSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisNetworkTests : NetworkSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
