using TwilioEmulator.Network;

namespace TwilioEmulator.Webhooks;

/// <summary>Status callbacks of calls. Its methods are called inside the gate, so that numbers and order agree.</summary>
internal sealed class CallEvents(CallbackSender sender, EmulatorOptions options, Clock clock)
{
    /// <summary>Announces initiated, ringing, answered or completed; the last stands for every way a call can end.</summary>
    public void Announce(Call call, string name)
    {
        if (call.StatusCallback is not { } target || !target.Events.Contains(name))
        {
            return;
        }

        var parameters = CallParameters.Of(call, options.AccountSid, name == "initiated" ? "initiated" : null);
        parameters["CallbackSource"] = "call-progress-events";
        parameters["SequenceNumber"] = CallParameters.Wire(call.Sequence++);
        parameters["Timestamp"] = CallParameters.Rfc2822(clock.Now);
        if (name == "completed")
        {
            parameters["CallDuration"] = CallParameters.Wire(call.DurationSeconds);
            parameters["Duration"] = CallParameters.Wire((call.DurationSeconds + 59) / 60);
            parameters["SipResponseCode"] = call.Status switch
            {
                CallStatus.Busy => "486",
                CallStatus.NoAnswer or CallStatus.Canceled => "487",
                CallStatus.Failed => "404",
                _ => "200",
            };
        }

        sender.Send(call.Sid, "call-status", target, parameters);
    }
}
