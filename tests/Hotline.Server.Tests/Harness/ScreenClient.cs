using Hotline.Core;
using Hotline.Server.Contracts;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Harness;

/// <summary>What both screens do: connect again for ever, say who they are, and send until it is acknowledged.</summary>
internal abstract class ScreenClient : IAsyncDisposable
{
    private const int TicksAfterTrouble = 8;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private readonly List<Action> _held = [];
    private int _snapshots;
    private volatile bool _offline;
    private volatile bool _mustGreet = true;

    protected ScreenClient(Uri server, string hub, string address, Action<HttpConnectionOptions>? configure = null)
    {
        Hub = new HubConnectionBuilder().WithUrl(new Uri(server, hub), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            options.Headers["X-Forwarded-For"] = address;
            configure?.Invoke(options);
        }).AddJsonProtocol(options => HotlineJson.Configure(options.PayloadSerializerOptions)).Build();
        Hub.Closed += _ =>
        {
            _mustGreet = true;
            return Task.CompletedTask;
        };
    }

    public HubConnection Hub { get; }
    protected Lock Gate { get; } = new();

    /// <summary>Why the last try failed.</summary>
    public Exception? Trouble { get; private set; }

    /// <summary>Connected, and what is shown is up to date.</summary>
    public bool IsIn => Hub.State is HubConnectionState.Connected && !_mustGreet;

    /// <summary>How often the screen looks whether there is anything to do.</summary>
    protected virtual TimeSpan Tick => TimeSpan.FromMilliseconds(40);

    protected abstract Task GreetAsync();
    protected abstract Task FlushAsync();

    /// <summary>What a simulated person does at each tick while the screen is up to date.</summary>
    protected virtual Task ActAsync() => Task.CompletedTask;

    /// <summary>How often the server asked for what is on the screen.</summary>
    public int Asked { get; private set; }

    protected void PleaseAnnounce()
    {
        Asked++;
        GreetAgain();
    }

    /// <summary>A gap was seen, or the server asked: say who this is once more.</summary>
    protected void GreetAgain() => _mustGreet = true;

    protected void Run() => _running = RunAsync();

    /// <summary>What the server tells; while a snapshot is on its way it waits, because the snapshot may be older.</summary>
    protected void Told(Action apply)
    {
        lock (Gate)
            if (_snapshots > 0)
                _held.Add(apply);
            else
                apply();
    }

    /// <summary>Fetches a snapshot and takes it before whatever was told in the meantime.</summary>
    protected async Task FetchAsync(Func<Task> fetch)
    {
        lock (Gate)
            _snapshots++;
        try
        {
            await fetch();
        }
        finally
        {
            lock (Gate)
                if (--_snapshots == 0)
                {
                    foreach (var apply in _held)
                        apply();
                    _held.Clear();
                }
        }
    }

    /// <summary>The connection breaks off and stays away.</summary>
    public async Task GoOfflineAsync()
    {
        _offline = true;
        await Hub.StopAsync();
    }

    public void GoOnline() => _offline = false;

    private async Task RunAsync()
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Tick);
        var skip = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (_offline || skip-- > 0)
                    continue;
                skip = 0;
                try
                {
                    if (Hub.State is HubConnectionState.Disconnected)
                        await Hub.StartAsync(_stop.Token);
                    if (_mustGreet)
                    {
                        _mustGreet = false;
                        try
                        {
                            await FetchAsync(GreetAsync);
                        }
                        catch
                        {
                            _mustGreet = true;
                            throw;
                        }
                    }
                    await FlushAsync();
                    await ActAsync();
                }
                catch (Exception e) when (!_stop.IsCancellationRequested)
                {
                    Trouble = e;
                    skip = TicksAfterTrouble;
                }
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The page was closed, perhaps in the middle of connecting: whatever that ended with, nobody waits for it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await Hub.DisposeAsync();
        _stop.Dispose();
    }
}

/// <summary>
/// The messages on a screen: each id once, in the order of their numbers, and whether one is missing. As the web's pages do, by id and never by
/// number: after a loss another message may take a number, and the one that had it stays until it is told its new one.
/// </summary>
internal sealed class Chat
{
    private readonly Dictionary<Guid, MessageView> _byId = [];

    /// <summary>Ids that came under a second number: a screen has moved them.</summary>
    public List<Guid> Moved { get; } = [];
    public List<string> Texts => [.. All.Select(m => m.Text)];
    public IReadOnlyList<MessageView> All => [.. _byId.Values.OrderBy(m => m.Number).ThenBy(m => m.At)];

    /// <summary>Highest number without a gap below.</summary>
    public int Top { get; private set; }
    public bool HasGap => _byId.Count > 0 && _byId.Values.Max(m => m.Number) > Top;

    public void Take(MessageView message)
    {
        if (_byId.TryGetValue(message.Id, out var there) && there.Number != message.Number)
            Moved.Add(message.Id);
        _byId[message.Id] = message;
        var here = _byId.Values.Select(m => m.Number).ToHashSet();
        for (Top = 0; here.Contains(Top + 1);)
            Top++;
    }

    public List<AnnouncedMessage> OnScreen => [.. All.TakeLast(200).Select(m => new AnnouncedMessage(m.Number, m.Id, m.Author, m.At, m.Text))];
}
