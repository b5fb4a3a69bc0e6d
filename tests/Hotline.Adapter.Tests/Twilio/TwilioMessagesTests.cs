using System.Net;
using Hotline.Core.Messages;

namespace Hotline.Adapter.Tests.Twilio;

/// <summary>Texts through Twilio: what is asked for, what its answers mean, and what its callbacks tell.</summary>
public sealed class TwilioMessagesTests
{
    private const string To = "+8613800138000", From = "+8657700000000", Words = "您的位置已经保留";
    private static readonly DateTimeOffset Ordered = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    private static ClearMessage Message(bool maySeekFirst = false, string to = To) => new(Guid.CreateVersion7(), MessageChannel.Sms, to, null, Words, maySeekFirst, Ordered);

    private static Task<MessageResult> SendAsync(VoiceHost host, ClearMessage message) => host.Get<IMessages>().SendAsync(message, CancellationToken.None);

    [Test]
    public async Task Send_Taken_NamesTheMessageAndAsksForReceipts()
    {
        await using var host = await VoiceHost.StartAsync(realTime: true);
        Assert.That(await SendAsync(host, Message()), Is.EqualTo(new MessageResult(MessageOutcome.Accepted, FakeTwilio.MessageSid)));
        var sent = host.Twilio.Requests.Single();
        Assert.That((sent.Method, sent["To"], sent["From"], sent["Body"], sent["StatusCallback"]), Is.EqualTo(("POST", To, From, Words, VoiceHost.Base + "/twilio/messages/status")));
    }

    [TestCase(400, 21610, MessageOutcome.OptedOut, "Twilio 21610")]
    [TestCase(400, 21211, MessageOutcome.Refused, "Twilio 21211")]
    [TestCase(401, 20003, MessageOutcome.Refused, "Twilio 20003")]
    [TestCase(429, 20429, MessageOutcome.Unreachable, "Twilio answered 429")]
    [TestCase(503, 20503, MessageOutcome.Unreachable, "Twilio answered 503")]
    public async Task Send_Refused_MeansWhatItsCodeMeansAndTellsNoNumber(int status, int code, MessageOutcome outcome, string detail)
    {
        await using var host = await VoiceHost.StartAsync(realTime: true);
        host.Twilio.Instead = request => request.Method == "POST" ? FakeTwilio.Error((HttpStatusCode)status, code) : null;
        var result = await SendAsync(host, Message());
        Assert.That((result.Outcome, result.Detail, result.Reference), Is.EqualTo((outcome, detail, (string?)null)));
        Assert.That(host.Twilio.Requests.Count(r => r.Method == "POST"), Is.EqualTo(1), "a message is never ordered blindly twice");
    }

    [Test]
    public async Task Send_APageInsteadOfAnAnswer_IsUnreachable()
    {
        await using var host = await VoiceHost.StartAsync(realTime: true);
        host.Twilio.Instead = _ => FakeTwilio.Page(HttpStatusCode.BadGateway);
        Assert.That((await SendAsync(host, Message())).Outcome, Is.EqualTo(MessageOutcome.Unreachable));
    }

    [Test]
    public async Task Send_NoNumberAtAll_IsRefusedWithoutARequest()
    {
        await using var host = await VoiceHost.StartAsync(realTime: true);
        Assert.That(await SendAsync(host, Message(to: "办公室")), Is.EqualTo(new MessageResult(MessageOutcome.Refused, Detail: "not a number")));
        Assert.That(host.Twilio.Requests, Is.Empty);
    }

    [TestCase("delivered", true, 0)]
    [TestCase("undelivered", false, 1)]
    public async Task Send_ThatMayHaveGoneOut_IsLookedForFirstAndAFailedOneDidNot(string before, bool found, int ordered)
    {
        await using var host = await VoiceHost.StartAsync(realTime: true);
        host.Twilio.Texts.Add(("SM00000000000000000000000000000001", Words, before));
        var result = await SendAsync(host, Message(maySeekFirst: true));
        Assert.That(result, Is.EqualTo(new MessageResult(MessageOutcome.Accepted, found ? "SM00000000000000000000000000000001" : FakeTwilio.MessageSid)));
        Assert.That(host.Twilio.Requests.Count(r => r.Method == "POST"), Is.EqualTo(ordered));
    }

    [TestCase("delivered", null, "receipt SM1 Delivered")]
    [TestCase("read", null, "receipt SM1 Delivered")]
    [TestCase("undelivered", "30003", "receipt SM1 Failed Twilio 30003")]
    [TestCase("failed", "30008", "receipt SM1 Failed Twilio 30008")]
    [TestCase("failed", null, "receipt SM1 Failed")]
    [TestCase("sent", null, null)]
    [TestCase("queued", null, null)]
    public async Task Status_Told_IsAReceiptOrNothingYet(string status, string? code, string? told)
    {
        await using var host = await VoiceHost.StartAsync(realTime: true);
        List<(string, string)> form = [("MessageSid", "SM1"), ("MessageStatus", status)];
        if (code is not null)
            form.Add(("ErrorCode", code));
        using var answer = await host.PostAsync("/twilio/messages/status", [.. form]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(host.Queue.Changes, Is.EqualTo(told is null ? Array.Empty<string>() : [told]));
    }

    [TestCase("退订", "opt out")]
    [TestCase("START", "opt in")]
    [TestCase("我想继续收到", null)]
    public async Task Incoming_Words_AreAnsweredWithNone(string body, string? told)
    {
        await using var host = await VoiceHost.StartAsync(realTime: true);
        using var answer = await host.PostAsync("/twilio/messages/incoming", ("MessageSid", "SM2"), ("Body", body));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("<Response/>"));
        Assert.That(host.Queue.Changes, Is.EqualTo(told is null ? Array.Empty<string>() : [told]));
    }

    [Test]
    public async Task Status_OfAnotherSigner_IsRefused()
    {
        await using var host = await VoiceHost.StartAsync(realTime: true);
        using var answer = await host.SendAsync("/twilio/messages/status", "somebody else's token", ("MessageSid", "SM1"), ("MessageStatus", "delivered"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(host.Queue.Changes, Is.Empty);
    }
}
