using Hotline.Core.Chat;
using Hotline.Core.Consults;
using Hotline.Core.Contacts;
using Hotline.Core.Counsellors;
using Hotline.Core.Duty;
using Hotline.Core.Epochs;
using Hotline.Core.Journal;
using Hotline.Core.Lines;
using Hotline.Core.Messages;
using Hotline.Core.Outbox;
using Hotline.Core.Settings;
using Hotline.Core.Signs;
using Hotline.Core.Wallboard;

namespace Hotline.Core.Routing;

/// <summary>
/// The live state of one cell, presence included, because an offer claims a contact and a counsellor together. Each method is
/// one atomic script. A mutating method may be repeated with the same ids without harm. Infrastructure failure is an
/// exception; everything that the rules refuse is a <see cref="Refusal"/>.
/// </summary>
public interface IContactQueue
{
    // Arrival and the caller's side
    Task<Step> ReceiveAsync(Contact contact, Requirement requirement, CancellationToken cancellation);

    /// <summary>As above, but refused as <see cref="Refusal.Outdated"/> where the line's settings or the store's time are not what the node went by.</summary>
    Task<Step> ReceiveAsync(Contact contact, Requirement requirement, AsOf? asOf, CancellationToken cancellation);
    Task<Step> ConnectCallerAsync(Guid contact, string connection, CancellationToken cancellation);
    Task<Step> DisconnectCallerAsync(Guid contact, string connection, CancellationToken cancellation);
    Task<Step> RaisePriorityAsync(Guid contact, Priority priority, string sign, string by, CancellationToken cancellation);

    /// <summary>Keeps a sign of danger with the contact and raises its priority to at least this one.</summary>
    Task<Step> NoteSignAsync(Guid contact, string id, Sign sign, Priority priority, string by, CancellationToken cancellation);

    /// <param name="counsellor">Whose contact it is.</param>
    /// <param name="contact">Whose sign.</param>
    /// <param name="sign">Its id.</param>
    /// <param name="confirmed">It is so: what its level raises by itself is raised. False: looked at, no more.</param>
    /// <param name="cancellation">Ends the wait, not the change.</param>
    Task<Step> LookAtSignAsync(Guid counsellor, Guid contact, string sign, bool confirmed, CancellationToken cancellation);

    // Offers
    Task<Step> AcceptAsync(Guid counsellor, Guid contact, Guid offer, CancellationToken cancellation);
    Task<Step> DeclineAsync(Guid counsellor, Guid contact, Guid offer, string? reason, CancellationToken cancellation);

    /// <summary>A voice contact's legs: sets what is given, and is Connected once both have joined.</summary>
    Task<Step> ChangeCallAsync(Guid contact, CallChange change, CancellationToken cancellation);

    /// <summary>Connecting back to Waiting at its own place: the network refused, or the counsellor's leg did not answer.</summary>
    /// <param name="offer">The offer that failed; one that is over returns nothing. Null: whatever offer is connecting.</param>
    Task<Step> ReturnAsync(Guid contact, Guid? offer, string reason, CancellationToken cancellation);

    /// <summary>A waiting caller hangs up and keeps the place.</summary>
    /// <param name="texts">What is written to the caller, where that is safe; null where it is not.</param>
    Task<Step> RequestCallbackAsync(Guid contact, CallbackTexts? texts, CancellationToken cancellation);

    /// <summary>The caller was rung under this offer and did not answer.</summary>
    Task<Step> MissCallbackAsync(Guid contact, Guid offer, string reason, CancellationToken cancellation);

    // Beside the queue, and messages
    /// <summary>A waiting caller leaves the queue for a moment, place kept.</summary>
    /// <param name="longest">From then on the contact is back in the queue by itself.</param>
    /// <param name="number">Outside: which number is rung.</param>
    Task<Step> StepAsideAsync(Guid contact, AsideKind kind, TimeSpan longest, bool mayCall, string? number, CancellationToken cancellation);
    Task<Step> StepBackAsync(Guid contact, AsideKind kind, string reason, CancellationToken cancellation);

    /// <summary>The number outside answered: the contact has left the service.</summary>
    Task<Step> OverflowAsync(Guid contact, CancellationToken cancellation);

    /// <summary>A message becomes a contact of its own; whoever waited for a conversation before it has overflowed.</summary>
    /// <param name="note">What was written, sealed; null where it was spoken.</param>
    /// <param name="recording">SID of what was spoken; null where it was written.</param>
    Task<Step> LeaveMessageAsync(Contact message, Requirement requirement, ChatMessage? note, string? recording, CancellationToken cancellation);

    /// <param name="kept">False: it cannot be had.</param>
    Task<Step> KeepAudioAsync(Guid contact, bool kept, CancellationToken cancellation);

    /// <summary>The caller of a message is rung: a contact of its own that this counsellor has at once.</summary>
    Task<Step> RingBackAsync(Guid counsellor, Guid message, Contact call, Requirement requirement, CancellationToken cancellation);

    // Moves
    /// <summary>Back into a queue at its own place, away from the desk that it is on.</summary>
    /// <param name="counsellor">Whose contact it must be; null for a supervisor, who may move one that waits or is offered, too.</param>
    /// <param name="note">Why, sealed.</param>
    Task<Step> TransferAsync(Guid contact, Guid? counsellor, string by, Requirement to, IReadOnlyDictionary<string, PlannedStep>? plan, string? note, CancellationToken cancellation);

    /// <summary>Somebody on shift takes a particular contact: a counsellor one that waits, a supervisor also one on another's desk.</summary>
    Task<Step> TakeAsync(Guid counsellor, Guid contact, bool asSupervisor, string reason, CancellationToken cancellation);

    /// <summary>A supervisor clears a stuck counsellor's desk: what is open goes back to its places, no new offers until he or she returns.</summary>
    Task<Step> FreeCounsellorAsync(Guid counsellor, string by, string reason, CancellationToken cancellation);

    /// <summary>Somebody whom the guarantee rang answers: a call is theirs once both are in the conference, a chat's next ringing waits its time.</summary>
    /// <param name="by">Their call's id.</param>
    Task<Step> AnswerHelpAsync(Guid contact, string by, CancellationToken cancellation);

    /// <summary>Who answered, or the caller, is in the conference.</summary>
    Task<Step> JoinHelpAsync(Guid contact, string by, bool helper, bool caller, CancellationToken cancellation);

    /// <summary>Who answered is gone, before the conversation or in it: the contact is back at its place, and the guarantee goes on.</summary>
    Task<Step> LoseHelpAsync(Guid contact, string by, string reason, CancellationToken cancellation);

    // The second person
    /// <summary>Asks a colleague (who must answer within 60 seconds) or an outside number (a voice contact's leg is rung at once).</summary>
    Task<Step> StartConsultAsync(Guid counsellor, Guid contact, Guid? with, string? outside, string? note, CancellationToken cancellation);
    Task<Step> AcceptConsultAsync(Guid counsellor, Guid contact, Guid consult, CancellationToken cancellation);

    /// <summary>Either side ends it, declines or takes it back; the contact stays with its counsellor.</summary>
    Task<Step> EndConsultAsync(Guid who, Guid contact, Guid consult, string reason, CancellationToken cancellation);
    Task<Step> SetConsultModeAsync(Guid who, Guid contact, Guid consult, ConsultMode mode, CancellationToken cancellation);

    /// <summary>The counsellor leaves; the contact belongs to the second person, or goes on outside.</summary>
    Task<Step> CompleteTransferAsync(Guid counsellor, Guid contact, Guid consult, CancellationToken cancellation);

    /// <summary>A supervisor on shift listens to a connected contact, whispers or joins.</summary>
    Task<Step> AttendAsync(Guid supervisor, Guid contact, ConsultMode mode, CancellationToken cancellation);

    /// <summary>The network tells of the second person's leg. Value "over": it belongs to nothing any more and must be hung up.</summary>
    Task<Step> ChangeSecondAsync(Guid contact, Guid consult, string sid, bool joined, CancellationToken cancellation);

    /// <summary>A message between counsellor and second person, which the caller never sees.</summary>
    Task<Step> PostSideAsync(Guid contact, ChatMessage message, CancellationToken cancellation);

    // During a call
    /// <summary>The network lost a staff leg while the caller is on the line. Both ids null: the counsellor's, whatever it was.</summary>
    /// <param name="leg">The consult or offer that the leg belongs to.</param>
    Task<Step> LoseLegAsync(Guid contact, string? sid, Guid? leg, string reason, CancellationToken cancellation);
    Task<Step> SetCallAsync(Guid counsellor, Guid contact, CallSwitch what, bool on, CancellationToken cancellation);

    // The end
    /// <summary>Waiting, Offered or Connecting becomes Abandoned; Connected becomes WrapUp; a later repeat does nothing.</summary>
    Task<Step> EndAsync(Guid contact, Party by, Guid? counsellor, string reason, CancellationToken cancellation);

    /// <summary>
    /// The caller's leg is gone: the end, as <see cref="EndAsync"/> has it. Of somebody who was being rung back it was a try; a leg that is not
    /// the contact's any more (to be rung back, or rung again) changes nothing.
    /// </summary>
    Task<Step> LoseCallerAsync(Guid contact, string sid, string reason, CancellationToken cancellation);

    /// <summary>The caller's leg is gone: finds the contact that has it and does what <see cref="LoseCallerAsync"/> does, in one step.</summary>
    /// <param name="sid">The leg.</param>
    /// <param name="otherwise">The contact to look at where none has the leg.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends the wait, not the change.</param>
    Task<Step> LoseCallAsync(string sid, Guid otherwise, string reason, CancellationToken cancellation);
    Task<Step> EndWrapUpAsync(Guid counsellor, Guid contact, CancellationToken cancellation);
    Task<Step> ExtendWrapUpAsync(Guid counsellor, Guid contact, TimeSpan length, string reason, CancellationToken cancellation);
    Task<Step> CloseAsync(Guid counsellor, Guid contact, Closing closing, CancellationToken cancellation);
    Task<Step> SaveFormAsync(Guid counsellor, Guid contact, long basedOn, SealedForm form, CancellationToken cancellation);
    Task<Step> AnswerSurveyAsync(Guid contact, Survey survey, CancellationToken cancellation);

    // Chat
    /// <summary>Numbers, keeps and journals a message; the same id again returns the number it had.</summary>
    /// <param name="epoch">The epoch in which the writer's screen has said what it shows; under another one the message is refused. Null: any.</param>
    Task<Step> PostMessageAsync(Guid contact, ChatMessage message, string? epoch, CancellationToken cancellation);
    Task<Step> MarkSeenAsync(Guid contact, Author reader, Guid? counsellor, int number, CancellationToken cancellation);

    // Counsellors
    Task<Step> SignInAsync(Counsellor profile, string connection, CancellationToken cancellation);
    Task<Step> ConnectCounsellorAsync(Guid counsellor, string connection, CancellationToken cancellation);
    Task<Step> DisconnectCounsellorAsync(Guid counsellor, string connection, CancellationToken cancellation);
    /// <summary>What somebody on shift may take is another now; <see cref="Refusal.CounsellorUnknown"/> of somebody who is not.</summary>
    Task<Step> ChangeProfileAsync(Counsellor profile, string by, CancellationToken cancellation);
    Task<Step> SetPresenceAsync(Guid counsellor, Presence presence, string? reason, CancellationToken cancellation);

    /// <summary>A console says whether its browser can take calls. Whoever chose the browser is asked for none before.</summary>
    /// <returns><see cref="Refusal.CounsellorUnknown"/> of somebody who is not on shift or of a connection that is not known.</returns>
    Task<Step> SetVoiceAsync(Guid counsellor, string connection, bool ready, CancellationToken cancellation);
    Task<Step> SignOutAsync(Guid counsellor, CancellationToken cancellation);

    /// <summary>One node says which connections it still holds; a connection not named for 45 seconds counts as lost.</summary>
    Task<Step> KeepConnectionsAsync(IReadOnlyList<HeldConnection> connections, CancellationToken cancellation);

    /// <summary>One node says whether the telephone network answers it. While it answers no node that lives, calls wait and are offered to nobody.</summary>
    /// <param name="node">Its name, as <see cref="KeepNodeAsync"/> has it.</param>
    /// <param name="away">It does not answer; said again within two seconds, or the word counts no longer.</param>
    /// <param name="cancellation">Ends the wait, not the change.</param>
    Task<Step> KeepNetworkAsync(string node, bool away, CancellationToken cancellation);

    // Time and the outside
    /// <summary>Does the work of at most <paramref name="most"/> due timers.</summary>
    Task<Step> RunDueTimersAsync(int most, CancellationToken cancellation);
    Task<IReadOnlyList<OutboxItem>> TakeOutboxAsync(string node, TimeSpan lease, OutboxRoom most, CancellationToken cancellation);
    Task FinishOutboxAsync(OutboxItem item, CancellationToken cancellation);

    // Messages
    /// <summary>Into the outbox; the same id again orders nothing.</summary>
    Task<Step> OrderMessageAsync(SealedMessage message, string by, CancellationToken cancellation);
    Task<Step> FinishMessageAsync(OutboxItem item, MessageResult result, CancellationToken cancellation);
    Task<Step> NoteReceiptAsync(string reference, ReceiptStatus status, string? detail, CancellationToken cancellation);

    /// <param name="addressKey">Fingerprint of the address (<see cref="MessageSealer.KeyOf"/>).</param>
    Task<Step> SetOptOutAsync(string addressKey, bool wantsOut, CancellationToken cancellation);
    Task<bool> IsOptedOutAsync(string addressKey, CancellationToken cancellation);

    // Settings that must work without SQL
    Task<Step> SetLineAsync(Line line, string by, CancellationToken cancellation);
    Task<IReadOnlyList<Line>> ReadLinesAsync(CancellationToken cancellation);

    /// <summary>Saves the next version of a setting; <see cref="Refusal.FormChanged"/> where another came first.</summary>
    Task<Step> SetSettingAsync(LiveSetting setting, CancellationToken cancellation);
    Task<LiveSetting?> ReadSettingAsync(string name, CancellationToken cancellation);

    /// <summary>Makes or changes a shift whose version is the one that the change started from; <see cref="Refusal.FormChanged"/> where another came first.</summary>
    Task<Step> SetShiftAsync(Shift shift, string by, CancellationToken cancellation);

    /// <summary>Makes or changes a partner, like a shift.</summary>
    Task<Step> SetPartnerAsync(Partner partner, string by, CancellationToken cancellation);

    /// <summary>The whole rota, what was taken out lately included, and the whole directory.</summary>
    Task<DutyNow> ReadDutyAsync(CancellationToken cancellation);

    /// <summary>Ids of whoever is called at a moment, in order, as the scripts see it (<see cref="DutyChain"/>).</summary>
    Task<IReadOnlyList<Guid>> ReadDutyChainAsync(DutyRole role, string? county, string? serves, DateTimeOffset at, CancellationToken cancellation);

    // Epochs
    /// <summary>The epoch that this node has read last; empty while there is none.</summary>
    string Epoch { get; }
    Task<EpochInfo?> ReadEpochAsync(CancellationToken cancellation);

    /// <summary>The store's own run id: another one means that it was restarted, and may have lost something.</summary>
    Task<string> ReadRunAsync(CancellationToken cancellation);

    /// <summary>Starts a new epoch if the current one is <paramref name="replaces"/>; only one node becomes its leader.</summary>
    Task<bool> OpenEpochAsync(string? replaces, string epoch, string node, string run, CancellationToken cancellation);

    /// <summary>Merges images by (epoch, version); the later one stays.</summary>
    Task<Step> LoadContactsAsync(IReadOnlyList<RestoredContact> contacts, CancellationToken cancellation);

    /// <param name="fromScreen">True when a screen still had them: then they are journalled, because SQL may not know them.</param>
    Task<Step> LoadMessagesAsync(Guid contact, IReadOnlyList<ChatMessage> messages, bool fromScreen, CancellationToken cancellation);
    Task LoadLineAsync(Line line, CancellationToken cancellation);
    Task LoadSettingAsync(LiveSetting setting, CancellationToken cancellation);

    /// <summary>Addresses that want no more messages, as the record knows them. Only added: a wish that came after is never undone.</summary>
    Task LoadOptOutsAsync(IReadOnlyList<string> addressKeys, CancellationToken cancellation);
    Task LoadDutyAsync(DutyNow known, CancellationToken cancellation);
    Task LoadFormAsync(Guid contact, SealedForm form, CancellationToken cancellation);

    /// <summary>A contact's record form as it was saved last; null: there is none, or only the record has it.</summary>
    Task<SealedForm?> ReadFormAsync(Guid contact, CancellationToken cancellation);

    /// <summary>Only while <paramref name="epoch"/> opens: afterwards the live counters are ahead of the record's.</summary>
    Task LoadCountersAsync(string epoch, IReadOnlyList<LineCounters> counters, CancellationToken cancellation);

    /// <summary>Says that this node lives and to which epoch it has announced itself; reads the epoch and the other nodes that live.</summary>
    Task<NodesNow> KeepNodeAsync(string node, string? announcedTo, CancellationToken cancellation);

    /// <summary>Which of these are neither an open contact nor a counsellor on shift; none while the epoch is not the one that this node knows.</summary>
    Task<IReadOnlyList<Guid>> ReadGoneAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation);

    /// <summary>Finishes what a torn script left, rebuilds queue, free and timers, and matching goes on. Refused when another epoch is being opened.</summary>
    Task<Step> FinishOpeningAsync(string epoch, CancellationToken cancellation);

    // Journal
    Task<JournalPage> ReadJournalAsync(JournalPosition? after, int most, CancellationToken cancellation);
    Task TrimJournalAsync(JournalPosition recorded, CancellationToken cancellation);

    // Snapshots
    Task<CallerView?> ReadCallerAsync(Guid contact, int afterMessage, CancellationToken cancellation);
    Task<Desk?> ReadDeskAsync(Guid counsellor, CancellationToken cancellation);
    Task<IReadOnlyList<ChatMessage>> ReadMessagesAsync(Guid contact, int after, CancellationToken cancellation);
    Task<IReadOnlyList<Contact>> ReadOpenContactsAsync(CancellationToken cancellation);
    Task<IReadOnlyList<Place>> ReadPlacesAsync(IReadOnlyList<Guid> contacts, CancellationToken cancellation);
    /// <summary>The time by which arrivals are told and counted: a node's own clock may be wrong.</summary>
    Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation);
    Task<Board> ReadBoardAsync(IReadOnlyDictionary<string, string> dayByLine, CancellationToken cancellation);
}
