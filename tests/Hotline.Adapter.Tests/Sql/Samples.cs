using System.Text.Json;
using Hotline.Core;
using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Journal;

namespace Hotline.Adapter.Tests.Sql;

/// <summary>Contacts, events and pages as the journal would give them.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public static Contact NewContact(string line = "12355", Channel channel = Channel.Chat, DateTimeOffset? arrived = null, long version = 1) => new()
    {
        Id = Guid.CreateVersion7(Start),
        Line = line,
        Channel = channel,
        Requirement = $"{line}/{channel}",
        Version = version,
        Arrived = arrived ?? Start,
        Day = "2026-03-02",
        Hour = 9,
    };

    public static JournalEvent NewEvent(JournalEventType type, Contact? contact = null) => new()
    {
        Id = "",
        Epoch = "",
        Number = 0,
        At = Start,
        Type = type,
        By = "caller",
        Contact = contact,
    };

    public static JournalEvent NewMessage(Guid contact, int number, string text, Guid? id = null) => NewEvent(JournalEventType.MessagePosted) with
    {
        ContactId = contact,
        Message = new ChatMessage
        {
            Number = number,
            Id = id ?? Guid.CreateVersion7(),
            Author = Author.Caller,
            At = Start.AddSeconds(number),
            Text = text,
        },
    };

    public static JournalEvent NewForm(Guid contact, SealedForm form) =>
        NewEvent(JournalEventType.FormSaved) with { ContactId = contact, Form = form };

    public static JsonElement Data(object value) => JsonSerializer.SerializeToElement(value, HotlineJson.Options);
}

/// <summary>A journal that numbers what is appended, and cuts it into pages.</summary>
internal sealed class FakeJournal(string? epoch = null)
{
    private long _number;

    public string Epoch { get; } = epoch ?? Guid.CreateVersion7(Samples.Start).ToString();
    public JournalPosition? Position { get; private set; }

    public JournalPage Page(params JournalEvent[] events) => Of(events.Select(Append).ToArray());

    public RawEvent Append(JournalEvent one) => Append((number, id) => HotlineJson.Write(one with { Id = id, Epoch = Epoch, Number = number }));

    public RawEvent Append(Func<long, string, string> write)
    {
        var number = ++_number;
        var id = $"{Guid.CreateVersion7()}:1";
        return new RawEvent(Epoch, number, id, write(number, id));
    }

    public JournalPage Of(params RawEvent[] events)
    {
        Position = new JournalPosition(Epoch, events[^1].Number, events[^1].Id);
        return new JournalPage(events, null);
    }
}
