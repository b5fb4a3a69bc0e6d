using Hotline.Core.Contacts;
using Hotline.Core.Routing;

namespace Hotline.Server.Contracts;

/// <summary>Answers to the optional questions; everything may be left out.</summary>
/// <param name="StartKey">Random UUID made by the page; the same key again is the same contact.</param>
/// <param name="Line">Code of the line.</param>
/// <param name="Answers">The alias is in clear here.</param>
/// <param name="ReturnCode">Of somebody who was here before and was given one; as it was typed.</param>
/// <param name="FollowUp">What an invitation to write had in its link.</param>
public sealed record StartRequest(Guid StartKey, string Line, CallerAnswers? Answers, string? ReturnCode = null, string? FollowUp = null);

/// <summary>The caller's own view of the contact. Version is the gapless number of this stream. SecondAlias: who else is in the conversation now.</summary>
public sealed record CallerContact(
    Guid Id, string Line, ContactState State, long Version, string? CounsellorAlias, string? SecondAlias, bool CounsellorLost, int Messages, int SeenByCounsellor,
    DateTimeOffset Arrived, DateTimeOffset? Ended, Party? EndedBy, bool NotSafe);

/// <summary>
/// Everything that the page shows. Messages are those after the number that was asked for; Ticket is kept by the page and
/// brings it back. Ways: what the line's overflow plan offers to whoever still waits.
/// </summary>
public sealed record CallerSnapshot(
    Refusal? Refusal, string? Problem, string? Ticket, CallerContact? Contact, Place? Place, IReadOnlyList<MessageView> Messages, PublicLine? ClosedLine,
    IReadOnlyList<WayView>? Ways = null);

/// <param name="Ticket">As kept.</param>
/// <param name="After">Highest message number on the screen without a gap below.</param>
/// <param name="OnScreen">The last messages on the screen (at most 200): given back if a store was lost.</param>
public sealed record ResumeRequest(string Ticket, int After, IReadOnlyList<AnnouncedMessage> OnScreen);

/// <summary>How the caller may be answered.</summary>
public enum NoteReply { None, Ring, Text }

/// <summary>A message left in writing.</summary>
/// <param name="NoteKey">Random UUID made by the page; the same key again is the same message.</param>
/// <param name="Line">Code of the line; of a waiting contact it is the contact's own.</param>
/// <param name="Text">May be left out by whoever asks to be rung.</param>
/// <param name="Reply">Ring and Text need a number.</param>
/// <param name="Number">As it was typed; a number of mainland China.</param>
/// <param name="When">When it is safe and fits, in the caller's words.</param>
/// <param name="Language">Of the page: zh-CN or en.</param>
public sealed record NoteRequest(Guid NoteKey, string Line, string? Text, NoteReply Reply, string? Number, string? When, string? Language);

public sealed record SurveyRequest(int? Helped, int? Calmer);

/// <summary>What the server tells the caller's page.</summary>
public interface ICallerClient
{
    Task ContactChanged(CallerContact contact);
    Task MessageArrived(MessageView message);
    Task SeenByCounsellor(int number);
    Task CounsellorTyping();
    Task PlaceChanged(Place place);

    /// <summary>A store was lost or restarted: call Resume again with what is on the screen.</summary>
    Task PleaseAnnounce();
}

/// <summary>What the caller's page asks of the server.</summary>
public interface ICallerHub
{
    Task<CallerSnapshot> Start(StartRequest request);
    Task<CallerSnapshot> Resume(ResumeRequest request);
    Task<SendResult> Send(Guid id, string text);
    /// <summary>What there is strictly between two numbers that the screen misses.</summary>
    Task<MessagePage> ReadGap(int after, int before);
    Task Seen(int number);
    Task Typing();
    Task<ActResult> NotSafe();
    Task<ActResult> End();
    Task<ActResult> AnswerSurvey(SurveyRequest survey);

    /// <summary>Instead of waiting, or because the line is closed. Who waited waits no longer.</summary>
    Task<ActResult> LeaveNote(NoteRequest note);
}
