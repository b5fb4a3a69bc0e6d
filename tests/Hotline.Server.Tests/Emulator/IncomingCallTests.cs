using System.Text.Json.Nodes;

namespace Hotline.Server.Tests.Emulator;

internal sealed class IncomingCallTests : EmulatorFixture
{
    [Test]
    public async Task Gather_KeyPressed_PostsDigitsToAction()
    {
        Toy.On(
            "/voice", "<Gather numDigits=\"1\" timeout=\"500\" action=\"/menu\"><Say language=\"zh-CN\">欢迎致电，请按键</Say></Gather>");
        Toy.On("/menu", p => $"<Say>按了{p["Digits"]}</Say><Hangup/>");
        var sid = await DialInAsync();
        await WaitAsync(sid, "gathering");

        await ActAsync(sid, "digits", new { digits = "2" });

        var call = await WaitAsync(sid, "completed");
        Assert.That(Said(call), Is.EqualTo(new[] { "欢迎致电，请按键", "按了2" }));
        var first = Toy.At("/voice").Single();
        Assert.Multiple(() =>
        {
            Assert.That(first.SignatureHolds, Is.True);
            Assert.That(first.Params["CallStatus"], Is.EqualTo("ringing"));
            Assert.That(first.Params["Direction"], Is.EqualTo("inbound"));
            Assert.That(first.Params["From"], Is.EqualTo(Caller));
            Assert.That(Toy.At("/menu").Single().Params["CallStatus"], Is.EqualTo("in-progress"));
        });
        var status = (await ReceivedAsync("/status", all => all.Count > 0)).Single();
        Assert.That(status.Params["CallStatus"], Is.EqualTo("completed"));
    }

    [Test]
    public async Task Gather_FinishKeyAndSeveralDigits_CollectsThem()
    {
        Toy.On("/voice", "<Gather timeout=\"500\" action=\"/done\"/>");
        Toy.On("/done", p => $"<Say>{p["Digits"]}</Say>");
        var sid = await DialInAsync();
        await WaitAsync(sid, "gathering");

        await ActAsync(sid, "digits", new { digits = "12" });
        await ActAsync(sid, "digits", new { digits = "3#" });

        Assert.That(Said(await WaitAsync(sid, "completed")), Is.EqualTo(new[] { "123" }));
    }

    [Test]
    public async Task Gather_NothingPressed_GoesOnUnlessActionOnEmptyResult()
    {
        Toy.On("/voice", "<Gather timeout=\"1\" action=\"/never\"/><Gather timeout=\"1\" action=\"/empty\" actionOnEmptyResult=\"true\"/>");
        Toy.On("/empty", p => $"<Say>空{p["Digits"]}</Say>");

        var call = await WaitAsync(await DialInAsync(), "completed");

        Assert.That(Said(call), Is.EqualTo(new[] { "空" }));
        Assert.That(Toy.At("/never"), Is.Empty);
    }

    [Test]
    public async Task RedirectLoop_ManyRounds_GoesOnUntilHangup()
    {
        var rounds = 0;
        Toy.On("/voice", "<Say>请等候</Say><Redirect>/wait?round=1</Redirect>");
        Toy.On("/wait", _ => ++rounds == 5 ? "<Say>第五轮</Say><Pause length=\"60000\"/>" : "<Play>/music.wav</Play><Redirect/>");
        var sid = await DialInAsync();
        await WaitAsync(sid, "said:第五轮");

        await ActAsync(sid, "hangup");

        await WaitAsync(sid, "completed");
        Assert.That(Toy.At("/wait").Count(), Is.EqualTo(5));
    }

    [Test]
    public async Task Reject_Busy_EndsWithoutAnswer()
    {
        Toy.On("/voice", "<Reject reason=\"busy\"/>");

        var call = await WaitAsync(await DialInAsync(), "busy");

        Assert.That(call["answered"], Is.Null);
    }

    [Test]
    public async Task Document_UnknownVerbAndAttribute_AreReportedAndSkipped()
    {
        Toy.On("/voice", "<Speak>no</Speak><Say tone=\"soft\">好</Say>");

        var call = await WaitAsync(await DialInAsync(), "completed");

        Assert.That(Said(call), Is.EqualTo(new[] { "好" }));
        var log = JsonNode.Parse(await Http.GetStringAsync("/api/debugger"))!.AsArray();
        Assert.That(log.Select(e => (int)e!["code"]!), Is.EqualTo(new[] { 12200, 12200 }));
        Assert.That(log.Select(e => (string)e!["message"]!), Has.One.Contains("'Speak'").And.One.Contains("'tone'"));
    }

    [Test]
    public async Task Document_NotXml_EndsWithApplicationError()
    {
        Toy.On("/voice", "<Say>unclosed");

        var call = await WaitAsync(await DialInAsync(), "completed");

        Assert.That(Said(call).Single(), Does.Contain("application error"));
        Assert.That(await Http.GetStringAsync("/api/debugger"), Does.Contain("12100"));
    }

    [Test]
    public async Task DialIn_Withheld_TellsTwiliosAnonymousNumber()
    {
        Toy.On("/voice", "<Hangup/>");

        await WaitAsync(await DialInAsync("withheld"), "completed");

        Assert.That(Toy.At("/voice").Single().Params["From"], Is.EqualTo("+266696687"));
    }

    [Test]
    public async Task Enqueue_Leave_AsksActionWithResult()
    {
        var asked = 0;
        Toy.On("/voice", "<Enqueue waitUrl=\"/queue\" action=\"/left\">care</Enqueue>");
        Toy.On("/queue", _ => ++asked < 3 ? "<Say>等候</Say>" : "<Leave/>");
        Toy.On("/left", p => $"<Say>{p["QueueResult"]}</Say>");

        Assert.That(Said(await WaitAsync(await DialInAsync(), "completed")), Is.EqualTo(new[] { "等候", "等候", "leave" }));
    }

    [Test]
    public async Task Record_KeyPressed_AsksActionWithRecording()
    {
        Toy.On("/voice", "<Record finishOnKey=\"#\" timeout=\"5000\" action=\"/kept\"/>");
        Toy.On("/kept", p => $"<Say>{p["Digits"]}{p["RecordingSid"][..2]}</Say>");
        var sid = await DialInAsync();
        await WaitAsync(sid, "doing:recording");
        await ActAsync(sid, "say", new { text = "我想说" });

        await ActAsync(sid, "digits", new { digits = "#" });

        Assert.That(Said(await WaitAsync(sid, "completed")), Is.EqualTo(new[] { "#RE" }));
    }

    private static IEnumerable<string> Said(JsonObject call) =>
        call["transcript"]!.AsArray().Where(l => (string)l!["kind"]! == "say").Select(l => (string)l!["text"]!);
}
