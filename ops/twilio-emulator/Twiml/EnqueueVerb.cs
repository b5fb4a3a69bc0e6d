using System.Xml.Linq;
using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Twiml;

/// <summary>Enqueue: waits with music until the application redirects the call, or the music's document says Leave.</summary>
internal sealed class EnqueueVerb(Switchboard board, Clock clock, WaitMusic music, TwimlSource source)
{
    public async Task<Step?> RunAsync(Scene scene, XElement element, CancellationToken cancel)
    {
        scene.Answer();
        var since = clock.Now;
        var name = element.Value.Trim();
        var sid = Sids.New("QU");
        board.Change(() =>
        {
            scene.Call.Doing = "queued";
            scene.Call.Write(clock.Now, "network", "note", $"queue {name}");
            board.Touch(scene.Call);
        });

        var wait = element.Text("waitUrl") is { Length: > 0 } url && scene.Resolve(url) is { } resolved
            ? new Instruction.Fetch(resolved, element.Method("waitUrlMethod"))
            : null;
        var action = scene.Resolve(element.Text("action"));
        try
        {
            var step = await music.RunAsync(scene, wait, () => Parameters(), cancel);
            if (step is Step.End)
            {
                return step;
            }

            return element.Text("action") is null || action is null ? null : new Step.Go(Action("leave"));
        }
        catch (OperationCanceledException) when (element.Text("action") is not null && action is not null)
        {
            // Twilio tells the action how the queue was left, but then follows the redirect and not the answer.
            var how = board.Read(() => scene.Call.Ending is null ? "redirected" : "hangup");
            _ = source.FetchAsync(scene.Call, Action(how), CancellationToken.None);
            throw;
        }

        Instruction.Fetch Action(string result)
        {
            var parameters = Parameters();
            parameters["QueueResult"] = result;
            return new Instruction.Fetch(action!, element.Method(), parameters);
        }

        Dictionary<string, string> Parameters() => new()
        {
            ["QueueSid"] = sid,
            ["QueueName"] = name,
            ["QueuePosition"] = "1",
            ["CurrentQueueSize"] = "1",
            ["QueueTime"] = CallParameters.Wire((int)(clock.Now - since).TotalSeconds),
        };
    }
}
