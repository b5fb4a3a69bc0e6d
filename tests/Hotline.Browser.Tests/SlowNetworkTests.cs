using Hotline.Browser.Tests.Harness;

namespace Hotline.Browser.Tests;

/// <summary>A telephone on a bad mobile network ("slow 3G": 400 ms and 400 kbit/s): everything arrives, once and in order.</summary>
internal sealed class SlowNetworkTests : BrowserFixture
{
    private const int Milliseconds = 400, BytesPerSecond = 400 * 1024 / 8;

    [Test]
    public async Task Chat_OnSlow3G_FromTheFirstPageToTheEnd()
    {
        var caller = await CallerAsync();
        var devtools = await caller.Page.Context.NewCDPSessionAsync(caller.Page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false, ["latency"] = Milliseconds, ["downloadThroughput"] = BytesPerSecond, ["uploadThroughput"] = BytesPerSecond, ["connectionType"] = "cellular3g",
        });
        await caller.OpenAsync();
        Assert.That(await caller.Page.EvaluateAsync<int>("navigator.connection.rtt"), Is.EqualTo(Milliseconds).Within(100), "the network is slow (the browser blurs the figure)");
        var lin = await OnShiftAsync("lin");
        await caller["chat-12355"].ClickAsync();
        await caller["start"].ClickAsync();
        var contact = await lin.AcceptAsync();
        await lin.Page.EvaluateAsync(
            """
            () => {
              window.flashed = 0
              new MutationObserver(() => { if (document.querySelector('[data-testid=unread]')) window.flashed++ }).observe(document.body, { childList: true, subtree: true })
            }
            """);
        await caller.SendAsync("一");
        await caller.SendAsync("二");
        await lin.SendAsync("三");
        await Expect(caller["message-Counsellor"]).ToHaveCountAsync(1);
        await caller.SendAsync("四");
        await lin.ShowsAsync(await OrderAsync(lin, 4));
        Assert.That(await caller.TextsAsync(), Is.EqualTo(await lin.TextsAsync()));
        Assert.That(await lin.Page.EvaluateAsync<int>("window.flashed"), Is.Zero, "what is on the screen is not unread, not even for a moment");
        // The other language comes over the same network.
        await AxeLook.OtherLanguageAsync(caller.Page);
        await caller.EndAsync();
        await lin.IsInAsync("WrapUp");
        await lin.CloseAsync();
        await RecordedAsync(contact, "ContactClosed");
        Assert.That(Record.Messages(contact).Select(m => m.Number), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(Complaints, Is.Empty);
    }

    /// <summary>Each writer's words in the order of writing; how the two interleave is the network's affair.</summary>
    private static async Task<string[]> OrderAsync(ConsolePage lin, int count)
    {
        await Expect(lin.Page.Locator("[data-testid=message][data-number]")).ToHaveCountAsync(count);
        var texts = await lin.TextsAsync();
        Assert.That(texts, Is.EquivalentTo(new[] { "一", "二", "三", "四" }));
        Assert.That(texts.Where(t => t is not "三"), Is.EqualTo(new[] { "一", "二", "四" }));
        return [.. texts];
    }
}
