namespace Hotline.Core.Messages;

public enum MessageChannel { Sms, Email }

public enum MessageOutcome
{
    /// <summary>The network took it; whether it arrived comes later with its receipt, where the network sends receipts.</summary>
    Accepted,

    /// <summary>The network will never take it: a wrong address, a text that it does not carry.</summary>
    Refused,

    /// <summary>Whoever reads there has asked for no more messages.</summary>
    OptedOut,

    /// <summary>No answer now; trying again makes sense.</summary>
    Unreachable,

    /// <summary>This service has no such network.</summary>
    NotConfigured,
}

/// <param name="Reference">The network's own id of the message; receipts name it.</param>
/// <param name="Detail">A code or a short reason; never a number or a word of the message.</param>
public sealed record MessageResult(MessageOutcome Outcome, string? Reference = null, string? Detail = null);

/// <summary>A message in clear, as it leaves the service.</summary>
/// <param name="Id">Given by whoever orders it: the same id is never sent twice knowingly.</param>
/// <param name="To">E.164, or an e-mail address.</param>
/// <param name="Subject">E-mail only.</param>
/// <param name="MaySeekFirst">It may have gone out before (a lease ended): look for it first, where the network can be asked.</param>
/// <param name="Ordered">Not before it: the same words of an earlier day are another message. Null where it is not known.</param>
public sealed record ClearMessage(Guid Id, MessageChannel Channel, string To, string? Subject, string Text, bool MaySeekFirst, DateTimeOffset? Ordered = null);

/// <summary>
/// SMS and e-mail. The port knows no person: whoever orders a message asks <see cref="Persons.ContactSafety"/> first, and an unknown flag is a no.
/// </summary>
public interface IMessages
{
    MessageChannel Channel { get; }

    /// <summary>Never throws for what the network answers; a cancellation does.</summary>
    Task<MessageResult> SendAsync(ClearMessage message, CancellationToken cancellation);
}
