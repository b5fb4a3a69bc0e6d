using TwilioEmulator.Network;
using TwilioEmulator.Twiml;
using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Rest;

/// <summary>Changes to somebody inside a conference: mute, hold, what happens when he or she leaves, an announcement.</summary>
internal sealed class ParticipantUpdates(
    Switchboard board, Clock clock, ConferenceEvents events, ConferenceRooms rooms, Announcements announcements)
{
    public void Apply(Participant participant, Posted posted)
    {
        board.Change(() => Set(participant, posted));
        if (posted.Url("AnnounceUrl") is { } url)
        {
            announcements.Start(participant.Conference, participant, new Instruction.Fetch(url, posted.Method("AnnounceMethod")));
        }
    }

    private void Set(Participant participant, Posted posted)
    {
        var conference = participant.Conference;
        if (posted.Flag("Muted") is { } muted && muted != participant.Muted)
        {
            participant.Muted = muted;
            events.Announce(conference, "mute", muted ? "participant-mute" : "participant-unmute", participant);
        }

        if (posted.Flag("Hold") is { } hold && hold != participant.Hold)
        {
            participant.HoldMusic = posted.Url("HoldUrl") is { } url ? new Instruction.Fetch(url, posted.Method("HoldMethod")) : null;
            participant.Hold = hold;
            events.Announce(conference, "hold", hold ? "participant-hold" : "participant-unhold", participant);
        }

        var modified = false;
        if (posted.Flag("EndConferenceOnExit") is { } end && end != participant.EndOnExit)
        {
            participant.EndOnExit = end;
            modified = true;
        }

        if (posted.Flag("Coaching") is { } coaching)
        {
            participant.Coaching = coaching;
            participant.CallSidToCoach = coaching ? posted.Text("CallSidToCoach") : null;
            modified = true;
        }

        if (modified)
        {
            events.Announce(conference, "modify", "participant-modify", participant);
        }

        participant.Updated = clock.Now;
        rooms.TouchAll(conference);
    }
}
