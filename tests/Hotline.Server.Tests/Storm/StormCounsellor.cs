using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.SignalR;

namespace Hotline.Server.Tests.Storm;

/// <summary>A counsellor of the storm at the console and at the telephone, who does anything that a person might.</summary>
internal sealed class StormCounsellor(CounsellorClient console, TelephoneNetwork network, string telephone, Func<Guid, StormCaller?> callerOf, Random dice)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(60);
    private readonly HashSet<Guid> _judged = [];
    private readonly HashSet<string> _answered = [];
    private readonly Dictionary<Guid, Talks> _does = [];
    private readonly StormConsults _consults = new(console, network, telephone, dice);

    public CounsellorClient Console => console;

    /// <summary>What a counsellor does in a conversation.</summary>
    private enum Talks { Ends, BreaksOff, PassesOn, AsksAColleague, AsksOutside, SaysGoodbye }

    public async Task LiveAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                try
                {
                    await LookAtTelephoneAsync();
                    if (console.IsIn)
                        await LookAtDeskAsync();
                }
                catch (Exception e) when (e is HubException or InvalidOperationException or HttpRequestException)
                {
                    // The connection is away for a moment; a person tries again.
                }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task LookAtTelephoneAsync()
    {
        foreach (var leg in await network.LiveAsync(telephone))
        {
            var sid = (string)leg["sid"]!;
            if ((string)leg["status"]! != "ringing" || !_answered.Add(sid))
                continue;
            if (console.Cards.FirstOrDefault(c => c.State is ContactState.Connecting) is { } card && callerOf(card.Id) is { Leaves: Leaves.AsItRings } caller)
                await caller.HangUpAsync();
            var roll = dice.Next(100);
            if (roll < 85)
                await network.TryAsync(sid, "answer");
            else if (roll < 92)
                await network.TryAsync(sid, "decline");
            // else: let it ring out
            if (roll is >= 80 and < 85)
                await network.TryAsync(sid, "hangup");
        }
    }

    private async Task LookAtDeskAsync()
    {
        if (console.Me is { Presence: Presence.NotResponding or Presence.Break })
            await console.ActAsync(nameof(IConsoleHub.SetPresence), Presence.Available, null);
        foreach (var card in console.Cards)
            if (card.Second is { } second && second.With == console.Id)
                await _consults.BeAskedAsync(card.Id, second);
            else if (card.Counsellor == console.Id || card.Offer?.Counsellor == console.Id)
                await LookAtAsync(card);
    }

    private async Task LookAtAsync(DeskCard card)
    {
        switch (card.State)
        {
            case ContactState.Offered when card.Offer is { } offer && _judged.Add(offer.Id):
                var roll = dice.Next(100);
                if (roll < 85)
                    await console.ActAsync(nameof(IConsoleHub.Accept), card.Id, offer.Id);
                else if (roll < 95)
                    await console.ActAsync(nameof(IConsoleHub.Decline), card.Id, offer.Id, null);
                break;
            case ContactState.Connected when card.Channel is Channel.Message:
                await console.ActAsync(nameof(IConsoleHub.End), card.Id);
                break;
            case ContactState.Connected:
                await TalkAsync(card);
                break;
            case ContactState.WrapUp:
                await console.LookAtSignsAsync(card);
                await console.ActAsync(nameof(IConsoleHub.Close), card.Id, new Closing(Disposition.Support, RiskLevel.Low, card.Priority is Priority.Immediate ? "按键" : null, "督导没有应答"));
                break;
        }
    }

    private async Task TalkAsync(DeskCard card)
    {
        if (card.Second is not null)
        {
            if (await _consults.GoOnAsync(card.Id, card.Second))
                _does[card.Id] = Talks.SaysGoodbye;
            return;
        }
        if (card.Held)
        {
            await console.ActAsync(nameof(IConsoleHub.SwitchCall), card.Id, CallSwitch.Held, false);
            return;
        }
        if (!_does.TryGetValue(card.Id, out var what))
        {
            _does[card.Id] = what = Begin();
            if (dice.Next(4) == 0)
            {
                await console.ActAsync(nameof(IConsoleHub.SwitchCall), card.Id, CallSwitch.Held, true);
                return;
            }
        }
        // Whatever it was, the next time there is a goodbye.
        if (what is not Talks.Ends)
            _does[card.Id] = Talks.SaysGoodbye;
        switch (what)
        {
            case Talks.Ends:
                await console.ActAsync(nameof(IConsoleHub.End), card.Id);
                break;
            case Talks.PassesOn:
                await console.ActAsync(nameof(IConsoleHub.Transfer), card.Id, new TransferTarget(card.Line, null), null);
                break;
            case Talks.AsksAColleague:
                await _consults.AskColleagueAsync(card.Id);
                break;
            case Talks.AsksOutside:
                await console.ActAsync(nameof(IConsoleHub.AskConsult), card.Id, new ConsultTarget(null, StormPlan.Outside), null);
                break;
            case Talks.BreaksOff:
                foreach (var leg in await network.LiveAsync(telephone))
                    await network.TryAsync((string)leg["sid"]!, "hangup");
                break;
            default:
                foreach (var leg in await network.LiveAsync(telephone))
                    await network.TryAsync((string)leg["sid"]!, "say", new { text = StormCaller.Goodbye });
                break;
        }
    }

    private Talks Begin() => dice.Next(100) switch
    {
        < 25 => Talks.Ends,
        < 35 => Talks.BreaksOff,
        < 45 => Talks.PassesOn,
        < 60 => Talks.AsksAColleague,
        < 66 => Talks.AsksOutside,
        _ => Talks.SaysGoodbye,
    };
}
