using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>An offer that nobody takes goes to the next counsellor; the caller keeps the place.</summary>
internal abstract class OfferJourneyTests(Store store) : JourneyFixture(store)
{
    [Test]
    public async Task Offer_Declined_GoesToTheNextAndTheCallerKeepsThePlace()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        var first = await lin.OfferAsync(caller.Id);
        var chen = await OnShiftAsync("chen");
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Decline), caller.Id, first.Offer!.Id, "忙")).Refusal, Is.Null);
        var second = await chen.AcceptAsync(caller.Id);
        Assert.That(second.Arrived, Is.EqualTo(first.Arrived));
        await caller.BecomesAsync(ContactState.Connected);
        Assert.That(lin.Me?.Presence, Is.EqualTo(Presence.Available));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Accept), caller.Id, first.Offer.Id)).Refusal, Is.EqualTo(Refusal.OfferUnknown), "too late");
        await RecordedAsync(caller.Id, "ContactConnected");
        Assert.That(Record.Types(caller.Id), Is.EqualTo(new[] { "ContactArrived", "OfferMade", "OfferDeclined", "OfferMade", "OfferAccepted", "ContactConnected" }));
    }

    [Test]
    public async Task Offer_Expired_GoesToTheNextAndTheCounsellorIsNotResponding()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await admin.ChangeLineAsync("12355", line => line with { OfferSeconds = 5 });
        try
        {
            var lin = await OnShiftAsync("lin");
            var caller = await ArriveAsync();
            var later = await ArriveAsync();
            var first = await lin.OfferAsync(caller.Id);
            // Somebody for the second caller's offer and the first one's next.
            var chen = await OnShiftAsync("chen");
            await lin.OfferAsync(later.Id);
            var second = await chen.AcceptAsync(caller.Id, 12);
            Assert.That(second.Arrived, Is.EqualTo(first.Arrived));
            await Eventually.ThatAsync(() => lin.Me?.Presence is Presence.NotResponding, "whoever does not answer gets no more offers");
            await chen.AcceptAsync(later.Id);
            Assert.That((await lin.ActAsync(nameof(IConsoleHub.SetPresence), Presence.Available, null)).Refusal, Is.Null);
            await RecordedAsync(caller.Id, "OfferExpired");
        }
        finally
        {
            await admin.ChangeLineAsync("12355", line => line with { OfferSeconds = 20 });
        }
    }

    [Test]
    public async Task Offer_CounsellorGone_GoesToTheNextAtOnce()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        var first = await lin.OfferAsync(caller.Id);
        var chen = await OnShiftAsync("chen");
        await lin.GoOfflineAsync();
        var second = await chen.AcceptAsync(caller.Id, 3);
        Assert.That(second.Arrived, Is.EqualTo(first.Arrived));
        await RecordedAsync(caller.Id, "OfferWithdrawn");
        lin.GoOnline();
        await Eventually.ThatAsync(() => lin.IsIn && lin.Me?.Presence is Presence.Available && lin.Card(caller.Id) is null, "back on shift, the contact on another desk");
    }

    [Test]
    public async Task Place_OfferFails_CallersAreServedInTheOrderOfArrival()
    {
        var first = await ArriveAsync("wenxin");
        var second = await ArriveAsync("wenxin");
        await Eventually.ThatAsync(() => first.Place?.Position == 1 && second.Place?.Position == 2, "both know their places", 10, () => $"{first.Place} {second.Place}");
        var zhou = await OnShiftAsync("zhou");
        var offer = await zhou.OfferAsync(first.Id);
        await zhou.OfferAsync(second.Id);
        Assert.That((await zhou.ActAsync(nameof(IConsoleHub.Decline), first.Id, offer.Offer!.Id, null)).Refusal, Is.Null);
        await first.BecomesAsync(ContactState.Waiting);
        var wu = await OnShiftAsync("wu");
        Assert.That((await wu.OfferAsync()).Id, Is.EqualTo(first.Id));
    }

    [Test]
    public async Task NotSafe_WhileWaiting_GoesBeforeAllOthers()
    {
        var first = await ArriveAsync("wenxin");
        var danger = await ArriveAsync("wenxin");
        Assert.That((await InvokeAsync(danger, nameof(ICallerHub.NotSafe))).Refusal, Is.Null);
        await Eventually.ThatAsync(() => danger.Place?.Position == 1 && danger.Contact!.NotSafe, "the second is before the first", 10, () => $"{danger.Place} {danger.Contact}");
        var wu = await OnShiftAsync("wu");
        var both = await wu.OfferAsync(danger.Id);
        Assert.That(both.Priority, Is.EqualTo(Priority.Immediate));
        await wu.OfferAsync(first.Id);
    }

    private static Task<ActResult> InvokeAsync(CallerClient caller, string method) => (Task<ActResult>)Microsoft.AspNetCore.SignalR.Client.HubConnectionExtensions.InvokeAsync<ActResult>(caller.Hub, method);
}

[Category("Garnet")]
internal sealed class OfferJourneyOnGarnetTests() : OfferJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class OfferJourneyOnRedisTests() : OfferJourneyTests(Store.Redis);
