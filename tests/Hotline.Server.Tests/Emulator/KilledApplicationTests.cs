namespace Hotline.Server.Tests.Emulator;

internal sealed class KilledApplicationTests : EmulatorFixture
{
    [Test]
    public async Task RedirectLoop_ApplicationKilledAndBack_FindsItsCallAlive()
    {
        Toy.On("/voice", "<Say>请等候</Say><Redirect>/wait</Redirect>");
        Toy.On("/wait", "<Pause length=\"5\"/><Redirect>/wait</Redirect>");
        var sid = await DialInAsync();
        await ReceivedAsync("/wait", all => all.Count > 0);

        await Toy.KillAsync();
        await CallbackAsync("\"attempts\":3");
        Toy.On("/wait", "<Say>又回来了</Say><Pause length=\"60000\"/>");
        await Toy.StartAsync();

        var call = await WaitAsync(sid, "said:又回来了");
        Assert.That((string)call["status"]!, Is.EqualTo("in-progress"));
    }

    [Test]
    public async Task StatusCallbacks_ApplicationKilledAndBack_ArriveInOrder()
    {
        await Toy.KillAsync();
        var (_, made) = await PostAsync(
            "Calls.json", ("From", Line), ("To", "client:li"), ("Twiml", "<Response><Pause length=\"60000\"/></Response>"),
            ("StatusCallback", $"{Toy.Url}/leg"), ("StatusCallbackEvent", "initiated"), ("StatusCallbackEvent", "ringing"),
            ("StatusCallbackEvent", "answered"), ("StatusCallbackEvent", "completed"));
        var sid = (string)made!["sid"]!;
        await WaitAsync(sid, "ringing");
        await ActAsync(sid, "answer");
        await WaitAsync(sid, "in-progress");
        await ActAsync(sid, "hangup");
        await WaitAsync(sid, "completed");
        await CallbackAsync("\"attempts\":3");

        await Toy.StartAsync();

        var all = await ReceivedAsync("/leg", requests => requests.Count == 4);
        Assert.That(all.Select(Name), Is.EqualTo(new[] { "initiated", "ringing", "in-progress", "completed" }));
    }

    [Test]
    public async Task Webhook_RefusedByTheApplication_IsNotRetried()
    {
        // A path that the toy does not know answers 200 without a content type: wrong, but no passing failure.
        var call = await WaitAsync(await DialInAsync(), "completed");

        Assert.That(call["transcript"]!.ToJsonString(), Does.Contain("12300"));
        Assert.That(Toy.At("/voice").Count(), Is.EqualTo(1));
    }

    private async Task CallbackAsync(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!(await Http.GetStringAsync("/api/callbacks", limit.Token)).Contains(text, StringComparison.Ordinal))
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }
}
