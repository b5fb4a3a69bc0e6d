using System.Net;
using Hotline.Core.Contacts;

namespace Hotline.Adapter.Tests.Twilio;

public sealed class IncomingCallTests
{
    private const string Path = "/twilio/voice/incoming";
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp() => _host = await VoiceHost.StartAsync();

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [Test]
    public async Task Call_ToALinesNumber_IsReceivedAndGreeted()
    {
        var verbs = await _host.AskAsync(Path);

        var contact = _host.Queue.Contacts[VoiceHost.Contact];
        Assert.Multiple(() =>
        {
            Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Say", "Redirect" }));
            Assert.That(verbs[0].Value, Is.EqualTo("您好，这里是 12356。"));
            Assert.That(verbs[0].Attribute("language")?.Value, Is.EqualTo("zh-CN"));
            Assert.That(verbs[1].Value, Is.EqualTo("通话可能会被录音。"));
            Assert.That(verbs[2].Value, Does.StartWith($"{VoiceHost.Base}/twilio/voice/wait?contact={VoiceHost.Contact:N}&line=12356&arrived="));
            Assert.That(verbs[2].Attribute("method")?.Value, Is.EqualTo("POST"));
            Assert.That(contact.Channel, Is.EqualTo(Channel.Voice));
            Assert.That(contact.Call?.CallerSid, Is.EqualTo(VoiceHost.CallSid));
            Assert.That(contact.Call?.Dialled, Is.EqualTo("+8657788812356"));
            Assert.That(contact.Call?.CallerNumber, Is.Not.Null.And.Not.Contain("138"));
        });
    }

    [TestCase("12356")]
    [TestCase("0577-88812356")]
    [TestCase("sip:12356@sip.example.org")]
    public async Task Call_ToTheNumberInAnotherForm_FindsTheLine(string to)
    {
        await _host.AskAsync(Path, ("To", to));

        Assert.That(_host.Queue.Contacts, Has.Count.EqualTo(1));
    }

    [TestCase("anonymous")]
    [TestCase("+266696687")]
    [TestCase("Restricted")]
    public async Task Call_WithheldNumber_HasNone(string from)
    {
        await _host.AskAsync(Path, ("From", from));

        Assert.That(_host.Queue.Contacts[VoiceHost.Contact].Call?.CallerNumber, Is.Null);
    }

    [Test]
    public async Task Call_ToNoLine_IsToldAndEnds()
    {
        var verbs = await _host.AskAsync(Path, ("To", "+8657711111111"));

        Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Hangup" }));
        Assert.That(_host.Logged.Text, Does.Contain("belongs to no line"));
    }

    [Test]
    public async Task Call_WhileClosed_HearsTheClosedText()
    {
        _host.Queue.Lines[0] = _host.Queue.Lines[0] with { Opens = "20:00", Closes = "21:00" };

        var verbs = await _host.AskAsync(Path);

        Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Gather", "Hangup" }));
        Assert.That(verbs[0].Elements().Select(said => said.Value), Is.EqualTo(new[] { "本热线现在休息。", "想留言，请按 2。" }));
    }

    [Test]
    public async Task Call_WhileClosedWithoutMessages_HearsTheClosedTextAndNothingElse()
    {
        _host.Queue.Lines[0] = _host.Queue.Lines[0] with { Opens = "20:00", Closes = "21:00", Overflow = [] };

        var verbs = await _host.AskAsync(Path);

        Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Hangup" }));
        Assert.That(verbs[0].Value, Is.EqualTo("本热线现在休息。"));
    }

    [Test]
    public async Task Call_WhileTheStoreIsAwayFromTheStart_AsksAgain()
    {
        _host.Queue.Away = -1;

        var verbs = await _host.AskAsync(Path + "?line=12356");

        Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Play", "Redirect" }));
        Assert.That(verbs[2].Value, Is.EqualTo($"{VoiceHost.Base}/twilio/voice/incoming?line=12356"));
    }

    [Test]
    public async Task Call_WhileTheStoreIsAway_WaitsWithItsTicketAndIsReceivedLater()
    {
        await _host.AskAsync(Path, ("CallSid", "CA000000000000000000000000000000bb")); // the lines are known from now on
        _host.Queue.Away = -1;
        var away = await _host.AskAsync(Path);
        Assert.That(away.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Play", "Redirect" }));
        var arrived = _host.Queue.Now;

        _host.Queue.Away = 0;
        _host.Time!.Advance(TimeSpan.FromMinutes(2));
        await _host.AskAsync(away[2].Value);

        Assert.That(_host.Queue.Contacts[VoiceHost.Contact].Arrived, Is.EqualTo(arrived));
    }

    [Test]
    public async Task Call_WhileAnEpochOpens_StaysInTheWaitLoop()
    {
        _host.Queue.Opening = 1;

        var verbs = await _host.AskAsync(Path);

        Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Play", "Redirect" }));
        Assert.That(verbs[2].Value, Does.Contain("/wait?contact="));
    }

    [Test]
    public async Task HoldMusic_IsAWaveThatIsCached()
    {
        using var answer = await _host.Client.GetAsync(new Uri("/audio/hold.wav", UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/audio/hold.wav");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var cached = await _host.Client.SendAsync(again);
        var peak = Enumerable.Range(22, (bytes.Length - 44) / 2).Max(i => Math.Abs((int)BitConverter.ToInt16(bytes, i * 2)));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("audio/wav"));
            Assert.That(bytes.AsSpan(0, 4).ToArray(), Is.EqualTo("RIFF"u8.ToArray()));
            Assert.That(BitConverter.ToInt32(bytes, 4), Is.EqualTo(bytes.Length - 8));
            Assert.That(answer.Headers.CacheControl?.MaxAge, Is.EqualTo(TimeSpan.FromDays(1)));
            Assert.That(cached.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(peak, Is.InRange(2000, 9000), "quiet, but not silent");
        });
    }
}
