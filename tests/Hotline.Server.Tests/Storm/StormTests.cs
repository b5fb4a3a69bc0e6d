using System.Diagnostics;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Server.Tests.Storm;

/// <summary>
/// Hundreds of calls at once, everybody hangs up at the worst moment, and the network fails in every way. When it is over, the network,
/// the live state and SQL agree about every call. HOTLINE_STORM_SEED and HOTLINE_STORM_CALLS deal another, as ops/storm does.
/// </summary>
internal abstract class StormTests(Store store, int calls)
{
    private HotlineServer _server = null!;
    private readonly List<CounsellorClient> _consoles = [];

    [TearDown]
    public async Task StopAsync()
    {
        if (_server is null)
            return;
        if (TestContext.CurrentContext.Result.Outcome.Status is NUnit.Framework.Interfaces.TestStatus.Failed)
            await TestContext.Out.WriteLineAsync(_server.Log[^Math.Min(_server.Log.Length, 60_000)..]);
        foreach (var console in _consoles)
            await console.LeaveAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Storm_Over_NoContactWithoutAnEndNobodyBusyAndTheCountsAgree()
    {
        var plan = StormPlan.Deal(20260302, calls);
        await TestContext.Out.WriteLineAsync($"seed {plan.Seed}, {plan.Calls} calls, {plan.Counsellors} counsellors");
        _server = await HotlineServer.StartAsync(store, settings: Settings, network: [$"--Emulator:Seed={plan.Seed}", "--Emulator:TimeScale=0.05", "--Emulator:RingScale=0.6"]);
        await StormStaff.AddAsync(_server.DataFolder, plan.Counsellors);
        using (var admin = await StaffMember.SignInAsync(_server.Url, "admin"))
            await admin.ChangeLineAsync("12355", line => line with { OfferSeconds = 5, WrapUpSeconds = 5, ProtectedSeconds = 0 });
        var network = _server.Network;
        var callers = Enumerable.Range(1, plan.Calls).Select(i => new StormCaller(network, _server.Record, i, plan.Dice(i))).ToList();
        var counsellors = new List<StormCounsellor>();
        for (var i = 0; i < plan.Counsellors; i++)
        {
            var console = await CounsellorClient.OnShiftAsync(_server.Url, StormStaff.Name(i));
            _consoles.Add(console);
            counsellors.Add(new StormCounsellor(console, network, Phones.Of(StormStaff.Id(i)), id => callers.Find(c => c.Contact == id), plan.Dice(-1 - i)));
        }
        foreach (var fault in StormPlan.Faults)
            await network.BreakAsync(fault);

        using var over = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var working = counsellors.ConvertAll(c => c.LiveAsync(over.Token));
        working.Add(new StormOutside(network).LiveAsync(over.Token));
        await Task.WhenAll(callers.Select(c => c.DialAsync()));
        try
        {
            await Task.WhenAll(callers.Select(c => c.LiveAsync()));
        }
        catch (Exception)
        {
            foreach (var console in _consoles)
                await TestContext.Out.WriteLineAsync($"{console.Staff.Me.UserName} {console.Me?.Presence}: {string.Join(' ', console.Cards.Where(c => c.State is not ContactState.Closed).Select(c => $"{c.Id} {c.State} held {c.Held} joined {c.CallerJoined}/{c.CounsellorJoined}"))}; {string.Join(' ', (await network.LiveAsync($"client:{console.Staff.Me.UserName}")).Select(l => $"{l["status"]} {l["conference"]}"))}");
            throw;
        }
        await TestContext.Out.WriteLineAsync($"{clock.Elapsed.TotalSeconds:0} s: every caller has hung up");
        await network.MendAsync();
        await Eventually.ThatAsync(async () => await network.CountsAsync() is { Live: 0, Conferences: 0, Untold: 0 }, "the network is quiet", 60, () => network.CountsAsync().Result.ToString());
        var record = _server.Record;
        await Eventually.ThatAsync(() => record.StillOpen().Count == 0, "no contact is without an end", 60, () => string.Join('\n', record.StillOpen()));
        await Eventually.ThatAsync(async () => (await BusyAsync()).Count == 0, "no counsellor is busy without a contact", 20, () => string.Join('\n', BusyAsync().Result));
        await over.CancelAsync();
        await Task.WhenAll(working);
        await TestContext.Out.WriteLineAsync($"{clock.Elapsed.TotalSeconds:0} s: everything has ended");

        await (await StormCounts.ReadAsync(_server, callers)).AssertAgreeAsync();
        await Eventually.ThatAsync(async () => await network.RecordingsAsync() == 0, "the network has no recording any more", 60);
        record.AssertWhole();
        Assert.That(_server.Log.Split('\n').Where(l => l.StartsWith("fail:", StringComparison.Ordinal) || l.StartsWith("crit:", StringComparison.Ordinal)), Is.Empty, "nothing broke in the server");
        await CleanNetwork.AssertAsync(network, callbacksMayFail: true);
    }

    private async Task<List<string>> BusyAsync()
    {
        var now = await _consoles[0].Hub.InvokeAsync<ServiceNow>(nameof(IConsoleHub.ReadService));
        return [.. now.Counsellors.Where(c => c.Presence is ShownPresence.Busy or ShownPresence.Offered or ShownPresence.WrapUp).Select(c => $"{c.Alias} {c.Presence}"),
            .. now.Contacts.Select(c => $"{c.Id} {c.State}")];
    }

    private static Dictionary<string, string> Settings => new()
    {
        // This one lives long enough to be compiled well.
        ["DOTNET_TC_CallCounting"] = "1",
        ["Twilio__SweepSeconds"] = "5", ["Twilio__RingSeconds"] = "5", ["Limits__SignInBurst"] = "1000", ["Limits__SignInPerSecond"] = "1000",
    };
}

[Category("Redis"), NonParallelizable]
internal sealed class StormOnRedisTests() : StormTests(Store.Redis, 300);

[Category("Garnet"), NonParallelizable]
internal sealed class StormOnGarnetTests() : StormTests(Store.Garnet, 40);
