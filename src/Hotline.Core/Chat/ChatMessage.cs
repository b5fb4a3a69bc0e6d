namespace Hotline.Core.Chat;

public enum Author { Caller, Counsellor, System }

/// <summary>A message as it rests: <see cref="Text"/> is encrypted (architecture.md, live state).</summary>
public sealed record ChatMessage
{
    /// <summary>Place in the chat, from 1, without gaps.</summary>
    public int Number { get; init; }

    /// <summary>Made by the sender; the same id is the same message, however often it arrives.</summary>
    public required Guid Id { get; init; }
    public required Author Author { get; init; }
    public Guid? Counsellor { get; init; }

    /// <summary>Who speaks, where that is not the contact's own counsellor.</summary>
    public string? Alias { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Text { get; init; }

    /// <summary>Longest message, in UTF-16 units before encryption.</summary>
    public const int MaxLength = 4_000;
}
