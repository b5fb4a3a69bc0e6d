using System.Globalization;
using Hotline.Core.Messages;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Polly;
using Polly.CircuitBreaker;

namespace Hotline.Mail;

/// <summary>
/// E-mail by SMTP. A server cannot be asked what it took before, so a message that may have gone out goes out again under the same Message-Id:
/// whoever reads it sees one, and the link in it is the same.
/// </summary>
internal sealed class SmtpMessages(IOptions<MailOptions> options, TimeProvider time) : IMessages
{
    private readonly ResiliencePipeline<MessageResult> _pipeline = MailPipeline.Build(time);

    public MessageChannel Channel => MessageChannel.Email;

    public async Task<MessageResult> SendAsync(ClearMessage message, CancellationToken cancellation)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await TryAsync(message, token), cancellation);
        }
        catch (BrokenCircuitException)
        {
            return new MessageResult(MessageOutcome.Unreachable, Detail: MailPipeline.Away);
        }
    }

    private async Task<MessageResult> TryAsync(ClearMessage message, CancellationToken cancellation)
    {
        var o = options.Value;
        if (!o.IsGiven)
            return new MessageResult(MessageOutcome.NotConfigured, Detail: "no mail server: set Mail:Host");
        if (!MailboxAddress.TryParse(message.To, out var to))
            return new MessageResult(MessageOutcome.Refused, Detail: "not an address");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(o.TimeoutSeconds));
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(o.Host, o.Port, o.Security switch
            {
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.None => SecureSocketOptions.None,
                _ => throw new InvalidOperationException($"No such security: {o.Security}."),
            }, patience.Token);
            if (o.UserName.Length > 0)
                await client.AuthenticateAsync(o.UserName, o.Password, patience.Token);
            await client.SendAsync(Written(message, to, MailboxAddress.Parse(o.From)), patience.Token);
            await LeaveAsync(client, patience.Token);
            return new MessageResult(MessageOutcome.Accepted);
        }
        catch (SmtpCommandException refused)
        {
            // 5xx is for good, 4xx is for now. The server's words may hold the address and are not passed on.
            var code = (int)refused.StatusCode;
            return new MessageResult(code >= 500 ? MessageOutcome.Refused : MessageOutcome.Unreachable, Detail: string.Create(CultureInfo.InvariantCulture, $"SMTP {code}"));
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return MailPipeline.Silent(failure);
        }
    }

    /// <summary>The server has it: that it does not say goodbye changes nothing.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SmtpProtocolException or SmtpCommandException)
        {
        }
    }

    private MimeMessage Written(ClearMessage message, MailboxAddress to, MailboxAddress from)
    {
        var written = new MimeMessage { MessageId = $"{message.Id:N}@{from.Domain}", Subject = message.Subject ?? "", Date = time.GetUtcNow(), Body = new TextPart("plain") { Text = message.Text } };
        written.From.Add(from);
        written.To.Add(to);
        // RFC 3834: no holiday reply comes back to it.
        written.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return written;
    }
}
