using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Network;

/// <summary>What telephones and the REST API can do to calls.</summary>
internal sealed class Exchange(
    Switchboard board, Clock clock, CallLoop loop, ConferenceRooms rooms, WebhookClient webhooks, EmulatorOptions options)
{
    /// <summary>What the network tells when a caller withholds the number.</summary>
    public const string Anonymous = "+266696687";

    private static readonly HashSet<string> Completed = ["completed"];

    /// <summary>Somebody dials a number of the service. Null when there is no such number.</summary>
    public Call? DialIn(string from, string to)
    {
        if (options.Numbers.Find(n => n.Number == to) is not { } number)
        {
            return null;
        }

        var caller = from is "" or "withheld" or "anonymous" ? Anonymous : from;
        var call = new Call(Sids.New("CA"), caller, to, "inbound", clock.Now)
        {
            StatusCallback = string.IsNullOrEmpty(number.StatusCallback)
                ? null
                : new CallbackTarget(new Uri(number.StatusCallback), "POST", Completed),
        };
        board.Change(() => board.Add(call));
        _ = loop.RunIncomingAsync(call, new Instruction.Fetch(new Uri(number.VoiceUrl), "POST"));
        return call;
    }

    /// <summary>The network rings a telephone; <paramref name="reserve"/> runs in the same step, before anything is announced.</summary>
    public void DialOut(Call call, Instruction first, Action? reserve = null)
    {
        board.Change(() =>
        {
            board.Add(call);
            reserve?.Invoke();
        });
        _ = loop.RunOutgoingAsync(call, first);
    }

    /// <summary>Picks a ringing telephone up. False when it does not ring (any more).</summary>
    public static bool Answer(Call call) => call.Direction != "inbound" && call.Ring.TrySetResult(CallStatus.InProgress);

    public static bool Decline(Call call) => call.Direction != "inbound" && call.Ring.TrySetResult(CallStatus.Busy);

    /// <summary>Ends a call that is connected; a call that rings is canceled. False when it has ended already.</summary>
    public bool HangUp(Call call) => board.Change(() =>
    {
        if (call.Ended)
        {
            return false;
        }

        // An incoming call that nobody answered yet is "no-answer" for Twilio when the caller gives up.
        call.Ending ??= call.Status == CallStatus.InProgress ? CallStatus.Completed
            : call.Direction == "inbound" ? CallStatus.NoAnswer : CallStatus.Canceled;
        call.Ring.TrySetResult(CallStatus.Canceled);
        call.Interrupt();
        return true;
    });

    /// <summary>Replaces what a call in progress is doing. False when it is not in progress.</summary>
    public bool Redirect(Call call, Instruction instruction) => board.Change(() =>
    {
        if (call.Status != CallStatus.InProgress || call.Ending is not null)
        {
            return false;
        }

        call.Pending = instruction;
        call.Detached = call.Direction == "outbound-dial";
        call.Interrupt();
        return true;
    });

    public void Kick(Participant participant)
    {
        if (participant.Joined)
        {
            rooms.Leave(participant, Leaving.Kicked);
        }
        else
        {
            HangUp(participant.Call);
        }
    }

    /// <summary>Keys pressed on the telephone.</summary>
    public void Press(Call call, string digits)
    {
        board.Change(() =>
        {
            call.Write(clock.Now, "me", "digits", digits);
            board.Touch(call);
        });
        foreach (var digit in digits)
        {
            call.Digits.Writer.TryWrite(digit);
        }
    }

    /// <summary>Switches a browser's microphone off or on. False when nothing changes.</summary>
    public bool Silence(Call call, bool on) => board.Change(() =>
    {
        if (call.Silent != on)
        {
            call.Silent = on;
            call.Write(clock.Now, "network", "note", on ? "microphone off" : "microphone on");
            board.Touch(call);
        }

        return true;
    });

    /// <summary>Words spoken (typed) at one telephone, which the others on the same call can hear.</summary>
    public void Speak(Call call, string text) => board.Change(() =>
    {
        call.Write(clock.Now, "me", "spoken", text);
        board.Touch(call);
        var listeners = call.Silent ? [] : call.Participant is { Joined: true, Muted: false, Hold: false } participant
                && participant.Conference.Status == ConferenceStatus.InProgress
            ? participant.Conference.Inside
                .Where(p => p != participant && !p.Hold && (!participant.Coaching || p.Call.Sid == participant.CallSidToCoach))
                .Select(p => p.Call)
            : call.Peer is { } peer ? [peer] : [];
        foreach (var listener in listeners.ToList())
        {
            listener.Write(clock.Now, Telephone(call), "spoken", text);
            board.Touch(listener);
        }
    });

    /// <summary>The telephone at the other end of a leg: who called in, or who was called.</summary>
    public static string Telephone(Call call) => call.Direction == "inbound" ? call.From : call.To;

    public NumberedLog<WebhookRequest> Callbacks => webhooks.Log;
}
