using System.ComponentModel.DataAnnotations;
using Hotline.Core.Messages;
using Hotline.Mail;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Adapter.Tests.Mail;

/// <summary>E-mail against a server in this process: what it takes, refuses and loses.</summary>
public sealed class SmtpMessagesTests
{
    private SmtpListener _server = null!;

    [SetUp]
    public void Listen() => _server = new SmtpListener();

    [TearDown]
    public void Close() => _server.Dispose();

    private MailOptions Options(int? port = null) => new() { Host = "127.0.0.1", Port = port ?? _server.Port, Security = MailSecurity.None, From = "12355 热线 <hotline@example.org>", TimeoutSeconds = 5 };

    private static Task<MessageResult> SendAsync(MailOptions options, string to = "wang@school.example", Guid? id = null) =>
        new SmtpMessages(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System).SendAsync(
            new ClearMessage(id ?? Guid.CreateVersion7(), MessageChannel.Email, to, "青少年热线：需要您确认", "请打开：https://hotline.example.org/partner#abc\n.一行点", false), CancellationToken.None);

    [Test]
    public async Task Send_ToAServer_ArrivesWholeWithItsOwnId()
    {
        var id = Guid.CreateVersion7();
        Assert.That((await SendAsync(Options(), id: id)).Outcome, Is.EqualTo(MessageOutcome.Accepted));
        var (to, message) = _server.Taken.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(to, Is.EqualTo("wang@school.example"));
            Assert.That(message.MessageId, Is.EqualTo($"{id:N}@example.org"));
            Assert.That(message.Subject, Is.EqualTo("青少年热线：需要您确认"));
            Assert.That(message.From.ToString(), Does.Contain("hotline@example.org"));
            Assert.That(message.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
            Assert.That(message.TextBody!.ReplaceLineEndings("\n").TrimEnd(), Is.EqualTo("请打开：https://hotline.example.org/partner#abc\n.一行点"));
        }
        await SendAsync(Options(), id: id);
        Assert.That(_server.Taken[1].Message.MessageId, Is.EqualTo(message.MessageId), "sent again it is the same message");
    }

    [TestCase("550 no such user", MessageOutcome.Refused, "SMTP 550")]
    [TestCase("451 later", MessageOutcome.Unreachable, "SMTP 451")]
    public async Task Send_Refused_ForGoodOrForNow(string answer, MessageOutcome outcome, string detail)
    {
        _server.Refusal = answer;
        Assert.That(await SendAsync(Options()), Is.EqualTo(new MessageResult(outcome, null, detail)));
        Assert.That(_server.Taken, Is.Empty);
    }

    [Test]
    public async Task Send_ConnectionDropped_IsUnreachableAndTheNextTryArrives()
    {
        _server.Drops = 1;
        Assert.That((await SendAsync(Options())).Outcome, Is.EqualTo(MessageOutcome.Unreachable));
        Assert.That((await SendAsync(Options())).Outcome, Is.EqualTo(MessageOutcome.Accepted));
    }

    [Test]
    public async Task Send_ServerSilentAgainAndAgain_IsLeftAloneForAWhile()
    {
        var time = new FakeTimeProvider();
        var messages = new SmtpMessages(Microsoft.Extensions.Options.Options.Create(Options()), time);
        Task<MessageResult> SendAsync() => messages.SendAsync(new ClearMessage(Guid.CreateVersion7(), MessageChannel.Email, "wang@school.example", "s", "t", false), CancellationToken.None);
        // A server that answers is there, whatever it answers.
        _server.Refusal = "451 later";
        for (var i = 0; i < 4; i++)
            Assert.That((await SendAsync()).Detail, Is.EqualTo("SMTP 451"));
        _server.Refusal = null;
        time.Advance(TimeSpan.FromMinutes(2));
        _server.Drops = 5;
        for (var i = 0; i < 4; i++)
            Assert.That((await SendAsync()).Outcome, Is.EqualTo(MessageOutcome.Unreachable));
        Assert.That(await SendAsync(), Is.EqualTo(new MessageResult(MessageOutcome.Unreachable, null, "mail server away")));
        Assert.That(_server.Drops, Is.EqualTo(1), "it was not asked");
        _server.Drops = 0;
        time.Advance(TimeSpan.FromSeconds(16));
        Assert.That((await SendAsync()).Outcome, Is.EqualTo(MessageOutcome.Accepted));
    }

    [Test]
    public async Task Send_WithNameAndPassword_SignsIn()
    {
        _server.Login = ("hotline", "secret");
        var options = Options();
        (options.UserName, options.Password) = ("hotline", "secret");
        Assert.That((await SendAsync(options)).Outcome, Is.EqualTo(MessageOutcome.Accepted));
        options.Password = "wrong";
        Assert.That((await SendAsync(options)).Outcome, Is.EqualTo(MessageOutcome.Unreachable), "the office mends it; the message is not lost by it");
    }

    [Test]
    public async Task Send_ServerThatTakesNoTls_IsNeverWrittenToInClear()
    {
        var options = Options();
        options.Security = MailSecurity.StartTls;
        Assert.That((await SendAsync(options)).Outcome, Is.EqualTo(MessageOutcome.Unreachable));
        Assert.That(_server.Taken, Is.Empty);
    }

    [Test]
    public async Task Send_WithoutAHost_IsNotConfigured() => Assert.That((await SendAsync(new MailOptions())).Outcome, Is.EqualTo(MessageOutcome.NotConfigured));

    [Test]
    public async Task Send_ToWhatIsNoAddress_IsRefused() => Assert.That((await SendAsync(Options(), to: "a@b@c <")).Outcome, Is.EqualTo(MessageOutcome.Refused));

    [TestCase("smtp.example.org", "none", "Mail:From")]
    [TestCase("smtp.example.org", "a@example.org", "Mail:Security")]
    [TestCase("localhost", "a@example.org", null)]
    [TestCase("", "", null)]
    public void Validate_NamesTheWrongSetting(string host, string from, string? named)
    {
        var problems = new MailOptions { Host = host, From = from, Security = named is "Mail:From" ? MailSecurity.Tls : MailSecurity.None }.Validate(new ValidationContext(this)).Select(p => p.ErrorMessage!).ToList();
        Assert.That(problems, named is null ? Is.Empty : Has.One.StartsWith(named));
    }
}
