using Hotline.Core;
using Hotline.Core.Contacts;

namespace Hotline.Sql.Recording;

/// <summary>A contact as a row: columns to search by, and the whole image. Names are those of the statements' parameters.</summary>
internal sealed class ContactRow(Contact contact)
{
    public Guid Id => contact.Id;
    public string Line => contact.Line;
    public Channel Channel => contact.Channel;
    public Direction Direction => contact.Direction;
    public string Requirement => Cut(contact.Requirement, 400)!;
    public ContactState State => contact.State;
    public bool IsOpen => contact.IsOpen;
    public long Version => contact.Version;
    public string? Epoch => contact.Epoch;
    public Priority Priority => contact.Priority;
    public DateTimeOffset ArrivedAt => contact.Arrived;
    public string? Day => contact.Day;
    public int Hour => contact.Hour;
    public DateTimeOffset? AnsweredAt => contact.Answered;
    public DateTimeOffset? EndedAt => contact.Ended;
    public DateTimeOffset? ClosedAt => contact.Closed;

    /// <summary>Arrival to answer, or to the end of a contact that nobody answered; null while it waits.</summary>
    public long? WaitMilliseconds => (contact.Answered ?? contact.Ended) is { } end ? (long)(end - contact.Arrived).TotalMilliseconds : null;
    public Guid? CounsellorId => contact.Counsellor;
    public string? CounsellorAlias => Cut(contact.CounsellorAlias, 200);
    public int Messages => contact.Messages;
    public int Transfers => contact.Transfers;
    public int Offers => contact.Offers;

    /// <summary>Its number is the level, and searches ask for a least level.</summary>
    public int Risk => (int)contact.Risk;
    public Disposition Disposition => contact.Disposition;
    public Party? EndedBy => contact.EndedBy;
    public string? EndReason => Cut(contact.EndReason, 400);
    public bool ShortAbandon => contact.ShortAbandon;
    public string? County => contact.Answers?.County;
    public AgeBand? AgeBand => contact.Answers?.AgeBand;
    public WhoCalls? WhoCalls => contact.Answers?.WhoCalls;
    public Topic? Topic => contact.Answers?.Topic;
    public string? Dialled => contact.Call?.Dialled;
    public string? CallerKey => contact.Call?.CallerKey;

    /// <summary>The service level's target as it was at the arrival.</summary>
    public long? TargetMilliseconds => contact.Rules?.Target;
    public string Image { get; } = HotlineJson.Write(contact);

    // Texts that only stand beside the image may lose their end; keys may not.
    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
