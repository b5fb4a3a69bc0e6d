using Hotline.Twilio;
using Twilio.Http;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>Whether the network answers, and how soon its coming back is known while nobody asks it anything.</summary>
public sealed class AskWhileAwayTests
{
    private VoiceHost _host;

    [SetUp]
    public async Task SetUp() => _host = await VoiceHost.StartAsync(change: settings => settings["Twilio:SweepSeconds"] = "300");

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [Test]
    public async Task NetworkBack_IsAskedForWithoutTheSweep()
    {
        for (var i = 0; i < 3; i++)
            _host.Get<NetworkHealth>().Failed();
        Assert.That(_host.Voice.IsAway, Is.True);
        var began = TimeProvider.System.GetTimestamp();
        while (_host.Voice.IsAway && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(20))
        {
            _host.Time!.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.That(_host.Voice.IsAway, Is.False);
        Assert.That(_host.Twilio.Requests.Select(request => request["PageSize"]), Does.Contain("1"), "asked by itself, not by the sweep, which comes in five minutes");
    }

    [Test]
    public async Task NetworkGone_OneRequestWithoutAnAnswer_IsKnownWithoutMore()
    {
        _host.Twilio.Instead = _ => FakeTwilio.Page(System.Net.HttpStatusCode.BadGateway);
        _host.Get<NetworkHealth>().Failed();
        var began = TimeProvider.System.GetTimestamp();
        while (!_host.Voice.IsAway && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(20))
        {
            _host.Time!.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.That(_host.Voice.IsAway, Is.True);
    }

    [Test]
    public async Task NetworkBack_NoBreakerStaysOpenForCalls()
    {
        var pipelines = _host.Get<TwilioPipelines>();
        ValueTask<Response> Ring(bool fails) => pipelines.Ring.ExecuteAsync(_ => fails ? throw new HttpRequestException() : ValueTask.FromResult(new Response(System.Net.HttpStatusCode.OK, "")));
        for (var i = 0; i < 12; i++)
            await Assert.ThatAsync(async () => await Ring(fails: true), Throws.InstanceOf<HttpRequestException>());
        await Assert.ThatAsync(async () => await Ring(fails: false), Throws.InstanceOf<Polly.CircuitBreaker.BrokenCircuitException>());
        for (var i = 0; i < 3; i++)
            _host.Get<NetworkHealth>().Failed();
        await _host.Get<TwilioRest>().AskAsync(CancellationToken.None);
        Assert.That((await Ring(fails: false)).StatusCode, Is.EqualTo(System.Net.HttpStatusCode.OK));
    }

    [Test]
    public async Task TextsThatFail_TellNothingOfTelephones()
    {
        _host.Twilio.Instead = _ => FakeTwilio.Page(System.Net.HttpStatusCode.BadGateway);
        for (var i = 0; i < 5; i++)
            await Assert.ThatAsync(() => _host.Get<TwilioRest>().SendTextAsync("+8657700000000", "+8613800138000", "t", CancellationToken.None), Throws.Exception);
        Assert.That(_host.Voice.IsAway, Is.False);
    }
}
