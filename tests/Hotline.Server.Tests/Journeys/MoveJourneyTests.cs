using System.Text;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Journeys;

/// <summary>A contact changes hands; whoever may not move it is refused.</summary>
internal abstract class MoveJourneyTests(Store store) : JourneyFixture(store)
{
    [Test]
    public async Task Supervising_ByACounsellor_IsRefusedByTheHub()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        var chen = await OnShiftAsync("chen");
        var target = new TransferTarget(null, chen.Id);
        foreach (var (method, arguments) in new (string, object?[])[]
        {
            (nameof(IConsoleHub.Reassign), [caller.Id, target, null]), (nameof(IConsoleHub.TakeOver), [caller.Id, "why"]), (nameof(IConsoleHub.FreeCounsellor), [lin.Id, "why"]),
            (nameof(IConsoleHub.RaisePriority), [caller.Id, Priority.High, "why"]),
        })
            Assert.That(async () => await chen.ActAsync(method, arguments), Throws.InstanceOf<HubException>(), method);
        Assert.That(lin.Card(caller.Id)?.State, Is.EqualTo(ContactState.Connected));
        Assert.That(lin.Me?.Presence, Is.EqualTo(Presence.Available));
    }

    [Test]
    public async Task Transfer_OfAnothersContact_IsRefused()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        var chen = await OnShiftAsync("chen");
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.Transfer), caller.Id, new TransferTarget(null, chen.Id), null)).Refusal, Is.EqualTo(Refusal.NotYours));
        Assert.That((await chen.ActAsync(nameof(IConsoleHub.Take), caller.Id)).Refusal, Is.EqualTo(Refusal.NotYours));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Transfer), caller.Id, new TransferTarget("nowhere", null), null)).Refusal, Is.EqualTo(Refusal.LineUnknown));
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.ExtendWrapUp), caller.Id, 10, "why")).Refusal, Is.EqualTo(Refusal.WrongState));
        Assert.That(lin.Card(caller.Id)?.State, Is.EqualTo(ContactState.Connected));
    }

    [Test]
    public async Task Transfer_WithANote_ReachesTheColleagueAndTheStory()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        var chen = await OnShiftAsync("chen");
        Assert.That((await lin.ActAsync(nameof(IConsoleHub.Transfer), caller.Id, new TransferTarget(null, chen.Id), "想谈考试")).Refusal, Is.Null);
        Assert.That((await chen.AcceptAsync(caller.Id)).TransferNote, Is.EqualTo("想谈考试"));
        await RecordedAsync(caller.Id, "ContactTransferred");
        using var supervisor = await StaffMember.SignInAsync(Server.Url, "supervisor");
        var story = await supervisor.OpenStoryAsync(caller.Id);
        var facts = story.Events.Single(e => e.Type is Core.Journal.JournalEventType.ContactTransferred).Facts!;
        Assert.That((facts.Note, facts.FromName, facts.ToName, facts.From), Is.EqualTo(("想谈考试", "林晓", "陈静", (string?)null)));
        Assert.That(facts.To, Is.EqualTo($"12355/Chat/counsellor={chen.Id}"));
        Assert.That(Record.Events().Where(e => e.Contact == caller.Id).Select(e => $"{e}"), Has.None.Contain("想谈考试"), "sealed wherever it is kept");
    }

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
}

[Category("Garnet")]
internal sealed class MoveJourneyOnGarnetTests() : MoveJourneyTests(Store.Garnet);

[Category("Redis")]
internal sealed class MoveJourneyOnRedisTests() : MoveJourneyTests(Store.Redis);
