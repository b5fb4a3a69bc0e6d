using System.Text.RegularExpressions;
using Hotline.Browser.Tests.Harness;
using Hotline.Server.Tests.Harness;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests;

/// <summary>A second person, on the screens of all who see something of it.</summary>
internal sealed class ConsultTests() : BrowserFixture(ownServer: true)
{
    private const string Chen = "00000000-0000-7000-8000-000000000002";

    [Test]
    public async Task Chat_ConsultThenThreeThenHandedOver_CallerSeesOnlyWhoSpeaks()
    {
        var caller = await CallerAsync();
        await caller.StartAsync();
        var lin = await OnShiftAsync("lin");
        var contact = await lin.AcceptAsync();
        await caller.SendAsync("我手里有药");
        await lin.ShowsAsync("我手里有药");
        var chen = await OnShiftAsync("chen", size: Phone);

        await lin["consult"].ClickAsync();
        await lin[$"ask-{Chen}"].CheckAsync();
        await lin["consult-note"].FillAsync("她提到了药，想请你一起听");
        await Shots.TakeAsync(lin.Page, "consult-1-ask");
        await AxeAsync(lin.Page, "consult-ask");
        await lin["consult-confirm"].ClickAsync();
        await Expect(lin["second-text"]).ToHaveTextAsync("正在请陈静商量");
        await Expect(chen["asked-note"]).ToHaveTextAsync("她提到了药，想请你一起听");
        await Shots.TakeAsync(chen.Page, "consult-2-asked-phone");
        await AxeAsync(chen.Page, "consult-asked");
        await chen["consult-accept"].ClickAsync();
        await Expect(lin["second-text"]).ToHaveTextAsync("与陈静在旁边商量，来访者看不到");
        await chen.ShowsAsync("我手里有药");
        await Expect(chen["beside"]).ToBeVisibleAsync();
        await Expect(chen["compose"]).ToHaveCountAsync(0);
        await lin["side-write"].FillAsync("要不要先问药在哪");
        await lin["side-send"].ClickAsync();
        await Expect(chen["side-message"]).ToContainTextAsync("要不要先问药在哪");
        await chen["side-write"].FillAsync("好，请她把药放远");
        await chen["side-write"].PressAsync("Enter");
        await Expect(lin["side-message"].Nth(1)).ToContainTextAsync("好，请她把药放远");
        await Shots.TakeAsync(lin.Page, "consult-3-beside");
        await AxeAsync(lin.Page, "consult-beside");
        await Shots.TakeAsync(chen.Page, "consult-4-beside-phone");
        await AxeAsync(chen.Page, "consult-beside-second");
        await Expect(caller["chat-title"]).ToHaveTextAsync("林晓 · 咨询员");

        await lin["consult-three"].ClickAsync();
        await Expect(caller["chat-title"]).ToHaveTextAsync("林晓、陈静 · 咨询员");
        await chen.SendAsync("你好，我是陈静，和林晓一起陪着你");
        await Expect(caller["second-name"]).ToHaveTextAsync("陈静");
        await Expect(lin["message-who"]).ToHaveTextAsync("陈静");
        await Shots.TakeAsync(caller.Page, "consult-5-caller-phone");

        await lin["hand-over"].ClickAsync();
        await lin["hand-over-yes"].ClickAsync();
        await Expect(caller["chat-title"]).ToHaveTextAsync("陈静 · 咨询员");
        await Expect(chen["second"]).ToHaveCountAsync(0);
        await Expect(lin["notices"]).ToContainTextAsync("已当面转交给同事");
        await Shots.TakeAsync(chen.Page, "consult-6-hers-phone");
        await chen.SendAsync("我会一直在");
        await Expect(caller.Page.GetByTestId("message-Counsellor").Last).ToContainTextAsync("我会一直在");
        await RecordedAsync(contact, "ContactHandedOver");
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Call_HoldMuteConsultAndASupervisorWhoListens_ControlsSayWhatIsOn()
    {
        var lin = await OnShiftAsync("lin");
        var sid = await Server.Network.DialAsync("+8613876001234");
        await lin.AcceptAsync();
        await Expect(lin["call"]).ToHaveAttributeAsync("data-stage", "connected");

        await lin["hold"].ClickAsync();
        await Server.Network.WaitAsync(sid, "on-hold");
        await Expect(lin["call-now"]).ToContainTextAsync("来访者在听音乐");
        await lin["mute"].ClickAsync();
        await Expect(lin["mute"]).ToHaveAttributeAsync("aria-pressed", "true");
        await Shots.TakeAsync(lin.Page, "consult-7-call-held");
        await AxeAsync(lin.Page, "call-held");
        await lin.Page.SetViewportSizeAsync(360, 720);
        await Shots.TakeAsync(lin.Page, "consult-8-call-held-phone");
        Assert.That(await lin.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, "nothing is cut off at 360 px");
        await lin.Page.SetViewportSizeAsync(Desk.Width, Desk.Height);
        await lin["mute"].ClickAsync();
        await lin["hold"].ClickAsync();
        await Server.Network.WaitAsync(sid, "off-hold");
        await Expect(lin["call-now"]).ToHaveCountAsync(0);

        await lin["consult"].ClickAsync();
        await lin["ask-number-value"].FillAsync("+8657788990011");
        await Shots.TakeAsync(lin.Page, "consult-9-ask-number");
        await AxeAsync(lin.Page, "consult-number");
        await lin["consult-confirm"].ClickAsync();
        await Expect(lin["second-text"]).ToHaveTextAsync(new Regex("^正在呼叫外线 .*0011$"));
        await AnswerAsync("+8657788990011");
        await Expect(lin["second-text"]).ToHaveTextAsync(new Regex("单独商量，来访者在听音乐$"));
        await Shots.TakeAsync(lin.Page, "consult-10-apart");
        await lin["consult-end"].ClickAsync();
        await Expect(lin["consult-ended"]).ToHaveTextAsync("商量已结束");
        await Server.Network.WaitAsync(sid, "off-hold");

        var supervisor = await OnShiftAsync("supervisor");
        await supervisor["nav-floor"].ClickAsync();
        await Shots.TakeAsync(supervisor.Page, "consult-11-floor");
        await supervisor["attend-Listening"].ClickAsync();
        await Expect(lin["second-text"]).ToHaveTextAsync("督导 郑岚在旁听");
        await supervisor["mode-Whispering"].ClickAsync();
        await Expect(lin["second-text"]).ToHaveTextAsync("督导 郑岚在提示您，来访者听不到");
        await Shots.TakeAsync(lin.Page, "consult-12-whispered");
        await Shots.TakeAsync(supervisor.Page, "consult-13-whispering");
        await AxeAsync(supervisor.Page, "attending");
        await supervisor["second-leave"].ClickAsync();
        await Expect(lin["consult-ended"]).ToHaveTextAsync("督导 郑岚已离开");
        await Expect(lin["call"]).ToHaveAttributeAsync("data-stage", "connected");
        Assert.That(Complaints, Is.Empty);
    }

    private async Task AnswerAsync(string telephone)
    {
        var leg = (string)(await Server.Network.WaitForLegAsync(telephone, "ringing"))["sid"]!;
        await Server.Network.ActAsync(leg, "answer");
    }
}
