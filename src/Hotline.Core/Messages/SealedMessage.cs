namespace Hotline.Core.Messages;

/// <summary>A message that waits in the outbox: address and words are sealed with the message's id.</summary>
public sealed record SealedMessage
{
    public required Guid Id { get; init; }
    public required MessageChannel Channel { get; init; }
    public required string To { get; init; }

    /// <summary>Fingerprint of the address, by which an opt-out is found without opening it.</summary>
    public required string ToKey { get; init; }
    public string? Subject { get; init; }
    public required string Text { get; init; }

    /// <summary>What it is about; both may be absent.</summary>
    public Guid? Contact { get; init; }
    public Guid? Escalation { get; init; }

    /// <summary>Which asking of the escalation it carries.</summary>
    public int? Asking { get; init; }

    /// <summary>When it was put into the outbox, by the store's clock, which sets it.</summary>
    public DateTimeOffset? Ordered { get; init; }
}
