using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hotline.Chaos.People;

/// <summary>A simulated counsellor: takes offers, now and then declines or misses one, answers, hands over, ends and closes.</summary>
internal sealed class Agent : CounsellorClient
{
    private readonly Ledger _ledger;
    private readonly Random _dice;
    private readonly Dictionary<Guid, Desk> _desks = [];
    private readonly Dictionary<Guid, (double Due, int Choice)> _offers = [];
    private readonly long _began = Pause.Now;
    private double _presenceDue, _breakDue;

    /// <summary>What this counsellor means to do with one contact.</summary>
    private sealed class Desk
    {
        public double Next, End, CloseFrom;
        public int Answered;
        public bool Transfers;
    }

    public Agent(Uri server, StaffMember staff, Random dice, Ledger ledger) : base(server, staff)
    {
        (_ledger, _dice) = (ledger, dice);
        _breakDue = 20 + dice.NextDouble() * 200;
        Hub.ServerTimeout = TimeSpan.FromSeconds(12);
        Run();
    }

    protected override TimeSpan Tick => TimeSpan.FromMilliseconds(250);

    /// <summary>The shift ends: everybody is brisk.</summary>
    public bool Hurry { get; set; }
    private double Now => Pause.Since(_began);

    protected override async Task ActAsync()
    {
        if (Me is not { } me)
        {
            await SignInAsync();
            return;
        }
        await MindPresenceAsync(me);
        foreach (var card in Cards)
            await MindAsync(card);
    }

    private async Task MindPresenceAsync(CounsellorView me)
    {
        if (me.Presence is Presence.Available)
        {
            _presenceDue = Now + 1 + _dice.NextDouble() * 6;
            if (Hurry || Now < _breakDue)
                return;
            _breakDue = Now + 60 + _dice.NextDouble() * 240;
            switch (_dice.Next(3))
            {
                case 0: await DoAsync(nameof(IConsoleHub.SetPresence), Presence.Break, "水"); break;
                case 1: await DoAsync(nameof(IConsoleHub.EndShift)); break;
                default: DropOut(); break;
            }
        }
        else if (me.Presence is Presence.Break or Presence.NotResponding && Now > _presenceDue)
            await DoAsync(nameof(IConsoleHub.SetPresence), Presence.Available, null);
    }

    private async Task MindAsync(DeskCard card)
    {
        if (card is { State: ContactState.Offered, Offer: { } offer } && offer.Counsellor == Id)
            await DecideAsync(card, offer);
        else if (card.Counsellor != Id)
            return;
        else if (card.State is ContactState.Connected)
            await TalkAsync(card);
        else if (card.State is ContactState.WrapUp)
            await CloseAsync(card);
    }

    private async Task DecideAsync(DeskCard card, Offer offer)
    {
        if (!_offers.TryGetValue(offer.Id, out var plan))
            _offers[offer.Id] = plan = (Now + 0.2 + _dice.NextDouble() * 1.5, Hurry ? 50 : _dice.Next(100));
        // One in thirty rings in vain.
        if (Now < plan.Due || plan.Choice < 3)
            return;
        _offers[offer.Id] = (Now + 3, plan.Choice);
        if (plan.Choice < 8)
            await DoAsync(nameof(IConsoleHub.Decline), card.Id, offer.Id, "忙");
        else
            await DoAsync(nameof(IConsoleHub.Accept), card.Id, offer.Id);
    }

    private Desk DeskOf(Guid contact) => _desks.TryGetValue(contact, out var desk) ? desk : _desks[contact] = new Desk
    {
        End = Now + 15 + _dice.NextDouble() * 45, Transfers = _dice.Next(25) == 0,
    };

    private async Task TalkAsync(DeskCard card)
    {
        var desk = DeskOf(card.Id);
        desk.CloseFrom = 0;
        if (Now < desk.Next || !AllSent)
            return;
        desk.Next = Now + (Hurry ? 0.5 : 1 + _dice.NextDouble() * 3);
        var asked = OnScreen.GetValueOrDefault(card.Id, []).Count(m => m.Author is Author.Caller);
        if (desk.Transfers && asked > 1)
        {
            desk.Transfers = false;
            await DoAsync(nameof(IConsoleHub.Transfer), card.Id, new TransferTarget(Service.Cell.Lines[_dice.Next(2)], null), "请接手");
        }
        else if (asked > desk.Answered)
        {
            desk.Answered = asked;
            Type(card.Id, FormattableString.Invariant($"咨询员 {Staff.Me.UserName} {asked}"));
        }
        else if (Now > (Hurry ? Math.Min(desk.End, desk.Next + 4) : desk.End))
        {
            desk.End = Now + 5;
            await DoAsync(nameof(IConsoleHub.End), card.Id);
        }
    }

    private async Task CloseAsync(DeskCard card)
    {
        var desk = DeskOf(card.Id);
        if (desk.CloseFrom == 0)
            desk.CloseFrom = Now + 0.5 + _dice.NextDouble() * 3;
        if (Now < desk.CloseFrom)
            return;
        desk.CloseFrom = Now + 2;
        // Grave signs hold up closing until somebody has looked.
        await LookAtSignsAsync(card);
        await DoAsync(nameof(IConsoleHub.Close), card.Id, new Closing(Disposition.Support, RiskLevel.Low, "问过了", "督导没有应答"));
    }

    private void DropOut()
    {
        var away = 2 + _dice.NextDouble() * 10;
        _ = Task.Run(async () =>
        {
            await GoOfflineAsync();
            await Pause.ForAsync(away);
            GoOnline();
        });
    }

    private async Task DoAsync(string method, params object?[] arguments)
    {
        var result = await ActAsync(method, arguments);
        if (result is { Refusal: null, Problem: null })
            return;
        _ledger.Refuse($"{method}: {result.Refusal}{result.Problem}");
        // What was refused was not what the screen says: a person would look again.
        GreetAgain();
    }

    protected override void Kept(Guid contact, Guid id, string text) => _ledger.Keep(contact, id, Author.Counsellor, Id, text);

    protected override bool GivesUp(SendResult refused)
    {
        _ledger.Refuse($"counsellor's message: {refused.Refusal}{refused.Problem}");
        return refused.Refusal is Refusal.WrongState or Refusal.NotYours or Refusal.ContactUnknown;
    }
}
