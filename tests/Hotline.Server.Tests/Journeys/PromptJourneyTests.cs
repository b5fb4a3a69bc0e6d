using System.Net.Http.Headers;
using Hotline.Core;
using Hotline.Core.Contacts;
using Hotline.Core.Lines;
using Hotline.Core.Routing;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Journeys;

/// <summary>What callers hear is the office's: its texts and its uploaded audio, and where a closed line sends them.</summary>
internal sealed class PromptJourneyTests() : JourneyFixture(Store.Garnet)
{
    private static int _callers;
    private string _number = "";

    [SetUp]
    public void NewNumber() => _number = $"+86139{72000000 + Interlocked.Increment(ref _callers)}";

    [Test]
    public async Task Prompts_OfTheOffice_AreHeardFromTheWaitToTheThanks()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var music = await UploadAsync(admin, Wave());
        await admin.ChangeLineAsync("12356", line => line with
        {
            Prompts = new Dictionary<string, Prompt>
            {
                ["next"] = new("马上轮到您 {0}{", null), ["music"] = new(null, music), ["connecting"] = new("咨询员就来了。", null), ["lost"] = new("线断了，请等我们。", null), ["thanks"] = new("愿您今夜安稳。", null),
            },
        });
        try
        {
            var sid = await Network.DialAsync(_number, TelephoneNetwork.Help);
            await Network.WaitAsync(sid, "said:马上轮到您 0{");
            await Network.WaitAsync(sid, $"said:{music}");
            var zhou = await OnShiftAsync("zhou");
            var contact = (await zhou.AcceptAsync()).Id;
            await Network.WaitAsync(sid, "said:咨询员就来了。");
            var leg = await AnswerAsync(Phones.Of(zhou.Id));
            await zhou.BecomesAsync(contact, ContactState.Connected);
            await Network.ActAsync(leg, "hangup");
            await Network.WaitAsync(sid, "said:线断了，请等我们。");
            await zhou.AcceptAsync(contact, 20);
            await AnswerAsync(Phones.Of(zhou.Id));
            await zhou.BecomesAsync(contact, ContactState.Connected);
            Assert.That((await zhou.ActAsync(nameof(IConsoleHub.End), contact)).Refusal, Is.Null);
            await Network.WaitAsync(sid, "said:愿您今夜安稳。");
            await Network.WaitAsync(sid, "ended");
            await zhou.BecomesAsync(contact, ContactState.WrapUp);
            Assert.That((await zhou.ActAsync(nameof(IConsoleHub.Close), contact, new Closing(Disposition.Support, RiskLevel.Low, null))).Refusal, Is.Null);
            await RecordedAsync(contact, "ContactClosed");
        }
        finally
        {
            await admin.ChangeLineAsync("12356", line => line with { Prompts = null });
        }
    }

    [Test]
    public async Task Prompts_Known_ShowWhatIsSaidWithoutTheOffice()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        var known = (await admin.GetAsync<List<PromptView>>("/api/lines/prompts")).ToDictionary(p => p.Name);
        Assert.That(known["position"].Text, Does.Contain("{0}"));
        Assert.That(known["thanks"].TextEn, Does.StartWith("Thank you"));
        Assert.That((known["closed"].Text, known["music"].Text), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Upload_OfSomethingElse_IsRefusedAndAFileThatIsNotThereToo()
    {
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        using (var content = new ByteArrayContent("not a sound"u8.ToArray()))
        using (var refused = await admin.Http.PostAsync(new Uri("/api/lines/audio", UriKind.Relative), content))
            Assert.That((await StaffMember.ReadAsync<Problem>(refused, System.Net.HttpStatusCode.BadRequest)).Code, Is.EqualTo(nameof(AudioProblem.NoAudio)));
        var line = (await admin.GetAsync<List<Line>>("/api/lines")).Single(l => l.Code == "12356");
        using var unknown = await admin.PutLineAsync(line with { Prompts = new Dictionary<string, Prompt> { ["music"] = new(null, $"{new string('a', 64)}.wav") } });
        Assert.That((await StaffMember.ReadAsync<Problem>(unknown, System.Net.HttpStatusCode.BadRequest)).Text, Does.Contain("music was not uploaded"));
    }

    [Test]
    public async Task ClosedLine_WithAnotherNumber_PutsThroughAndSaysSoWhereNobodyAnswers()
    {
        const string other = "+8657712340002";
        using var admin = await StaffMember.SignInAsync(Server.Url, "admin");
        await admin.ChangeLineAsync("12356", line => line with
        {
            ShutNow = true, ShutText = "今天因故暂停服务。", Overflow = [new OverflowStep { When = OverflowWhen.Closed, To = OverflowTo.Number, Number = other }],
        });
        try
        {
            var sid = await Network.DialAsync(_number, TelephoneNetwork.Help);
            await Network.WaitAsync(sid, "said:为您转到另一条");
            var rung = (string)(await Network.WaitForLegAsync(other, "ringing"))["sid"]!;
            Assert.That((string?)(await Network.ReadAsync(rung))["from"], Is.EqualTo(TelephoneNetwork.Help), "the other number sees the line's number");
            await Network.ActAsync(rung, "answer");
            await Network.WaitAsync(sid, "bridged");
            await Network.ActAsync(sid, "hangup");
            await Network.WaitAsync(rung, "ended");

            await Network.BehaveAsync(other, "busy");
            var second = await Network.DialAsync($"{_number[..^1]}9", TelephoneNetwork.Help);
            await Network.WaitAsync(second, "said:今天因故暂停服务。");
            await Network.WaitAsync(second, "ended");
            Assert.That((Record.ContactOfCall(sid), Record.ContactOfCall(second)), Is.EqualTo(((Guid?)null, (Guid?)null)), "a closed line receives no call");
        }
        finally
        {
            await Network.MendAsync();
            await admin.ChangeLineAsync("12356", line => line with { ShutNow = false, ShutText = "", Overflow = null });
        }
    }

    private async Task<string> AnswerAsync(string telephone)
    {
        var leg = (string)(await Network.WaitForLegAsync(telephone, "ringing"))["sid"]!;
        await Network.ActAsync(leg, "answer");
        return leg;
    }

    private static async Task<string> UploadAsync(StaffMember admin, byte[] wave)
    {
        using var content = new ByteArrayContent(wave);
        content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        using var kept = await admin.Http.PostAsync(new Uri("/api/lines/audio", UriKind.Relative), content);
        return (await StaffMember.ReadAsync<AudioView>(kept)).File;
    }

    /// <summary>Half a second of silence, PCM, 8 kHz, 16 bit, one channel.</summary>
    private static byte[] Wave()
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        const int bytes = 8000;
        writer.Write("RIFF"u8);
        writer.Write(36 + bytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8000);
        writer.Write(16_000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(bytes);
        writer.Write(new byte[bytes]);
        return memory.ToArray();
    }
}
