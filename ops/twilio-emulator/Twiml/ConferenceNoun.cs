using System.Xml.Linq;
using TwilioEmulator.Network;

namespace TwilioEmulator.Twiml;

/// <summary>Dial Conference: the call stays inside until it leaves, is kicked or redirected, or the conference ends.</summary>
internal sealed class ConferenceNoun(Switchboard board, ConferenceRooms rooms, WaitMusic music)
{
    private enum Mode
    {
        Waiting,
        Talking,
        Hold,
        Gone,
    }

    public async Task RunAsync(Scene scene, XElement element, CancellationToken cancel)
    {
        scene.Answer();
        cancel.ThrowIfCancellationRequested();
        var call = scene.Call;
        var coach = element.Text("coach");
        var participant = rooms.Join(call, element.Value.Trim(), scene.Callback(element, ""), p =>
        {
            p.Label = element.Text("participantLabel") ?? p.Label;
            p.Muted = element.Flag("muted", false);
            p.StartOnEnter = element.Flag("startConferenceOnEnter", true);
            p.EndOnExit = element.Flag("endConferenceOnExit", false);
            p.Conference.Records |= element.Text("record") == "record-from-start";
            p.CallSidToCoach = coach;
            p.Coaching = !string.IsNullOrEmpty(coach);
            call.Playing = null;
        });
        var waiting = element.Text("waitUrl") is { Length: > 0 } url && scene.Resolve(url) is { } resolved
            ? new Instruction.Fetch(resolved, element.Method("waitMethod"))
            : null;
        try
        {
            await StayAsync(scene, participant, waiting, cancel);
        }
        finally
        {
            rooms.Leave(participant, board.Read(() => call.Pending is null ? Leaving.HungUp : Leaving.UpdatedViaApi));
        }
    }

    private async Task StayAsync(Scene scene, Participant participant, Instruction.Fetch? waiting, CancellationToken cancel)
    {
        while (true)
        {
            var (mode, hold) = board.Change(() =>
            {
                var now = ModeOf(participant);
                scene.Call.Playing = null;
                scene.Call.Doing = now switch
                {
                    Mode.Waiting => "conference-waiting",
                    Mode.Talking => "conference",
                    Mode.Hold => "conference-hold",
                    _ => "",
                };
                board.Touch(scene.Call);
                return (now, participant.HoldMusic);
            });
            if (mode == Mode.Gone)
            {
                return;
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var background = mode == Mode.Talking
                ? Task.CompletedTask
                : music.RunAsync(scene, mode == Mode.Hold ? hold : waiting, null, stop.Token);
            try
            {
                await board.WaitAsync(() => ModeOf(participant) != mode, null, cancel);
            }
            finally
            {
                await stop.CancelAsync();
                await background.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static Mode ModeOf(Participant participant) =>
        participant.Gone ? Mode.Gone
        : participant.Hold ? Mode.Hold
        : participant.Conference.Status == ConferenceStatus.InProgress ? Mode.Talking
        : Mode.Waiting;
}
