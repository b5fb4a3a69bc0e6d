using System.Xml.Linq;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TwilioEmulator.Network;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Twiml;

/// <summary>Record: takes a message until a key, silence or the greatest length. What was typed at the telephone counts as sound.</summary>
internal sealed class RecordVerb(Switchboard board, Clock clock, CallbackSender sender, LeftRecordings recordings, EmulatorOptions options, IServer server)
{
    public async Task<Step?> RunAsync(Scene scene, XElement element, CancellationToken cancel)
    {
        scene.Answer();
        var call = scene.Call;
        var sid = Sids.New("RE");
        var began = clock.Now;
        board.Change(() =>
        {
            // Before anybody can see that it records: a key pressed from then on is part of it.
            while (call.Digits.Reader.TryRead(out _))
            {
                // Keys pressed before are not.
            }

            call.Doing = "recording";
            call.Write(began, "network", "note", "recording");
            board.Touch(call);
        });
        string? ended = null;
        var before = Spoken(call);
        var kept = 0;
        try
        {
            ended = await ListenAsync(call, element, cancel);
        }
        finally
        {
            // Silence alone is no recording: Twilio goes on with the next verb, and tells that there is none.
            kept = ended is { Length: > 0 } || board.Read(() => Spoken(call)) > before ? clock.Spoken(clock.Now - began) : 0;
            if (kept > 0)
            {
                recordings.Add(new LeftRecording(sid, call.Sid, began, kept));
            }

            Report(scene, element, sid, kept);
        }

        if (kept == 0)
        {
            return null;
        }

        if (scene.Resolve(element.Text("action")) is not { } action)
        {
            return null;
        }

        return new Step.Go(new Instruction.Fetch(action, element.Method(), new Dictionary<string, string>
        {
            ["RecordingSid"] = sid,
            ["RecordingUrl"] = Url(sid),
            ["RecordingDuration"] = CallParameters.Wire(kept),
            ["Digits"] = ended,
        }));
    }

    private async Task<string> ListenAsync(Call call, XElement element, CancellationToken cancel)
    {
        var finish = element.Text("finishOnKey") ?? "1234567890*#";
        var silence = clock.Scaled(element.Whole("timeout", 5));
        var end = clock.Now + clock.Scaled(element.Whole("maxLength", 3600));
        while (clock.Now < end)
        {
            var spoken = Spoken(call);
            var left = end - clock.Now;
            var heard = await board.WaitAsync(
                () => Spoken(call) != spoken || call.Digits.Reader.Count > 0, left < silence ? left : silence, cancel);
            if (call.Digits.Reader.TryRead(out var key) && finish.Contains(key, StringComparison.Ordinal))
            {
                return key.ToString();
            }

            if (!heard)
            {
                break;
            }
        }

        return "";
    }

    private static int Spoken(Call call) => call.Transcript.Count(l => l.Kind == "spoken");

    private void Report(Scene scene, XElement element, string sid, int seconds)
    {
        if (element.Text("recordingStatusCallback") is { Length: > 0 } text && scene.Resolve(text) is { } url)
        {
            var target = new CallbackTarget(url, element.Method("recordingStatusCallbackMethod"), new HashSet<string>());
            sender.Send(scene.Call.Sid, "recording-status", target, new Dictionary<string, string>
            {
                ["AccountSid"] = options.AccountSid,
                ["CallSid"] = scene.Call.Sid,
                ["RecordingSid"] = sid,
                ["RecordingUrl"] = Url(sid),
                ["RecordingStatus"] = seconds > 0 ? "completed" : "absent",
                ["RecordingDuration"] = CallParameters.Wire(seconds),
                ["RecordingChannels"] = "1",
                ["RecordingSource"] = "RecordVerb",
            });
        }
    }

    private string Url(string sid)
    {
        var address = options.PublicUrl ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        return $"{address.TrimEnd('/')}/2010-04-01/Accounts/{options.AccountSid}/Recordings/{sid}";
    }
}
