using System.Net;
using System.Text.Json.Nodes;

namespace Hotline.Server.Tests.Emulator;

internal sealed class ConferenceTests : EmulatorFixture
{
    private const string Counsellor = "client:li";

    private string Join => $"<Dial action=\"/after\"><Conference statusCallback=\"{Toy.Url}/room\" endConferenceOnExit=\"true\" "
        + "statusCallbackEvent=\"start end join leave mute hold\" participantLabel=\"caller\">room-1</Conference></Dial>";

    [Test]
    public async Task Update_WhileWaiting_InterruptsAtOnce()
    {
        Toy.On("/voice", "<Say>请等候</Say><Pause length=\"60000\"/>");
        Toy.On("/connect", "<Say>现在接通</Say><Pause length=\"60000\"/>");
        var sid = await DialInAsync();
        await WaitAsync(sid, "doing:pause");

        var (status, body) = await PostAsync($"Calls/{sid}.json", ("Url", $"{Toy.Url}/connect"), ("Method", "POST"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string)body!["status"]!, Is.EqualTo("in-progress"));
        await WaitAsync(sid, "said:现在接通");
    }

    [Test]
    public async Task Update_AfterEnd_IsRefusedWith21220()
    {
        Toy.On("/voice", "<Hangup/>");
        var sid = await DialInAsync();
        await WaitAsync(sid, "completed");

        var (status, body) = await PostAsync($"Calls/{sid}.json", ("Url", $"{Toy.Url}/connect"));

        Assert.That((status, (int)body!["code"]!), Is.EqualTo((HttpStatusCode.BadRequest, 21220)));
    }

    [Test]
    public async Task TwoLegs_JoinTalkAndLeave_SendCallbacksInOrderAndSigned()
    {
        Toy.On("/voice", Join);
        var caller = await DialInAsync();
        await WaitAsync(caller, "joined");
        var (created, participant) = await PostAsync(
            "Conferences/room-1/Participants.json",
            ("From", Line), ("To", Counsellor), ("Label", "counsellor"), ("StatusCallback", $"{Toy.Url}/leg"),
            ("StatusCallbackEvent", "initiated"), ("StatusCallbackEvent", "ringing"), ("StatusCallbackEvent", "answered"), ("StatusCallbackEvent", "completed"));
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

    [TestCase("decline", "busy")]
    [TestCase("no-answer", "no-answer")]
    [TestCase("fault-busy", "busy")]
    [TestCase("cancel", "canceled")]
    public async Task Leg_NotAnswered_SaysHow(string what, string expected)
    {
        if (what == "fault-busy")
        {
            using var fault = await Http.PostAsync("/api/faults", new StringContent(
                "{\"kind\":\"busy\",\"to\":\"client:li\"}", System.Text.Encoding.UTF8, "application/json"));
            Assert.That(fault.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        }

        var (_, call) = await PostAsync(
            "Calls.json", ("From", Line), ("To", Counsellor), ("Twiml", "<Response><Say>x</Say></Response>"),
            ("Timeout", what == "no-answer" ? "0" : "60"), ("StatusCallback", $"{Toy.Url}/leg"));
        var sid = (string)call!["sid"]!;
        if (what == "decline")
        {
            await WaitAsync(sid, "ringing");
            await ActAsync(sid, "decline");
        }

        if (what == "cancel")
        {
            await WaitAsync(sid, "ringing");
            await PostAsync($"Calls/{sid}.json", ("Status", "canceled"));
        }

        await WaitAsync(sid, expected);
        var status = (await ReceivedAsync("/leg", all => all.Count > 0)).Single();
        Assert.That(Name(status), Is.EqualTo(expected));
    }

    [Test]
    public async Task Dial_Client_BridgesAndReportsToAction()
    {
        Toy.On("/voice", "<Dial action=\"/after\" timeout=\"60\"><Client>li</Client><Client>wang</Client></Dial>");
        Toy.On("/after", p => $"<Say>{p["DialCallStatus"]}</Say>");
        var caller = await DialInAsync();
        await WaitForLegAsync("client:wang", "ringing");
        var leg = (string)(await WaitForLegAsync(Counsellor, "ringing"))["sid"]!;

        await ActAsync(leg, "answer");
        await WaitAsync(caller, "bridged");
        await WaitForLegAsync("client:wang", "canceled");
        await ActAsync(leg, "hangup");

        await WaitAsync(caller, "said:completed");
    }

    [Test]
    public async Task AutoAnswer_Leg_JoinsByItself()
    {
        using var on = await Http.PostAsync("/api/autoanswer", new StringContent(
            "{\"to\":\"client:li\",\"enabled\":true}", System.Text.Encoding.UTF8, "application/json"));
        Toy.On("/voice", Join);
        var caller = await DialInAsync();
        await WaitAsync(caller, "joined");

        await PostAsync("Conferences/room-1/Participants.json", ("From", Line), ("To", Counsellor));

        await WaitAsync(caller, "in-conference");
        var conferences = JsonNode.Parse(await Http.GetStringAsync("/api/conferences"))!.AsArray();
        Assert.That(conferences.Single()!["participants"]!.AsArray(), Has.Count.EqualTo(2));
    }
}
