using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Core.Voice;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

/// <summary>
/// Every 30 seconds (Twilio:SweepSeconds) the live state is compared with the network's own lists: an event that told of a leg's end or
/// joining may have been lost, and so may an order that ends a conference, or that puts somebody on hold in it. What a list lacks is asked
/// for by itself before anything is believed, and telling twice changes nothing, so that every node may sweep.
/// </summary>
internal sealed class SweepCalls(
    IContactQueue queue, TwilioRest rest, LoseCallLeg lose, ChangeCall change, AnswerHelp help, Room room, IOptions<TwilioOptions> options, TimeProvider time, ILogger<SweepCalls> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SweepSeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                try
                {
                    await HandleAsync(stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    // The network or the live state is away: those who wait keep their places, and the next sweep looks again.
                    logger.NotSwept(VoiceFailures.Result(failure, callerLeg: false).Detail ?? failure.GetType().Name);
                }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <returns>How much was found that nobody had told of.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        var known = (await queue.ReadOpenContactsAsync(cancellation)).Where(c => c.Call is not null && LiveState.IsUnderWay(c)).ToList();
        var found = 0;
        if (known.Count > 0)
        {
            var live = await rest.ReadLiveAsync(cancellation);
            foreach (var contact in known)
                found += await EndsAsync(contact, live, cancellation) ?? await JoinsAsync(contact, cancellation);
        }
        return found + await RoomsAsync(cancellation);
    }

    /// <returns>Null: every leg is up.</returns>
    private async Task<int?> EndsAsync(Contact contact, IReadOnlySet<string> live, CancellationToken cancellation)
    {
        if (await IsLostAsync(contact.Call!.CallerSid, live, cancellation))
        {
            await lose.CallerAsync(contact, contact.Call.CallerSid!, "call lost, found by the sweep");
            return 1;
        }
        int? lost = null;
        if (contact.Help is { By: { } helper } && await IsLostAsync(helper, live, cancellation))
        {
            await lose.HelperAsync(contact, helper, "leg: lost");
            lost = 1;
        }
        if (contact.State is ContactState.Connecting or ContactState.Connected && await IsLostAsync(contact.Call.CounsellorSid, live, cancellation))
        {
            await lose.StaffAsync(contact, contact.Call.CounsellorSid!, contact.Offer?.Id ?? Guid.Empty, "leg: lost");
            lost = 1;
        }
        if (contact.Consult is { Sid: { } second } consult && await IsLostAsync(second, live, cancellation))
        {
            await lose.StaffAsync(contact, second, consult.Id, "leg: lost");
            lost = (lost ?? 0) + 1;
        }
        return lost;
    }

    /// <summary>Somebody who is inside the conference and of whom nobody was told: two people may be talking whom the service takes for waiting.</summary>
    private async Task<int> JoinsAsync(Contact contact, CancellationToken cancellation)
    {
        var consult = contact.Consult is { State: ConsultState.Connecting } rung ? rung : null;
        if (contact.State is not ContactState.Connecting && consult is null && contact.Help is not { Joined: null })
            return 0;
        var legs = (await rest.ReadLegsAsync(contact.Id, cancellation)).Where(leg => leg.Inside).ToList();
        var told = 0;
        if (contact.State is ContactState.Connecting && contact.Offer is { } offer)
        {
            if (contact.Call is { CounsellorJoined: false } && legs.Find(leg => CallIds.Offer(leg.Label) == offer.Id) is { } counsellor)
            {
                await change.HandleAsync(contact.Id, new CallChange { CounsellorSid = counsellor.CallSid, CounsellorJoined = true, Offer = offer.Id }, cancellation);
                told++;
            }
            if (contact.Call is { CallerJoined: false, CallerSid: { } caller } && legs.Exists(leg => leg.CallSid == caller))
            {
                await change.HandleAsync(contact.Id, new CallChange { CallerSid = caller, CallerJoined = true, Offer = offer.Id }, cancellation);
                told++;
            }
        }
        if (contact.Help is { By: { } helper } known)
        {
            var comes = known.HelperInside is null && legs.Exists(leg => leg.CallSid == helper);
            var caller = known.CallerInside is null && legs.Exists(leg => leg.CallSid == contact.Call?.CallerSid);
            if (comes || caller)
                await help.JoinAsync(contact.Id, helper, comes, caller, cancellation);
            told += (comes ? 1 : 0) + (caller ? 1 : 0);
        }
        if (consult is not null && legs.Find(leg => CallIds.Consult(leg.Label) == consult.Id) is { } second)
        {
            await change.SecondAsync(contact.Id, consult.Id, second.CallSid, joined: true, cancellation);
            told++;
        }
        return told;
    }

    /// <summary>
    /// Conferences that should be over: the order that ends them did not reach the network, and whoever is left hears music for ever. And those
    /// that are not as the contact says: a caller who should be on hold hears what is said about him or her.
    /// </summary>
    private async Task<int> RoomsAsync(CancellationToken cancellation)
    {
        var ended = 0;
        foreach (var (sid, id) in await rest.ReadRoomsAsync(cancellation))
        {
            if (await OverAsync(id, cancellation) is not { } contact)
            {
                ended += await RepairAsync(id, sid, cancellation);
                continue;
            }
            var legs = await rest.ReadLegsAsync(id, cancellation);
            // Looked at again: whoever was offered meanwhile and accepted has legs of the same name.
            if ((await OverAsync(id, cancellation))?.Version != contact.Version)
                continue;
            logger.RoomLeft(id, contact.State);
            foreach (var leg in legs.Where(leg => CallIds.IsStaff(leg.Label)))
                await rest.HangUpAsync(leg.CallSid, cancellation);
            await rest.EndConferenceAsync(sid, cancellation);
            ended++;
        }
        return ended;
    }

    /// <summary>Those who were handed over outside go on alone, however soon the contact closes: nobody is left on hold, or with somebody who has gone.</summary>
    private async Task<int> RepairAsync(Guid id, string conference, CancellationToken cancellation)
    {
        if ((await queue.ReadCallerAsync(id, int.MaxValue, cancellation))?.Contact is not { } contact || contact is not ({ State: ContactState.Connected } or { Call.OutsideSid: not null }))
            return 0;
        if (contact is { State: not ContactState.Connected, Call.OutsideSid: { } outside } && !await rest.IsLiveAsync(outside, cancellation))
        {
            logger.RoomLeft(id, contact.State);
            await rest.EndConferenceAsync(conference, cancellation);
            return 1;
        }
        var repaired = await room.ArrangeAsync(id, gone: null, cancellation);
        if (repaired > 0)
            logger.RoomRepaired(id, repaired);
        return repaired;
    }

    /// <summary>The contact, if nobody may be in its conference. One that is not known is left alone: a store may have been lost, and its people may be talking.</summary>
    private async Task<Contact?> OverAsync(Guid id, CancellationToken cancellation) =>
        (await queue.ReadCallerAsync(id, int.MaxValue, cancellation))?.Contact is { } contact && IsOver(contact) ? contact : null;

    private static bool IsOver(Contact contact) => contact.State switch
    {
        // Handed over outside: the two go on alone.
        ContactState.WrapUp or ContactState.Closed => contact.Call?.OutsideSid is null,
        ContactState.Overflowed => contact.Call?.OutsideSid is null,
        // Whoever the guarantee rang is inside, or on the way in.
        ContactState.Waiting when contact.Help is not null => false,
        ContactState.Abandoned or ContactState.Waiting or ContactState.Offered => true,
        _ => false,
    };

    private async Task<bool> IsLostAsync(string? sid, IReadOnlySet<string> live, CancellationToken cancellation) =>
        sid is not null && !live.Contains(sid) && !await rest.IsLiveAsync(sid, cancellation);
}
