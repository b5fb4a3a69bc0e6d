using System.Net;

namespace Hotline.Server.Tests.Emulator;

internal sealed class OutgoingCallTests : EmulatorFixture
{
    private const string Counsellor = "client:li";

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
}
