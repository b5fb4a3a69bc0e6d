using Hotline.Core.Contacts;

namespace Hotline.Core.Persons;

/// <summary>A case gathers what belongs together for one person; it has no end of its own, somebody closes it.</summary>
public sealed record Case(Guid Id, Guid Person, DateTimeOffset OpenedAt, Guid OpenedBy, DateTimeOffset? ClosedAt, Guid? ClosedBy, string Title);

/// <summary>What people add to a person's timeline by hand. Assessments come with the contacts they were made in.</summary>
public enum CaseEntryKind { Note, Referral, TriPartyTalk, Report }

/// <param name="Id">Made by the caller.</param>
/// <param name="Person">Whose timeline.</param>
/// <param name="Case">The case that was open, if one was.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Contact">The contact it came from.</param>
/// <param name="Text">Sealed at rest with the entry's id.</param>
public sealed record CaseEntry(Guid Id, Guid Person, Guid? Case, CaseEntryKind Kind, DateTimeOffset At, Guid By, Guid? Contact, string Text);

public sealed record PersonContact(Guid Contact, Guid Person, Guid? Case, DateTimeOffset At, Guid By);

/// <summary>Everything SQL knows of one person, texts still sealed.</summary>
public sealed record PersonHistory(
    IReadOnlyList<Contact> Contacts, IReadOnlyList<TierChange> Tiers, IReadOnlyList<Case> Cases, IReadOnlyList<CaseEntry> Entries, IReadOnlyList<FollowUps.FollowUp> FollowUps,
    IReadOnlyList<Escalations.Escalation> Escalations);
