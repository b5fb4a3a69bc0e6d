using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Record;

namespace Hotline.Sql.Reading;

internal sealed class ImageRow
{
    public Guid Id { get; init; }
    public string Image { get; init; } = "";
}

internal sealed class EventRow
{
    public string Epoch { get; init; } = "";
    public long Number { get; init; }
    public string EventId { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public string Type { get; init; } = "";
    public string CausedBy { get; init; } = "";
    public Guid? CounsellorId { get; init; }
    public string? Detail { get; init; }

    public StoryEvent ToEvent() => new(Epoch, Number, EventId, At, Enum.Parse<JournalEventType>(Type), CausedBy, CounsellorId, Detail);
}

internal sealed class MessageRow
{
    /// <summary>Where messages of several contacts are read together.</summary>
    public Guid ContactId { get; init; }
    public int Number { get; init; }
    public Guid Id { get; init; }
    public string Author { get; init; } = "";
    public Guid? CounsellorId { get; init; }
    public DateTimeOffset At { get; init; }
    public string Text { get; init; } = "";

    public ChatMessage ToMessage() => new()
    {
        Number = Number,
        Id = Id,
        Author = Enum.Parse<Author>(Author),
        Counsellor = CounsellorId,
        At = At,
        Text = Text,
    };
}

internal sealed class FormRow
{
    public Guid ContactId { get; init; }
    public long Version { get; init; }
    public string Coded { get; init; } = "";
    public string Sealed { get; init; } = "";

    public SealedForm ToForm() => new() { Version = Version, Coded = HotlineJson.Read<RecordForm>(Coded), Sealed = Sealed };
}

internal sealed class SurveyRow
{
    public int? Helped { get; init; }
    public int? Calmer { get; init; }
}
