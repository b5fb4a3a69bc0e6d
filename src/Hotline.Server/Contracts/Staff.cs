using Hotline.Core.Contacts;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Sql.Staff;

namespace Hotline.Server.Contracts;

/// <summary>POST /api/account/sign-in</summary>
public sealed record SignInRequest(string UserName, string Password);

public enum SignInOutcome { SignedIn, WrongNameOrPassword, LockedOut, RecordUnavailable }

public sealed record SignInResponse(SignInOutcome Outcome, Me? Me, int? LockedForSeconds);

/// <summary>GET /api/account/me</summary>
public sealed record Me(Guid Id, string UserName, string DisplayName, IReadOnlyList<StaffRole> Roles);

/// <summary>GET /api/contacts (Supervisor, Administrator): one row, no text decrypted.</summary>
public sealed record ContactRow(
    Guid Id, string Line, Channel Channel, ContactState State, DateTimeOffset Arrived, DateTimeOffset? Answered, DateTimeOffset? Ended, string? CounsellorAlias,
    RiskLevel Risk, Disposition Disposition, string? County, int Messages);

public sealed record ContactRows(IReadOnlyList<ContactRow> Rows, int Total);

public sealed record StoryLine(DateTimeOffset At, long Number, JournalEventType Type, string By, string? Detail);

/// <summary>GET /api/contacts/{id}: one contact's full story, texts in clear.</summary>
public sealed record StoryView(ContactRow Contact, IReadOnlyList<StoryLine> Events, IReadOnlyList<MessageView> Messages, RecordForm? Form, Survey? Survey);

/// <summary>A problem in words: what is wrong with which field.</summary>
public sealed record Problem(string Code, string Text);
