using System.Globalization;
using System.Net.Http.Json;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Faults;

/// <summary>SQL is away under traffic: nobody who calls, and nobody who is signed in, is kept from anything.</summary>
internal abstract class RecordOutageTests(Store store, double seconds) : FaultFixture(store)
{
    [Test]
    public async Task Sql_AwayUnderTraffic_EverybodyIsServedAndTheRecordIsCompleteAfterwards()
    {
        await SetSceneAsync();
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        List<CallerClient> served = [];
        await using (await RecordLock.TakeAsync(Server.DataFolder))
        {
            var began = TimeProvider.System.GetTimestamp();
            var before = Record.Events().Count;
            // Forms, closing, the settings of a line, presence, and a new shift of somebody who was on shift before.
            var form = await Lin.Hub.InvokeAsync<SaveResult>(nameof(IConsoleHub.SaveForm), Chatting.Id, 0L, new RecordForm { Topic = Topic.Peers, Notes = new RecordNotes { Said = "什么都没丢" } });
            Assert.That(form.Version, Is.EqualTo(1));
            await Network.ActAsync(CallerLeg, "hangup");
            await Wu.BecomesAsync(OnPhone, ContactState.WrapUp, 15);
            Assert.That((await Wu.ActAsync(nameof(IConsoleHub.Close), OnPhone, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
            Assert.That((await Wu.ActAsync(nameof(IConsoleHub.EndShift))).Refusal, Is.Null);
            await Wu.BeginShiftAsync();
            var line = await admin.ChangeLineAsync("12356", l => l with { Greeting = "您好，请讲。" });
            Assert.That(line.Greeting, Is.EqualTo("您好，请讲。"));
            using (var service = await Server.Http.GetAsync(new Uri("/api/public/service", UriKind.Relative)))
                Assert.That(service.IsSuccessStatusCode, Is.True);
            // Whoever waited goes to the one who is free now; new callers come, are answered and leave.
            await Wu.AcceptAsync(Waiting.Id);
            do
            {
                TypeBoth();
                await SaidAsync();
                Assert.That(await Server.IsReadyAsync(), Is.True, "ready without SQL");
                var caller = await ArriveAsync();
                var card = await Wu.AcceptAsync(caller.Id);
                caller.Type("你好");
                await Eventually.ThatAsync(() => Wu.Texts(caller.Id).SequenceEqual(["你好"]), "answered without SQL");
                Assert.That((await Wu.ActAsync(nameof(IConsoleHub.End), card.Id)).Refusal, Is.Null);
                Assert.That((await Wu.ActAsync(nameof(IConsoleHub.Close), card.Id, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
                served.Add(caller);
                await Eventually.PassAsync(TimeSpan.FromSeconds(Math.Min(2, seconds / 5)));
            }
            while (TimeProvider.System.GetElapsedTime(began).TotalSeconds < seconds);
            using (var away = await admin.Http.PostAsJsonAsync("/api/account/sign-in", new SignInRequest("admin", "wrong-wrong-wrong"), HotlineJson.Options))
                Assert.That((int)away.StatusCode, Is.AnyOf(401, 503), "a sign-in is answered in words");
            Assert.That(Record.Events(), Has.Count.EqualTo(before), "SQL was away indeed");
        }
        await RecordedAsync(served[^1].Id, "ContactClosed", 15);
        foreach (var caller in served)
            Assert.That(Record.Types(caller.Id), Is.EqualTo(new[] { "ContactArrived", "OfferMade", "OfferAccepted", "ContactConnected", "MessagePosted", "ContactEnded", "ContactClosed" }));
        await RecordedAsync(OnPhone, "ContactClosed");
        await AssertChatRecordedAsync();
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        Assert.That((await supervisor.OpenStoryAsync(Chatting.Id)).Form!.Notes.Said, Is.EqualTo("什么都没丢"));
        Record.AssertWhole();
    }

    protected static double LongOutage => double.TryParse(Environment.GetEnvironmentVariable("HOTLINE_OUTAGE_SECONDS"), CultureInfo.InvariantCulture, out var given) ? given : 60;

    protected const double ShortOutage = 5;
}

/// <summary>A minute, or HOTLINE_OUTAGE_SECONDS.</summary>
[Category("Garnet")]
internal sealed class RecordOutageOnGarnetTests() : RecordOutageTests(Store.Garnet, LongOutage);

[Category("Redis")]
internal sealed class RecordOutageOnRedisTests() : RecordOutageTests(Store.Redis, ShortOutage);
