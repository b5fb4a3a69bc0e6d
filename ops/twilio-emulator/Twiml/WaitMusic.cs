using System.Xml.Linq;
using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>
/// What a call hears while it waits in a queue, in a conference that has not started, or on hold: a document of few verbs,
/// over and over, following its Redirects.
/// </summary>
internal sealed class WaitMusic(TwimlSource source, Speech speech, Clock clock)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Plays until it is cancelled. In a queue, <c>Leave</c> ends it with <see cref="Step.Done"/>, Hangup with an end.</summary>
    /// <param name="scene">The call and the document that named the music.</param>
    /// <param name="music">The document; null: Twilio's own music, or silence.</param>
    /// <param name="parameters">Further parameters, taken anew at each request (the queue's time changes).</param>
    /// <param name="cancel">Ends the music.</param>
    public async Task<Step> RunAsync(
        Scene scene, Instruction.Fetch? music, Func<IReadOnlyDictionary<string, string>>? parameters, CancellationToken cancel)
    {
        var next = music;
        while (next is not null)
        {
            var fetch = next with { Extra = parameters?.Invoke() ?? Nothing };
            if (await source.FetchAsync(scene.Call, fetch, cancel) is not { } response)
            {
                break;
            }

            var step = await FollowAsync(scene with { Url = fetch.Url }, response, cancel);
            if (step is Step.Done or Step.End)
            {
                return step;
            }

            next = step is Step.Go { Instruction: Instruction.Fetch redirected } ? redirected : music;
            await clock.PassRealAsync(0.01, cancel);
        }

        // No document, or one that failed: silence. Twilio too keeps the call where it is.
        await Task.Delay(Timeout.InfiniteTimeSpan, clock.Time, cancel);
        return new Step.Done();
    }

    /// <summary>A document that is said once, such as an announcement.</summary>
    public async Task AnnounceAsync(Scene scene, Instruction.Fetch document, CancellationToken cancel)
    {
        if (await source.FetchAsync(scene.Call, document, cancel) is { } response)
        {
            await FollowAsync(scene with { Url = document.Url }, response, cancel);
        }
    }

    private async Task<Step?> FollowAsync(Scene scene, XElement response, CancellationToken cancel)
    {
        var heard = false;
        foreach (var verb in response.Elements())
        {
            switch (verb.Name.LocalName)
            {
                case "Redirect" when scene.Resolve(verb.Value) is { } url:
                    return new Step.Go(new Instruction.Fetch(url, verb.Method()));
                case "Leave":
                    return new Step.Done();
                case "Hangup":
                    return new Step.End(CallStatus.Completed);
                default:
                    await speech.RunAsync(scene, verb, cancel);
                    heard = true;
                    break;
            }
        }

        if (!heard)
        {
            // An empty document is silence; it must not be requested without end.
            await clock.PassRealAsync(1, cancel);
        }

        return null;
    }
}
