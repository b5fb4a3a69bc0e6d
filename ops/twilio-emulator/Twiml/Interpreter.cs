using System.Xml.Linq;
using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>Follows one instruction of a call, verb by verb.</summary>
internal sealed class Interpreter(
    TwimlSource source, Speech speech, GatherVerb gather, DialVerb dial, EnqueueVerb enqueue, RecordVerb record, DialLegs legs)
{
    private const string ApplicationError = "We are sorry, an application error has occurred. Goodbye.";

    public async Task<Step> RunAsync(Call call, Instruction instruction, Action answer, CancellationToken cancel)
    {
        switch (instruction)
        {
            case Instruction.Fetch fetch:
                return await FollowAsync(new Scene(call, fetch.Url, answer), await source.FetchAsync(call, fetch, cancel), cancel);
            case Instruction.Inline inline:
                return await FollowAsync(new Scene(call, null, answer), source.Read(inline.Twiml, call), cancel);
            case Instruction.Bridge bridge:
                return await BridgeAsync(call, bridge, answer, cancel);
            default:
                throw new ArgumentOutOfRangeException(nameof(instruction));
        }
    }

    private async Task<Step> FollowAsync(Scene scene, XElement? response, CancellationToken cancel)
    {
        if (response is null)
        {
            scene.Answer();
            await speech.SayTextAsync(scene, ApplicationError, "en-US", null, cancel);
            return new Step.End(CallStatus.Completed);
        }

        foreach (var verb in response.Elements())
        {
            if (await RunVerbAsync(scene, verb, cancel) is { } step)
            {
                return step;
            }
        }

        return new Step.Done();
    }

    private async Task<Step?> RunVerbAsync(Scene scene, XElement verb, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        switch (verb.Name.LocalName)
        {
            case "Say" or "Play" or "Pause":
                await speech.RunAsync(scene, verb, cancel);
                return null;
            case "Gather":
                return await gather.RunAsync(scene, verb, cancel);
            case "Redirect":
                return scene.Resolve(verb.Value) is { } url ? new Step.Go(new Instruction.Fetch(url, verb.Method())) : null;
            case "Dial":
                return await dial.RunAsync(scene, verb, cancel);
            case "Enqueue":
                return await enqueue.RunAsync(scene, verb, cancel);
            case "Record":
                return await record.RunAsync(scene, verb, cancel);
            case "Hangup":
                return new Step.End(CallStatus.Completed);
            case "Reject":
                // Only a call that was not answered can be rejected; otherwise Reject is a Hangup.
                return new Step.End(
                    scene.Call.Status != CallStatus.Ringing ? CallStatus.Completed
                    : verb.Text("reason") == "busy" ? CallStatus.Busy : CallStatus.NoAnswer);
            default:
                return null;
        }
    }

    private async Task<Step> BridgeAsync(Call call, Instruction.Bridge bridge, Action answer, CancellationToken cancel)
    {
        if (bridge.Whisper is { } whisper)
        {
            var step = await FollowAsync(new Scene(call, whisper.Url, answer), await source.FetchAsync(call, whisper, cancel), cancel);
            if (step is not Step.Done)
            {
                return step;
            }
        }

        return await legs.StayAsync(call, cancel);
    }
}
