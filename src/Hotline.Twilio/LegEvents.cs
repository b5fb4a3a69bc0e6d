using Hotline.Core.Contacts;
using Hotline.Core.Routing;
using Hotline.Core.Voice;
using Microsoft.Extensions.Logging;

namespace Hotline.Twilio;

/// <summary>
/// What the network tells of the legs. Events arrive twice, late or never: a leg counts only while its offer is the contact's, and a
/// leg of an earlier offer is hung up before it can answer into somebody else's conversation.
/// </summary>
internal sealed class LegEvents(LiveState state, ChangeCall change, AnswerHelp help, LoseCallLeg lose, TwilioRest rest, ILogger<LegEvents> logger)
{
    /// <summary>/leg: the counsellor's call.</summary>
    public async Task LegAsync(VoiceRequest request)
    {
        if (request.Contact is not { } id || request.Offer is not { } offer || await ReadAsync(id) is not { } contact)
            return;
        if (request.IsOver)
        {
            if (IsCurrent(contact, offer, request.CallSid))
                await lose.StaffAsync(contact, request.CallSid, offer,
                    // Picked up and never pressed 1: a machine, or somebody who cannot now.
                    IsOwn(request) && request.CallStatus == "completed" && contact is { State: ContactState.Connecting, Call.CounsellorJoined: false } ? "leg: not taken" : Why(request.CallStatus));
        }
        else if (IsCurrent(contact, offer, request.CallSid))
            // Answered means inside: the network puts the leg straight into the conference, and the conference's own event may get lost.
            await ChangeAsync(contact.Id, new CallChange
            {
                CounsellorSid = request.CallSid,
                CounsellorJoined = !IsOwn(request) && request.CallStatus is ("in-progress" or "answered"),
                Offer = offer,
            });
        else
            await DropAsync(contact, request.CallSid);
    }

    /// <summary>/second: the second person's call, which is the counsellor's once the contact was handed over.</summary>
    public async Task SecondAsync(VoiceRequest request)
    {
        if (request.Contact is { } id && request.Consult is { } consult)
            await SecondAsync(id, consult, request.CallSid, request.CallStatus is "in-progress" or "answered", request.IsOver ? request.CallStatus : null);
    }

    private async Task SecondAsync(Guid id, Guid consult, string sid, bool joined, string? over)
    {
        if (over is not null)
        {
            if (await ReadAsync(id) is { } contact)
                await lose.StaffAsync(contact, sid, consult, Why(over));
            return;
        }
        var step = await state.PatientlyAsync(() => change.SecondAsync(id, consult, sid, joined, CancellationToken.None));
        if (step.Value is { ValueKind: System.Text.Json.JsonValueKind.String } && await ReadAsync(id) is { } moved)
            await DropAsync(moved, sid);
    }

    /// <summary>/conference: who joined and who left.</summary>
    public async Task ConferenceAsync(VoiceRequest request)
    {
        var (happened, sid, label) = (request.Form("StatusCallbackEvent"), request.CallSid, request.Form("ParticipantLabel"));
        if (happened is not ("participant-join" or "participant-leave") || request.Contact is not { } id || await ReadAsync(id) is not { } contact)
            return;
        var joined = happened == "participant-join";
        if (contact.Call?.CallerSid == sid)
            await CallerAsync(contact, sid, joined, request.Form("ReasonParticipantLeft"));
        else if (CallIds.Consult(label) is { } consult)
            await SecondAsync(contact.Id, consult, sid, joined, joined ? null : request.Form("ParticipantCallStatus") ?? "left");
        else if (CallIds.IsHelp(label))
            await HelperAsync(contact, sid, joined, request.Form("ParticipantCallStatus"));
        else if (CallIds.Offer(label) is { } offer)
            await CounsellorAsync(contact, sid, offer, joined, request.Form("ParticipantCallStatus"));
    }

    /// <summary>/status: the caller's call ended.</summary>
    public async Task StatusAsync(VoiceRequest request)
    {
        if (request.IsOver)
            await lose.CallAsync(request.CallSid, $"call {request.CallStatus}");
    }

    private async Task CallerAsync(Contact contact, string sid, bool joined, string? why)
    {
        if (joined && contact.Help is { By: { } by })
            await state.PatientlyAsync(() => help.JoinAsync(contact.Id, by, helper: false, caller: true, CancellationToken.None));
        else if (joined)
            await ChangeAsync(contact.Id, new CallChange { CallerSid = sid, CallerJoined = true });
        // Leaving the conference is not hanging up: a caller whose counsellor broke off while connecting waits again. And when the
        // counsellor ends the conference, both leave; that end is the counsellor's.
        else if ((contact.State is ContactState.Connected || contact.Help?.Joined is not null) && why is null or "" or "participant_hung_up")
            await lose.CallerAsync(contact, sid, "caller left the conference");
    }

    /// <summary>Whoever the guarantee rang. One who comes too late has been told so, or is hung up here.</summary>
    private async Task HelperAsync(Contact contact, string sid, bool joined, string? status)
    {
        if (contact.Help?.By != sid)
            await (joined ? DropAsync(contact, sid) : Task.CompletedTask);
        else if (joined)
            await state.PatientlyAsync(() => help.JoinAsync(contact.Id, sid, helper: true, caller: false, CancellationToken.None));
        else
            await lose.HelperAsync(contact, sid, Why(status ?? "left"));
    }

    private async Task CounsellorAsync(Contact contact, string sid, Guid offer, bool joined, string? status)
    {
        var current = IsCurrent(contact, offer, sid);
        if (joined && current)
            await ChangeAsync(contact.Id, new CallChange { CounsellorSid = sid, CounsellorJoined = true, Offer = offer });
        else if (joined)
            await DropAsync(contact, sid);
        else if (current)
            await lose.StaffAsync(contact, sid, offer, Why(status ?? "left"));
    }

    /// <summary>A counsellor's own telephone: answered is not inside.</summary>
    private static bool IsOwn(VoiceRequest request) => request.Query("own") is not null;

    // The live state reads the prefix: a telephone that nobody answered is a missed offer, the network's own trouble is not the counsellor's.
    private static string Why(string status) => status is "failed" or "canceled" ? $"network: {status}" : $"leg: {status}";

    /// <summary>While connecting the offer decides; once connected it is gone, and the call does.</summary>
    private static bool IsCurrent(Contact contact, Guid offer, string callSid) => contact.State switch
    {
        ContactState.Connecting => contact.Offer?.Id == offer,
        ContactState.Connected => contact.Call?.CounsellorSid == callSid,
        _ => false,
    };

    private async Task DropAsync(Contact contact, string callSid)
    {
        // A conversation whose counsellor's leg is not known is never cut on suspicion.
        if (contact.State is ContactState.Connected && contact.Call?.CounsellorSid is null)
            return;
        logger.StaleLeg(callSid, contact.Id);
        try
        {
            await rest.HangUpAsync(callSid, CancellationToken.None);
        }
        catch (Exception failure)
        {
            logger.StaleLegStays(callSid, contact.Id, VoiceFailures.Result(failure, callerLeg: false).Detail);
        }
    }

    private async Task<Contact?> ReadAsync(Guid id) => (await state.PatientlyAsync(() => state.ReadAsync(id, CancellationToken.None)))?.Contact;

    private Task<Step> ChangeAsync(Guid contact, CallChange what) =>
        state.PatientlyAsync(() => change.HandleAsync(contact, what, CancellationToken.None));
}
