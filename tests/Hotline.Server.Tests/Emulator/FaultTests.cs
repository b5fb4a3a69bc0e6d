using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Hotline.Server.Tests.Emulator;

internal sealed class FaultTests : EmulatorFixture
{
    [Test]
    public async Task RestLost_CallIsMadeButNobodyIsTold()
    {
        await SwitchOnAsync(new { kind = "rest-lost", times = 1 });

        await Assert.ThatAsync(
            () => PostAsync(
                "Calls.json", ("From", Line), ("To", "client:li"), ("Twiml", "<Response><Hangup/></Response>")),
            Throws.InstanceOf<HttpRequestException>());

        await WaitForLegAsync("client:li", "ringing");
    }

    [Test]
    public async Task CallbackDuplicate_IsSentTwice()
    {
        await SwitchOnAsync(new { kind = "callback-duplicate", to = "/status" });
        Toy.On("/voice", "<Hangup/>");

        await WaitAsync(await DialInAsync(), "completed");

        var both = await ReceivedAsync("/status", all => all.Count == 2);
        Assert.That(both[0].Params, Is.EqualTo(both[1].Params));
    }

    [Test]
    public async Task CallbackLost_IsLoggedAndNotSent()
    {
        await SwitchOnAsync(new { kind = "callback-lost", times = 1 });
        Toy.On("/voice", "<Hangup/>");

        await WaitAsync(await DialInAsync(), "completed");
        await WaitAsync(await DialInAsync(), "completed");

        await ReceivedAsync("/status", all => all.Count == 1);
        var log = JsonNode.Parse(await Http.GetStringAsync("/api/callbacks?kind=call-status"))!.AsArray();
        Assert.That(log.Select(e => (string)e!["outcome"]!), Has.Member("lost"));
    }

    [Test]
    public async Task Faults_Unknown_IsRefusedAndDeleteClears()
    {
        using var refused = await Http.PostAsJsonAsync("/api/faults", new { kind = "earthquake" });
        await SwitchOnAsync(new { kind = "rest-error" });

        using var cleared = await Http.DeleteAsync(new Uri("/api/faults", UriKind.Relative));

        using var answer = await Rest.GetAsync(new Uri("Calls.json", UriKind.Relative));
        Assert.That((refused.StatusCode, answer.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.OK)));
    }

    private async Task SwitchOnAsync(object fault)
    {
        using var response = await Http.PostAsJsonAsync("/api/faults", fault);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }
}
