using TwilioEmulator.Webhooks;

namespace TwilioEmulator.Network;

/// <summary>How a participant left, as the participant-leave callback says it.</summary>
internal enum Leaving
{
    HungUp,
    UpdatedViaApi,
    Kicked,
}

/// <summary>Entering, leaving and ending of conferences, with their callbacks.</summary>
internal sealed class ConferenceRooms(Switchboard board, Clock clock, ConferenceEvents events, Recordings recordings)
{
    /// <summary>The live conference of that name, made when there is none. Call it inside the gate.</summary>
    public Conference Open(string name)
    {
        if (board.LiveConference(name) is { } live)
        {
            return live;
        }

        var made = new Conference(Sids.New("CF"), name, clock.Now);
        board.Add(made);
        return made;
    }

    /// <summary>Whether another call has that label in the live conference of that name.</summary>
    public bool IsTaken(string name, string label, Call call) =>
        board.Read(() => board.LiveConference(name)?.Participants.Any(p => p.Label == label && p.Call != call) ?? false);

    /// <summary>A place for a call that still rings. Call it inside the gate.</summary>
    public Participant Reserve(Conference conference, Call call, string? label)
    {
        var participant = new Participant(conference, call, clock.Now) { Label = label };
        conference.Participants.Add(participant);
        call.Participant = participant;
        return participant;
    }

    /// <summary>Lets the call in; the second one inside, if somebody may start it, starts the conference.</summary>
    public Participant Join(Call call, string name, CallbackTarget? callback, Action<Participant> set) => board.Change(() =>
    {
        var participant = call.Participant is { Gone: false, Joined: false } reserved
            ? reserved
            : Reserve(Open(name), call, null);
        var conference = participant.Conference;
        set(participant);
        participant.Joined = true;
        participant.Updated = conference.Updated = clock.Now;
        participant.JoinedAt = clock.Now;
        conference.Visits.Add(participant);
        conference.Callback ??= callback;
        events.Announce(conference, "join", "participant-join", participant);
        if (conference.Status == ConferenceStatus.Init && conference.Inside.Count() > 1 && conference.Inside.Any(p => p.StartOnEnter))
        {
            conference.Status = ConferenceStatus.InProgress;
            conference.Started = clock.Now;
            if (conference.Records)
            {
                recordings.Begin(conference);
            }

            events.Announce(conference, "start", "conference-start");
        }

        TouchAll(conference);
        return participant;
    });

    public void Leave(Participant participant, Leaving how) => board.Change(() =>
    {
        if (participant.Gone)
        {
            return;
        }

        var conference = participant.Conference;
        Remove(participant, how == Leaving.HungUp ? "participant_hung_up" : "participant_updated_via_api");
        if (participant.EndOnExit)
        {
            var reason = how == Leaving.Kicked
                ? "participant-with-end-conference-on-exit-kicked"
                : "participant-with-end-conference-on-exit-left";
            EndNow(conference, reason, participant);
        }
        else if (!conference.Inside.Any())
        {
            EndNow(conference, how == Leaving.Kicked ? "last-participant-kicked" : "last-participant-left", participant);
        }

        TouchAll(conference);
    });

    /// <summary>A call that was to join was not answered. Call it inside the gate, after the call has its last status.</summary>
    public void AddFailed(Participant participant)
    {
        if (participant.Gone)
        {
            return;
        }

        var conference = participant.Conference;
        Remove(participant, "participant_add_failed");
        if (conference.Participants.Count == 0)
        {
            // Nobody was ever inside: there is no conference-end for what never was.
            conference.Status = ConferenceStatus.Completed;
        }

        TouchAll(conference);
    }

    public void EndByApi(Conference conference) => board.Change(() =>
    {
        if (conference.Status != ConferenceStatus.Completed)
        {
            EndNow(conference, "conference-ended-via-api", null);
        }
    });

    /// <summary>Shows every member as changed, because each sees with whom it talks. Call it inside the gate.</summary>
    public void TouchAll(Conference conference)
    {
        foreach (var participant in conference.Participants)
        {
            board.Touch(participant.Call);
        }
    }

    private void Remove(Participant participant, string reason)
    {
        var joined = participant.Joined;
        participant.Gone = true;
        participant.Joined = false;
        participant.Updated = participant.Conference.Updated = clock.Now;
        participant.LeftAt = clock.Now;
        participant.Conference.Participants.Remove(participant);
        board.Touch(participant.Call);
        events.Announce(participant.Conference, "leave", "participant-leave", participant, new Dictionary<string, string>
        {
            ["ReasonParticipantLeft"] = reason,
            ["ParticipantCallStatus"] = joined && !participant.Call.Ended && participant.Call.Ending is { } ending
                ? ending.Wire()
                : participant.Call.Status.Wire(),
        });
    }

    private void EndNow(Conference conference, string reason, Participant? by)
    {
        conference.Status = ConferenceStatus.Completed;
        conference.EndedAt = clock.Now;
        recordings.End(conference);
        conference.ReasonEnded = reason;
        conference.CallSidEnding = by?.Call.Sid;
        foreach (var rest in conference.Inside.ToList())
        {
            Remove(rest, by is null ? "conference_ended_via_api" : "moderator_ended_conference");
        }

        // Legs that still ring go on ringing: they were never inside. The application has to cancel them.
        foreach (var ringing in conference.Participants)
        {
            ringing.Gone = true;
        }

        conference.Participants.Clear();

        var more = new Dictionary<string, string> { ["ReasonConferenceEnded"] = reason, ["Reason"] = reason.Replace('-', ' ') };
        if (by is not null)
        {
            more["CallSidEndingConference"] = by.Call.Sid;
            if (by.Label is { } label)
            {
                more["ParticipantLabelEndingConference"] = label;
            }
        }

        events.Announce(conference, "end", "conference-end", null, more);
    }
}
