using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Recordings;
using Hotline.Core.Routing;

namespace Hotline.Twilio;

/// <summary>How everybody takes part in a contact's conference.</summary>
internal sealed record Seats(Seat Caller, Seat Counsellor, Seat Second);

/// <summary>Makes a contact's conference what the live state says. It may be repeated; the state decides, not the order of the orders.</summary>
internal sealed class Room(TwilioRest rest, IContactQueue queue)
{
    /// <summary>While the state changes under the work it is looked at again; a newer change has its own order.</summary>
    private const int Rounds = 3;

    public static Seats Of(Contact contact)
    {
        var (call, consult) = (contact.Call, contact.Consult);
        var brings = consult is { State: not ConsultState.Asked };
        return new Seats(
            // Nobody goes on without the caller.
            new Seat(Held: call?.Held == true || (brings && consult!.Mode is ConsultMode.Private), EndsRoom: true),
            new Seat(Muted: call?.Muted == true, EndsRoom: consult is not { TakesOver: true }),
            new Seat(Muted: consult?.Mode is ConsultMode.Listening, Coaches: consult?.Mode is ConsultMode.Whispering ? call?.CounsellorSid : null));
    }

    /// <param name="id">Whose conference.</param>
    /// <param name="gone">A leg that does not belong there any more.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>How much was not as it should be.</returns>
    public async Task<int> ArrangeAsync(Guid id, string? gone, CancellationToken cancellation)
    {
        var (changed, version) = (0, (long?)null);
        for (var round = 0; round < Rounds; round++)
        {
            if (await ReadAsync(id, cancellation) is not { } before || before.Version == version)
                break;
            // The legs first: nobody is rung before the state says so, so that a leg which a later state does not know is over, and not new.
            var legs = await rest.ReadLegsAsync(id, cancellation);
            if (await ReadAsync(id, cancellation) is not { } contact)
                break;
            version = contact.Version;
            changed += await ArrangeAsync(contact, legs, gone, cancellation);
        }
        return changed;
    }

    private async Task<Contact?> ReadAsync(Guid id, CancellationToken cancellation) => (await queue.ReadCallerAsync(id, int.MaxValue, cancellation))?.Contact;

    private async Task<int> ArrangeAsync(Contact contact, IReadOnlyList<LiveLeg> legs, string? gone, CancellationToken cancellation)
    {
        var changed = 0;
        await RecordAsync(contact, legs, cancellation);
        // Those who stay first: when the others go, nobody's leaving may end the conference.
        foreach (var leg in legs.Where(leg => leg.Inside))
            if (Wanted(contact, leg) is { } seat && seat != leg.Seat)
            {
                await rest.SeatAsync(leg, seat, cancellation);
                changed++;
            }
        foreach (var leg in legs.Where(leg => leg.CallSid == gone || IsOver(contact, leg)).Where(leg => Wanted(contact, leg) is null))
        {
            if (leg is { Inside: true, Seat.EndsRoom: true })
                await rest.SeatAsync(leg, leg.Seat with { EndsRoom = false }, cancellation);
            await rest.HangUpAsync(leg.CallSid, cancellation);
            changed++;
        }
        if (gone is not null && gone != contact.Call?.CounsellorSid && !legs.Any(leg => leg.CallSid == gone))
            await rest.HangUpAsync(gone, cancellation);
        return changed;
    }

    /// <summary>The recording pauses while the caller hears music, and where the service has left the conversation.</summary>
    public async Task RecordAsync(Contact contact, IReadOnlyList<LiveLeg> legs, CancellationToken cancellation)
    {
        if (!CallRecording.IsWanted(contact, (await queue.ReadLinesAsync(cancellation)).FirstOrDefault(line => line.Code == contact.Line)))
            return;
        foreach (var room in legs.Where(leg => leg.Started).Select(leg => leg.ConferenceSid).Distinct())
            await rest.RecordAsync(room, CallRecording.RunsNow(contact, Of(contact).Caller.Held), cancellation);
    }

    private static Seat? Wanted(Contact contact, LiveLeg leg)
    {
        var (call, consult) = (contact.Call, contact.Consult);
        if (contact.State is ContactState.Connected)
        {
            var seats = Of(contact);
            return leg.CallSid == call?.CallerSid ? seats.Caller
                : leg.CallSid == call?.CounsellorSid ? seats.Counsellor
                : consult is { State: not ConsultState.Asked } && CallIds.Consult(leg.Label) == consult.Id ? seats.Second
                : null;
        }
        // Handed over outside: the two go on alone, and whoever hangs up ends it.
        return call?.OutsideSid is { } outside && (leg.CallSid == outside || leg.CallSid == call.CallerSid) ? new Seat(EndsRoom: true) : null;
    }

    /// <summary>A leg that has no business there. A conversation whose counsellor's leg is not known is never cut on suspicion.</summary>
    private static bool IsOver(Contact contact, LiveLeg leg) => CallIds.Consult(leg.Label) is not null || contact switch
    {
        // Of a caller who was rung back and has rung meanwhile, too.
        { State: ContactState.Connected } => CallIds.IsHelp(leg.Label) || (contact.Call?.CounsellorSid is not null && CallIds.IsCounsellor(leg.Label))
            || (leg.Label is CallIds.Caller && contact.Call?.CallerSid is { } caller && leg.CallSid != caller),
        // Handed over outside: the two are alone.
        { Call.OutsideSid: not null } => CallIds.IsCounsellor(leg.Label),
        _ => false,
    };
}
