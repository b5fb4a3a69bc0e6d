using Hotline.Core.Contacts;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>Into the conference and out of it.</summary>
public sealed class ConferenceTests
{
    private static readonly string Join = $"/twilio/voice/join?contact={VoiceHost.Contact:N}";
    private static readonly string After = $"/twilio/voice/after?contact={VoiceHost.Contact:N}";
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp() => _host = await VoiceHost.StartAsync();

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [TestCase(ContactState.Connecting, "Dial")]
    [TestCase(ContactState.Connected, "Dial")]
    [TestCase(ContactState.Waiting, "Redirect")]
    [TestCase(ContactState.Abandoned, "Say Hangup")]
    public async Task Join_ByState(ContactState state, string verbs)
    {
        _host.Put(state);

        Assert.That(string.Join(' ', (await _host.AskAsync(Join)).Select(v => v.Name.LocalName)), Is.EqualTo(verbs));
    }

    [Test]
    public async Task Join_StoreAway_GoesInAllTheSame()
    {
        _host.Queue.Away = -1;

        var dial = (await _host.AskAsync(Join)).Single();

        Assert.That(dial.Elements().Single().Value, Is.EqualTo($"{VoiceHost.Contact:N}"));
    }

    [Test]
    public async Task Join_StoreAway_AnotherCallsContact_StaysOutside()
    {
        _host.Queue.Away = -1;

        var verbs = await _host.AskAsync(Join, ("CallSid", "CA000000000000000000000000000000bb"));

        Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Play", "Redirect" }));
    }

    [Test]
    public async Task After_Ended_IsThanked()
    {
        _host.Put(ContactState.WrapUp);

        var verbs = await _host.AskAsync(After);

        Assert.That(verbs.Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Say", "Hangup" }));
        Assert.That(verbs[0].Value, Does.StartWith("感谢您的来电"));
    }

    [Test]
    public async Task After_ContactReturned_WaitsAgain()
    {
        _host.Put(ContactState.Waiting);

        var verbs = await _host.AskAsync(After);

        Assert.That(verbs[^1].Name.LocalName, Is.EqualTo("Redirect"));
        Assert.That(verbs[^1].Value, Does.Contain("/wait?contact="));
    }

    [Test]
    public async Task After_StillConnecting_PlaysMusicFirst()
    {
        _host.Put(ContactState.Connecting);

        Assert.That((await _host.AskAsync(After)).Select(v => v.Name.LocalName), Is.EqualTo(new[] { "Gather", "Redirect" }));
    }

    [Test]
    public async Task After_ConnectedWhoseEventsWereLost_EndsTheContact()
    {
        _host.Put(ContactState.Connected);

        await _host.AskAsync(After);

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "lose leg: conference ended" }));
    }

    [Test]
    public async Task After_CallerHungUp_EndsTheContactAsTheCallers()
    {
        _host.Put(ContactState.Connected);

        await _host.AskAsync(After, ("CallStatus", "completed"));

        Assert.That(_host.Queue.Changes, Is.EqualTo(new[] { "end Caller" }));
    }

    [Test]
    public async Task After_StoreAway_CallerStays()
    {
        _host.Queue.Away = -1;

        Assert.That((await _host.AskAsync(After))[^1].Value, Is.EqualTo(VoiceHost.Base + After));
    }
}
