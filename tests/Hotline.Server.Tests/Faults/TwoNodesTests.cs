using Hotline.Core.Contacts;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;
using StackExchange.Redis;

namespace Hotline.Server.Tests.Faults;

/// <summary>Two nodes of one cell: what one tells the other may be lost, and one of them may stand still.</summary>
[Category("Redis")]
internal sealed class TwoNodesTests
{
    private readonly List<IAsyncDisposable> _people = [];
    private HotlineServer _first = null!, _second = null!;

    [SetUp]
    public async Task StartAsync() => (_first, _second) = await HotlineServer.StartTwoAsync();

    [TearDown]
    public async Task StopAsync()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status is NUnit.Framework.Interfaces.TestStatus.Failed)
            await TestContext.Out.WriteLineAsync($"{_first?.Log}\n--- second\n{_second?.Log}");
        foreach (var person in _people)
            await person.DisposeAsync();
        _people.Clear();
        if (_second is not null)
            await _second.DisposeAsync();
        if (_first is not null)
            await _first.DisposeAsync();
    }

    private async Task<CounsellorClient> OnShiftAsync(HotlineServer node, string name = "lin")
    {
        var counsellor = await CounsellorClient.OnShiftAsync(node.Url, name);
        _people.Add(counsellor);
        return counsellor;
    }

    private async Task<CallerClient> ArriveAsync(HotlineServer node)
    {
        var caller = CallerClient.Open(node.Url);
        _people.Add(caller);
        await Eventually.ThatAsync(() => caller.Contact is not null, "the caller has arrived", 15, () => $"{caller.Trouble?.Message}");
        return caller;
    }

    private static Task BothReadAsync(CallerClient caller, CounsellorClient counsellor, params string[] texts) => Eventually.ThatAsync(
        () => caller.Texts.SequenceEqual(texts) && counsellor.Texts(caller.Id).SequenceEqual(texts), "both read all, in order", 15,
        () => $"{string.Join(",", caller.Texts)} | {string.Join(",", counsellor.Texts(caller.Id))} {counsellor.Trouble?.Message}");

    /// <summary>A backplane message lost at a node restart: the counsellor's node is down while the caller, at the other one, writes.</summary>
    [Test]
    public async Task Message_WhileTheOtherSidesNodeIsDown_IsThereWhenItIsBack()
    {
        var (lin, caller) = (await OnShiftAsync(_second), await ArriveAsync(_first));
        await lin.AcceptAsync(caller.Id);
        caller.Type("一");
        await BothReadAsync(caller, lin, "一");
        await _second.KillAsync();
        caller.Type("二");
        await Eventually.ThatAsync(() => caller.AllSent, "the message is kept");
        await _second.StartProcessAsync();
        await BothReadAsync(caller, lin, "一", "二");
        lin.Type(caller.Id, "三");
        await BothReadAsync(caller, lin, "一", "二", "三");
    }

    /// <summary>A backplane message lost under nodes that live: the next one shows the hole in the stream, and the hole is filled.</summary>
    [Test]
    public async Task Message_LostOnItsWayBetweenTheNodes_IsFoundByTheHoleInTheStream()
    {
        var (lin, caller) = (await OnShiftAsync(_second), await ArriveAsync(_first));
        await lin.AcceptAsync(caller.Id);
        await caller.BecomesAsync(ContactState.Connected);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(_first.Redis!.ConnectionString);
        // Nobody is subscribed for long enough to be told.
        var sent = false;
        var cutting = Task.Run(async () =>
        {
            while (!Volatile.Read(ref sent))
                await redis.GetDatabase().ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub");
        });
        caller.Type("一");
        await Eventually.ThatAsync(() => caller.AllSent, "the message is kept");
        Volatile.Write(ref sent, true);
        await cutting;
        // Until the nodes hear each other again; the first message that arrives shows what is missing before it.
        var said = new List<string> { "一" };
        await Eventually.ThatAsync(async () =>
        {
            said.Add($"{said.Count + 1}");
            caller.Type(said[^1]);
            await Eventually.ThatAsync(() => caller.AllSent, "the message is kept");
            return lin.Texts(caller.Id).Count > 0;
        }, "the counsellor is told of something", 20);
        await BothReadAsync(caller, lin, [.. said]);
    }

    /// <summary>
    /// A node stands still for longer than an epoch's opening may pause. What it alone knew comes late: it must not stand on a desk whose places
    /// have gone to others meanwhile, nor be lost.
    /// </summary>
    [Test]
    public async Task Node_FrozenWhileTheStoreIsLost_BringsNothingToAFullDeskAndLosesNobody()
    {
        // One counsellor at two desks, each on a node of its own.
        var (elsewhere, lin) = (await OnShiftAsync(_first), await OnShiftAsync(_second));
        CallerClient late;
        var others = new List<CallerClient>();
        await using (await RecordLock.TakeAsync(_first.DataFolder))
        {
            late = await ArriveAsync(_second);
            await lin.AcceptAsync(late.Id);
            await late.BecomesAsync(ContactState.Connected);
            late.Type("在吗");
            await BothReadAsync(late, lin, "在吗");
            await _second.FreezeAsync();
            var asked = elsewhere.Asked;
            await using var redis = await ConnectionMultiplexer.ConnectAsync(_first.Redis!.ConnectionString);
            await redis.GetServers()[0].FlushAllDatabasesAsync();
            await Eventually.ThatAsync(() => elsewhere.Asked > asked && elsewhere.IsIn, "the other node has opened an epoch without the frozen one", 15);
            for (var places = 2; places > 0; places--)
            {
                others.Add(await ArriveAsync(_first));
                await elsewhere.AcceptAsync(others[^1].Id);
                await others[^1].BecomesAsync(ContactState.Connected);
            }
            await _second.ThawAsync();
            await late.BecomesAsync(ContactState.Waiting, 20);
            Assert.That(elsewhere.Cards.Where(c => c.State is ContactState.Connected).Select(c => c.Id), Is.EquivalentTo(others.Select(o => o.Id)));
        }
        Assert.That((await elsewhere.ActAsync(nameof(IConsoleHub.End), others[0].Id)).Refusal, Is.Null);
        Assert.That((await elsewhere.ActAsync(nameof(IConsoleHub.EndWrapUp), others[0].Id)).Refusal, Is.Null);
        await elsewhere.AcceptAsync(late.Id, 20);
        await Eventually.ThatAsync(() => elsewhere.Texts(late.Id).SequenceEqual(["在吗"]), "the next free place is the late one's, with what was said", 15);
        await Eventually.ThatAsync(() => _first.Record.Types(late.Id).Contains("ContactReturned") && _first.Record.Messages(late.Id).Count == 1, "SQL has it all", 15,
            () => string.Join(",", _first.Record.Types(late.Id)));
    }
}
