using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Hotline.Server.Tests.Emulator;

/// <summary>Calls in the browser, as far as the network goes: what is told to the called browser, and keys on its leg.</summary>
internal sealed class ClientTests : EmulatorFixture
{
    [Test]
    public async Task Leg_ToAClient_TellsItsParametersAndKeepsThemOutOfTheAddress()
    {
        var (_, call) = await PostAsync("Calls.json", ("From", Line), ("To", "client:li?leg=counsellor-1&x=%26"), ("Twiml", "<Response><Pause length=\"60\"/></Response>"));
        Assert.That((string)call!["to"]!, Is.EqualTo("client:li"));
        await WaitForLegAsync("client:li", "ringing");
    }

    [Test]
    public async Task Gather_OnABrowsersLeg_TakesItsKeys()
    {
        Toy.On("/menu", $"<Gather numDigits=\"2\" timeout=\"60000\" action=\"{Toy.Url}/chosen\"><Say>请按键</Say></Gather>");
        Toy.On("/chosen", "<Say>谢谢</Say><Pause length=\"60000\"/>");
        var (_, call) = await PostAsync("Calls.json", ("From", Line), ("To", "client:li"), ("Url", $"{Toy.Url}/menu"));
        var sid = (string)call!["sid"]!;
        await WaitAsync(sid, "ringing");
        await ActAsync(sid, "answer");
        await WaitAsync(sid, "doing:gathering");
        await ActAsync(sid, "digits", new { digits = "42" });
        await WaitAsync(sid, "said:谢谢");
        Assert.That((await ReceivedAsync("/chosen", all => all.Count > 0))[0].Params["Digits"], Is.EqualTo("42"));
    }

    [TestCase("")]
    [TestCase("not.a.token")]
    [TestCase("e30.e30.e30")]
    public async Task Browser_WithoutAGoodToken_IsRefused(string token)
    {
        using var response = await Http.GetAsync($"/api/clients/events?token={token}");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        using var act = await Http.PostAsJsonAsync("/api/clients/nobody/calls/CA1/answer", new JsonObject());
        Assert.That(act.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
