using System.Text;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Journeys;

/// <summary>Transfers, a supervisor's moves and signs of danger, through real hubs.</summary>
internal abstract class MoveJourneyTests(Store store) : JourneyFixture(store)
{
    [Test]
    public async Task Transfer_ToAPerson_TakesTheWordsAlong()
    {
        const string said = "我想跟懂学业的人聊-93ac", note = "孩子更愿意和女咨询员说-11fe";
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        caller.Type(said);
        await Eventually.ThatAsync(() => lin.Texts(caller.Id).SequenceEqual([said]), "the first counsellor reads");
        var chen = await OnShiftAsync("chen");
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Transfer), caller.Id, new TransferTarget(null, chen.Id), note)).Refusal, Is.Null);
        await chen.AcceptAsync(caller.Id);
        await caller.BecomesAsync(ContactState.Connected);
        await chen.Hub.InvokeAsync<DeskSnapshot?>(nameof(IConsoleHub.Sync));
        chen.Type(caller.Id, "我在");
        await Eventually.ThatAsync(() => caller.Texts.SequenceEqual([said, "我在"]), "the caller reads on");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(caller.Contact!.CounsellorAlias, Is.EqualTo(chen.Me!.Alias));
            Assert.That((await lin.ActAsync(nameof(IConsoleHub.End), caller.Id)).Refusal, Is.EqualTo(Refusal.NotYours), "the old counsellor has left the room");
            Assert.That(chen.Card(caller.Id)?.Transfers, Is.EqualTo(1));
        }
        await RecordedAsync(caller.Id, "ContactTransferred");
        foreach (var file in FilesAtRest())
            Assert.That(ReadShared(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(note)), Is.Negative, $"the note is readable in {file}");
    }

    [Test]
    public async Task Counsellor_AskingForASupervisorsMove_IsRefused()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        await Assert.ThatAsync(() => lin.ActAsync(nameof(IConsoleHub.TakeOver), caller.Id, "x"), Throws.InstanceOf<HubException>());
        await Assert.ThatAsync(() => lin.ActAsync(nameof(IConsoleHub.Reassign), caller.Id, new TransferTarget("12356", null), null), Throws.InstanceOf<HubException>());
        await Assert.ThatAsync(() => lin.ActAsync(nameof(IConsoleHub.FreeCounsellor), lin.Id, "x"), Throws.InstanceOf<HubException>());
        await Assert.ThatAsync(() => lin.ActAsync(nameof(IConsoleHub.RaisePriority), caller.Id, Priority.High, "x"), Throws.InstanceOf<HubException>());
        Assert.That(lin.Card(caller.Id)?.State, Is.EqualTo(ContactState.Connected));
    }

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
            Assert.That(card.Priority, Is.EqualTo(Priority.Immediate));
            Assert.That((sign.Source, sign.Level, sign.Message, sign.Seen), Is.EqualTo((SignSource.Words, RiskLevel.Immediate, (int?)1, (DateTimeOffset?)null)));
            Assert.That(sign.Words, Is.Not.Empty);
            Assert.That(typed.Contains(sign.Words!, StringComparison.Ordinal), Is.True, "the words as they were typed");
        }
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.LookAtSign), caller.Id, sign.Id)).Refusal, Is.Null);
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
internal sealed class MoveJourneyOnGarnetTests() : MoveJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class MoveJourneyOnRedisTests() : MoveJourneyTests(Store.Redis);
