using System.Xml.Linq;
using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>Say, Play and Pause: what the person at the telephone hears.</summary>
internal sealed class Speech(Switchboard board, Clock clock, AudioFiles audio)
{
    // Without this a silent loop of documents would spin.
    private const double Shortest = 0.2;

    public async Task RunAllAsync(Scene scene, IEnumerable<XElement> elements, CancellationToken cancel)
    {
        foreach (var element in elements)
        {
            await RunAsync(scene, element, cancel);
        }
    }

    public Task RunAsync(Scene scene, XElement element, CancellationToken cancel) => element.Name.LocalName switch
    {
        "Say" => SayAsync(scene, element, cancel),
        "Play" => PlayAsync(scene, element, cancel),
        "Pause" => PauseAsync(scene, element, cancel),
        _ => Task.CompletedTask,
    };

    public async Task SayTextAsync(Scene scene, string text, string? language, string? voice, CancellationToken cancel)
    {
        var line = Begin(scene.Call, "saying", "say", text, null, l => l with { Language = language, Voice = voice });
        await HearAsync(scene.Call, line, clock.SecondsToSay(text), cancel);
    }

    private async Task SayAsync(Scene scene, XElement element, CancellationToken cancel)
    {
        scene.Answer();
        var text = string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var times = element.Whole("loop", 1);
        for (var i = 0; times == 0 || i < times; i++)
        {
            await SayTextAsync(scene, text, element.Text("language"), element.Text("voice"), cancel);
        }
    }

    private async Task PlayAsync(Scene scene, XElement element, CancellationToken cancel)
    {
        scene.Answer();
        if (element.Text("digits") is { } digits)
        {
            Begin(scene.Call, "playing", "note", $"DTMF {digits}", null);
            await clock.PassAsync(Math.Max(Shortest, digits.Length * 0.5), cancel);
            return;
        }

        if (scene.Resolve(element.Value) is not { } url || await audio.SecondsAsync(url, scene.Call, cancel) is not { } seconds)
        {
            await clock.PassAsync(Shortest, cancel);
            return;
        }

        var times = element.Whole("loop", 1);
        var line = Begin(scene.Call, "playing", "play", url.Segments[^1], url);
        var total = times == 0 ? 86_400 : Math.Max(Shortest, seconds) * times;
        await HearAsync(scene.Call, line, total, cancel);
        board.Change(() => scene.Call.Playing = null);
    }

    private async Task PauseAsync(Scene scene, XElement element, CancellationToken cancel)
    {
        // A Pause does not answer an incoming call: that is how applications let it ring for a while.
        board.Change(() => scene.Call.Doing = "pause");
        await clock.PassAsync(Math.Max(Shortest, element.Whole("length", 1)), cancel);
    }

    private TranscriptLine Begin(
        Call call, string doing, string kind, string text, Uri? url,
        Func<TranscriptLine, TranscriptLine>? with = null) => board.Change(() =>
    {
        call.Doing = doing;
        call.Playing = url?.AbsoluteUri;
        var line = call.Write(clock.Now, "network", kind, text) with { Url = url?.AbsoluteUri };
        line = with?.Invoke(line) ?? line;
        call.Replace(line);
        board.Touch(call);
        return line;
    });

    private async Task HearAsync(Call call, TranscriptLine line, double seconds, CancellationToken cancel)
    {
        try
        {
            await clock.PassAsync(seconds, cancel);
        }
        catch (OperationCanceledException)
        {
            board.Change(() =>
            {
                call.Playing = null;
                call.Replace(line with { Cut = true });
                board.Touch(call);
            });
            throw;
        }
    }
}
