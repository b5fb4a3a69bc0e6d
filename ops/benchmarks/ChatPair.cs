using System.Diagnostics;
using Hotline.Core.Contacts;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Bench;

/// <summary>Two clients that write to each other in turns, each waiting for what the other wrote (a closed loop).</summary>
internal sealed class ChatPair(HubConnection caller, HubConnection counsellor) : IAsyncDisposable
{
    /// <summary>Sixty characters: the length of a sentence or two, 180 bytes.</summary>
    private static readonly string Sentence = string.Concat(Enumerable.Repeat("我最近总是睡不着,想找个人说说话。", 4))[..60];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private Guid _awaited;
    private TaskCompletionSource<long> _arrived = new();

    public required Func<Guid, string, Task<SendResult>> FromCaller { get; init; }
    public required Func<Guid, string, Task<SendResult>> FromCounsellor { get; init; }

    /// <summary>A message reached the other side, whose own echo does not count.</summary>
    private void Arrive(MessageView message)
    {
        if (message.Id == _awaited)
            _arrived.TrySetResult(Stopwatch.GetTimestamp());
    }

    /// <summary>Writes so many messages, and notes for each the time from sending to the other side's screen, ms.</summary>
    public async Task WriteAsync(int messages, List<double> latencies)
    {
        for (var i = 0; i < messages; i++)
        {
            var arrived = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            (_arrived, _awaited) = (arrived, Guid.CreateVersion7());
            var began = Stopwatch.GetTimestamp();
            if (await (i % 2 == 0 ? FromCaller : FromCounsellor)(_awaited, Sentence) is { Number: null } refused)
                throw new BenchException($"A message was refused: {refused.Refusal?.ToString() ?? refused.Problem}.");
            var latency = Stopwatch.GetElapsedTime(began, await arrived.Task.WaitAsync(Longest)).TotalMilliseconds;
            lock (latencies)
                latencies.Add(latency);
        }
    }

    public static async Task<List<ChatPair>> ThroughRelayAsync(ServerProcess relay, int count)
    {
        List<ChatPair> pairs = [];
        for (var i = 0; i < count; i++)
        {
            HubConnection a = Service.Connect($"{relay.Url}/relay", null), b = Service.Connect($"{relay.Url}/relay", null);
            await Task.WhenAll(a.StartAsync(), b.StartAsync());
            var (idA, idB) = (await a.InvokeAsync<string>("Me"), await b.InvokeAsync<string>("Me"));
            var pair = new ChatPair(a, b)
            {
                FromCaller = (id, text) => a.InvokeAsync<SendResult>("Send", idB, id, text), FromCounsellor = (id, text) => b.InvokeAsync<SendResult>("Send", idA, id, text),
            };
            a.On<MessageView>("MessageArrived", pair.Arrive);
            b.On<MessageView>("MessageArrived", pair.Arrive);
            pairs.Add(pair);
        }
        return pairs;
    }

    public static async Task<List<ChatPair>> ThroughHotlineAsync(Service service, int count)
    {
        var consoles = new List<HubConnection>();
        var connected = new Dictionary<Guid, TaskCompletionSource<HubConnection>>();
        TaskCompletionSource<HubConnection> Of(Guid contact)
        {
            lock (connected)
                return connected.TryGetValue(contact, out var known) ? known : connected[contact] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        for (var i = 0; i < count; i++)
        {
            var console = await service.CounsellorAsync(i);
            console.On<DeskChange>("DeskChanged", change =>
            {
                if (change.Card is { State: ContactState.Offered, Offer: { } offer } offered)
                    _ = console.InvokeAsync<ActResult>("Accept", offered.Id, offer.Id);
                else if (change.Card is { State: ContactState.Connected } card)
                    Of(card.Id).TrySetResult(console);
            });
            await console.StartAsync();
            await console.InvokeAsync<DeskSnapshot?>("BeginShift");
            consoles.Add(console);
        }
        List<ChatPair> pairs = [];
        for (var i = 0; i < count; i++)
        {
            var caller = service.Caller();
            await caller.StartAsync();
            var contact = (await Service.StartContactAsync(caller)).Contact?.Id ?? throw new BenchException("A contact was not let in.");
            var console = await Of(contact).Task.WaitAsync(TimeSpan.FromSeconds(20));
            var pair = new ChatPair(caller, console)
            {
                FromCaller = (id, text) => caller.InvokeAsync<SendResult>("Send", id, text),
                FromCounsellor = (id, text) => console.InvokeAsync<SendResult>("Send", contact, id, text),
            };
            var turn = pair;
            caller.On<MessageView>("MessageArrived", message => { if (message.Author is Core.Chat.Author.Counsellor) turn.Arrive(message); });
            console.On<DeskMessage>("MessageArrived", message => { if (message.Message.Author is Core.Chat.Author.Caller) turn.Arrive(message.Message); });
            pairs.Add(pair);
        }
        return pairs;
    }

    public async ValueTask DisposeAsync()
    {
        await caller.DisposeAsync();
        await counsellor.DisposeAsync();
    }
}
