using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Chaos.People;

/// <summary>One contact from the caller's side: waits with so much patience, writes so many messages, may drop out for a while or for good.</summary>
internal sealed class Visit : CallerClient
{
    /// <summary>A screen that still misses a message this long after the end has lost it, seconds.</summary>
    private const double LongestCatchUp = 25;
    private readonly Ledger _ledger;
    private readonly Random _dice;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _began = Pause.Now;
    private readonly double _patience;
    private readonly int _messages;
    private readonly bool _leaves, _vanishes;
    private int _typed;
    private long _next = Pause.Now, _ended;
    private bool _told;

    public Visit(Uri server, string line, string address, Random dice, Ledger ledger) : base(server, new StartRequest(Guid.CreateVersion7(), line, null), address)
    {
        (_ledger, _dice) = (ledger, dice);
        _patience = 15 + dice.NextDouble() * 75;
        _messages = dice.Next(1, 8);
        _leaves = dice.Next(2) == 0;
        _vanishes = dice.Next(40) == 0;
        Hub.ServerTimeout = TimeSpan.FromSeconds(12);
        Run();
    }

    /// <summary>Ends when the caller has closed the page.</summary>
    public Task Done => _done.Task;
    public bool Hurry { get; set; }

    protected override TimeSpan Tick => TimeSpan.FromMilliseconds(250);

    private bool IsOver => State is ContactState.WrapUp or ContactState.Closed or ContactState.Abandoned or ContactState.Overflowed;

    protected override async Task ActAsync()
    {
        if (Contact is not { } contact || Hub.State is not HubConnectionState.Connected)
            return;
        if (!_told)
        {
            _told = true;
            _ledger.Arrive(contact.Id);
        }
        if (IsOver)
            Finish(contact);
        else if (contact.State is not ContactState.Connected)
        {
            if (Pause.Since(_began) > (Hurry ? Math.Min(_patience, 20) : _patience))
                await LeaveAsync();
            else if (_dice.Next(1200) == 0)
                DropOut();
        }
        else
            await TalkAsync();
    }

    private async Task TalkAsync()
    {
        if (Pause.Since(_next) < (Hurry ? 0.3 : 1 + _dice.NextDouble() * 4) || !AllSent)
            return;
        _next = Pause.Now;
        if (_dice.Next(60) == 0)
            DropOut();
        else if (_typed < (Hurry ? Math.Min(_messages, 2) : _messages))
            Type(FormattableString.Invariant($"来访者 {++_typed}"));
        else if (_leaves || Hurry || Pause.Since(_began) > 150)
            await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        if (_vanishes)
        {
            // Closes the page without a word: the service must find out by itself.
            Close(false);
            return;
        }
        var result = await Hub.InvokeAsync<ActResult>(nameof(ICallerHub.End));
        if (result.Refusal is { } refusal)
            _ledger.Refuse($"End: {refusal}");
    }

    /// <summary>The network is gone for some seconds.</summary>
    private void DropOut()
    {
        var away = 1 + _dice.NextDouble() * 8;
        _ = Task.Run(async () =>
        {
            await GoOfflineAsync();
            await Pause.ForAsync(away);
            GoOnline();
        });
    }

    /// <summary>The page stays until it shows everything that was said.</summary>
    private void Finish(CallerContact contact)
    {
        if (_ended == 0)
            _ended = Pause.Now;
        var messages = OnScreen;
        var whole = messages.Count >= contact.Messages && messages.Select(m => m.Number).SequenceEqual(Enumerable.Range(1, messages.Count)) && AllSent;
        if (!whole && Pause.Since(_ended) < LongestCatchUp)
        {
            GreetAgain();
            return;
        }
        Close(true);
    }

    private void Close(bool sawTheEnd)
    {
        if (_done.Task.IsCompleted)
            return;
        _ledger.Show(new LastScreen(Id, "caller", OnScreen, sawTheEnd, Contact!.Messages));
        _done.TrySetResult();
    }

    protected override void Kept(Guid id, string text) => _ledger.Keep(Id, id, Author.Caller, null, text);

    protected override bool GivesUp(SendResult refused)
    {
        _ledger.Refuse($"caller's message: {refused.Refusal}{refused.Problem}");
        return refused.Refusal is Refusal.WrongState or Refusal.ContactUnknown;
    }
}
