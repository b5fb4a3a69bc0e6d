using TwilioEmulator.Network;

namespace TwilioEmulator.Webhooks;

/// <summary>Callbacks of conferences. Its methods are called inside the gate, so that numbers and order agree.</summary>
internal sealed class ConferenceEvents(CallbackSender sender, EmulatorOptions options, Clock clock)
{
    /// <param name="conference">Where it happened.</param>
    /// <param name="subscription">The word in statusCallbackEvent: start, end, join, leave, mute, hold, modify or announcement.</param>
    /// <param name="name">The name of the event, such as participant-unmute.</param>
    /// <param name="participant">Whom it concerns.</param>
    /// <param name="more">Further parameters.</param>
    public void Announce(
        Conference conference, string subscription, string name, Participant? participant = null,
        IReadOnlyDictionary<string, string>? more = null)
    {
        if (conference.Callback is not { } target || !target.Events.Contains(subscription))
        {
            return;
        }

        var parameters = new Dictionary<string, string>
        {
            ["AccountSid"] = options.AccountSid,
            ["ConferenceSid"] = conference.Sid,
            ["FriendlyName"] = conference.FriendlyName,
            ["SequenceNumber"] = CallParameters.Wire(++conference.Sequence),
            ["StatusCallbackEvent"] = name,
            ["Timestamp"] = CallParameters.Rfc2822(clock.Now),
        };
        if (participant is not null)
        {
            parameters["CallSid"] = participant.Call.Sid;
            parameters["Muted"] = CallParameters.Wire(participant.Muted);
            parameters["Hold"] = CallParameters.Wire(participant.Hold);
            parameters["Coaching"] = CallParameters.Wire(participant.Coaching);
            parameters["StartConferenceOnEnter"] = CallParameters.Wire(participant.StartOnEnter);
            parameters["EndConferenceOnExit"] = CallParameters.Wire(participant.EndOnExit);
            if (participant.Label is { } label)
            {
                parameters["ParticipantLabel"] = label;
            }

            if (participant.CallSidToCoach is { } coached)
            {
                parameters["CallSidToCoach"] = coached;
            }
        }

        sender.Send(conference.Sid, "conference-status", target, more is null ? parameters : parameters.With(more));
    }
}
