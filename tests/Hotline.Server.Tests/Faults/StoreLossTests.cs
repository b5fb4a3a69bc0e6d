using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using StackExchange.Redis;

namespace Hotline.Server.Tests.Faults;

/// <summary>The Redis server loses its state under a server that goes on running.</summary>
[Category("Redis")]
internal sealed class StoreLossTests() : FaultFixture(Store.Redis)
{
    private int _asked;

    [Test]
    public async Task Redis_Restarted_EverybodyIsBackInPlace()
    {
        await SetSceneAsync();
        _asked = Lin.Asked;
        Server.Redis!.Stop();
        TypeBoth();
        Server.Redis.Start();
        await NoticedAsync();
        await EverybodyBackAsync();
        await SaidAsync();
        await EverybodyFinishesAsync();
    }

    [Test]
    public async Task Redis_Emptied_EverybodyIsBackInPlace()
    {
        await SetSceneAsync();
        TypeBoth();
        await SaidAsync();
        await RecordedAsync(Waiting.Id, "ContactArrived");
        await FlushAsync();
        await NoticedAsync();
        await EverybodyBackAsync();
        TypeBoth();
        await SaidAsync();
        await EverybodyFinishesAsync(gapsAllowed: true);
    }

    [Test]
    public async Task Redis_EmptiedWhileSqlIsAway_NoMessageIsLostFromAScreen()
    {
        await SetSceneAsync();
        await RecordedAsync(Waiting.Id, "ContactArrived");
        await using (await RecordLock.TakeAsync(Server.DataFolder))
        {
            TypeBoth();
            await SaidAsync();
            await FlushAsync();
            await NoticedAsync();
            await EverybodyBackAsync();
            TypeBoth();
            await SaidAsync();
        }
        await EverybodyFinishesAsync(gapsAllowed: true);
    }

    [Test]
    public async Task Redis_RolledBackFiveSeconds_EverybodyIsBackInPlaceAndSqlHoldsEachEventOnce()
    {
        await SetSceneAsync();
        var copy = Copy();
        for (var i = 0; i < 5; i++)
        {
            TypeBoth();
            await SaidAsync();
            await Eventually.PassAsync(TimeSpan.FromSeconds(1));
        }
        _asked = Lin.Asked;
        Restore(copy);
        TypeBoth();
        await NoticedAsync();
        await EverybodyBackAsync();
        await SaidAsync();
        await EverybodyFinishesAsync(gapsAllowed: true);
    }

    [Test]
    public async Task Redis_RolledBackBehindConnecting_TheChatGoesOn()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.OfferAsync(caller.Id);
        var copy = Copy();
        await lin.AcceptAsync(caller.Id);
        await caller.BecomesAsync(ContactState.Connected);
        caller.Type("在吗");
        await Eventually.ThatAsync(() => lin.Texts(caller.Id).Count == 1, "the message is there");
        _asked = lin.Asked;
        Restore(copy);
        await NoticedAsync(lin);
        await Eventually.ThatAsync(
            () => caller is { IsIn: true, State: ContactState.Connected } && lin.IsIn && lin.Card(caller.Id)?.State is ContactState.Connected, "connected beats offered", 10,
            () => $"{caller.State} {lin.Card(caller.Id)?.State} {lin.Me}");
        lin.Type(caller.Id, "在");
        await Eventually.ThatAsync(() => caller.Texts.SequenceEqual(["在吗", "在"]) && lin.Texts(caller.Id).SequenceEqual(["在吗", "在"]), "the chat goes on", 10,
            () => $"{string.Join(",", caller.Texts)} | {string.Join(",", lin.Texts(caller.Id))} {lin.Trouble?.Message} {string.Join(",", lin.Problems)}");
    }

    /// <summary>
    /// The node that took a message dies with the store, SQL was away, and before its writer is back another message has its number: what only one
    /// screen still shows comes back all the same.
    /// </summary>
    [Test]
    public async Task Redis_EmptiedAndServerKilled_WhatOnlyTheCallersScreenShowsComesBack()
    {
        var lin = await OnShiftAsync("lin");
        var caller = await ArriveAsync();
        await lin.AcceptAsync(caller.Id);
        await caller.BecomesAsync(ContactState.Connected);
        await RecordedAsync(caller.Id, "ContactConnected");
        await lin.GoOfflineAsync();
        await using (await RecordLock.TakeAsync(Server.DataFolder))
        {
            caller.Type("在吗");
            await Eventually.ThatAsync(() => caller.AllSent, "the message is acknowledged");
            await caller.GoOfflineAsync();
            await Server.KillAsync();
            await EmptyAsync();
        }
        await Server.StartProcessAsync();
        lin.GoOnline();
        await Eventually.ThatAsync(() => lin.IsIn, "the counsellor is back");
        await lin.BeginShiftAsync();
        lin.Type(caller.Id, "你好");
        await Eventually.ThatAsync(() => lin.AllSent, "the other message has the number", 10, () => $"{lin.Trouble?.Message} {string.Join(",", lin.Problems)}");
        caller.GoOnline();
        await Eventually.ThatAsync(() => caller.Texts.SequenceEqual(["你好", "在吗"]) && lin.Texts(caller.Id).SequenceEqual(["你好", "在吗"]), "both read both", 10,
            () => $"{string.Join(",", caller.Texts)} | {string.Join(",", lin.Texts(caller.Id))} {caller.Trouble?.Message} {string.Join(",", caller.Problems)}");
        await Eventually.ThatAsync(() => Record.Messages(caller.Id).Count == 2, "SQL holds both");
    }

    /// <summary>A chat ends while SQL is away, and the store is lost before the end is recorded: it stays ended, with all that was said.</summary>
    [Test]
    public async Task Redis_EmptiedWhileSqlIsAway_WhatEndedMeanwhileStaysEndedWithItsMessages()
    {
        var lin = await OnShiftAsync("lin");
        var (closed, unfinished) = (await ArriveAsync(), await ArriveAsync());
        foreach (var caller in new[] { closed, unfinished })
        {
            await lin.AcceptAsync(caller.Id);
            await caller.BecomesAsync(ContactState.Connected);
            await RecordedAsync(caller.Id, "ContactConnected");
        }
        await using (await RecordLock.TakeAsync(Server.DataFolder))
        {
            foreach (var caller in new[] { closed, unfinished })
            {
                caller.Type("谢谢");
                await Eventually.ThatAsync(() => caller.AllSent && lin.Texts(caller.Id).Count == 1, "the message is there");
                Assert.That((await lin.ActAsync(nameof(IConsoleHub.End), caller.Id)).Refusal, Is.Null);
            }
            Assert.That((await lin.ActAsync(nameof(IConsoleHub.Close), closed.Id, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
            _asked = lin.Asked;
            await EmptyAsync();
            await NoticedAsync(lin);
            await Eventually.ThatAsync(() => lin.IsIn && lin.Card(unfinished.Id)?.State is ContactState.WrapUp && lin.Card(closed.Id) is null, "over is over", 10,
                () => $"{lin.Card(unfinished.Id)?.State} {lin.Card(closed.Id)?.State}");
        }
        await Eventually.ThatAsync(() => Record.State(closed.Id) == "Closed" && Record.State(unfinished.Id) == "WrapUp", "SQL has both ends", 15, () => $"{Record.State(closed.Id)} {Record.State(unfinished.Id)}");
        Assert.That((Record.Messages(closed.Id).Count, Record.Messages(unfinished.Id).Count), Is.EqualTo((1, 1)));
    }

    /// <summary>The loss was noticed and the screens were asked: 10 seconds at most, with what follows.</summary>
    private Task NoticedAsync(CounsellorClient? counsellor = null) => Eventually.ThatAsync(() => (counsellor ?? Lin).Asked > _asked, "the screens are asked", 8);

    private async Task FlushAsync()
    {
        _asked = Lin.Asked;
        await EmptyAsync();
    }

    private async Task EmptyAsync()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Server.Redis!.ConnectionString);
        await connection.GetServers()[0].FlushAllDatabasesAsync();
    }

    private string Copy()
    {
        var copy = Directory.CreateTempSubdirectory("hotline-copy-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Server.Redis!.Folder, "appendonlydir")))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    private void Restore(string copy)
    {
        Server.Redis!.Stop();
        var folder = Path.Combine(Server.Redis.Folder, "appendonlydir");
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(copy))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        Directory.Delete(copy, recursive: true);
        Server.Redis.Start();
    }
}
