using System.Net;
using Hotline.Core.Contacts;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>A counsellor's own telephone: an answering machine never swallows a caller.</summary>
public sealed class OwnTelephoneTests
{
    private static readonly Guid Current = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
    private static readonly Guid Earlier = Guid.Parse("0199aaaa-0000-7000-8000-000000000002");
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp()
    {
        _host = await VoiceHost.StartAsync();
        _host.Put(ContactState.Connecting, c => c with { Offer = new Offer(Current, Guid.Empty, default, default) });
    }

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    private Contact Contact => _host.Queue.Contacts[VoiceHost.Contact];

    private static string At(string path, Guid offer, string more = "") => $"/twilio/voice/{path}?contact={VoiceHost.Contact:N}&offer={offer:N}{more}";

    [Test]
    public async Task Answered_IsAskedToPressOneAndIsNotInside()
    {
        var asked = await _host.AskAsync(At("answer", Current), ("CallSid", FakeTwilio.CounsellorSid));
        using (await _host.PostAsync(At("leg", Current, "&own=1"), ("CallSid", FakeTwilio.CounsellorSid), ("CallStatus", "in-progress")))
        {
        }

        Assert.That(asked.Select(e => e.Name.LocalName), Is.EqualTo(new[] { "Gather", "Redirect" }));
        Assert.That(asked[0].Value, Does.Contain("请按 1"));
        Assert.That(Contact.Call?.CounsellorJoined, Is.False);
        Assert.That(Contact.Call?.CounsellorSid, Is.EqualTo(FakeTwilio.CounsellorSid));
    }

    [Test]
    public async Task One_LetsTheCounsellorIn()
    {
        var taken = await _host.AskAsync(At("take", Current), ("CallSid", FakeTwilio.CounsellorSid), ("Digits", "1"));

        Assert.That(taken.Single().Element("Conference")?.Attribute("participantLabel")?.Value, Is.EqualTo($"counsellor-{Current:N}"));
        Assert.That(Contact.Call?.CounsellorJoined, Is.True);
    }

    [TestCase("3")]
    [TestCase("")]
    public async Task AnotherKey_IsAskedAgain(string digits)
    {
        var answer = await _host.AskAsync(At("take", Current), ("Digits", digits));

        Assert.That(answer.Single().Name.LocalName, Is.EqualTo("Redirect"));
        Assert.That(_host.Queue.Changes, Is.Empty);
    }

    [Test]
    public async Task One_ForAnOfferThatIsOver_IsToldSoAndHungUp()
    {
        var late = await _host.AskAsync(At("take", Earlier), ("Digits", "1"));

        Assert.That(late.Select(e => e.Name.LocalName), Is.EqualTo(new[] { "Say", "Hangup" }));
        Assert.That(_host.Queue.Changes, Is.Empty);
    }

    [Test]
    public async Task Machine_SaysNothingForThreeRounds_IsHungUpAndTheCallerIsBackAtThePlace()
    {
        Assert.That((await _host.AskAsync(At("answer", Current, "&round=3"))).Single().Name.LocalName, Is.EqualTo("Hangup"));
        using var answer = await _host.PostAsync(At("leg", Current, "&own=1"), ("CallSid", FakeTwilio.CounsellorSid), ("CallStatus", "completed"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "return leg: not taken" }));
        Assert.That(Contact.State, Is.EqualTo(ContactState.Waiting));
    }
}
