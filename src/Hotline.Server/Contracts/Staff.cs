using Hotline.Core.Chat;
using Hotline.Core.Contacts;
using Hotline.Core.Escalations;
using Hotline.Core.Journal;
using Hotline.Core.Signs;
using Hotline.Core.Routing;
using Hotline.Sql.Staff;

namespace Hotline.Server.Contracts;

/// <summary>POST /api/account/sign-in</summary>
/// <param name="UserName">As the account calls it.</param>
/// <param name="Password">The own one, or one that the office made.</param>
/// <param name="NewPassword">Chosen in the place of a one-time password.</param>
public sealed record SignInRequest(string UserName, string Password, string? NewPassword = null);

/// <summary><see cref="NewPasswordNeeded"/>: the one-time password was right, and an own one must be chosen; <see cref="WeakPassword"/>: it is too short or the old one.</summary>
public enum SignInOutcome { SignedIn, WrongNameOrPassword, LockedOut, RecordUnavailable, NewPasswordNeeded, WeakPassword, OneTimeExpired }

public sealed record SignInResponse(SignInOutcome Outcome, Me? Me, int? LockedForSeconds);

/// <summary>GET /api/account/me</summary>
public sealed record Me(Guid Id, string UserName, string DisplayName, IReadOnlyList<StaffRole> Roles);

/// <summary>GET /api/contacts (Supervisor, Administrator): one row, no text decrypted.</summary>
public sealed record ContactRow(
    Guid Id, string Line, Channel Channel, ContactState State, DateTimeOffset Arrived, DateTimeOffset? Answered, DateTimeOffset? Ended, string? CounsellorAlias,
    RiskLevel Risk, Disposition Disposition, string? County, int Messages);

public sealed record ContactRows(IReadOnlyList<ContactRow> Rows, int Total);

/// <summary>One event of a contact's story. By: caller, system, network or the id of whom ByName names; Counsellor: on whose desk, by name.</summary>
public sealed record StoryLine(DateTimeOffset At, long Number, JournalEventType Type, string By, string? ByName, string? Counsellor, StoryFacts? Facts);

/// <summary>What an event's type needs to be told in words; what it does not need is absent.</summary>
public sealed record StoryFacts
{
    public string? Reason { get; init; }
    public string? Sign { get; init; }

    /// <summary>A sign of danger: where it came from, how grave, what it speaks of, and the words in clear.</summary>
    public SignSource? Source { get; init; }
    public RiskLevel? Level { get; init; }
    public PhraseCategory? Category { get; init; }
    public string? Words { get; init; }
    public Priority? Priority { get; init; }

    /// <summary>An escalation: which kind, who is asked, and what a note tells of.</summary>
    public EscalationKind? EscalationKind { get; init; }
    public string? Asked { get; init; }
    public EscalationStepAct? What { get; init; }
    public Party? Party { get; init; }
    public Author? Reader { get; init; }
    public int? Number { get; init; }
    public int? Helped { get; init; }
    public int? Calmer { get; init; }
    public Disposition? Disposition { get; init; }
    public RiskLevel? Risk { get; init; }

    /// <summary>Requirements, in canonical text, before and after a step of relaxation or a transfer.</summary>
    public string? From { get; init; }
    public string? To { get; init; }

    /// <summary>The counsellor who had it, and the one whom it goes to or who is asked first, by name.</summary>
    public string? FromName { get; init; }
    public string? ToName { get; init; }

    /// <summary>What was written along with a transfer, in clear.</summary>
    public string? Note { get; init; }
}

/// <summary>GET /api/contacts/{id}: one contact's full story, texts in clear.</summary>
/// <param name="Follows">Of a follow-up's contact: the contact that it follows.</param>
/// <param name="FollowUps">What was planned after this contact, and what came of it.</param>
public sealed record StoryView(
    ContactRow Contact, IReadOnlyList<StoryLine> Events, IReadOnlyList<MessageView> Messages, RecordForm? Form, Survey? Survey, Guid? Follows, IReadOnlyList<StoryFollowUp> FollowUps,
    IReadOnlyList<Notice>? Notices = null);

/// <summary>The answer to opening a story: absent where somebody has to say why first. Nothing of it is shown before.</summary>
public sealed record StoryAnswer(bool ReasonNeeded, StoryView? Story);

/// <summary>GET /api/contacts/{id}/recordings; POST …/{recording}/listen answers with the audio.</summary>
public sealed record RecordingView(Guid Id, DateTimeOffset StartedAt, int Seconds);

/// <summary>POST /api/contacts/{id}/open: why somebody else's record is opened.</summary>
public sealed record OpenRequest(string? Reason);

/// <summary>A problem in words: what is wrong with which field.</summary>
public sealed record Problem(string Code, string Text);

/// <summary>Where what a caller left is heard for ten minutes, by whoever asked.</summary>
public sealed record ListenView(string Address);
