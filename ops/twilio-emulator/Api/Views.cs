using TwilioEmulator.Network;

namespace TwilioEmulator.Api;

/// <summary>A call as the page and the tests see it.</summary>
internal sealed record CallView(
    string Sid, string? ParentSid, string From, string To, string Direction, string Status, bool Ended, string Doing, string? Playing,
    string? Line, DateTimeOffset Created, DateTimeOffset? Answered, DateTimeOffset? EndedAt, int DurationSeconds,
    ConferencePlace? Conference, string? BridgedWith, IReadOnlyList<TranscriptLine> Transcript);

/// <summary>Where in a conference a call is, and with whom.</summary>
internal sealed record ConferencePlace(
    string Sid, string FriendlyName, string Status, string? Label, bool Joined, bool Muted, bool Hold, bool Coaching,
    IReadOnlyList<OtherParty> With);

/// <summary>Somebody else inside the conference.</summary>
internal sealed record OtherParty(string CallSid, string Telephone, string? Label, bool Muted, bool Hold);

/// <summary>A conference as the tests see it.</summary>
internal sealed record ConferenceView(
    string Sid, string FriendlyName, string Status, DateTimeOffset? Started, DateTimeOffset? EndedAt, string? ReasonEnded, string? CallSidEnding,
    IReadOnlyList<ParticipantView> Participants, IReadOnlyList<Visit> Visits);

/// <summary>Somebody who was inside a conference, and when.</summary>
internal sealed record Visit(string CallSid, string Telephone, string? Label, DateTimeOffset JoinedAt, DateTimeOffset? LeftAt);

/// <summary>How much there is of everything: what a storm test awaits.</summary>
/// <param name="Incoming">Calls to the service, ever.</param>
/// <param name="Live">Calls that are up or coming up, either way.</param>
/// <param name="Conferences">Conferences that are not over.</param>
/// <param name="Untold">Callbacks that have not been sent yet.</param>
internal sealed record CountsView(int Incoming, int Live, int Conferences, int Untold);

internal sealed record ParticipantView(
    string CallSid, string Telephone, string? Label, string Status, bool Muted, bool Hold, bool Coaching, bool EndConferenceOnExit);

/// <summary>Makes the views, inside the gate.</summary>
internal sealed class Views(Switchboard board, EmulatorOptions options)
{
    public CallView Of(Call call, int lines = int.MaxValue) => board.Read(() => new CallView(
        call.Sid, call.ParentSid, call.From, call.To, call.Direction, call.Status.Wire(), call.Ended, call.Doing, call.Playing,
        options.Numbers.Find(n => n.Number == call.To || n.Number == call.From)?.LineLabel,
        call.Created, call.Answered, call.EndedAt, call.DurationSeconds,
        call.Participant is { Gone: false } place ? Place(place) : null,
        call.Peer is { } peer ? Exchange.Telephone(peer) : null,
        call.Transcript.TakeLast(lines).ToList()));

    public ConferenceView Of(Conference conference) => board.Read(() => new ConferenceView(
        conference.Sid, conference.FriendlyName, conference.Status.Wire(), conference.Started, conference.EndedAt, conference.ReasonEnded, conference.CallSidEnding,
        conference.Participants
            .Select(p => new ParticipantView(
                p.Call.Sid, Exchange.Telephone(p.Call), p.Label, p.Status, p.Muted, p.Hold, p.Coaching, p.EndOnExit))
            .ToList(),
        conference.Visits.Select(p => new Visit(p.Call.Sid, Exchange.Telephone(p.Call), p.Label, p.JoinedAt ?? p.Created, p.LeftAt)).ToList()));

    private static ConferencePlace Place(Participant place) => new(
        place.Conference.Sid, place.Conference.FriendlyName, place.Conference.Status.Wire(), place.Label, place.Joined,
        place.Muted, place.Hold, place.Coaching,
        place.Conference.Inside
            .Where(p => p != place)
            .Select(p => new OtherParty(p.Call.Sid, Exchange.Telephone(p.Call), p.Label, p.Muted, p.Hold))
            .ToList());
}
