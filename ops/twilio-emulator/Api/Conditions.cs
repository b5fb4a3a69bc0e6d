using TwilioEmulator.Network;

namespace TwilioEmulator.Api;

/// <summary>The conditions that a test can wait for.</summary>
internal static class Conditions
{
    public const string Known =
        "queued, ringing, in-progress, completed (or any other end: ended), busy, no-answer, failed, canceled, joined, in-conference, "
        + "on-hold, off-hold, muted, unmuted, coaching, bridged, gathering, doing:WORD, said:TEXT";

    /// <summary>The condition in words; null when there is no such.</summary>
    public static Func<Call, bool>? Parse(string until)
    {
        if (until.StartsWith("said:", StringComparison.Ordinal))
        {
            var text = until["said:".Length..];
            return call => call.Transcript.Any(
                l => l.Kind is "say" or "play" or "spoken" && l.Text.Contains(text, StringComparison.Ordinal));
        }

        if (until.StartsWith("doing:", StringComparison.Ordinal))
        {
            var word = until["doing:".Length..];
            return call => call.Doing == word;
        }

        return until switch
        {
            "joined" => call => call.Participant is { Joined: true },
            "in-conference" => call => call.Participant is { Joined: true, Conference.Status: ConferenceStatus.InProgress },
            "on-hold" => call => call.Participant is { Joined: true, Hold: true },
            "off-hold" => call => call.Participant is { Joined: true, Hold: false },
            "muted" => call => call.Participant is { Joined: true, Muted: true },
            "unmuted" => call => call.Participant is { Joined: true, Muted: false },
            "coaching" => call => call.Participant is { Joined: true, Coaching: true },
            "bridged" => call => call.Peer is not null,
            "gathering" => call => call.Doing == "gathering",
            "ended" => call => call.Ended,
            _ when Enum.GetValues<CallStatus>().Any(s => s.Wire() == until) => call => call.Status.Wire() == until,
            _ => null,
        };
    }
}
