using System.Net;

namespace Hotline.Adapter.Tests.Twilio;

public sealed class SignatureFilterTests
{
    private const string Path = "/twilio/voice/incoming?line=12356";
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp() => _host = await VoiceHost.StartAsync();

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [TestCase(VoiceHost.Token)]
    [TestCase(VoiceHost.OtherToken)]
    public async Task Request_OfEitherToken_IsTaken(string token)
    {
        using var answer = await _host.SendAsync(Path, token);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Request_SentTwice_ReceivesOneContact()
    {
        await _host.AskAsync(Path);
        await _host.AskAsync(Path);

        Assert.That(_host.Queue.Contacts.Keys, Is.EqualTo(new[] { VoiceHost.Contact }));
    }

    [Test]
    public async Task Request_OfAnotherToken_IsForbiddenAndSaysNothing()
    {
        using var answer = await _host.SendAsync(Path, "some-forged-auth-token");

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(answer.Content.ReadAsStringAsync().Result, Is.EqualTo("Not a genuine request."));
            Assert.That(_host.Queue.Received, Is.Zero);
            Assert.That(_host.Logged.Text, Does.Contain("signature does not match"));
        });
    }

    [Test]
    public async Task Request_OfAnotherAccount_IsForbidden()
    {
        using var answer = await _host.PostAsync(Path, ("AccountSid", "ACffffffffffffffffffffffffffffffff"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("bm8=")]
    public async Task Request_WithoutRightSignature_IsForbidden(string? signature)
    {
        using var answer = await _host.SendSignedAsync(VoiceHost.Base + Path, signature, VoiceHost.Fields());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Request_WithChangedParameter_IsForbidden()
    {
        var fields = VoiceHost.Fields();
        var signature = VoiceHost.Sign(VoiceHost.Token, VoiceHost.Base + Path, fields);
        fields["CallSid"] = "CA000000000000000000000000000000bb";

        using var answer = await _host.SendSignedAsync(VoiceHost.Base + Path, signature, fields);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Request_WithChangedQuery_IsForbidden()
    {
        var signature = VoiceHost.Sign(VoiceHost.Token, VoiceHost.Base + Path, VoiceHost.Fields());

        using var answer = await _host.SendSignedAsync(VoiceHost.Base + "/twilio/voice/incoming?line=12355", signature, VoiceHost.Fields());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Request_WithLargeBody_IsTooLarge()
    {
        using var answer = await _host.PostAsync(Path, ("Much", new string('x', 70000)));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [TestCase("wait")]
    [TestCase("join")]
    [TestCase("after")]
    [TestCase("leg")]
    [TestCase("conference")]
    [TestCase("status")]
    public async Task EveryEndpoint_Forged_IsForbidden(string name)
    {
        using var answer = await _host.SendAsync($"/twilio/voice/{name}?contact={VoiceHost.Contact:N}", "some-forged-auth-token");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
