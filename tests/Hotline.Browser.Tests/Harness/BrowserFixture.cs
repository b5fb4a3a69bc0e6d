using System.Text.Json.Nodes;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NUnit.Framework.Interfaces;

namespace Hotline.Browser.Tests.Harness;

/// <summary>Pages of callers and staff on one server; after each test everybody leaves and every contact is closed.</summary>
internal abstract class BrowserFixture(Store store = Store.Garnet, bool ownServer = false)
{
    protected static readonly (int Width, int Height) Phone = (360, 740), Desk = (1366, 768), Wall = (1920, 1080);
    private const int LongOffer = 120;
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<CallerPage> _callers = [];
    private readonly HashSet<string> _staff = [];
    private readonly List<string> _tickets = [], _seen = [];

    protected HotlineServer Server { get; private set; } = null!;
    protected RecordReader Record => Server.Record;

    /// <summary>What the pages' consoles complained about, and scripts that failed.</summary>
    protected List<string> Complaints { get; } = [];

    [OneTimeSetUp]
    public async Task OpenServerAsync()
    {
        await Chrome.OpenAsync();
        Server = ownServer ? await HotlineServer.StartAsync(store) : await Servers.BorrowAsync(store);
        // An offer outlasts the looking at it, however slow the machine.
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        foreach (var line in await admin.GetAsync<List<Line>>("/api/lines"))
            if (line.OfferSeconds < LongOffer)
                await admin.ChangeLineAsync(line.Code, l => l with { OfferSeconds = LongOffer });
    }

    [OneTimeTearDown]
    public async Task CloseServerAsync()
    {
        if (ownServer && Server is not null)
            await Server.DisposeAsync();
        else if (Server is not null)
            Servers.Return(store, Server);
    }

    /// <summary>Looks for serious findings of axe on the page as it stands, in both languages and both themes; the test fails with all of them at its end.</summary>
    protected async Task AxeAsync(IPage page, string state)
    {
        _seen.AddRange(await AxeLook.FindingsAsync(page, state));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    [TearDown]
    public async Task LeaveAsync()
    {
        var seen = _seen.ToList();
        _seen.Clear();
        if (TestContext.CurrentContext.Result.Outcome.Status is TestStatus.Failed)
            await KeepTracesAsync();
        foreach (var caller in _callers.Where(c => c.Page.Url.StartsWith("http://127.0.0.1", StringComparison.Ordinal)))
            if (await caller.TicketAsync() is { } ticket)
                _tickets.Add(ticket);
        foreach (var context in _contexts)
            await context.CloseAsync();
        await HangUpAsync();
        foreach (var ticket in _tickets)
            await EndAsync(ticket);
        foreach (var name in _staff)
            await ClearDeskAsync(name);
        _contexts.Clear();
        _callers.Clear();
        _staff.Clear();
        _tickets.Clear();
        Complaints.Clear();
        Assert.That(seen, Is.Empty);
    }

    protected async Task<IPage> OpenPageAsync((int Width, int Height) size, string locale = "zh-CN", ColorScheme scheme = ColorScheme.Light, bool still = true)
    {
        var browser = await Chrome.OpenAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = size.Width, Height = size.Height }, Locale = locale, ColorScheme = scheme, TimezoneId = "Asia/Shanghai",
            ReducedMotion = still ? ReducedMotion.Reduce : ReducedMotion.NoPreference, HasTouch = size == Phone,
        });
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // Who is not signed in yet is told so by a 401, and the browser logs that.
            if (message.Type is "error" && !message.Location.Contains("/api/account/me", StringComparison.Ordinal))
                Complaints.Add($"{message.Text} {message.Location}");
        };
        page.PageError += (_, error) => Complaints.Add(error);
        return page;
    }

    protected async Task<CallerPage> CallerAsync(string locale = "zh-CN", ColorScheme scheme = ColorScheme.Light, Uri? through = null, (int, int)? size = null)
    {
        var caller = new CallerPage(await OpenPageAsync(size ?? Phone, locale, scheme), through ?? Server.Url);
        _callers.Add(caller);
        return caller;
    }

    /// <summary>The console of somebody who is signed in already.</summary>
    protected async Task<ConsolePage> ConsoleAsync(string name, string locale = "zh-CN", ColorScheme scheme = ColorScheme.Light, Uri? through = null, (int, int)? size = null)
    {
        var page = await StaffPageAsync(name, size ?? Desk, locale, scheme);
        var console = new ConsolePage(page, through ?? Server.Url, name);
        await console.OpenAsync();
        return console;
    }

    protected async Task<ConsolePage> OnShiftAsync(string name, string locale = "zh-CN", ColorScheme scheme = ColorScheme.Light, Uri? through = null, (int, int)? size = null)
    {
        var console = await ConsoleAsync(name, locale, scheme, through, size);
        await console.BeginShiftAsync();
        // No call is offered before this browser can be rung.
        await Expect(console["voice"]).ToHaveAttributeAsync("data-voice", "ready");
        return console;
    }

    protected async Task<IPage> StaffPageAsync(string name, (int Width, int Height) size, string locale = "zh-CN", ColorScheme scheme = ColorScheme.Light)
    {
        using var staff = await StaffMember.SignInAsync(Server.Url, name);
        WillLeave(name);
        var page = await OpenPageAsync(size, locale, scheme);
        await page.Context.AddCookiesAsync(staff.Cookies.GetCookies(Server.Url).Cast<System.Net.Cookie>().Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = Server.Url.ToString() }));
        return page;
    }

    /// <summary>This person's desk is cleared after the test.</summary>
    protected void WillLeave(string name) => _staff.Add(name);

    /// <summary>The contact of this ticket is ended after the test.</summary>
    protected void WillEnd(string? ticket)
    {
        if (ticket is not null)
            _tickets.Add(ticket);
    }

    protected Task RecordedAsync(Guid contact, string type) => Eventually.ThatAsync(
        () => Record.Types(contact).Contains(type), $"SQL holds {type}", 15, () => string.Join(", ", Record.Types(contact)));

    private async Task EndAsync(string ticket)
    {
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(Server.Url, "/hubs/caller"), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
        }).AddJsonProtocol(options => HotlineJson.Configure(options.PayloadSerializerOptions)).Build();
        await hub.StartAsync();
        CallerContact? contact = null;
        await Eventually.ThatAsync(async () =>
        {
            contact = (await hub.InvokeAsync<CallerSnapshot>(nameof(ICallerHub.Resume), new ResumeRequest(ticket, 0, []))).Contact;
            if (contact is null or { State: ContactState.WrapUp or ContactState.Closed or ContactState.Abandoned })
                return true;
            await hub.InvokeAsync<ActResult>(nameof(ICallerHub.End));
            return false;
        }, "the caller has left", 15, () => $"{contact?.State}");
    }

    private async Task HangUpAsync()
    {
        foreach (var call in JsonNode.Parse(await Server.Network.Http.GetStringAsync(new Uri("/api/calls", UriKind.Relative)))!.AsArray())
            if (!(bool)call!["ended"]!)
                (await Server.Network.Http.PostAsync(new Uri($"/api/calls/{call["sid"]}/hangup", UriKind.Relative), null)).Dispose();
    }

    private async Task ClearDeskAsync(string name)
    {
        var counsellor = await CounsellorClient.OpenAsync(Server.Url, name);
        await Eventually.ThatAsync(async () =>
        {
            var desk = await counsellor.Hub.InvokeAsync<DeskSnapshot?>(nameof(IConsoleHub.Announce), Array.Empty<AnnouncedChat>());
            var open = (desk?.Contacts ?? []).Select(c => c.Card).Where(c => c.State is not ContactState.Closed).ToList();
            foreach (var card in open)
            {
                if (card.State is ContactState.Connecting or ContactState.Connected)
                    await counsellor.ActAsync(nameof(IConsoleHub.End), card.Id);
                await counsellor.LookAtSignsAsync(card);
                await counsellor.ActAsync(nameof(IConsoleHub.Close), card.Id, new Closing(Disposition.Support, RiskLevel.Low, "the test is over", "the test is over"));
            }
            return open.Count == 0;
        }, $"{name}'s desk is clear", 30, () => string.Join(' ', counsellor.Cards.Select(c => c.State)));
        await counsellor.LeaveAsync();
    }

    private async Task KeepTracesAsync()
    {
        var n = 0;
        foreach (var page in _contexts.SelectMany(c => c.Pages))
        {
            var file = Path.Combine(Path.GetTempPath(), $"{TestContext.CurrentContext.Test.MethodName}-{n++}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
            TestContext.AddTestAttachment(file);
            await TestContext.Out.WriteLineAsync($"{page.Url} {file}");
        }
        await TestContext.Out.WriteLineAsync(string.Join('\n', Complaints));
        await TestContext.Out.WriteLineAsync(Server.Log[^Math.Min(Server.Log.Length, 8_000)..]);
    }
}
