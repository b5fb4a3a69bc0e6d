using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Journal;
using Hotline.Core.Routing;
using Hotline.Core.Signs;
using Hotline.Core.Wallboard;

namespace Hotline.Server.Contracts;

/// <summary>A counsellor's own state. Desk is the gapless number of this stream. VoiceReady: of those who chose the browser, whether one can be rung.</summary>
public sealed record CounsellorView(
    Guid Id, string Alias, Presence Presence, ShownPresence Shown, DateTimeOffset PresenceSince, string? BreakReason, bool SigningOut,
    int ChatCapacity, bool TakesVoice, IReadOnlyList<string> Lines, long Desk, DateTimeOffset? ProtectedUntil, int HighRisk, int? HighRiskLimit, VoiceWay Voice, bool VoiceReady);

/// <summary>A contact as the counsellor's desk shows it, texts in clear.</summary>
public sealed record DeskCard(
    Guid Id, string Line, Channel Channel, ContactState State, long Version, Priority Priority, DateTimeOffset Arrived, DateTimeOffset? Answered,
    DateTimeOffset? Ended, Party? EndedBy, string? EndReason, DateTimeOffset? WrapUpUntil, Offer? Offer, Guid? Counsellor, bool CallerLost, int Messages, int SeenByCaller,
    int SeenByCounsellor, string? Alias, CallerAnswers? Answers, string? CallerNumberMasked, string? Dialled, bool CallerJoined, bool CounsellorJoined, int Transfers, string? TransferNote,
    IReadOnlyList<SignView> Signs, string? CounsellorAlias, SecondView? Second, ConsultEnd? ConsultEnd, bool Held, bool Muted, bool Callback, Guid? FollowUp, LeftMessage? Left, Guid? Follows);

/// <summary>The second person of a contact. By and With are the same where a supervisor listens in; With is null for an outside number.</summary>
public sealed record SecondView(
    Guid Id, Guid By, Guid? With, string? Alias, string? NumberMasked, ConsultState State, ConsultMode Mode, DateTimeOffset Made, DateTimeOffset? Until, string? Note);

/// <summary>A message between counsellor and second person, in clear.</summary>
public sealed record SideView(int Number, Guid Id, Guid By, DateTimeOffset At, string Text);

public sealed record SideMessage(Guid Contact, SideView Message);

/// <summary>A sign of danger, its words in clear; Seen is null while nobody has looked at it.</summary>
public sealed record SignView(
    string Id, DateTimeOffset At, SignSource Source, RiskLevel Level, PhraseCategory? Category, string? Words, int? Message, DateTimeOffset? Seen, bool Confirmed);

/// <summary>A contact on the desk with its messages and its form.</summary>
public sealed record DeskItem(DeskCard Card, long FormVersion, RecordForm Form, IReadOnlyList<MessageView> Messages, IReadOnlyList<SideView> Side);

public sealed record DeskSnapshot(CounsellorView Counsellor, IReadOnlyList<DeskItem> Contacts, DateTimeOffset ServerTime);

/// <summary>One step of the desk's stream. A gap in Desk means that something was missed: call Sync. Reason: the event's own, a code.</summary>
public sealed record DeskChange(long Desk, JournalEventType Type, CounsellorView Counsellor, DeskCard? Card, string? Reason);

public sealed record LineName(string Code, string Name, string NameEn);

/// <summary>An open contact without anything that a caller said. Unmet: nobody on shift could take it. FollowUp: nobody has come, somebody is to be rung.</summary>
public sealed record OpenContact(
    Guid Id, string Line, Channel Channel, ContactState State, Priority Priority, RiskLevel Risk, DateTimeOffset Arrived, DateTimeOffset? Answered,
    Guid? Counsellor, string? CounsellorAlias, int Transfers, bool Unmet, string? SecondAlias, ConsultMode? SecondMode, UrgentWait? Urgent, bool FollowUp);

public sealed record ServiceNow(IReadOnlyList<LineName> Lines, IReadOnlyList<CounsellorNow> Counsellors, IReadOnlyList<OpenContact> Contacts);

public sealed record SaveResult(long? Version, Refusal? Refusal, string? Problem);

public sealed record DeskMessage(Guid Contact, MessageView Message);

/// <summary>Messages on the screen of one contact, given back after a store was lost.</summary>
public sealed record AnnouncedChat(Guid Contact, IReadOnlyList<AnnouncedMessage> OnScreen);

/// <summary>What the server tells a console.</summary>
public interface IConsoleClient
{
    Task DeskChanged(DeskChange change);
    Task MessageArrived(DeskMessage message);

    /// <summary>Counsellor and second person write to each other.</summary>
    Task SideArrived(SideMessage message);
    Task SeenByCaller(Guid contact, int number);
    Task CallerTyping(Guid contact);

    /// <summary>Another tab saved the form.</summary>
    Task FormSaved(Guid contact, long version, RecordForm form);

    /// <summary>Supervisors: nobody took a contact at level 4 by a deadline; ReadService says which. A hint that may be lost.</summary>
    Task HelpWanted(Guid contact);

    /// <summary>An escalation changed: supervisors, whose contact it is, who raised it and who has it now. A hint; GET /api/escalations is the truth.</summary>
    Task EscalationChanged(Guid escalation, Guid contact, long version);

    /// <summary>The account may not be here any more: the page signs out; the server closes what does not.</summary>
    Task AccountClosed();

    /// <summary>A store was lost or restarted: call Announce with what is on the screen.</summary>
    Task PleaseAnnounce();
}

/// <summary>What a console asks of the server. A counsellor only ever reaches contacts offered or belonging to him or her.</summary>
public interface IConsoleHub
{
    /// <summary>The desk now; also the answer to a gap. Null while the counsellor is not signed in to the queue.</summary>
    Task<DeskSnapshot?> Sync();

    /// <summary>Begins the shift: signs in to the queue with the profile that the record holds.</summary>
    Task<DeskSnapshot?> BeginShift();
    Task<DeskSnapshot?> Announce(IReadOnlyList<AnnouncedChat> chats);
    Task<ActResult> SetPresence(Presence presence, string? reason);

    /// <summary>This console's browser can take calls, or cannot any more: whoever chose the browser is offered none before.</summary>
    Task<ActResult> SetVoice(bool ready);
    Task<ActResult> EndShift();
    Task<ActResult> Accept(Guid contact, Guid offer);
    Task<ActResult> Decline(Guid contact, Guid offer, string? reason);
    Task<SendResult> Send(Guid contact, Guid id, string text);
    Task Seen(Guid contact, int number);
    Task Typing(Guid contact);
    Task<IReadOnlyList<MessageView>> ReadMessages(Guid contact, int after);

    /// <summary>What there is strictly between two numbers that the screen misses, or has not asked for yet.</summary>
    Task<MessagePage> ReadGap(Guid contact, int after, int before);
    Task<ActResult> End(Guid contact);

    /// <summary>I have looked at this sign. Confirmed: it is so, and what its level raises by itself is raised.</summary>
    Task<ActResult> LookAtSign(Guid contact, string sign, bool confirmed);
    Task<ActResult> EndWrapUp(Guid contact);

    /// <summary>More time after a contact, 1–60 minutes from now, with a reason.</summary>
    Task<ActResult> ExtendWrapUp(Guid contact, int minutes, string reason);

    /// <summary>Gives an own contact to a line's queue or to a person; place and transcript go along.</summary>
    Task<ActResult> Transfer(Guid contact, TransferTarget target, string? note);

    /// <summary>Asks somebody on shift or (calls only) an outside number about an own contact.</summary>
    Task<ActResult> AskConsult(Guid contact, ConsultTarget target, string? note);
    Task<ActResult> AcceptConsult(Guid contact, Guid consult);

    /// <summary>Ends, declines or takes back, by either side.</summary>
    Task<ActResult> EndConsult(Guid contact, Guid consult, string? reason);
    Task<ActResult> SetConsultMode(Guid contact, Guid consult, ConsultMode mode);

    /// <summary>Warm transfer: the contact belongs to whoever had said yes.</summary>
    Task<ActResult> CompleteTransfer(Guid contact, Guid consult);
    Task<SendResult> SendSide(Guid contact, Guid id, string text);

    /// <summary>Rings the caller of an own message, where the caller said that this is safe: a new contact on the own desk.</summary>
    Task<ActResult> RingBack(Guid contact);

    /// <summary>Hold and mute of an own call.</summary>
    Task<ActResult> SwitchCall(Guid contact, CallSwitch what, bool on);

    /// <summary>Supervisors on shift: listens to a conversation, whispers to its counsellor or joins it.</summary>
    Task<ActResult> Attend(Guid contact, ConsultMode mode);

    /// <summary>Takes a waiting contact that one could be offered.</summary>
    Task<ActResult> Take(Guid contact);

    /// <summary>Lines, colleagues and what is open; a counsellor sees who waits on the own lines, a supervisor everything.</summary>
    Task<ServiceNow> ReadService();

    /// <summary>Supervisors: moves any open contact.</summary>
    Task<ActResult> Reassign(Guid contact, TransferTarget target, string? note);

    /// <summary>Supervisors on shift: takes any open contact onto the own desk.</summary>
    Task<ActResult> TakeOver(Guid contact, string reason);

    /// <summary>Supervisors: moves a contact up the queue; nobody is ever moved down.</summary>
    Task<ActResult> RaisePriority(Guid contact, Priority priority, string reason);

    /// <summary>Supervisors: clears the desk of a counsellor who is stuck.</summary>
    Task<ActResult> FreeCounsellor(Guid counsellor, string reason);
    Task<SaveResult> SaveForm(Guid contact, long basedOn, RecordForm form);
    Task<ActResult> Close(Guid contact, Closing closing);
}
