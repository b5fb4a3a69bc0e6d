using System.Text;
using Hotline.Core.Contacts;
using Hotline.Core.Signs;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Journeys;

/// <summary>Signs of danger, from the caller to the desk, and sealed at rest.</summary>
internal abstract class SignJourneyTests(Store store) : JourneyFixture(store)
{
    [Test]
    public async Task Words_OfDanger_RaiseAndWaitUntilSomebodyLooks()
    {
        var caller = await ArriveAsync();
        Assert.That(caller.State, Is.EqualTo(ContactState.Waiting));
        const string typed = "我现在就在楼顶上准备跳下去";
        caller.Type(typed);
        var lin = await OnShiftAsync("lin");
        await Eventually.ThatAsync(() => caller.AllSent, "the message is kept");
        var card = await lin.AcceptAsync(caller.Id);
        await Eventually.ThatAsync(() => lin.Card(caller.Id)?.Signs.Count > 0, "the reason is on the desk");
        card = lin.Card(caller.Id)!;
        var sign = card.Signs[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(caller.Contact!.NotSafe, Is.False, "the caller's page still offers the button");
            Assert.That(card.Priority, Is.EqualTo(Priority.Immediate));
            Assert.That((sign.Source, sign.Level, sign.Message, sign.Seen), Is.EqualTo((SignSource.Words, RiskLevel.Immediate, (int?)1, (DateTimeOffset?)null)));
            Assert.That(sign.Words, Is.Not.Empty);
            Assert.That(typed.Contains(sign.Words!, StringComparison.Ordinal), Is.True, "the words as they were typed");
        }
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.LookAtSign), caller.Id, sign.Id, false)).Refusal, Is.Null);
        await Eventually.ThatAsync(() => lin.Card(caller.Id)?.Signs.Single(s => s.Id == sign.Id).Seen is not null, "it counts as seen");
        Assert.That(lin.Card(caller.Id)!.Priority, Is.EqualTo(Priority.Immediate), "looking lowers nothing");
        await RecordedAsync(caller.Id, "SignSeen");
        foreach (var file in FilesAtRest())
            Assert.That(ReadShared(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(sign.Words!)), Is.Negative, $"what was said is readable in {file}");
    }

    [Test]
    public async Task Button_NotSafe_IsASignOnTheDesk()
    {
        var caller = await ArriveAsync();
        Assert.That((await caller.Hub.InvokeAsync<ActResult>(nameof(ICallerHub.NotSafe))).Refusal, Is.Null);
        var lin = await OnShiftAsync("lin");
        var card = await lin.AcceptAsync(caller.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(card.Priority, Is.EqualTo(Priority.Immediate));
            Assert.That(card.Signs.Select(s => (s.Source, s.Level)), Is.EqualTo(new[] { (SignSource.Button, RiskLevel.Immediate) }));
        }
    }
}

[Category("Garnet")]
internal sealed class SignJourneyOnGarnetTests() : SignJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class SignJourneyOnRedisTests() : SignJourneyTests(Store.Redis);
