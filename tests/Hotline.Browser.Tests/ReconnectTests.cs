using Hotline.Browser.Tests.Harness;
using Hotline.Server.Tests.Harness;

namespace Hotline.Browser.Tests;

/// <summary>What was typed while the network, the page or the server was away arrives once, in order, on both sides and in SQL.</summary>
internal sealed class ReconnectTests() : BrowserFixture(ownServer: true)
{
    private CuttingProxy _callersWay = null!, _counsellorsWay = null!;
    private CallerPage _caller = null!;
    private ConsolePage _lin = null!;
    private Guid _contact;

    [SetUp]
    public async Task TalkAsync()
    {
        _callersWay = new CuttingProxy(Server.Url);
        _counsellorsWay = new CuttingProxy(Server.Url);
        _lin = await OnShiftAsync("lin", through: _counsellorsWay.Url);
        _caller = await CallerAsync(through: _callersWay.Url);
        await _caller.StartAsync();
        _contact = await _lin.AcceptAsync();
        await _caller.SendAsync("一");
        await _lin.ShowsAsync("一");
        await _lin.SendAsync("二");
        await _caller.ShowsAsync("一", "二");
    }

    [TearDown]
    public async Task OpenWaysAsync()
    {
        await _callersWay.DisposeAsync();
        await _counsellorsWay.DisposeAsync();
    }

    [Test]
    public async Task Connections_CutOnBothSides_ShowEverythingOnceInOrder()
    {
        _callersWay.Cut();
        await Expect(_caller["connection-banner"]).ToBeVisibleAsync();
        await _caller.SendAsync("三");
        await _caller.SendAsync("四");
        await _lin.SendAsync("五");
        await Expect(_lin["caller-lost-note"]).ToBeVisibleAsync();
        await Shots.TakeAsync(_caller.Page, "caller-7-cut");
        await Shots.TakeAsync(_lin.Page, "console-9-caller-lost");
        _counsellorsWay.Cut();
        await Expect(_lin["connection"]).ToHaveAttributeAsync("data-state", "reconnecting");
        await _lin.SendAsync("六");
        await Expect(_lin["mark-waiting"].Last).ToBeVisibleAsync();
        await Shots.TakeAsync(_lin.Page, "console-10-cut");
        _callersWay.Heal();
        _counsellorsWay.Heal();
        await AgreeAsync("三", "四", "五", "六");
        await Expect(_caller["connection-banner"]).ToHaveCountAsync(0);
        await Expect(_lin["caller-lost-note"]).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Pages_ReloadedInTheMiddle_ShowEverythingOnceInOrder()
    {
        _callersWay.Cut();
        _counsellorsWay.Cut();
        await Expect(_caller["connection-banner"]).ToBeVisibleAsync();
        await Expect(_lin["connection"]).ToHaveAttributeAsync("data-state", "reconnecting");
        await _caller.SendAsync("三");
        await _lin.SendAsync("四");
        await _caller["composer"].FillAsync("还没写完的");
        await _lin["compose"].FillAsync("也没写完的");
        _callersWay.Heal();
        _counsellorsWay.Heal();
        await Task.WhenAll(_caller.Page.ReloadAsync(), _lin.Page.ReloadAsync());
        await _lin.SelectAsync(_contact);
        await AgreeAsync("三", "四");
        await Expect(_caller["composer"]).ToHaveValueAsync("还没写完的");
        await Expect(_lin["compose"]).ToHaveValueAsync("也没写完的");
    }

    [Test]
    public async Task Server_KilledAndStartedAgain_ShowsEverythingOnceInOrder()
    {
        await Server.KillAsync();
        await Expect(_caller["connection-banner"]).ToBeVisibleAsync();
        await Expect(_lin["connection"]).ToHaveAttributeAsync("data-state", "reconnecting");
        await _caller.SendAsync("三");
        await _lin.SendAsync("四");
        await Server.StartProcessAsync();
        await AgreeAsync("三", "四");
        await _lin.EndAsync();
        await Expect(_caller["ended"]).ToBeVisibleAsync();
        await _lin.CloseAsync();
        await RecordedAsync(_contact, "ContactClosed");
        Record.AssertWhole();
    }

    /// <summary>Both sides and SQL hold the first two messages and these, in the same order; each writer's in the order of writing.</summary>
    private async Task AgreeAsync(params string[] later)
    {
        await Expect(_caller.Page.Locator("[data-testid^=message-]:not([data-state=queued]):not([data-state=sending])")).ToHaveCountAsync(2 + later.Length);
        await Expect(_lin.Page.Locator("[data-testid=message][data-number]")).ToHaveCountAsync(2 + later.Length);
        await Expect(_lin.Messages).ToHaveCountAsync(2 + later.Length);
        var caller = await _caller.TextsAsync();
        Assert.That(caller, Is.EquivalentTo(later.Concat(["一", "二"])));
        Assert.That(await _lin.TextsAsync(), Is.EqualTo(caller));
        Assert.That(caller.Take(2), Is.EqualTo(new[] { "一", "二" }));
        foreach (var (first, second) in new[] { ("三", "四"), ("五", "六") })
            if (later.Contains(second) && later.Length == 4)
                Assert.That(caller.ToList().IndexOf(first), Is.LessThan(caller.ToList().IndexOf(second)));
        await Eventually.ThatAsync(() => Record.Messages(_contact).Select(m => m.Text).Count() == caller.Count, "SQL holds every message");
        Assert.That(Record.Messages(_contact).Select(m => m.Number), Is.EqualTo(Enumerable.Range(1, caller.Count)));
        Assert.That(Record.Messages(_contact).Select(m => m.Id), Is.Unique);
    }
}
