using System.Xml.Linq;
using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>The legs of a Dial to numbers, clients and SIP addresses: all ring, the first to answer is bridged, the others are canceled.</summary>
internal sealed class DialLegs(Switchboard board, Clock clock, Debugger debugger, Func<Exchange> exchange)
{
    internal sealed record Outcome(string Status, Call? Call);

    public async Task<Outcome> RunAsync(Scene scene, XElement dial, List<XElement> nouns, CancellationToken cancel)
    {
        if (nouns.Count == 0)
        {
            debugger.Error(Debugger.DialFailed, "Dial: nobody to call", scene.Call, scene.Url);
            return new Outcome("failed", null);
        }

        var bridgeAnswers = dial.Flag("answerOnBridge", false);
        if (!bridgeAnswers)
        {
            scene.Answer();
        }

        var seconds = dial.Whole("timeout", 30);
        var calls = nouns.Select(noun => Start(scene, dial, noun, seconds)).ToList();
        board.Change(() =>
        {
            scene.Call.Doing = "dialling";
            board.Touch(scene.Call);
        });
        Call? winner = null;
        try
        {
            await board.WaitAsync(() => calls.Any(c => c.Ready) || calls.All(c => c.Ended), null, cancel);
            winner = board.Change(() => Bridge(scene.Call, calls.Find(c => c.Ready)));
            HangUp(calls.Where(c => c != winner));
            if (winner is null)
            {
                return new Outcome(board.Read(() => Worst(calls)), calls[0]);
            }

            scene.Answer();
            await board.WaitAsync(() => !winner.Ready || winner.Ended, null, cancel);
            return new Outcome("completed", winner);
        }
        finally
        {
            board.Change(() => scene.Call.Peer = null);
            HangUp(calls.Where(c => !c.Detached));
        }
    }

    /// <summary>What the leg itself does once answered.</summary>
    public async Task<Step> StayAsync(Call leg, CancellationToken cancel)
    {
        board.Change(() =>
        {
            leg.Ready = true;
            leg.Doing = "bridged";
            board.Touch(leg);
        });
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock.Time, cancel);
        }
        finally
        {
            board.Change(() =>
            {
                leg.Ready = false;
                leg.Peer = null;
                board.Touch(leg);
            });
        }

        return new Step.Done();
    }

    private Call Start(Scene scene, XElement dial, XElement noun, int seconds)
    {
        var target = (noun.Element("Identity")?.Value ?? noun.Value).Trim();
        var to = noun.Name.LocalName == "Client" && !target.StartsWith("client:", StringComparison.Ordinal) ? $"client:{target}" : target;
        var call = new Call(Sids.New("CA"), dial.Text("callerId") ?? scene.Call.From, to, "outbound-dial", clock.Now)
        {
            ParentSid = scene.Call.Sid,
            RingSeconds = seconds,
            StatusCallback = scene.Callback(noun, "completed"),
        };
        var whisper = noun.Text("url") is { Length: > 0 } url && scene.Resolve(url) is { } resolved
            ? new Instruction.Fetch(resolved, noun.Method())
            : null;
        exchange().DialOut(call, new Instruction.Bridge(whisper));
        return call;
    }

    private Call? Bridge(Call parent, Call? winner)
    {
        if (winner is not null)
        {
            parent.Peer = winner;
            winner.Peer = parent;
            parent.Doing = "bridged";
            board.Touch(parent);
            board.Touch(winner);
        }

        return winner;
    }

    private void HangUp(IEnumerable<Call> calls)
    {
        foreach (var call in calls.ToList())
        {
            exchange().HangUp(call);
        }
    }

    private static string Worst(List<Call> calls) => calls[^1].Status == CallStatus.Completed ? "no-answer" : calls[^1].Status.Wire();
}
