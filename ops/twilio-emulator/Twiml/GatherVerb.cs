using System.Text;
using System.Xml.Linq;
using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>Gather: says its prompts, which a key press cuts short, and collects keys.</summary>
internal sealed class GatherVerb(Switchboard board, Clock clock, Speech speech)
{
    public async Task<Step?> RunAsync(Scene scene, XElement element, CancellationToken cancel)
    {
        scene.Answer();
        var digits = scene.Call.Digits.Reader;
        while (digits.TryRead(out _))
        {
            // Keys pressed before the Gather are not part of it.
        }

        await PromptAsync(scene, element, cancel);
        board.Change(() =>
        {
            scene.Call.Doing = "gathering";
            board.Touch(scene.Call);
        });

        var (keys, finishedOnKey) = await CollectAsync(scene.Call, element, cancel);
        if (keys.Length == 0 && finishedOnKey is null && !element.Flag("actionOnEmptyResult", false))
        {
            return null;
        }

        if (scene.Resolve(element.Text("action")) is not { } action)
        {
            return null;
        }

        var extra = new Dictionary<string, string> { ["Digits"] = keys, ["msg"] = "Gather End" };
        if (finishedOnKey is { } key)
        {
            extra["FinishedOnKey"] = key.ToString();
        }

        return new Step.Go(new Instruction.Fetch(action, element.Method(), extra));
    }

    private async Task PromptAsync(Scene scene, XElement element, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pressed = scene.Call.Digits.Reader.WaitToReadAsync(stop.Token).AsTask();
        var prompts = speech.RunAllAsync(scene, element.Elements(), stop.Token);
        await Task.WhenAny(pressed, prompts);
        await stop.CancelAsync();
        try
        {
            await prompts;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Cut short by a key.
        }
    }

    private async Task<(string Keys, char? FinishedOnKey)> CollectAsync(Call call, XElement element, CancellationToken cancel)
    {
        var finish = element.Text("finishOnKey") ?? "#";
        var wanted = element.Whole("numDigits", int.MaxValue);
        var timeout = element.Whole("timeout", 5);
        var keys = new StringBuilder();
        while (keys.Length < wanted)
        {
            if (await NextAsync(call, timeout, cancel) is not { } key)
            {
                return (keys.ToString(), null);
            }

            if (finish.Contains(key, StringComparison.Ordinal))
            {
                return (keys.ToString(), key);
            }

            keys.Append(key);
        }

        return (keys.ToString(), null);
    }

    private async Task<char?> NextAsync(Call call, int seconds, CancellationToken cancel)
    {
        if (call.Digits.Reader.TryRead(out var ready))
        {
            return ready;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pressed = call.Digits.Reader.WaitToReadAsync(stop.Token).AsTask();
        var limit = clock.PassAsync(seconds, stop.Token);
        await Task.WhenAny(pressed, limit);
        await stop.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        return call.Digits.Reader.TryRead(out var key) ? key : null;
    }
}
