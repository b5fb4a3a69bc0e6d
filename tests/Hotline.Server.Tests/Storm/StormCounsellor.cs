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
    private readonly Dictionary<Guid, int> _does = [];

    public CounsellorClient Console => console;

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
        foreach (var card in console.Cards.Where(c => c.Counsellor == console.Id || c.Offer?.Counsellor == console.Id))
            switch (card.State)
            {
                case ContactState.Offered when card.Offer is { } offer && _judged.Add(offer.Id):
                    var roll = dice.Next(100);
                    if (roll < 85)
                        await console.ActAsync(nameof(IConsoleHub.Accept), card.Id, offer.Id);
                    else if (roll < 95)
                        await console.ActAsync(nameof(IConsoleHub.Decline), card.Id, offer.Id, null);
                    break;
                case ContactState.Connected:
                    await TalkAsync(card);
                    break;
                case ContactState.WrapUp:
                    await console.LookAtSignsAsync(card);
                    await console.ActAsync(nameof(IConsoleHub.Close), card.Id, new Closing(Disposition.Support, RiskLevel.Low, card.Priority is Priority.Immediate ? "按键" : null));
                    break;
            }
    }

    private async Task TalkAsync(DeskCard card)
    {
        if (card.Held)
        {
            await console.ActAsync(nameof(IConsoleHub.SwitchCall), card.Id, CallSwitch.Held, false);
            return;
        }
        if (!_does.TryGetValue(card.Id, out var what))
        {
            _does[card.Id] = what = dice.Next(100);
            if (what % 4 == 0)
            {
                await console.ActAsync(nameof(IConsoleHub.SwitchCall), card.Id, CallSwitch.Held, true);
                return;
            }
        }
        if (what < 40)
            await console.ActAsync(nameof(IConsoleHub.End), card.Id);
        else
            foreach (var leg in await network.LiveAsync(telephone))
                if (what < 55)
                {
                    // The counsellor's leg breaks off; next time there is a goodbye.
                    await network.TryAsync((string)leg["sid"]!, "hangup");
                    _does[card.Id] = 99;
                }
                else
                    await network.TryAsync((string)leg["sid"]!, "say", new { text = StormCaller.Goodbye });
    }
}
