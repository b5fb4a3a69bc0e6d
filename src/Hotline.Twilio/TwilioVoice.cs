using System.Security.Cryptography;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Outbox;
using Hotline.Core.Recordings;
using Hotline.Core.Routing;
using Hotline.Core.Texts;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotline.Twilio;

/// <summary>Does what the outbox asks for. Each method looks first, because a lease may end while the work is under way.</summary>
internal sealed class TwilioVoice(
    TwilioRest rest, Room room, RingForHelp help, VoiceAddresses addresses, NetworkHealth health, IContactQueue queue, INotifier notifier, TextCipher cipher, VoiceUrls urls,
    IOptions<TwilioOptions> options, TimeProvider time, ILogger<TwilioVoice> logger) : IVoice
{
    public bool IsAway => health.IsAway;

    public Task<VoiceResult> RingCounsellorAsync(OutboxItem item, CancellationToken cancellation) => GuardAsync(item, async token =>
    {
        if (item is not { Offer: { } offer, Call: { } call })
            return Refuse("the accepted offer or the call is missing");
        if ((call.Dialled ?? options.Value.DefaultNumber) is not { Length: > 0 } from)
            return Refuse("no number to ring from: set Twilio:DefaultNumber");
        if (addresses.Of(item) is not { } to)
            return Refuse("the counsellor's voice address is missing or cannot be read");

        var looking = rest.ReadLegsAsync(item.Contact, token);
        var callerLives = call.CallerSid is null || await rest.IsLiveAsync(call.CallerSid, token);
        var legs = await looking;
        if (!callerLives)
            return new VoiceResult(VoiceOutcome.CallerGone);
        var label = CallIds.CounsellorLabel(offer);
        if (legs.FirstOrDefault(leg => leg.Label == label) is { } rung)
            return new VoiceResult(VoiceOutcome.Done, rung.CallSid);
        // A leg of an earlier offer that still rings must not answer into somebody else's conversation.
        foreach (var stale in legs.Where(leg => CallIds.IsStaff(leg.Label)))
            await rest.HangUpAsync(stale.CallSid, token);
        // Nor may the caller stay in a room whose counsellor left it without ending it: back into the wait loop.
        if (legs.FirstOrDefault(leg => leg.CallSid == call.CallerSid && leg is { Inside: true, Seat.EndsRoom: true }) is { } left && legs.Any(leg => CallIds.IsStaff(leg.Label)))
            await rest.EndConferenceAsync(left.ConferenceSid, token);
        if (!BrowserVoice.Is(to))
            return await RingOwnAsync(item.Contact, offer, from, to, cancellation, token);
        var recorded = (await queue.ReadCallerAsync(item.Contact, int.MaxValue, token))?.Contact is { } recordable
            && CallRecording.IsWanted(recordable, (await queue.ReadLinesAsync(token)).FirstOrDefault(line => line.Code == recordable.Line));
        return await RingOnceAsync(item.Contact, label, () => rest.RingAsync(item.Contact, label, new Seat(EndsRoom: true), urls.Leg(item.Contact, offer), from, to, recorded, token), cancellation, token);
    }, cancellation);

    /// <summary>
    /// After a failure it is unknown whether the telephone rings. It is not dialled again blindly: it is looked for, and only a leg that is not
    /// there is dialled once more. The network takes a label once in a conference, so that a lost order that arrives after all rings nobody twice.
    /// </summary>
    private async Task<VoiceResult> RingOnceAsync(Guid contact, string label, Func<Task<string>> ring, CancellationToken cancellation, CancellationToken token)
    {
        VoiceResult? result = null;
        for (var tries = 0; tries < 2; tries++)
        {
            try
            {
                return new VoiceResult(VoiceOutcome.Done, await ring());
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                result = VoiceFailures.Result(failure, callerLeg: false);
            }
            if ((await rest.ReadLegsAsync(contact, token)).FirstOrDefault(leg => leg.Label == label) is { } found)
                return new VoiceResult(VoiceOutcome.Done, found.CallSid);
            if (result.Outcome is not VoiceOutcome.Unreachable)
                break;
        }
        return result!;
    }

    /// <summary>A telephone of one's own. It has no place in the conference before 1 is pressed, so it is looked for among the live calls.</summary>
    private async Task<VoiceResult> RingOwnAsync(Guid id, Guid offer, string from, string to, CancellationToken cancellation, CancellationToken token)
    {
        var rung = (await queue.ReadCallerAsync(id, int.MaxValue, token))?.Contact is { } contact && contact.Offer?.Id == offer ? contact.Call?.CounsellorSid : null;
        foreach (var sid in await rest.FindLiveAsync(from, to, token))
        {
            if (sid == rung)
                return new VoiceResult(VoiceOutcome.Done, sid);
            // Of an earlier offer: a counsellor has one call at a time.
            await rest.HangUpAsync(sid, token);
        }
        return await DialOnceAsync(() => rest.RingOwnAsync(id, offer, from, to, token), from, to, cancellation, token);
    }

    /// <summary>After a failure it is unknown whether the telephone rings: it is looked for among the live calls, not dialled again.</summary>
    private async Task<VoiceResult> DialOnceAsync(Func<Task<string>> dial, string from, string to, CancellationToken cancellation, CancellationToken token)
    {
        try
        {
            return new VoiceResult(VoiceOutcome.Done, await dial());
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var result = VoiceFailures.Result(failure, callerLeg: false);
            return await rest.FindLiveAsync(from, to, token) is [var found, ..] ? new VoiceResult(VoiceOutcome.Done, found) : result;
        }
    }

    public Task<VoiceResult> RingCallerAsync(OutboxItem item, CancellationToken cancellation) => GuardAsync(item, async token =>
    {
        if (item is not { Offer: { } offer, Call: { CallerNumber: { } number } call })
            return Refuse("the accepted offer or the caller's number is missing");
        if ((call.Dialled ?? options.Value.DefaultNumber) is not { Length: > 0 } from)
            return Refuse("no number to ring from: set Twilio:DefaultNumber");
        if (cipher.TryDecrypt(number, item.Contact) is not { } to)
            return Refuse("the caller's number cannot be read");
        if (await rest.FindLiveAsync(from, to, token) is [var rung, ..])
            return new VoiceResult(VoiceOutcome.Done, rung);
        return await DialOnceAsync(() => rest.CallAsync(item.Contact, offer, from, to, token), from, to, cancellation, token);
    }, cancellation);

    public Task<VoiceResult> BringCallerAsync(OutboxItem item, CancellationToken cancellation) => GuardAsync(item, async token =>
    {
        if (item.Call?.CallerSid is not { } caller)
            return Refuse("the caller's leg is missing");
        // Whoever the guarantee rang waits inside.
        var help = item.Offer is null ? item.Call.CounsellorSid : null;
        if ((await rest.ReadLegsAsync(item.Contact, token)).Any(leg => leg.CallSid == caller))
        {
            // Fetching a caller who is inside already would end the conference. The join was told earlier, or got lost: tell it now.
            var step = await (help is null
                ? queue.ChangeCallAsync(item.Contact, new CallChange { CallerSid = caller, CallerJoined = true, Offer = item.Offer }, token)
                : queue.JoinHelpAsync(item.Contact, help, helper: false, caller: true, token));
            await notifier.ShowAsync(step.Events);
            return new VoiceResult(VoiceOutcome.Done, caller);
        }
        await rest.RedirectAsync(caller, urls.Join(item.Contact), token);
        return new VoiceResult(VoiceOutcome.Done, caller);
    }, cancellation, callerLeg: true);

    public Task<VoiceResult> RingSecondAsync(OutboxItem item, CancellationToken cancellation) => GuardAsync(item, async token =>
    {
        if ((await queue.ReadCallerAsync(item.Contact, int.MaxValue, token))?.Contact is not { Consult: { } consult, Call: { } call } contact || consult.Id != item.Offer)
            return Refuse("the second person is not wanted any more");
        if ((call.Dialled ?? options.Value.DefaultNumber) is not { Length: > 0 } from)
            return Refuse("no number to ring from: set Twilio:DefaultNumber");
        if ((consult.Outside is { } number ? addresses.Open(number, contact.Id) : addresses.Of(item)) is not { } to)
            return Refuse("the telephone of the second person is missing or cannot be read");
        var label = CallIds.SecondLabel(consult.Id);
        var legs = await rest.ReadLegsAsync(item.Contact, token);
        if (legs.FirstOrDefault(leg => leg.Label == label) is { } rung)
            return new VoiceResult(VoiceOutcome.Done, rung.CallSid);
        // Before anybody can answer: the caller must not hear what is said about him or her.
        var seats = Room.Of(contact);
        if (legs.FirstOrDefault(leg => leg.Inside && leg.CallSid == call.CallerSid) is { } caller && caller.Seat != seats.Caller)
            await rest.SeatAsync(caller, seats.Caller, token);
        await room.RecordAsync(contact, legs, token);
        return await RingOnceAsync(item.Contact, label, () => rest.RingAsync(item.Contact, label, seats.Second, urls.Second(item.Contact, consult.Id), from, to, recorded: false, token), cancellation, token);
    }, cancellation);

    public Task<VoiceResult> ArrangeRoomAsync(OutboxItem item, CancellationToken cancellation) => GuardAsync(item, async token =>
    {
        await room.ArrangeAsync(item.Contact, item.Call?.CounsellorSid, token);
        return new VoiceResult(VoiceOutcome.Done);
    }, cancellation);

    public Task<VoiceResult> EndCallAsync(OutboxItem item, CancellationToken cancellation) => GuardAsync(item, async token =>
    {
        var contact = (await queue.ReadCallerAsync(item.Contact, int.MaxValue, token))?.Contact;
        var (caller, counsellor) = (item.Call?.CallerSid, item.Call?.CounsellorSid);
        if (contact is not null && LiveState.IsUnderWay(contact))
        {
            // Whoever the guarantee rang may be inside the same conference already: that leg's leaving must not end it.
            if (counsellor is not null && contact.Help is not null
                && (await rest.ReadLegsAsync(item.Contact, token)).FirstOrDefault(leg => leg.CallSid == counsellor && leg is { Inside: true, Seat.EndsRoom: true }) is { } ending)
                await rest.SeatAsync(ending, ending.Seat with { EndsRoom = false }, token);
            // The contact goes on, with this counsellor's leg of an earlier offer gone.
            if (counsellor is not null && (contact.Call?.CounsellorSid != counsellor || contact.State is ContactState.Waiting or ContactState.Offered))
                await rest.HangUpAsync(counsellor, token);
            // A caller who was being rung back, and is not any more.
            if (caller is not null && contact.Callback is not null && contact.Call?.CallerSid != caller)
                await rest.HangUpAsync(caller, token);
            // Back in the queue: not in a room where nobody is any more, whoever's leaving would have ended it.
            if (contact is { State: ContactState.Waiting or ContactState.Offered, Help: null }
                && (await rest.ReadLegsAsync(item.Contact, token)).FirstOrDefault(leg => leg.Inside && leg.CallSid == contact.Call?.CallerSid) is { } left
                // Looked at again: the next counsellor's room has the same name.
                && (await queue.ReadCallerAsync(item.Contact, int.MaxValue, token))?.Contact is { State: ContactState.Waiting or ContactState.Offered, Help: null })
                await rest.EndConferenceAsync(left.ConferenceSid, token);
            return new VoiceResult(VoiceOutcome.Done);
        }
        if (contact is { Call.OutsideSid: not null } or { Overflow.Kind: OverflowKind.Number })
        {
            // Handed over or put through outside: the two go on alone.
            if (counsellor is not null && counsellor != contact.Call?.OutsideSid)
                await rest.HangUpAsync(counsellor, token);
            if (caller is not null && caller != contact.Call?.CallerSid)
                await rest.HangUpAsync(caller, token);
            return new VoiceResult(VoiceOutcome.Done);
        }
        var legs = await rest.ReadLegsAsync(item.Contact, token);
        var inside = legs.FirstOrDefault(leg => leg.CallSid == caller && leg.Started);
        // A caller in the conference hears the thank-you at the Dial's action; one who waits is hung up.
        if (inside is not null)
            await rest.EndConferenceAsync(inside.ConferenceSid, token);
        else if (caller is not null)
            await rest.HangUpAsync(caller, token);
        foreach (var sid in legs.Where(leg => CallIds.IsStaff(leg.Label)).Select(leg => leg.CallSid).Append(counsellor).OfType<string>().Distinct())
            await rest.HangUpAsync(sid, token);
        return new VoiceResult(VoiceOutcome.Done);
    }, cancellation);

    public Task<VoiceResult> CallForHelpAsync(OutboxItem item, CancellationToken cancellation) => GuardAsync(item, token => help.HandleAsync(item, token), cancellation);

    private async Task<VoiceResult> GuardAsync(
        OutboxItem item, Func<CancellationToken, Task<VoiceResult>> work, CancellationToken cancellation, bool callerLeg = false)
    {
        using var longest = new CancellationTokenSource(RunOutbox.Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, longest.Token);
        VoiceResult result;
        try
        {
            result = await work(either.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            result = VoiceFailures.Result(failure, callerLeg);
        }
        if (result.Outcome is VoiceOutcome.Done)
            logger.VoiceDone(item.Kind, item.Contact, result.CallSid);
        else
            logger.VoiceFailed(item.Kind, item.Contact, result.Outcome, result.Detail);
        return result;
    }

    private static VoiceResult Refuse(string why) => new(VoiceOutcome.Refused, Detail: why);
}
