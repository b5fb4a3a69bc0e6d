namespace Hotline.Server.Tests.Emulator;

internal sealed class PageTests : EmulatorFixture
{
    [TestCase("/", "text/html", "模拟电话网")]
    [TestCase("/page.js", "text/javascript", "telephone.js")]
    [TestCase("/style.css", "text/css", ".telephone")]
    public async Task Page_FromAnyFolder_IsServedFromTheAssembly(string path, string type, string text)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(text));
    }

    [Test]
    public async Task Events_NewCall_IsTold()
    {
        Toy.On("/voice", "<Pause length=\"60000\"/>");
        using var stream = new StreamReader(await Http.GetStreamAsync("/api/events"));

        var sid = await DialInAsync();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        string? line;
        do
        {
            line = await stream.ReadLineAsync(limit.Token);
        }
        while (line is not null && !line.Contains(sid, StringComparison.Ordinal));
        Assert.That(line, Does.StartWith("data: {"));
    }
}
