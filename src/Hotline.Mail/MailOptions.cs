using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace Hotline.Mail;

/// <summary>How the connection to the mail server is kept secret.</summary>
public enum MailSecurity
{
    /// <summary>Begins in clear and must turn to TLS before anything is said; port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte; port 465.</summary>
    Tls,

    /// <summary>In clear: only for a relay on this machine.</summary>
    None,
}

/// <summary>Section "Mail": the server that sends e-mail to partners. Without a host there is none.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>Name of the SMTP server, e.g. smtp.example.org. Empty: no e-mail.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Empty: the server asks for no name.</summary>
    public string UserName { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>Whom a message comes from, e.g. 12355 热线 &lt;hotline@example.org&gt;.</summary>
    public string From { get; set; } = "";

    /// <summary>One attempt, seconds, 1–15: below the outbox's lease.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    public bool IsGiven => Host.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsGiven)
            yield break;
        if (Port is < 1 or > 65535)
            yield return new ValidationResult("Mail:Port must be between 1 and 65535.");
        if (!Enum.IsDefined(Security))
            yield return new ValidationResult("Mail:Security must be StartTls, Tls or None.");
        if (!MailboxAddress.TryParse(From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            yield return new ValidationResult("Mail:From must be an e-mail address, with a name before it or not.");
        if (UserName.Length == 0 && Password.Length > 0)
            yield return new ValidationResult("Mail:UserName is required with Mail:Password.");
        if (Security is MailSecurity.None && Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return new ValidationResult("Mail:Security None sends links in clear and is for a relay on this machine (Mail:Host localhost) only.");
        if (TimeoutSeconds is < 1 or > 15)
            yield return new ValidationResult("Mail:TimeoutSeconds must be between 1 and 15.");
    }
}
