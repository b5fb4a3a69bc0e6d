using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Settings;
using Hotline.Core.Wallboard;

namespace Hotline.Core.Record;

/// <summary>
/// What SQL keeps. A method throws <see cref="RecordUnavailableException"/> when the database cannot be reached: callers are
/// served all the same.
/// </summary>
public interface IRecord
{
    /// <summary>Brings the schema to this build's version, under a lock.</summary>
    Task MigrateAsync(CancellationToken cancellation);

    Task<JournalPosition?> ReadPositionAsync(CancellationToken cancellation);

    /// <summary>
    /// Moves the position from <paramref name="expected"/> (null: none yet) past the batch, then writes the events, in one
    /// transaction. An event that SQL refuses goes to the dead letters. False: another recorder moved the position; nothing
    /// was written.
    /// </summary>
    Task<bool> ApplyAsync(JournalPosition? expected, JournalPage page, CancellationToken cancellation);

    // For opening an epoch
    /// <summary>Images of contacts that SQL knows as open, by id, in chunks.</summary>
    Task<IReadOnlyList<Contact>> ReadOpenContactsAsync(Guid? after, int most, CancellationToken cancellation);

    /// <summary>What SQL knows of these contacts, open or not.</summary>
    Task<IReadOnlyList<Contact>> ReadContactsAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation);
    Task<IReadOnlyList<ChatMessage>> ReadMessagesAsync(Guid contact, CancellationToken cancellation);
    Task<SealedForm?> ReadFormAsync(Guid contact, CancellationToken cancellation);

    /// <summary>Messages and form of those of these contacts that have any, with one look at the database: an opening has no time for more.</summary>
    Task<IReadOnlyList<ContactTexts>> ReadTextsAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation);
    Task<IReadOnlyList<Line>> ReadLinesAsync(CancellationToken cancellation);
    /// <summary>Every version of a live setting, the newest first.</summary>
    Task<IReadOnlyList<LiveSetting>> ReadSettingVersionsAsync(string name, CancellationToken cancellation);

    /// <summary>What of the rota is not over for a week yet, and the directory.</summary>
    Task<DutyNow> ReadDutyAsync(CancellationToken cancellation);
    /// <summary>Fingerprints of the addresses that want no more messages.</summary>
    Task<IReadOnlyList<string>> ReadOptOutsAsync(CancellationToken cancellation);
    Task<IReadOnlyList<LineCounters>> ReadCountersAsync(IReadOnlyDictionary<string, string> dayByLine, CancellationToken cancellation);

    // People
    /// <summary>A counsellor's profile with certificates, skills and lines; null when there is none with this id.</summary>
    Task<Counsellor?> ReadCounsellorAsync(Guid counsellor, CancellationToken cancellation);

    /// <summary>Closed contacts of a counsellor at level 3 or 4 that arrived since then.</summary>
    Task<int> CountHighRiskAsync(Guid counsellor, DateTimeOffset since, CancellationToken cancellation);
    Task SaveCounsellorAsync(Counsellor profile, CancellationToken cancellation);
    Task SaveCountyAsync(County county, CancellationToken cancellation);
    Task<IReadOnlyList<County>> ReadCountiesAsync(CancellationToken cancellation);

    // Reading
    Task<ContactPage> SearchAsync(ContactSearch search, CancellationToken cancellation);
    Task<ContactStory?> ReadStoryAsync(Guid contact, CancellationToken cancellation);
    Task<RecordHealth> ReadHealthAsync(CancellationToken cancellation);
}

/// <summary>What was written in a contact and about it, sealed.</summary>
public sealed record ContactTexts(Guid Contact, IReadOnlyList<ChatMessage> Messages, SealedForm? Form);

public sealed record County(string Code, string Name, string NameEn, string Centre);

/// <summary>All are optional and combined by "and"; pages go by arrival, newest first. Nothing is decrypted to search.</summary>
public sealed record ContactSearch
{
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public string? Line { get; init; }
    public Channel? Channel { get; init; }
    public ContactState? State { get; init; }
    public Guid? Counsellor { get; init; }
    public string? County { get; init; }
    public RiskLevel? LeastRisk { get; init; }
    public Disposition? Disposition { get; init; }
    public Topic? Topic { get; init; }

    /// <summary>Fingerprint of a caller's number.</summary>
    public string? CallerKey { get; init; }

    /// <summary>Rows to pass over, 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>1–200.</summary>
    public int Take { get; init; } = 50;
}

public sealed record ContactPage(IReadOnlyList<Contact> Contacts, int Total);

/// <summary>One contact's full story: its state, its events in order, its messages and its form.</summary>
public sealed record ContactStory(Contact Contact, IReadOnlyList<StoryEvent> Events, IReadOnlyList<ChatMessage> Messages, SealedForm? Form, Routing.Survey? Survey);

public sealed record StoryEvent(string Epoch, long Number, string Id, DateTimeOffset At, JournalEventType Type, string By, Guid? Counsellor, string? Detail);

/// <param name="Unreadable">Rows that this node met and could not read; they were set aside and named in the log.</param>
public sealed record RecordHealth(JournalPosition? Position, int DeadLetters, IReadOnlyList<JournalGap> Gaps, int Unreadable);

/// <summary>SQL cannot be reached or refused for a reason that may pass.</summary>
public sealed class RecordUnavailableException : Exception
{
    public RecordUnavailableException() { }
    public RecordUnavailableException(string message) : base(message) { }
    public RecordUnavailableException(string message, Exception inner) : base(message, inner) { }
}
