using System.Net;
using System.Text.Json.Nodes;

namespace Hotline.Server.Tests.Emulator;

internal sealed class ConferenceTests : EmulatorFixture
{
    private const string Counsellor = "client:li";

    private string Join => $"<Dial action=\"/after\"><Conference statusCallback=\"{Toy.Url}/room\" endConferenceOnExit=\"true\" "
        + "statusCallbackEvent=\"start end join leave mute hold\" participantLabel=\"caller\">room-1</Conference></Dial>";

    [Test]
    public async Task TwoLegs_JoinTalkAndLeave_SendCallbacksInOrderAndSigned()
    {
        Toy.On("/voice", Join);
        var caller = await DialInAsync();
        await WaitAsync(caller, "joined");
        var (created, participant) = await PostAsync(
            "Conferences/room-1/Participants.json",
            ("From", Line), ("To", Counsellor), ("Label", "counsellor"), ("StatusCallback", $"{Toy.Url}/leg"),
            ("StatusCallbackEvent", "initiated"), ("StatusCallbackEvent", "ringing"),
            ("StatusCallbackEvent", "answered"), ("StatusCallbackEvent", "completed"));
        Assert.That((created, (string)participant!["status"]!), Is.EqualTo((HttpStatusCode.Created, "queued")));
        var leg = (string)(await WaitForLegAsync(Counsellor, "ringing"))["sid"]!;

        await ActAsync(leg, "answer");
        await WaitAsync(caller, "in-conference");
        await ActAsync(caller, "say", new { text = "您好" });
        await WaitAsync(leg, "said:您好");
        var room = (string)participant["conference_sid"]!;
        await PostAsync($"Conferences/{room}/Participants/counsellor.json", ("Muted", "true"));
        await PostAsync($"Conferences/{room}/Participants/{caller}.json", ("Hold", "true"));
        await WaitAsync(caller, "on-hold");
        await ActAsync(caller, "hangup");

        // The caller ends the conference; the leg that the API made has nothing else to do.
        await WaitAsync(leg, "completed");
        var events = await ReceivedAsync("/room", all => all.Any(r => Name(r) == "conference-end"));
        Assert.Multiple(() =>
        {
            Assert.That(events.Select(Name), Is.EqualTo(new[]
            {
                "participant-join", "participant-join", "conference-start", "participant-mute", "participant-hold",
                "participant-leave", "participant-leave", "conference-end",
            }));
            Assert.That(events.Select(e => e.Params["SequenceNumber"]), Is.EqualTo(Enumerable.Range(1, 8).Select(n => $"{n}")));
            Assert.That(events.Select(e => e.SignatureHolds), Is.All.True);
            Assert.That(events[^1].Params["ReasonConferenceEnded"], Is.EqualTo("participant-with-end-conference-on-exit-left"));
            Assert.That(events[^1].Params["CallSidEndingConference"], Is.EqualTo(caller));
            Assert.That(events[1].Params["ParticipantLabel"], Is.EqualTo("counsellor"));
        });
        var statuses = await ReceivedAsync("/leg", all => all.Count == 4);
        Assert.That(statuses.Select(Name), Is.EqualTo(new[] { "initiated", "ringing", "in-progress", "completed" }));
        Assert.That(statuses.Select(s => s.Params["SequenceNumber"]), Is.EqualTo(new[] { "0", "1", "2", "3" }));
    }

    [Test]
    public async Task Kick_Caller_GoesOnWithTheDialAction()
    {
        Toy.On("/voice", Join);
        Toy.On("/after", p => $"<Say>回到队列{p["DialCallStatus"]}</Say><Pause length=\"60000\"/>");
        var caller = await DialInAsync();
        var place = (await WaitAsync(caller, "joined"))["conference"]!;

        using var response = await Rest.DeleteAsync(new Uri($"Conferences/{place["sid"]}/Participants/{caller}.json", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await WaitAsync(caller, "said:回到队列answered");
    }

    [Test]
    public async Task HoldAndAnnounce_ParticipantHearsTheDocuments()
    {
        Toy.On("/voice", Join);
        Toy.On("/hold", "<Say>请稍候</Say>");
        Toy.On("/notice", "<Say>督导已加入</Say>");
        var caller = await DialInAsync();
        var room = (string)(await WaitAsync(caller, "joined"))["conference"]!["sid"]!;
        var path = $"Conferences/{room}/Participants/caller.json";

        await PostAsync(path, ("Hold", "true"), ("HoldUrl", $"{Toy.Url}/hold"));
        await WaitAsync(caller, "said:请稍候");
        await PostAsync(path, ("Hold", "false"));
        await WaitAsync(caller, "doing:conference-waiting");
        await PostAsync(path, ("AnnounceUrl", $"{Toy.Url}/notice"));

        await WaitAsync(caller, "said:督导已加入");
    }

    [Test]
    public async Task LegStillRinging_CallerGone_GoesOnRingingUntilItIsCanceled()
    {
        Toy.On("/voice", Join);
        var caller = await DialInAsync();
        await WaitAsync(caller, "joined");
        var (_, participant) = await PostAsync("Conferences/room-1/Participants.json", ("From", Line), ("To", Counsellor));
        var leg = (string)participant!["call_sid"]!;
        await WaitAsync(leg, "ringing");

        await ActAsync(caller, "hangup");
        await WaitAsync(caller, "completed");

        Assert.That((string)(await WaitAsync(leg, "ringing"))["status"]!, Is.EqualTo("ringing"));
        await PostAsync($"Calls/{leg}.json", ("Status", "completed"));
        await WaitAsync(leg, "canceled");
    }

    [Test]
    public async Task Participant_Declined_LeavesAsNotAdded()
    {
        Toy.On("/voice", Join);
        var caller = await DialInAsync();
        await WaitAsync(caller, "joined");
        await PostAsync("Conferences/room-1/Participants.json", ("From", Line), ("To", Counsellor), ("Label", "counsellor"));
        var leg = (string)(await WaitForLegAsync(Counsellor, "ringing"))["sid"]!;

        await ActAsync(leg, "decline");

        var left = (await ReceivedAsync("/room", all => all.Count == 2))[1];
        Assert.That(
            (Name(left), left.Params["ReasonParticipantLeft"], left.Params["ParticipantCallStatus"]),
            Is.EqualTo(("participant-leave", "participant_add_failed", "busy")));
    }

    [Test]
    public async Task Behaviour_Answer_JoinsByItself()
    {
        using var on = await Http.PostAsync("/api/behaviours", new StringContent(
            "{\"to\":\"client:li\",\"does\":\"answer\"}", System.Text.Encoding.UTF8, "application/json"));
        Toy.On("/voice", Join);
        var caller = await DialInAsync();
        await WaitAsync(caller, "joined");

        await PostAsync("Conferences/room-1/Participants.json", ("From", Line), ("To", Counsellor));

        await WaitAsync(caller, "in-conference");
        var conferences = JsonNode.Parse(await Http.GetStringAsync("/api/conferences"))!.AsArray();
        Assert.That(conferences.Single()!["participants"]!.AsArray(), Has.Count.EqualTo(2));
    }
}
