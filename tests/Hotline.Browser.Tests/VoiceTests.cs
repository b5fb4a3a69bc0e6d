using Hotline.Browser.Tests.Harness;
using Hotline.Server.Tests.Harness;

namespace Hotline.Browser.Tests;

/// <summary>Calls in the counsellor's browser: the check before the shift, a call with keys and mute, and the choice of a telephone. The microphone is Chromium's own, which beeps.</summary>
internal sealed class VoiceTests() : BrowserFixture(Store.Garnet)
{
    [Test]
    public async Task DeviceCheck_BeforeTheShift_HearsTheMicrophoneAndPlaysItBack()
    {
        var lin = await ConsoleAsync("lin");
        await Expect(lin["voice-before"]).ToHaveAttributeAsync("data-way", "Browser");
        await Shots.TakeAsync(lin.Page, "voice-1-before");
        await AxeAsync(lin.Page, "voice-before");
        await lin["voice-check"].ClickAsync();
        await lin["check-start"].ClickAsync();
        await Expect(lin["heard"]).ToHaveAttributeAsync("data-heard", "true");
        Assert.That(await lin["microphone"].Locator("option").CountAsync(), Is.GreaterThan(1), "the microphones have names now");
        await lin["microphone"].SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await Expect(lin["heard"]).ToHaveAttributeAsync("data-heard", "true");
        await lin["echo"].ClickAsync();
        await Expect(lin["echo-state"]).ToHaveAttributeAsync("data-echo", "recording");
        await Expect(lin["echo-state"]).ToHaveAttributeAsync("data-echo", "played", new() { Timeout = 15_000 });
        await Shots.TakeAsync(lin.Page, "voice-2-check");
        await AxeAsync(lin.Page, "device-check");
        await lin.Page.SetViewportSizeAsync(Phone.Width, Phone.Height);
        await Shots.TakeAsync(lin.Page, "voice-3-check-360");
        Assert.That(await lin.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, "nothing is cut off at 360 px");
        Assert.That(Complaints, Is.Empty);
    }

    [TestCase("NotAllowedError", "denied", "浏览器没有得到使用麦克风的许可")]
    [TestCase("NotFoundError", "noMicrophone", "没有找到麦克风")]
    public async Task Microphone_Missing_IsSaidInWordsAndNoCallIsOffered(string name, string trouble, string words)
    {
        var page = await StaffPageAsync("lin", Desk);
        await page.AddInitScriptAsync($$"""
            const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
            navigator.mediaDevices.getUserMedia = (wanted) => window.found ? open(wanted) : Promise.reject(new DOMException('', '{{name}}'))
            """);
        var lin = new ConsolePage(page, Server.Url, "lin");
        await lin.OpenAsync();
        await lin.BeginShiftAsync();
        await Expect(lin["voice"]).ToHaveAttributeAsync("data-trouble", trouble);
        await Expect(lin["voice-not-ready"]).ToContainTextAsync("暂时不会给您派电话");
        await Expect(lin["voice-not-ready"]).ToContainTextAsync(words);
        await Shots.TakeAsync(lin.Page, $"voice-4-{trouble}");
        var sid = await Server.Network.DialAsync("+8613876110001");
        await Server.Network.WaitAsync(sid, "doing:playing");
        await Expect(lin["offer"]).ToHaveCountAsync(0);

        // It is allowed, or plugged in, and the check finds it: the call comes.
        await lin["voice-fix"].ClickAsync();
        await page.EvaluateAsync("window.found = true");
        await lin["check-start"].ClickAsync();
        await Expect(lin["voice-state"]).ToContainTextAsync("浏览器可接电话");
        await page.Keyboard.PressAsync("Escape");
        await lin.AcceptAsync();
        await lin.IsInAsync("Connected");
        await Server.Network.ActAsync(sid, "hangup");
        await lin.IsInAsync("WrapUp");
        await lin.CloseAsync();
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Call_InTheBrowser_ComesInByItselfWithKeysAndMute()
    {
        var lin = await OnShiftAsync("lin");
        var sid = await Server.Network.DialAsync("+8613876110002");
        var contact = await lin.AcceptAsync();
        await Expect(lin["call"]).ToHaveAttributeAsync("data-stage", "connected");
        var leg = (string)(await Server.Network.WaitForLegAsync(Phones.Lin, "in-conference"))["sid"]!;

        await lin["keypad-toggle"].ClickAsync();
        foreach (var key in "15#")
            await lin[$"key-{key}"].ClickAsync();
        await Expect(lin["keys-pressed"]).ToHaveTextAsync("已按 15#");
        await Eventually.ThatAsync(async () => (await LinesAsync(leg)).Where(l => l.Kind == "digits").Select(l => l.Text).SequenceEqual(["1", "5", "#"]), "the keys reach the network", 10);
        await lin["mute"].ClickAsync();
        await Expect(lin["call-now"]).ToContainTextAsync("您已静音");
        await Eventually.ThatAsync(async () => (await LinesAsync(leg)).Any(l => l.Text == "microphone off"), "the microphone is off", 10);
        await Shots.TakeAsync(lin.Page, "voice-5-call");
        await AxeAsync(lin.Page, "voice-call");
        await lin.Page.SetViewportSizeAsync(Phone.Width, Phone.Height);
        await Shots.TakeAsync(lin.Page, "voice-6-call-360");
        Assert.That(await lin.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, "nothing is cut off at 360 px");
        await lin.Page.SetViewportSizeAsync(Desk.Width, Desk.Height);
        await lin["mute"].ClickAsync();
        await Eventually.ThatAsync(async () => (await LinesAsync(leg)).Any(l => l.Text == "microphone on"), "the microphone is on", 10);

        await Server.Network.ActAsync(sid, "hangup");
        await lin.IsInAsync("WrapUp");
        await Expect(lin["voice-call"]).ToHaveCountAsync(0);
        await lin.CloseAsync();
        await RecordedAsync(contact, "ContactClosed");
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task TwoTabs_OneHasTheTelephone()
    {
        var lin = await OnShiftAsync("lin");
        var second = await lin.Page.Context.NewPageAsync();
        var other = new ConsolePage(second, Server.Url, "lin");
        await other.OpenAsync();
        await Expect(other["voice"]).ToHaveAttributeAsync("data-trouble", "otherTab");
        await Expect(lin["voice"]).ToHaveAttributeAsync("data-voice", "ready");
        // The tab that has it is closed: the other takes over.
        await lin.Page.CloseAsync();
        await Expect(other["voice"]).ToHaveAttributeAsync("data-voice", "ready");
    }

    [Test]
    public async Task OwnTelephone_IsChosenAndTheConsoleSaysWhatToDo()
    {
        var chen = await ConsoleAsync("chen");
        await chen["voice-check"].ClickAsync();
        await chen["way-telephone"].CheckAsync();
        await chen["own-number"].FillAsync("12");
        await chen["voice-save"].ClickAsync();
        await Expect(chen["voice-note"]).ToHaveTextAsync("这不是一个电话号码。");
        Complaints.RemoveAll(c => c.Contains("/api/voice", StringComparison.Ordinal));
        await chen["own-number"].FillAsync("+86 139 7712 3457");
        await chen["voice-save"].ClickAsync();
        await Expect(chen["voice-note"]).ToContainTextAsync("已保存");
        await Shots.TakeAsync(chen.Page, "voice-7-own-telephone");
        await chen.Page.Keyboard.PressAsync("Escape");
        await chen.BeginShiftAsync();
        await Expect(chen["voice"]).ToHaveAttributeAsync("data-voice", "own");
        await chen["voice"].ClickAsync();
        await chen["way-browser"].CheckAsync();
        await chen["voice-save"].ClickAsync();
        await Expect(chen["voice"]).ToHaveAttributeAsync("data-voice", "ready");
        Assert.That(Complaints, Is.Empty);
    }

    private async Task<IReadOnlyList<(string Kind, string Text)>> LinesAsync(string sid) =>
        [.. (await Server.Network.ReadAsync(sid))["transcript"]!.AsArray().Select(line => ((string)line!["kind"]!, (string)line["text"]!))];
}
