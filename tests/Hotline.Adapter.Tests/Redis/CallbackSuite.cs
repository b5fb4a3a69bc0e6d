using System.Text.RegularExpressions;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Routing;
using Hotline.Core.Settings;
using Hotline.Core.Signs;
using Hotline.Redis;

namespace Hotline.Adapter.Tests.Redis;

/// <summary>A caller chooses to be rung back and hangs up: the network tells of both in no order.</summary>
public abstract class CallbackSuite : ContactQueueSuite
{
    private const string Sid = "CAasks";

    private async Task<Contact> RingsAsync(Priority priority = Priority.Routine)
    {
        var contact = Ringing(Sid, priority);
        await Queue.ReceiveAsync(contact, Need(contact), None);
        return await ReadAsync(contact.Id);
    }

    private static Contact Ringing(string sid, Priority priority = Priority.Routine) =>
        NewContact(Channel.Voice, priority) with { Call = new CallLegs { CallerSid = sid, CallerNumber = "k.n", CallerKey = "key" } };

    private async Task<(int Abandoned, int Short)> AbandonedAsync()
    {
        var today = (await Queue.ReadBoardAsync(new Dictionary<string, string> { ["12355"] = "2026-09-21" }, None)).Today;
        return (today.Sum(c => c.Abandoned + c.AbandonedAfterTarget), today.Sum(c => c.ShortAbandoned));
    }

    [Test]
    public async Task Callback_ToldBeforeOrAfterTheHangUp_IsTheSame([Values] bool hangUpFirst, [Values(2, 30)] int after)
    {
        var contact = await RingsAsync();
        await AdvanceAsync(after);
        if (!hangUpFirst)
            await Queue.RequestCallbackAsync(contact.Id, null, None);
        await Queue.LoseCallerAsync(contact.Id, Sid, "call completed", None);
        if (hangUpFirst)
        {
            Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Abandoned));
            await AdvanceAsync(1);
            Assert.That((await Queue.RequestCallbackAsync(contact.Id, null, None)).Refusal, Is.Null);
        }
        var kept = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept.State, kept.IsCallback, kept.Arrived, kept.Call?.CallerSid), Is.EqualTo((ContactState.Waiting, true, contact.Arrived, (string?)null)));
            Assert.That((kept.Ended, kept.Closed, kept.EndedBy, kept.EndReason, kept.ShortAbandon), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, (Party?)null, (string?)null, false)));
            Assert.That(await AbandonedAsync(), Is.EqualTo((0, 0)), "nobody abandoned anything");
            Assert.That((await Queue.ReadOpenContactsAsync(None)).Select(c => c.Id), Is.EqualTo(new[] { contact.Id }));
        }
        // Whoever rings again is this contact, and a counsellor who comes is offered it.
        var counsellor = await SignInAsync();
        Assert.That((await ReadAsync(contact.Id)).Offer?.Counsellor, Is.EqualTo(counsellor.Id));
        var again = Ringing("CAagain");
        await Queue.ReceiveAsync(again, Need(again), None);
        var back = await ReadAsync(contact.Id);
        Assert.That((back.IsCallback, back.Call?.CallerSid, back.Signs), Is.EqualTo((false, "CAagain", (IReadOnlyDictionary<string, Core.Signs.Sign>?)null)));
    }

    /// <summary>Asked for, offered and accepted; the counsellor is inside and the caller is to be rung.</summary>
    private async Task<(Contact Contact, Guid Offer)> RungBackAsync()
    {
        var contact = await RingsAsync();
        await Queue.RequestCallbackAsync(contact.Id, null, None);
        var counsellor = await SignInAsync();
        var offer = (await ConnectAsync(counsellor, contact)).Offer!.Id;
        await Queue.ChangeCallAsync(contact.Id, new CallChange { CounsellorSid = "CK1", CounsellorJoined = true, Offer = offer }, None);
        Assert.That((await EndedAsync()).Count, Is.EqualTo(0));
        return (await ReadAsync(contact.Id), offer);
    }

    private async Task<List<CallLegs?>> EndedAsync() =>
        [.. (await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(60), 50, None)).Where(i => i.Kind is OutboxKind.EndCall).Select(i => i.Call)];

    [Test]
    public async Task RingBack_ToldAfterTheCallerHasRung_EndsThatCallAndLeavesTheLiveOne([Values] bool connected)
    {
        var (contact, offer) = await RungBackAsync();
        var again = Ringing("CAown");
        Assert.That((await Queue.ReceiveAsync(again, Need(again), None)).Done, Is.True);
        if (connected)
            await Queue.ChangeCallAsync(contact.Id, new CallChange { CallerSid = "CAown", CallerJoined = true }, None);
        var step = await Queue.ChangeCallAsync(contact.Id, new CallChange { CallerSid = "CAback", Offer = offer }, None);
        var now = await ReadAsync(contact.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((step.Refusal, step.Events.Count), Is.EqualTo(((Refusal?)null, 0)));
            Assert.That((now.State, now.Call?.CallerSid), Is.EqualTo((connected ? ContactState.Connected : ContactState.Connecting, "CAown")));
            Assert.That(await EndedAsync(), Is.EqualTo(new[] { new CallLegs { CallerSid = "CAback" } }));
        }
        Assert.That((await Queue.LoseCallerAsync(contact.Id, "CAback", "call busy", None)).Events, Is.Empty, "the conversation goes on");
        Assert.That((await Queue.LoseCallAsync("CAback", contact.Id, "call busy", None)).Events, Is.Empty, "the conversation goes on");
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(now.State));
        Assert.That((await Queue.LoseCallAsync("CAown", again.Id, "call completed", None)).Events.Select(e => e.About), Has.All.EqualTo(contact.Id).And.Not.Empty, "its call still leads to it");
    }

    [Test]
    public async Task RingBack_OfAnOfferThatIsOver_IsEnded()
    {
        var (contact, offer) = await RungBackAsync();
        await Queue.ReturnAsync(contact.Id, offer, "leg: completed", None);
        Assert.That(await EndedAsync(), Is.EqualTo(new[] { new CallLegs { CounsellorSid = "CK1" } }));
        await Queue.ChangeCallAsync(contact.Id, new CallChange { CallerSid = "CAback", Offer = offer }, None);
        Assert.That(await EndedAsync(), Is.EqualTo(new[] { new CallLegs { CallerSid = "CAback" } }));
        Assert.That((await ReadAsync(contact.Id)).Call?.CallerSid, Is.Null);
    }

    private async Task SetAsync(CareLimits limits) => Assert.That(
        (await Queue.SetSettingAsync(new LiveSetting { Name = SettingNames.Care, Version = limits.Version + 1, Value = HotlineJson.Write(limits), By = "admin", At = DateTimeOffset.UnixEpoch }, None)).Done, Is.True);

    /// <summary>Offered and accepted, rung, and not reached.</summary>
    private async Task MissAsync(Contact contact)
    {
        var offer = (await ConnectAsync(await SignInAsync(), contact)).Offer!.Id;
        await Queue.MissCallbackAsync(contact.Id, offer, "no answer", None);
    }

    [Test]
    public async Task Tries_AreAsManyAndAsFarApartAsTheOfficeSays([Values] bool said)
    {
        var (tries, gap) = said ? (2, 5) : (CareLimits.Default.CallbackTries, CareLimits.Default.CallbackGapMinutes);
        if (said)
            await SetAsync(CareLimits.Default with { CallbackTries = tries, CallbackGapMinutes = gap });
        var contact = await RingsAsync();
        await Queue.RequestCallbackAsync(contact.Id, null, None);
        for (var tried = 1; tried < tries; tried++)
        {
            await MissAsync(contact);
            var waits = await ReadAsync(contact.Id);
            Assert.That((waits.State, waits.Callback?.Tries, waits.Callback?.Due?.ToUnixTimeMilliseconds()), Is.EqualTo((ContactState.Waiting, tried, Now + (gap * 60_000L))));
            await AdvanceAsync(gap * 60);
            await Queue.RunDueTimersAsync(64, None);
        }
        await MissAsync(contact);
        var ended = await ReadAsync(contact.Id);
        Assert.That((ended.State, ended.Callback?.Tries), Is.EqualTo((ContactState.Abandoned, tries)));
    }

    [Test]
    public async Task Waiting_EndsWhenTheOfficeSaidAsItWasAskedFor()
    {
        await SetAsync(CareLimits.Default with { CallbackHours = 2 });
        var contact = await RingsAsync();
        await Queue.RequestCallbackAsync(contact.Id, null, None);
        await SetAsync(CareLimits.Default with { CallbackHours = 1, Version = 1 });
        await AdvanceAsync(7199);
        await Queue.RunDueTimersAsync(64, None);
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Waiting));
        await AdvanceAsync(1);
        await Queue.RunDueTimersAsync(64, None);
        Assert.That((await ReadAsync(contact.Id)).EndReason, Is.EqualTo("callback not possible"));
    }

    private static CallbackTexts Texts(Contact contact)
    {
        SealedMessage Text(string text) => new() { Id = Guid.CreateVersion7(), Channel = MessageChannel.Sms, To = "k.t", ToKey = "t", Text = text, Contact = contact.Id };
        return new CallbackTexts(Text("kept"), Text("missed"));
    }

    private async Task<List<string>> TextsAsync() =>
        [.. (await Queue.TakeOutboxAsync("node", TimeSpan.FromSeconds(20), 16, None)).Where(i => i.Kind is OutboxKind.SendMessage).Select(i => i.Message!.Text)];

    [Test]
    public async Task Miss_WhereTheNextTryWouldComeTooLate_IsTheLast()
    {
        await SetAsync(CareLimits.Default with { CallbackHours = 1, CallbackGapMinutes = 60 });
        var contact = await RingsAsync();
        await Queue.RequestCallbackAsync(contact.Id, Texts(contact), None);
        await MissAsync(contact);
        Assert.That((await ReadAsync(contact.Id)).EndReason, Is.EqualTo("callback not reached"));
        Assert.That(await TextsAsync(), Is.EqualTo(new[] { "kept", "missed" }));
    }

    [Test]
    public async Task Waiting_OverAfterAMiss_IsToldToWhoeverAskedForIt()
    {
        await SetAsync(CareLimits.Default with { CallbackHours = 1 });
        var contact = await RingsAsync();
        await Queue.RequestCallbackAsync(contact.Id, Texts(contact), None);
        var counsellor = await SignInAsync();
        await Queue.MissCallbackAsync(contact.Id, (await ConnectAsync(counsellor, contact)).Offer!.Id, "no answer", None);
        await Queue.SignOutAsync(counsellor.Id, None);
        await AdvanceAsync(3600);
        for (var i = 0; i < 3; i++)
            await Queue.RunDueTimersAsync(64, None);
        Assert.That((await ReadAsync(contact.Id)).EndReason, Is.EqualTo("callback not possible"));
        Assert.That(await TextsAsync(), Is.EqualTo(new[] { "kept", "missed" }));
    }

    [Test]
    public async Task Attempts_CountAsLongAsTheOfficeSays([Values(30, 10)] int minutes)
    {
        await SetAsync(CareLimits.Default with { RepeatedMinutes = minutes });
        for (var i = 0; i < 2; i++)
        {
            var tried = Ringing($"CA{i}");
            await Queue.ReceiveAsync(tried, Need(tried), None);
            await Queue.LoseCallerAsync(tried.Id, $"CA{i}", "call completed", None);
        }
        await AdvanceAsync(20 * 60);
        var again = Ringing("CAagain");
        await Queue.ReceiveAsync(again, Need(again), None);
        Assert.That((await ReadAsync(again.Id)).Signs?.Values.Select(s => s.Source), minutes > 20 ? Is.EqualTo(new[] { SignSource.RepeatedAttempts }) : Is.Null);
    }

    [Test]
    public void Defaults_InLua_EqualCareLimits()
    {
        var lua = Regex.Match(LuaScripts.Get("requestCallback").Text, @"CARE_LIMITS = \{(.*)\}").Groups[1].Value;
        var d = CareLimits.Default;
        Assert.That(lua, Is.EqualTo($"callbackTries = {d.CallbackTries}, callbackGapMinutes = {d.CallbackGapMinutes}, callbackHours = {d.CallbackHours}, repeatedMinutes = {d.RepeatedMinutes}"));
    }

    [Test]
    public async Task Callback_LongAfterTheHangUp_IsRefused()
    {
        var contact = await RingsAsync();
        await Queue.LoseCallerAsync(contact.Id, Sid, "call completed", None);
        await AdvanceAsync(61);
        Assert.That((await Queue.RequestCallbackAsync(contact.Id, null, None)).Refusal, Is.EqualTo(Refusal.WrongState));
        Assert.That((await ReadAsync(contact.Id)).State, Is.EqualTo(ContactState.Abandoned));
    }

    [Test]
    public async Task Callback_OfSomebodyWhoIsNotSafe_IsRefusedInEitherOrder([Values] bool hangUpFirst)
    {
        var contact = await RingsAsync(priority: Priority.Immediate);
        if (hangUpFirst)
            await Queue.LoseCallerAsync(contact.Id, Sid, "call completed", None);
        Assert.That((await Queue.RequestCallbackAsync(contact.Id, null, None)).Refusal, Is.EqualTo(Refusal.WrongState));
    }
}

[TestFixture, Category("Garnet")]
public sealed class GarnetCallbackTests : CallbackSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-garnet-").FullName;
    private protected override LiveStore OpenStore() => Stores.Garnet(_folder);

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}

[TestFixture, Category("Redis")]
public sealed class RedisCallbackTests : CallbackSuite
{
    private readonly RedisServer _server = new();
    private protected override LiveStore OpenStore() => Stores.Redis(_server);

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();
}
