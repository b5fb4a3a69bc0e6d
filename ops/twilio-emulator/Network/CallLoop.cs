using TwilioEmulator.Twiml;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Network;

/// <summary>The life of one call: it rings, follows one instruction after the other, and ends.</summary>
internal sealed partial class CallLoop(
    Switchboard board, Clock clock, CallEvents events, ConferenceRooms rooms, Faults faults, Behaviours behaviours,
    Interpreter interpreter, ILogger<CallLoop> log)
{
    /// <summary>An incoming call. Twilio answers it with the first verb that needs it to be answered.</summary>
    public async Task RunIncomingAsync(Call call, Instruction first)
    {
        board.Change(() =>
        {
            call.Status = CallStatus.Ringing;
            board.Touch(call);
        });
        await FollowAsync(call, first);
    }

    /// <summary>An outgoing call, which somebody has to answer.</summary>
    public async Task RunOutgoingAsync(Call call, Instruction first)
    {
        if (await RingAsync(call))
        {
            await FollowAsync(call, first);
        }
    }

    private async Task<bool> RingAsync(Call call)
    {
        var behaviour = behaviours.Of(call.To);
        var fault = board.Change(() =>
        {
            events.Announce(call, "initiated");
            if (behaviour == Behaviour.Unreachable || faults.Strike("failed", call.To) is not null)
            {
                return CallStatus.Failed;
            }

            call.Status = CallStatus.Ringing;
            call.Updated = clock.Now;
            call.Doing = "ringing";
            events.Announce(call, "ringing");
            board.Touch(call);
            return behaviour == Behaviour.Busy || faults.Strike("busy", call.To) is not null ? CallStatus.Busy
                : faults.Strike("no-answer", call.To) is not null ? CallStatus.NoAnswer
                : (CallStatus?)null;
        });
        if (fault is null && behaviour is Behaviour.Answer or Behaviour.Machine)
        {
            call.Ring.TrySetResult(CallStatus.InProgress);
        }

        if (fault is { } end)
        {
            call.Ring.TrySetResult(end);
        }

        using var stop = new CancellationTokenSource();
        var limit = Task.Delay(clock.Ringing(call.RingSeconds), clock.Time, stop.Token);
        if (await Task.WhenAny(call.Ring.Task, limit) == limit)
        {
            call.Ring.TrySetResult(CallStatus.NoAnswer);
        }

        await stop.CancelAsync();
        var outcome = await call.Ring.Task;
        return board.Change(() =>
        {
            if (outcome == CallStatus.InProgress)
            {
                call.AnsweredBy = !call.DetectsMachines ? null : behaviour == Behaviour.Machine ? "machine_start" : "human";
                if (behaviour == Behaviour.Machine)
                {
                    call.Write(clock.Now, "network", "note", "answering machine");
                }

                Answer(call);
                return true;
            }

            Finish(call, outcome);
            return false;
        });
    }

    private async Task FollowAsync(Call call, Instruction first)
    {
        Instruction? next = first;
        while (next is not null)
        {
            var instruction = next;
            var interrupted = board.Change(call.BeginInstruction);
            Step step;
            try
            {
                step = await interpreter.RunAsync(call, instruction, () => board.Change(() => Answer(call)), interrupted);
            }
            catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
            {
                step = new Step.Interrupted();
            }
#pragma warning disable CA1031 // a fault of the emulator must end this call and nothing else
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogBroken(call.Sid, e);
                step = new Step.End(CallStatus.Failed);
            }

            // In one step with the end of the call: an update finds the call either alive and is followed, or ended.
            next = board.Change(() => Next(call, step));
        }
    }

    private Instruction? Next(Call call, Step step)
    {
        var pending = call.Pending;
        call.Pending = null;
        call.Playing = null;
        if (call.Ending is { } ending)
        {
            Finish(call, ending);
            return null;
        }

        if (pending is not null)
        {
            return pending;
        }

        if (step is Step.Go go)
        {
            return go.Instruction;
        }

        Finish(call, step is Step.End end ? end.Status : CallStatus.Completed);
        return null;
    }

    private void Answer(Call call)
    {
        if (call.Status == CallStatus.InProgress)
        {
            return;
        }

        call.Status = CallStatus.InProgress;
        call.Answered = call.Updated = clock.Now;
        call.Doing = "answered";
        events.Announce(call, "answered");
        board.Touch(call);
    }

    private void Finish(Call call, CallStatus status)
    {
        call.Status = status;
        call.EndedAt = call.Updated = clock.Now;
        call.Doing = "";
        call.Write(clock.Now, "network", "note", status.Wire());
        if (call.Participant is { } participant)
        {
            rooms.AddFailed(participant);
        }

        events.Announce(call, "completed");
        board.Touch(call);
    }

    [LoggerMessage(2, LogLevel.Error, "Call {CallSid} ended by a fault of the emulator")]
    private partial void LogBroken(string callSid, Exception e);
}
