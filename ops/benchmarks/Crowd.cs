using System.Collections.Concurrent;
using System.Diagnostics;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Bench;

/// <summary>
/// Counsellors at their consoles who take every offer, end the chat and close it at once, and callers who are connected beforehand
/// and start one after another at an even pace, whatever has become of those before (an open loop). Spread over the service's nodes.
/// </summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int AtOnce = 32;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly Service _service;
    private readonly List<HubConnection> _consoles = [];
    private readonly ConcurrentDictionary<Guid, Story> _stories = new();

    private Crowd(Service service) => _service = service;

    private sealed class Story
    {
        public TaskCompletionSource<long> Offered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public ConcurrentDictionary<ContactState, bool> Seen { get; } = new();
    }

    public static async Task<Crowd> OnShiftAsync(Service service, int counsellors)
    {
        var crowd = new Crowd(service);
        for (var i = 0; i < counsellors; i++)
        {
            var console = await service.CounsellorAsync(i);
            console.On<DeskChange>("DeskChanged", change => crowd.See(console, change.Card));
            await console.StartAsync();
            await console.InvokeAsync<DeskSnapshot?>("BeginShift");
            crowd._consoles.Add(console);
        }
        return crowd;
    }

    private Story Of(Guid contact) => _stories.GetOrAdd(contact, _ => new Story());

    private void See(HubConnection console, DeskCard? card)
    {
        if (card is null)
            return;
        var story = Of(card.Id);
        if (card.State is ContactState.Offered)
            story.Offered.TrySetResult(Stopwatch.GetTimestamp());
        if (!story.Seen.TryAdd(card.State, true))
            return;
        if (card is { State: ContactState.Offered, Offer: { } offer })
            _ = console.InvokeAsync<ActResult>("Accept", card.Id, offer.Id);
        else if (card.State is ContactState.Connected)
            _ = console.InvokeAsync<ActResult>("End", card.Id);
        else if (card.State is ContactState.WrapUp)
            _ = console.InvokeAsync<ActResult>("Close", card.Id, new Closing(Disposition.Support, RiskLevel.Low, null));
        else if (card.State is ContactState.Closed)
            story.Closed.TrySetResult();
    }

    /// <returns>For each caller the time from the start to the offer on a counsellor's screen, ms.</returns>
    public async Task<List<double>> ArriveAsync(int callers, double perSecond)
    {
        var connections = await ConnectAsync(callers, _service.Caller);
        var latencies = await PaceAsync(callers, perSecond, async i =>
        {
            var began = Stopwatch.GetTimestamp();
            var contact = (await Service.StartContactAsync(connections[i])).Contact?.Id ?? throw new BenchException("A contact was not let in.");
            var story = Of(contact);
            var latency = Stopwatch.GetElapsedTime(began, await story.Offered.Task.WaitAsync(Longest)).TotalMilliseconds;
            await story.Closed.Task.WaitAsync(Longest);
            _stories.TryRemove(contact, out _);
            return latency;
        });
        await EndAsync(connections);
        return latencies;
    }

    /// <summary>The floor: as many clients, and each caller's one message through the bare relay to a counsellor's client.</summary>
    /// <returns>ms, from one client to the other.</returns>
    public static async Task<List<double>> RelayAsync(ServerProcess relay, int callers, int counsellors, double perSecond)
    {
        HubConnection Bare(int i) => Service.Connect($"{relay.Url}/relay", null);
        var (desks, connections) = (await ConnectAsync(counsellors, Bare), await ConnectAsync(callers, Bare));
        var arrived = new ConcurrentDictionary<Guid, TaskCompletionSource<long>>();
        var ids = await Task.WhenAll(desks.Select(d => d.InvokeAsync<string>("Me")));
        foreach (var desk in desks)
            desk.On<MessageView>("MessageArrived", message => arrived[message.Id].TrySetResult(Stopwatch.GetTimestamp()));
        var latencies = await PaceAsync(callers, perSecond, async i =>
        {
            var (id, shown) = (Guid.CreateVersion7(), new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
            arrived[id] = shown;
            var began = Stopwatch.GetTimestamp();
            await connections[i].InvokeAsync<SendResult>("Send", ids[i % ids.Length], id, "");
            return Stopwatch.GetElapsedTime(began, await shown.Task.WaitAsync(Longest)).TotalMilliseconds;
        });
        await EndAsync(connections);
        await EndAsync(desks);
        return latencies;
    }

    /// <summary>Does the work so often, at an even pace that does not wait for it.</summary>
    private static async Task<List<double>> PaceAsync(int times, double perSecond, Func<int, Task<double>> work)
    {
        var clock = Stopwatch.StartNew();
        var all = new List<Task<double>>(times);
        while (all.Count < times)
        {
            if (clock.Elapsed.TotalSeconds * perSecond >= all.Count)
                all.Add(work(all.Count));
            else
                await Pause.ForAsync(0.001);
        }
        return [.. await Task.WhenAll(all)];
    }

    private static async Task<List<HubConnection>> ConnectAsync(int count, Func<int, HubConnection> make)
    {
        List<HubConnection> connections = [.. Enumerable.Range(0, count).Select(make)];
        await StartAsync(connections);
        return connections;
    }

    public static async Task StartAsync(List<HubConnection> connections) =>
        await Parallel.ForEachAsync(connections, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (connection, cancellation) => await connection.StartAsync(cancellation));

    public static async Task EndAsync(List<HubConnection> connections) =>
        await Parallel.ForEachAsync(connections, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (connection, _) => await connection.DisposeAsync());

    public async ValueTask DisposeAsync() => await EndAsync(_consoles);
}
