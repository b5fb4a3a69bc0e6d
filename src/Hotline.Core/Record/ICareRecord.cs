using Hotline.Core.Contacts;
using Hotline.Core.Debriefings;
using Hotline.Core.FollowUps;
using Hotline.Core.Persons;

namespace Hotline.Core.Record;

/// <summary>
/// What SQL keeps of persons of concern, their cases and follow-ups, and of reviews. It is their home: the live state has none of it. A
/// method throws <see cref="RecordUnavailableException"/> when the database cannot be reached.
/// </summary>
public interface ICareRecord
{
    // Persons
    /// <summary>Writes a person (version 1: a new one) and replaces the name and number keys. False: somebody else changed the person meanwhile.</summary>
    Task<bool> SavePersonAsync(SealedPerson person, IReadOnlyList<PersonKey> keys, CancellationToken cancellation);
    Task<SealedPerson?> ReadPersonAsync(Guid person, CancellationToken cancellation);
    Task<IReadOnlyList<SealedPerson>> FindPersonsAsync(PersonKey key, CancellationToken cancellation);

    /// <summary>Persons at this tier or above, the ones whose review is due first.</summary>
    Task<IReadOnlyList<SealedPerson>> ReadPersonsAsync(AttentionTier least, int most, CancellationToken cancellation);
    Task<Guid?> ReadPersonOfAsync(Guid contact, CancellationToken cancellation);
    Task<bool> HasCodeAsync(Guid person, CancellationToken cancellation);

    /// <summary>The person's only return code from now on.</summary>
    Task SetCodeAsync(Guid person, PersonKey code, CancellationToken cancellation);

    /// <summary>False: somebody else changed the person meanwhile; nothing was written.</summary>
    Task<bool> ChangeTierAsync(TierChange change, long basedOn, CancellationToken cancellation);

    /// <summary>A contact belongs to one person; saying it again moves it.</summary>
    Task LinkContactAsync(PersonContact link, CancellationToken cancellation);
    Task<PersonHistory> ReadHistoryAsync(Guid person, CancellationToken cancellation);

    /// <summary>The forms of the person's contacts, by contact.</summary>
    Task<Dictionary<Guid, SealedForm>> ReadPersonFormsAsync(Guid person, CancellationToken cancellation);

    // Cases
    Task OpenCaseAsync(Case opened, CancellationToken cancellation);
    Task<bool> CloseCaseAsync(Guid person, Guid which, Guid by, DateTimeOffset at, CancellationToken cancellation);
    Task AddEntryAsync(CaseEntry entry, CancellationToken cancellation);

    // Follow-ups
    /// <summary>Closed contacts of at least this level that nobody has planned for yet, arrived since then, oldest first.</summary>
    Task<IReadOnlyList<Contact>> ReadUnplannedAsync(RiskLevel least, DateTimeOffset since, int most, CancellationToken cancellation);

    /// <summary>False: another node planned for this contact first.</summary>
    Task<bool> PlanFollowUpsAsync(Guid contact, DateTimeOffset at, IReadOnlyList<FollowUp> plan, CancellationToken cancellation);

    /// <summary>One more, planned by a person. False: its id or its step is there already.</summary>
    Task<bool> AddFollowUpAsync(FollowUp one, CancellationToken cancellation);
    Task<int> MoveDueAsync(DateTimeOffset now, CancellationToken cancellation);
    Task<FollowUp?> ReadFollowUpAsync(Guid followUp, CancellationToken cancellation);

    /// <summary>Due and unreachable ones, the oldest first; of one counsellor, or of everybody.</summary>
    Task<IReadOnlyList<FollowUp>> ReadDueAsync(Guid? counsellor, int most, CancellationToken cancellation);

    /// <summary>Who declines is not followed up any more: what was planned after the same contact is cancelled. False: it changed meanwhile, or the attempt was told before.</summary>
    Task<bool> SaveFollowUpAsync(FollowUp after, FollowUpAttempt? attempt, CancellationToken cancellation);

    /// <summary>Due ones whose time to be looked at has come, the oldest first.</summary>
    Task<IReadOnlyList<FollowUp>> ReadStartableAsync(DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>Under way, those whose contact is over first; one whose contact is missing comes only when the record should know it by now.</summary>
    Task<IReadOnlyList<FollowUpUnderWay>> ReadUnderWayAsync(DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>The follow-ups of one contact, by step, and what was tried for them, by time.</summary>
    Task<(IReadOnlyList<FollowUp> Planned, IReadOnlyList<FollowUpAttempt> Attempts)> ReadFollowUpsOfAsync(Guid contact, CancellationToken cancellation);

    // Debriefings
    /// <summary>A counsellor's closed contacts at level 3 or 4 that arrived since then, to whose offer he or she has not answered.</summary>
    Task<IReadOnlyList<Contact>> ReadDebriefingOffersAsync(Guid counsellor, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>False: it was answered before.</summary>
    Task<bool> AnswerDebriefingAsync(Debriefing answer, CancellationToken cancellation);

    /// <summary>In this state, the oldest first.</summary>
    Task<IReadOnlyList<Debriefing>> ReadDebriefingsAsync(DebriefingState state, int most, CancellationToken cancellation);

    /// <summary>False: nobody asked for it, or it is over.</summary>
    Task<bool> EndDebriefingAsync(Guid contact, Guid by, DateTimeOffset at, string? sealedNote, CancellationToken cancellation);

    // Reviews
    /// <summary>Closed contacts that a supervisor has to look at, and nobody has: no risk level, or a lower one than was signalled.</summary>
    Task<IReadOnlyList<Contact>> ReadUnreviewedAsync(int most, CancellationToken cancellation);
    Task<bool> ReviewAsync(Guid contact, Guid by, DateTimeOffset at, string sealedNote, CancellationToken cancellation);

    // Settings
    Task<(long Version, string Value)?> ReadSettingAsync(string name, CancellationToken cancellation);

    /// <summary>False: this version is there already.</summary>
    Task<bool> SaveSettingAsync(string name, long version, string value, Guid by, DateTimeOffset at, CancellationToken cancellation);
}
