using System.Net;
using Hotline.Core.Contacts;
using Hotline.Core.Outbox;
using Hotline.Core.Voice;
using Microsoft.Extensions.Options;

namespace Hotline.Adapter.Tests.Twilio;

public sealed class TwilioOptionsTests
{
    [TestCase("AccountSid", "AC12", "Twilio:AccountSid must be AC followed by 32 hexadecimal digits.")]
    [TestCase("AuthToken", "", "Twilio:AuthToken must be given")]
    [TestCase("SecondaryAuthToken", "short", "Twilio:SecondaryAuthToken")]
    [TestCase("ApiBaseAddress", "api.twilio.com", "Twilio:ApiBaseAddress must be empty or an absolute")]
    [TestCase("ApiKeySid", "SK12", "Twilio:ApiKeySid must be empty or SK followed by 32 hexadecimal digits.")]
    [TestCase("ApiKeySid", "SK00000000000000000000000000000001", "Twilio:ApiKeySecret must be given with Twilio:ApiKeySid")]
    [TestCase("ApiKeySecret", "00000000000000000000000000000001", "Twilio:ApiKeySid must be given with Twilio:ApiKeySecret")]
    [TestCase("TokenMinutes", "1", "Twilio:TokenMinutes must be between 2 and 60.")]
    [TestCase("EmulatedNetwork", "localhost", "Twilio:EmulatedNetwork must be empty or an absolute")]
    [TestCase("EmulatedNetwork", "http://127.0.0.1:5190", "Twilio:EmulatedNetwork must be empty where Twilio's own service is used")]
    [TestCase("PublicBaseUrl", "", "Twilio:PublicBaseUrl must be the absolute")]
    [TestCase("PublicBaseUrl", "http://hotline.example.org", "Twilio:PublicBaseUrl must be https")]
    [TestCase("PublicBaseUrl", "https://hotline.example.org?x=1", "Twilio:PublicBaseUrl must be the absolute")]
    [TestCase("DefaultNumber", "0577-12356", "Twilio:DefaultNumber")]
    [TestCase("NumberRegion", "China", "Twilio:NumberRegion")]
    [TestCase("TimeoutSeconds", "0", "Twilio:TimeoutSeconds must be between 1 and 10.")]
    [TestCase("SweepSeconds", "1", "Twilio:SweepSeconds must be between 2 and 300.")]
    [TestCase("RingSeconds", "600", "Twilio:RingSeconds must be between 5 and 120.")]
    [TestCase("HoldMusicUrl", "music.wav", "Twilio:HoldMusicUrl")]
    [TestCase("Language", "Chinese!", "Twilio:Language")]
    [TestCase("SayPositionEvery", "0", "Twilio:SayPositionEvery")]
    [TestCase("MaxBodyBytes", "1", "Twilio:MaxBodyBytes")]
    [TestCase("Texts:Position", "您前面还有几位", "Twilio:Texts:Position must contain {0}")]
    [TestCase("Texts:Range", "{0} 到 {2}", "Twilio:Texts:Range must contain {0} and {1}")]
    [TestCase("Texts:Thanks", " ", "Twilio:Texts:Thanks must not be empty.")]
    public async Task WrongSetting_StopsTheStartAndIsNamed(string key, string value, string sentence)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => VoiceHost.StartAsync(change: s => s["Twilio:" + key] = value));

        Assert.That(failure!.Message, Does.Contain(sentence));
    }

    [Test]
    public async Task Off_HasNoEndpointsAndRefusesClearly()
    {
        await using var host = await VoiceHost.StartAsync(change: s =>
        {
            s.Clear();
            s["Twilio:Enabled"] = "false";
        });

        using var incoming = await host.PostAsync("/twilio/voice/incoming");
        using var music = await host.Client.GetAsync(new Uri("/audio/hold.wav", UriKind.Relative));
        var result = await host.Voice.RingCounsellorAsync(
            new OutboxItem { Id = "1", Kind = OutboxKind.RingCounsellor, Contact = VoiceHost.Contact, Call = new CallLegs() }, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(incoming.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(music.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(result, Is.EqualTo(new VoiceResult(VoiceOutcome.Refused, Detail: "telephony is switched off: set Twilio:Enabled")));
        });
    }
}
