using System.Text;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Journeys;

/// <summary>Why somebody did something is what a person wrote: read by those who may, and sealed wherever it rests.</summary>
internal abstract class ReasonJourneyTests(Store store) : JourneyFixture(store)
{
    private const string Declined = "谢绝因为-r1aa", Break = "休息因为-r2bb", Extended = "延长因为-r3cc", Raised = "提高因为-r4dd", Taken = "接管因为-r5ee", Freed = "释放因为-r6ff", Grade = "八年级-r7gg";

    [Test]
    public async Task Reasons_AreReadInTheStoryAndOnTheDesk_AndSealedAtRest()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        var offered = await lin.OfferAsync(caller.Id);
        var chen = await OnShiftAsync("chen");
        var supervisor = await OpenAsync("supervisor");
        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.RaisePriority), caller.Id, Priority.High, Raised)).Refusal, Is.Null);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Decline), caller.Id, offered.Offer!.Id, Declined)).Refusal, Is.Null);
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.SetPresence), Presence.Break, Break)).Refusal, Is.Null);
        await Eventually.ThatAsync(() => lin.Me?.BreakReason == Break, "the desk says why");
        var since = lin.Me!.PresenceSince;
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.SetPresence), Presence.Break, Break)).Refusal, Is.Null);
        Assert.That((await lin.Hub.InvokeAsync<DeskSnapshot>(nameof(IConsoleHub.Sync))).Counsellor.PresenceSince, Is.EqualTo(since), "the same break goes on");
        await chen.AcceptAsync(caller.Id);
        await supervisor.BeginShiftAsync();
        async Task<string?> BreakOf(CounsellorClient reader) =>
            (await reader.Hub.InvokeAsync<ServiceNow>(nameof(IConsoleHub.ReadService))).Counsellors.Single(c => c.Id == lin.Me!.Id).BreakReason;
        Assert.That((await BreakOf(supervisor), await BreakOf(lin)), Is.EqualTo((Break, (string?)null)), "a supervisor's view");

        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.TakeOver), caller.Id, Taken)).Refusal, Is.Null);
        await supervisor.BecomesAsync(caller.Id, ContactState.Connected);
        Assert.That((await supervisor.Hub.InvokeAsync<SaveResult>(nameof(IConsoleHub.SaveForm), caller.Id, 0L, new RecordForm { Grade = Grade })).Version, Is.EqualTo(1));
        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.End), caller.Id)).Refusal, Is.Null);
        await supervisor.BecomesAsync(caller.Id, ContactState.WrapUp);
        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.ExtendWrapUp), caller.Id, 10, Extended)).Refusal, Is.Null);
        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.FreeCounsellor), lin.Me!.Id, Freed)).Refusal, Is.Null);
        await RecordedAsync(caller.Id, "WrapUpExtended");
        await Eventually.ThatAsync(() => Record.Events().Any(e => e.Type is "CounsellorFreed"), "the last of it is recorded");

        var story = await supervisor.Staff.OpenStoryAsync(caller.Id);
        string? Why(JournalEventType type) => story.Events.Last(e => e.Type == type).Facts?.Reason;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Why(JournalEventType.OfferDeclined), Is.EqualTo(Declined));
            Assert.That(Why(JournalEventType.PriorityRaised), Is.EqualTo(Raised));
            Assert.That(Why(JournalEventType.ContactTransferred), Is.EqualTo(Taken));
            Assert.That(Why(JournalEventType.WrapUpExtended), Is.EqualTo(Extended));
            Assert.That(story.Form?.Grade, Is.EqualTo(Grade));
        }
        foreach (var file in FilesAtRest())
            foreach (var reason in new[] { Declined, Break, Extended, Raised, Taken, Freed, Grade })
                Assert.That(ReadShared(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(reason)), Is.Negative, $"{reason} is readable in {file}");
        Assert.That((await supervisor.ActAsync(nameof(IConsoleHub.Close), caller.Id, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
        await RecordedAsync(caller.Id, "ContactClosed");
    }
}

[Category("Garnet")]
internal sealed class ReasonJourneyOnGarnetTests() : ReasonJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class ReasonJourneyOnRedisTests() : ReasonJourneyTests(Store.Redis);
