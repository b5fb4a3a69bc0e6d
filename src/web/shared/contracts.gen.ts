// Generated from the C# contracts (src/Hotline.Server/Contracts). Do not edit; `ops/test contracts` writes it anew.

/** Unix milliseconds. */
export type Time = number
/** UUID. */
export type Id = string

export interface ActResult {
  refusal?: Refusal | null
  problem?: string | null
}

export const AgeBandValues = ['Unknown', 'Under14', 'From14To17', 'Adult'] as const
export type AgeBand = (typeof AgeBandValues)[number]

export const AlarmKindValues = ['ImmediateWaiting', 'Unmet', 'FewSeats', 'LongestWait', 'ServiceLevel'] as const
export type AlarmKind = (typeof AlarmKindValues)[number]

export interface AlarmLimits {
  leastSeats: number
  voiceWaitSeconds?: number | null
  chatWaitSeconds?: number | null
  serviceLevel?: number | null
  serviceLevelLeast: number
}

export interface AlarmSpan {
  line: string
  kind: AlarmKind
  channel?: Channel | null
  began: Time
  ended?: Time | null
  worst: number
  limit: number
}

export interface AlarmThen {
  line: string
  alarm: AlarmView
}

export interface AlarmView {
  kind: AlarmKind
  channel?: Channel | null
  value: number
  limit: number
}

export interface AnnouncedChat {
  contact: Id
  onScreen: AnnouncedMessage[]
}

export interface AnnouncedMessage {
  number: number
  id: Id
  author: Author
  at: Time
  text: string
}

export const AttemptOutcomeValues = ['Reached', 'NoAnswer', 'NotSafe', 'Declined', 'WrongPerson'] as const
export type AttemptOutcome = (typeof AttemptOutcomeValues)[number]

export interface AttemptRequest {
  id: Id
  outcome: AttemptOutcome
  note?: string | null
}

export const AttentionTierValues = ['Routine', 'Focused', 'Close'] as const
export type AttentionTier = (typeof AttentionTierValues)[number]

export const AudioProblemValues = ['Empty', 'TooLarge', 'NoAudio', 'UnknownWave', 'TooLong'] as const
export type AudioProblem = (typeof AudioProblemValues)[number]

export const AudioStateValues = ['None', 'Fetching', 'Kept', 'Lost'] as const
export type AudioState = (typeof AudioStateValues)[number]

export interface AudioView {
  file: string
  seconds: number
}

export const AuditActValues = ['Searched', 'Opened', 'Refused', 'Exported', 'Changed', 'Revealed', 'Listened'] as const
export type AuditAct = (typeof AuditActValues)[number]

export interface AuditPage {
  rows: AuditView[]
  more: boolean
}

export interface AuditReason {
  reason?: string | null
}

export const AuditSubjectValues = ['Contact', 'Person', 'Case', 'FollowUp', 'Setting', 'Review', 'Escalation', 'Staff', 'Figures', 'Audit'] as const
export type AuditSubject = (typeof AuditSubjectValues)[number]

export interface AuditView {
  number: number
  at: Time
  actor: string
  name?: string | null
  act: AuditAct
  subject: AuditSubject
  about?: Id | null
  detail?: string | null
  hasReason: boolean
}

export const AuthorValues = ['Caller', 'Counsellor', 'System'] as const
export type Author = (typeof AuthorValues)[number]

export const CallSwitchValues = ['Held', 'Muted'] as const
export type CallSwitch = (typeof CallSwitchValues)[number]

export interface CallerAnswers {
  alias?: string | null
  ageBand: AgeBand
  county?: string | null
  whoCalls?: WhoCalls | null
  topic?: Topic | null
  safeNow: SafeNow
  returnKey?: string | null
  language?: string | null
  unrecorded?: boolean | null
}

export interface CallerContact {
  id: Id
  line: string
  state: ContactState
  version: number
  counsellorAlias?: string | null
  secondAlias?: string | null
  counsellorLost: boolean
  messages: number
  seenByCounsellor: number
  arrived: Time
  ended?: Time | null
  endedBy?: Party | null
  notSafe: boolean
}

export interface CallerSnapshot {
  refusal?: Refusal | null
  problem?: string | null
  ticket?: string | null
  contact?: CallerContact | null
  place?: Place | null
  messages: MessageView[]
  closedLine?: PublicLine | null
  ways?: WayView[] | null
}

export interface CareLimits {
  weeklyHighRisk?: number | null
  riskPromptMinutes: number
  debriefingDays: number
  callbackTries: number
  callbackGapMinutes: number
  callbackHours: number
  repeatedMinutes: number
  version: number
}

export const CaseEntryKindValues = ['Note', 'Referral', 'TriPartyTalk', 'Report'] as const
export type CaseEntryKind = (typeof CaseEntryKindValues)[number]

export interface CaseRequest {
  title?: string | null
}

export const CertificateValues = ['A', 'B', 'C'] as const
export type Certificate = (typeof CertificateValues)[number]

export const ChannelValues = ['Voice', 'Chat', 'WebCall', 'Message'] as const
export type Channel = (typeof ChannelValues)[number]

export interface Closing {
  disposition: Disposition
  risk: RiskLevel
  riskReason?: string | null
  withoutSupervisor?: string | null
}

export interface CodeView {
  code: string
}

export interface ConsultEnd {
  alias?: string | null
  reason: string
  at: Time
}

export const ConsultModeValues = ['Private', 'Listening', 'Whispering', 'Joined'] as const
export type ConsultMode = (typeof ConsultModeValues)[number]

export const ConsultStateValues = ['Asked', 'Connecting', 'On'] as const
export type ConsultState = (typeof ConsultStateValues)[number]

export interface ConsultTarget {
  counsellor?: Id | null
  number?: string | null
}

export const ContactKindValues = ['General', 'Crisis', 'Silent', 'Repeated', 'Harassing', 'Difficult', 'Interrupted', 'HungUp', 'Information'] as const
export type ContactKind = (typeof ContactKindValues)[number]

export interface ContactRow {
  id: Id
  line: string
  channel: Channel
  state: ContactState
  arrived: Time
  answered?: Time | null
  ended?: Time | null
  counsellorAlias?: string | null
  risk: RiskLevel
  disposition: Disposition
  county?: string | null
  messages: number
}

export interface ContactRows {
  rows: ContactRow[]
  total: number
}

export interface ContactSearch {
  from?: Time | null
  to?: Time | null
  line?: string | null
  channel?: Channel | null
  state?: ContactState | null
  counsellor?: Id | null
  county?: string | null
  leastRisk?: RiskLevel | null
  disposition?: Disposition | null
  topic?: Topic | null
  callerKey?: string | null
  skip: number
  take: number
}

export const ContactStateValues = ['Waiting', 'Offered', 'Connecting', 'Connected', 'WrapUp', 'Closed', 'Abandoned', 'Overflowed'] as const
export type ContactState = (typeof ContactStateValues)[number]

export const ContactWayValues = ['Phone', 'Sms', 'Chat', 'Email'] as const
export type ContactWay = (typeof ContactWayValues)[number]

export interface CounsellorFigures {
  time: CounsellorTime
  occupancy?: number | null
}

export interface CounsellorNow {
  id: Id
  alias: string
  presence: ShownPresence
  since: Time
  breakReason?: string | null
  lines: string[]
  chats: number
  onVoice: boolean
  lost: boolean
  browserNotReady: boolean
}

export interface CounsellorThen {
  id: Id
  alias: string
  presence: ShownPresence
  since: Time
  lines: string[]
  contacts: Id[]
  lost: boolean
}

export interface CounsellorTime {
  id: Id
  alias: string
  signedIn: number
  break: number
  connected: number
  wrapUp: number
  services: number
  occupancy?: number | null
}

export interface CounsellorView {
  id: Id
  alias: string
  presence: Presence
  shown: ShownPresence
  presenceSince: Time
  breakReason?: string | null
  signingOut: boolean
  chatCapacity: number
  takesVoice: boolean
  lines: string[]
  desk: number
  protectedUntil?: Time | null
  highRisk: number
  highRiskLimit?: number | null
  voice: VoiceWay
  voiceReady: boolean
}

export const CountValues = ['Incoming', 'Offered', 'Answered', 'AnsweredInTarget', 'Abandoned', 'AbandonedInTarget', 'AbandonedAfterTarget', 'ShortAbandoned', 'Overflowed', 'Waiting', 'PersonTimes'] as const
export type Count = (typeof CountValues)[number]

export interface DebriefingAnswer {
  wanted: boolean
}

export interface DebriefingDone {
  note?: string | null
}

export interface DebriefingOffer {
  contact: Id
  line: string
  channel: Channel
  risk: RiskLevel
  closed: Time
}

export interface DebriefingRow {
  contact: Id
  counsellor?: string | null
  askedAt: Time
}

export const DeliveryWayValues = ['Sms', 'Email', 'Telephone', 'Account'] as const
export type DeliveryWay = (typeof DeliveryWayValues)[number]

export interface DeskCard {
  id: Id
  line: string
  channel: Channel
  state: ContactState
  version: number
  priority: Priority
  arrived: Time
  answered?: Time | null
  ended?: Time | null
  endedBy?: Party | null
  endReason?: string | null
  wrapUpUntil?: Time | null
  offer?: Offer | null
  counsellor?: Id | null
  callerLost: boolean
  messages: number
  seenByCaller: number
  seenByCounsellor: number
  alias?: string | null
  answers?: CallerAnswers | null
  callerNumberMasked?: string | null
  dialled?: string | null
  callerJoined: boolean
  counsellorJoined: boolean
  transfers: number
  transferNote?: string | null
  signs: SignView[]
  counsellorAlias?: string | null
  second?: SecondView | null
  consultEnd?: ConsultEnd | null
  held: boolean
  muted: boolean
  callback: boolean
  followUp?: Id | null
  left?: LeftMessage | null
  follows?: Id | null
}

export interface DeskChange {
  desk: number
  type: JournalEventType
  counsellor: CounsellorView
  card?: DeskCard | null
  reason?: string | null
}

export interface DeskItem {
  card: DeskCard
  formVersion: number
  form: RecordForm
  messages: MessageView[]
  side: SideView[]
}

export interface DeskMessage {
  contact: Id
  message: MessageView
}

export interface DeskSnapshot {
  counsellor: CounsellorView
  contacts: DeskItem[]
  serverTime: Time
}

export const DispositionValues = ['None', 'Support', 'Education', 'SafetyPlan', 'Referral', 'Police', 'MandatoryReport', 'Appointment'] as const
export type Disposition = (typeof DispositionValues)[number]

export interface DutyAccount {
  id: Id
  name: string
}

export interface DutyPost {
  role: DutyRole
  county?: string | null
  now: Id[]
  next?: OccurrenceView | null
  gaps: Gap[]
}

export const DutyRoleValues = ['Supervisor', 'CountyCentre', 'MentorGroup', 'TownshipLiaison', 'Hospital', 'Police', 'Ambulance'] as const
export type DutyRole = (typeof DutyRoleValues)[number]

export interface EntryRequest {
  kind: CaseEntryKind
  text: string
  contact?: Id | null
}

export interface EscalationActRequest {
  text?: string | null
  note?: EscalationNote | null
  about?: Time | null
  outcome?: EscalationOutcome | null
  recipient?: Id | null
}

export const EscalationCauseValues = ['FollowUpNotSafe', 'FollowUpWrongPerson', 'FollowUpNotReached'] as const
export type EscalationCause = (typeof EscalationCauseValues)[number]

export interface EscalationFact {
  id: Id
  kind: EscalationKind
  contact: Id
  raised: Time
  within: number
  acknowledged?: Time | null
  state: EscalationState
  onTime?: boolean | null
}

export interface EscalationFigures {
  kind: EscalationKind
  onTime: number
  all: number
  open: number
  acknowledgeMedian?: number | null
  acknowledgeMax?: number | null
  share?: number | null
}

export const EscalationKindValues = ['SupervisorNow', 'EmergencyHandOff', 'CountyCentre', 'SchoolMentorGroup', 'TownshipLiaison', 'GreenChannel', 'MandatoryReport', 'SupervisorBeforeClosing'] as const
export type EscalationKind = (typeof EscalationKindValues)[number]

export interface EscalationLimits {
  deliver: number
  acknowledge: number
  begin: number
  report: number
  close: number
  retry: number
  remind: number
  areValid: boolean
}

export const EscalationNoteValues = ['Progress', 'PoliceTold', 'HelpMadeContact', 'Appointment', 'Seen', 'Result', 'Talk', 'Minutes'] as const
export type EscalationNote = (typeof EscalationNoteValues)[number]

export interface EscalationNow {
  id: Id
  kind: EscalationKind
  contact: Id
  line: string
  state: EscalationState
  level: RiskLevel
  raised: Time
  due: Time
  late: boolean
  owner: OwnerKind
  ownerName?: string | null
}

export const EscalationOutcomeValues = ['Done', 'HandedOn', 'NotReached', 'NotNeeded'] as const
export type EscalationOutcome = (typeof EscalationOutcomeValues)[number]

export interface EscalationPlan {
  version: number
  limits?: Record<string, EscalationLimits> | null
  automatic?: boolean | null
  unseen?: number | null
  linkHours?: number | null
}

export interface EscalationRow {
  figures: EscalationFigures
  share?: number | null
  facts: EscalationFact[]
}

export interface EscalationSettings {
  plan: EscalationPlan
  limits: Record<string, EscalationLimits>
  unseen: number
  linkHours: number
}

export const EscalationStateValues = ['Raised', 'Delivered', 'Acknowledged', 'InProgress', 'Reported', 'Closed', 'Declined', 'Overdue'] as const
export type EscalationState = (typeof EscalationStateValues)[number]

export const EscalationStepActValues = ['Raised', 'Delivered', 'Acknowledged', 'Declined', 'Overdue', 'Moved', 'Assigned', 'LinkOpened', 'LinkRevoked', 'WhereaboutsOpened', 'Reported', 'Closed', 'Progress', 'PoliceTold', 'HelpMadeContact', 'Appointment', 'Seen', 'Result', 'Talk', 'Minutes'] as const
export type EscalationStepAct = (typeof EscalationStepActValues)[number]

export interface EscalationStepView {
  at: Time
  act: EscalationStepAct
  by?: string | null
  note?: string | null
  due?: Time | null
}

export interface EscalationThen {
  id: Id
  kind: EscalationKind
  contact: Id
  line: string
  state: EscalationState
  level: RiskLevel
  raised: Time
  due?: Time | null
  acknowledged?: Time | null
  late: boolean
}

export interface EscalationView {
  id: Id
  kind: EscalationKind
  state: EscalationState
  contact: Id
  line: string
  county?: string | null
  level: RiskLevel
  raised: Time
  since: Time
  due?: Time | null
  raisedBy?: string | null
  owner: OwnerKind
  ownerId?: Id | null
  ownerName?: string | null
  mine: boolean
  round: number
  overdue: number
  summary?: string | null
  cause?: EscalationCause | null
  mayDecline: boolean
  helpConfirmed: boolean
  acknowledged: boolean
  firstAcknowledged?: Time | null
  outcome?: EscalationOutcome | null
  consent?: ResultConsent | null
  care?: GreenCare | null
  vicePrincipal?: string | null
  linkOpened: boolean
  hasLink: boolean
  version: number
  steps: EscalationStepView[]
}

export interface EscalationsOf {
  escalations: EscalationView[]
  suggested: EscalationKind[]
  recipients: Record<string, RecipientView[]>
}

export const FigureGroupValues = ['None', 'Channel', 'Queue', 'County', 'Counsellor'] as const
export type FigureGroup = (typeof FigureGroupValues)[number]

export interface FigureRow {
  group: string
  name?: string | null
  figures: Figures
}

export interface Figures {
  counts: Record<string, number>
  persons: number
  services: number
  serviceLevels: Record<string, number | null>
  abandonment?: number | null
  answerMean?: number | null
  answerMedian?: number | null
  answerP90?: number | null
  answerMax?: number | null
  longestWait?: number | null
  handleMean?: number | null
  reachedOf: number
  reached: number
  waits: WaitCalibration
}

export interface FiguresView {
  line: string
  from: string
  to: string
  start: Time
  end: Time
  at: Time
  variant: ServiceLevelVariant
  serviceLevelTarget: number
  rows: FigureRow[]
  hours: WallboardHour[]
  counsellors: CounsellorFigures[]
  alarms: AlarmSpan[]
  escalations: EscalationRow[]
}

export interface FindPersonRequest {
  name?: string | null
  phone?: string | null
  code?: string | null
}

export interface FollowUp {
  id: Id
  contact: Id
  step: number
  afterHours: number
  line: string
  channel: Channel
  risk: RiskLevel
  counsellor?: Id | null
  dueAt: Time
  state: FollowUpState
  attempts: number
  lastAttempt?: Time | null
  version: number
  attempt?: Id | null
  begunFrom?: FollowUpState | null
  lookAt?: Time | null
  person?: Id | null
}

export interface FollowUpBrief {
  step: number
  risk: RiskLevel
  attempts: number
  counsellor?: string | null
  before?: Time | null
  alias?: string | null
  safeTimes?: string | null
  safeToContact?: boolean | null
  guardian: GuardianSafety
  whose?: WhoCalls | null
  judgement?: string | null
  plan?: RecordNotes | null
}

export interface FollowUpInvitation {
  problem?: StartProblem | null
  until?: Time | null
}

export interface FollowUpRow {
  followUp: FollowUp
  counsellor?: string | null
  alias?: string | null
  safeTimes?: string | null
  safeHours?: SafeWindow[] | null
  safeToContact?: boolean | null
  safeWays?: ContactWay[] | null
  undecided: boolean
  automatic: boolean
  mayWrite: boolean
  hasNumber: boolean
}

export interface FollowUpSettings {
  version: number
  immediate: number[]
  high: number[]
  moderate: number[]
  attempts: number
  hoursBetween: number
  automatic: boolean
  hours: SafeWindow[]
  sameCounsellorMinutes: number
  invitationHours: number
  ringNowMinutes: number
}

export interface FollowUpStart {
  contact?: Id | null
  problem?: StartProblem | null
  again?: Time | null
}

export const FollowUpStateValues = ['Planned', 'Due', 'UnderWay', 'Done', 'Unreachable', 'Cancelled'] as const
export type FollowUpState = (typeof FollowUpStateValues)[number]

export interface Gap {
  from: Time
  to: Time
}

export const GenderValues = ['Unknown', 'Female', 'Male', 'Other'] as const
export type Gender = (typeof GenderValues)[number]

export const GreenCareValues = ['Outpatient', 'Inpatient', 'Counselling'] as const
export type GreenCare = (typeof GreenCareValues)[number]

export const GuardianSafetyValues = ['Unknown', 'Safe', 'Unsafe'] as const
export type GuardianSafety = (typeof GuardianSafetyValues)[number]

export const ImportChangeValues = ['New', 'Changed', 'Same', 'Wrong'] as const
export type ImportChange = (typeof ImportChangeValues)[number]

export interface ImportOutcome {
  rows: ImportedRow[]
  saved: boolean
}

export interface ImportRequest {
  text: string
  dryRun: boolean
}

export interface ImportedRow {
  line: number
  name: string
  kind?: PartnerKind | null
  change: ImportChange
  problem?: string | null
}

export const JournalEventTypeValues = ['EpochOpened', 'LineChanged', 'ContactArrived', 'OfferMade', 'OfferAccepted', 'OfferDeclined', 'OfferExpired', 'OfferWithdrawn', 'ContactConnected', 'ContactReturned', 'ContactAbandoned', 'ContactEnded', 'WrapUpEnded', 'ContactClosed', 'CallerLost', 'CallerBack', 'CallChanged', 'PriorityRaised', 'MessagePosted', 'MessagesSeen', 'FormSaved', 'SurveyAnswered', 'CounsellorSignedIn', 'CounsellorSignedOut', 'PresenceChanged', 'CounsellorLost', 'CounsellorBack', 'ContactRestored', 'RequirementRelaxed', 'RequirementUnmet', 'ContactTransferred', 'WrapUpExtended', 'CounsellorFreed', 'CallbackAsked', 'CallbackMissed', 'CallbackDue', 'CallerReturned', 'SignNoted', 'SignSeen', 'SignOverdue', 'ConsultAsked', 'ConsultAccepted', 'ConsultChanged', 'ConsultEnded', 'ContactAttended', 'ContactHandedOver', 'UnfinishedTaken', 'ConsultShown', 'SidePosted', 'RequirementWidened', 'SupervisorsCalled', 'BackupCalled', 'HelpAcknowledged', 'HelpAnswered', 'HelpJoined', 'HelpLost', 'ContactOverflowed', 'ProtectionEnded', 'MessageOrdered', 'MessageSent', 'MessageDelivered', 'MessageFailed', 'MessagesOptedOut', 'MessagesOptedIn', 'ContactSteppedAside', 'ContactSteppedBack', 'AudioKept', 'AudioLost', 'EscalationRaised', 'EscalationDelivered', 'EscalationAcknowledged', 'EscalationNoted', 'EscalationReported', 'EscalationClosed', 'EscalationDeclined', 'EscalationOverdue', 'EscalationMoved', 'EscalationReminded', 'EscalationLinkOpened', 'EscalationLinkRevoked', 'EscalationRestored', 'WhereaboutsOpened', 'EscalationPlanChanged', 'DutyChanged', 'PartnerChanged', 'SettingChanged'] as const
export type JournalEventType = (typeof JournalEventTypeValues)[number]

export interface LeftMessage {
  audio: AudioState
  seconds: number
  mayCall: boolean
  mayText?: boolean | null
  when?: string | null
}

export interface Line {
  code: string
  name: string
  nameEn: string
  about: string
  aboutEn: string
  numbers?: string[] | null
  opens: string
  closes: string
  timeZone: string
  serviceLevel: number
  voiceTargetSeconds: number
  chatTargetSeconds: number
  serviceLevelVariant: ServiceLevelVariant
  alarms?: AlarmLimits | null
  offerSeconds: number
  wrapUpSeconds: number
  skills?: Record<string, number> | null
  certificate?: Certificate | null
  prefersCounty: boolean
  englishSkill?: string | null
  relaxation?: RelaxationStep[] | null
  urgent: UrgentPlan
  protectedSeconds: number
  holidays?: string[] | null
  shutNow: boolean
  voiceOff: boolean
  chatOff: boolean
  shutText: string
  shutTextEn: string
  greeting: string
  greetingEn: string
  recordingNotice: string
  recordingNoticeEn: string
  closedText: string
  closedTextEn: string
  prompts?: Record<string, Prompt> | null
  asksLanguage: boolean
  recording: LineRecording
  offersCallback: boolean
  fullFrom: number
  overflow?: OverflowStep[] | null
  version: number
  whenClosed: string
  whenClosedEn: string
}

export interface LineName {
  code: string
  name: string
  nameEn: string
}

export const LineRecordingValues = ['Off', 'On', 'OptOut'] as const
export type LineRecording = (typeof LineRecordingValues)[number]

export interface ListenView {
  address: string
}

export interface Me {
  id: Id
  userName: string
  displayName: string
  roles: StaffRole[]
}

export interface MessagePage {
  from: number
  messages: MessageView[]
}

export interface MessageView {
  number: number
  id: Id
  author: Author
  at: Time
  text: string
  alias?: string | null
}

export interface MomentView {
  at: Time
  told: Time
  queues: QueueNow[]
  waiting: WaitingThen[]
  counsellors: CounsellorThen[]
  alarms: AlarmThen[]
  escalations: EscalationThen[]
}

export const NoteReplyValues = ['None', 'Ring', 'Text'] as const
export type NoteReply = (typeof NoteReplyValues)[number]

export interface NoteRequest {
  noteKey: Id
  line: string
  text?: string | null
  reply: NoteReply
  number?: string | null
  when?: string | null
  language?: string | null
}

export const NoticeValues = ['Recording'] as const
export type Notice = (typeof NoticeValues)[number]

export interface OccurrenceView {
  shift: Id
  from: Time
  to: Time
}

export interface Offer {
  id: Id
  counsellor: Id
  made: Time
  until: Time
}

export interface OfficeCue {
  id: string
  points: number
  patterns: string[]
}

export interface OfficeRule {
  id: string
  category: PhraseCategory
  level: number
  patterns: string[]
}

export interface OpenContact {
  id: Id
  line: string
  channel: Channel
  state: ContactState
  priority: Priority
  risk: RiskLevel
  arrived: Time
  answered?: Time | null
  counsellor?: Id | null
  counsellorAlias?: string | null
  transfers: number
  unmet: boolean
  secondAlias?: string | null
  secondMode?: ConsultMode | null
  urgent?: UrgentWait | null
  followUp: boolean
}

export interface OpenLinkRequest {
  token: string
  session: string
}

export interface OpenRequest {
  reason?: string | null
}

export interface OverflowStep {
  when: OverflowWhen
  to: OverflowTo
  afterSeconds: number
  number?: string | null
  line?: string | null
}

export const OverflowToValues = ['Message', 'Number', 'Line'] as const
export type OverflowTo = (typeof OverflowToValues)[number]

export const OverflowWhenValues = ['Waited', 'Full', 'Closed'] as const
export type OverflowWhen = (typeof OverflowWhenValues)[number]

export interface OwnVoice {
  way: VoiceWay
  number?: string | null
  browserPossible: boolean
}

export const OwnerKindValues = ['Staff', 'Partner', 'Desk'] as const
export type OwnerKind = (typeof OwnerKindValues)[number]

export interface PartnerAnswer {
  refusal?: Refusal | null
  id?: Id | null
  escalation?: PartnerEscalation | null
}

export interface PartnerContact {
  person?: string | null
  numbers: string[]
  email?: string | null
  note?: string | null
}

export interface PartnerDesk {
  name: string
  rows: PartnerDeskRow[]
}

export interface PartnerDeskRow {
  id: Id
  kind: EscalationKind
  state: EscalationState
  line: string
  lineEn: string
  level: RiskLevel
  since: Time
  due?: Time | null
  acknowledged: boolean
}

export interface PartnerEscalation {
  kind: EscalationKind
  state: EscalationState
  line: string
  lineEn: string
  numbers: string[]
  level: RiskLevel
  since: Time
  due?: Time | null
  summary?: string | null
  cause?: EscalationCause | null
  name?: string | null
  mayDecline: boolean
  acknowledged: boolean
  care?: GreenCare | null
  vicePrincipal?: string | null
  steps: EscalationStepView[]
}

export const PartnerKindValues = ['CountyCentre', 'MentorGroup', 'TownshipLiaison', 'Hospital', 'Police', 'Ambulance', 'Agency'] as const
export type PartnerKind = (typeof PartnerKindValues)[number]

export interface PartnerView {
  id: Id
  kind: PartnerKind
  name: string
  county?: string | null
  serves?: string | null
  delivery: DeliveryWay
  order: number
  active: boolean
  version: number
  contact: PartnerContact
}

export const PartyValues = ['Caller', 'Counsellor', 'Supervisor', 'System', 'Network'] as const
export type Party = (typeof PartyValues)[number]

export interface Person {
  id: Id
  version: number
  kind: PersonKind
  tier: AttentionTier
  tierSince: Time
  reviewAt?: Time | null
  guardianSafety: GuardianSafety
  safeToContact?: boolean | null
  safeHours?: SafeWindow[] | null
  recognise: boolean
  frequent: boolean
  county?: string | null
  ageBand: AgeBand
  madeAt: Time
  madeBy: Id
  notes: PersonNotes
}

export interface PersonAnswer {
  reasonNeeded: boolean
  person?: PersonView | null
}

export const PersonKindValues = ['Known', 'Alias', 'Code'] as const
export type PersonKind = (typeof PersonKindValues)[number]

export interface PersonNotes {
  alias?: string | null
  name?: string | null
  phone?: string | null
  school?: string | null
  guardian?: string | null
  safeTimes?: string | null
  safeWays?: ContactWay[] | null
  agreedPlan?: string | null
  summary?: string | null
}

export interface PersonRow {
  id: Id
  alias?: string | null
  kind: PersonKind
  tier: AttentionTier
  tierSince: Time
  reviewAt?: Time | null
  frequent: boolean
}

export interface PersonSafety {
  safeToContact?: boolean | null
  guardian: GuardianSafety
  harmSuspected: boolean
}

export interface PersonView {
  person: Person
  safety: PersonSafety
  hasCode: boolean
  openCase?: Id | null
  timeline: TimelineLine[]
}

export const PhraseCategoryValues = ['act', 'plan', 'ideation', 'farewell', 'pact', 'hopelessness', 'selfharm', 'harmed', 'harmothers', 'voices', 'thirdparty'] as const
export type PhraseCategory = (typeof PhraseCategoryValues)[number]

export interface PhraseChanges {
  version: number
  disabled: string[]
  rules: OfficeRule[]
  cues: OfficeCue[]
  idioms: string[]
}

export interface PhraseHitView {
  rule: string
  category: PhraseCategory
  level: RiskLevel
  words: string
  start: number
}

export interface PhraseRuleView {
  id: string
  category?: PhraseCategory | null
  level?: number | null
  points?: number | null
  patterns: string[]
}

export interface PhrasesVersion {
  version: number
  at: Time
  by?: string | null
  changes: PhraseChanges
}

export interface PhrasesView {
  shipped: string
  rules: PhraseRuleView[]
  cues: PhraseRuleView[]
  changes: PhraseChanges
  problems: string[]
}

export interface Place {
  contact: Id
  position: number
  waiting: number
  range?: WaitRange | null
}

export interface PlanAnswer {
  outcome: PlanOutcome
}

export interface PlanFollowUpRequest {
  id: Id
  contact: Id
  dueAt?: Time | null
}

export const PlanOutcomeValues = ['Ordered', 'NotYours', 'NoNumber', 'NotSafe', 'TooLong'] as const
export type PlanOutcome = (typeof PlanOutcomeValues)[number]

export interface PlanRequest {
  id: Id
  text: string
}

export interface PlannedByHand {
  followUp?: FollowUp | null
  problem?: StartProblem | null
}

export const PresenceValues = ['Offline', 'Available', 'Break', 'WrapUp', 'NotResponding'] as const
export type Presence = (typeof PresenceValues)[number]

export const PriorityValues = ['Routine', 'Elevated', 'High', 'Immediate'] as const
export type Priority = (typeof PriorityValues)[number]

export interface Problem {
  code: string
  text: string
}

export interface ProfileView {
  alias: string
  certificate: Certificate
  county?: string | null
  lines: string[]
  skills: Record<string, number>
  chatCapacity: number
  voice: VoiceWay
  voiceNumber?: string | null
  highRiskLimit?: number | null
}

export interface Prompt {
  text?: string | null
  audio?: string | null
}

export interface PromptView {
  name: string
  text?: string | null
  textEn?: string | null
}

export interface PublicCounty {
  code: string
  name: string
  nameEn: string
  centre: string
}

export interface PublicLine {
  code: string
  name: string
  nameEn: string
  about: string
  aboutEn: string
  opens: string
  closes: string
  isOpen: boolean
  closedText: string
  closedTextEn: string
  numbers: string[]
  ways: WayView[]
}

export interface PublicService {
  lines: PublicLine[]
  counties: PublicCounty[]
  telephoneDemo?: string | null
}

export interface QueueNow {
  line: string
  channel: Channel
  waiting: number
  oldestArrival?: Time | null
  immediate: number
  unmet: number
}

export interface RaiseRequest {
  id: Id
  kind: EscalationKind
  contact: Id
  summary?: string | null
  whereabouts?: string | null
  recipient?: Id | null
  consent?: ResultConsent | null
  returnTo?: Id | null
  serves?: string | null
  care?: GreenCare | null
  vicePrincipal?: string | null
}

export interface RecipientView {
  id: Id
  name: string
  county?: string | null
  serves?: string | null
}

export const RecognisedByValues = ['Link', 'Code', 'Number'] as const
export type RecognisedBy = (typeof RecognisedByValues)[number]

export interface RecognisedView {
  person: Id
  by: RecognisedBy
  alias?: string | null
  tier: AttentionTier
  frequent: boolean
  agreedPlan?: string | null
  summary?: string | null
  contacts: number
  lastContact?: Time | null
}

export interface RecordForm {
  whoCalls?: WhoCalls | null
  kind?: ContactKind | null
  topic?: Topic | null
  otherTopics?: Topic[] | null
  ageBand: AgeBand
  gender: Gender
  stage: SchoolStage
  grade?: string | null
  county?: string | null
  local?: boolean | null
  anonymous?: boolean | null
  guardianSafety: GuardianSafety
  safeToContact?: boolean | null
  safeWays?: ContactWay[] | null
  followUpOutcome?: AttemptOutcome | null
  risk: RiskLevel
  disposition: Disposition
  thoughts: RiskAnswer
  plan: RiskAnswer
  means: RiskAnswer
  time: RiskAnswer
  place: RiskAnswer
  history: RiskAnswer
  stateAtStart?: number | null
  stateAtEnd?: number | null
  notes: RecordNotes
}

export interface RecordNotes {
  alias?: string | null
  school?: string | null
  grade?: string | null
  guardian?: string | null
  safeTimes?: string | null
  said?: string | null
  facts?: string | null
  judgement?: string | null
  unverified?: string | null
  riskReason?: string | null
  withoutSupervisor?: string | null
  signs?: string | null
  protective?: string | null
  unknowns?: string | null
  riskSaid?: string | null
  phq9?: string | null
  gad7?: string | null
  planSigns?: string | null
  planAlone?: string | null
  planPlaces?: string | null
  planPeople?: string | null
  planHelp?: string | null
  planSafer?: string | null
}

export interface RecordingView {
  id: Id
  startedAt: Time
  seconds: number
}

export const RefusalValues = ['EscalationMissing', 'SupervisorFirst', 'Outdated', 'SignUnseen', 'LinkRevoked', 'LinkUsed', 'LinkExpired', 'LinkUnknown', 'HelpUnconfirmed', 'NoVeto', 'EscalationUnknown', 'NoRoom', 'TooMany', 'IdTaken', 'LineUnknown', 'StillBusy', 'Incomplete', 'FormChanged', 'NotYours', 'CounsellorUnknown', 'OfferUnknown', 'WrongState', 'ContactUnknown', 'Opening', 'StaleEpoch'] as const
export type Refusal = (typeof RefusalValues)[number]

export interface RelaxationStep {
  afterSeconds: number
  dropCounsellor: boolean
  dropCounty: boolean
  dropCertificate: boolean
  dropSkills: boolean
  levelsDown: number
  joinLines?: string[] | null
}

export const ResultConsentValues = ['Nothing', 'Attendance', 'Result'] as const
export type ResultConsent = (typeof ResultConsentValues)[number]

export interface ResumeRequest {
  ticket: string
  after: number
  onScreen: AnnouncedMessage[]
}

export interface ReviewRequest {
  note: string
}

export interface ReviewRow {
  contact: ContactRow
  why: ReviewWhy
  reason?: string | null
}

export const ReviewWhyValues = ['NotAssessed', 'Lowered', 'Moderate', 'WithoutSupervisor'] as const
export type ReviewWhy = (typeof ReviewWhyValues)[number]

export interface RingRequest {
  reason?: string | null
}

export const RiskAnswerValues = ['NotAsked', 'No', 'Yes', 'Unclear'] as const
export type RiskAnswer = (typeof RiskAnswerValues)[number]

export const RiskLevelValues = ['NotAssessed', 'Low', 'Moderate', 'High', 'Immediate'] as const
export type RiskLevel = (typeof RiskLevelValues)[number]

export interface RotaView {
  at: Time
  shifts: ShiftView[]
  occurrences: OccurrenceView[]
  posts: DutyPost[]
  people: DutyAccount[]
}

export const SafeNowValues = ['NotAsked', 'Safe', 'Unsure', 'NotSafe'] as const
export type SafeNow = (typeof SafeNowValues)[number]

export interface SafeWindow {
  days: string
  from: string
  to: string
}

export interface SavePersonRequest {
  person: Person
  contact?: Id | null
}

export interface SaveResult {
  version?: number | null
  refusal?: Refusal | null
  problem?: string | null
}

export const SchoolStageValues = ['Unknown', 'Primary', 'Junior', 'Senior', 'Vocational', 'University', 'NotAtSchool'] as const
export type SchoolStage = (typeof SchoolStageValues)[number]

export interface ScreeningScore {
  total: number
  severity: Severity
}

export interface SecondView {
  id: Id
  by: Id
  with?: Id | null
  alias?: string | null
  numberMasked?: string | null
  state: ConsultState
  mode: ConsultMode
  made: Time
  until?: Time | null
  note?: string | null
}

export interface SendResult {
  number?: number | null
  at?: Time | null
  refusal?: Refusal | null
  problem?: string | null
}

export const ServiceLevelVariantValues = ['AbandonedIgnored', 'AbandonedAgainst', 'AbandonedFor'] as const
export type ServiceLevelVariant = (typeof ServiceLevelVariantValues)[number]

export interface ServiceNow {
  lines: LineName[]
  counsellors: CounsellorNow[]
  contacts: OpenContact[]
}

export const SeverityValues = ['Minimal', 'Mild', 'Moderate', 'ModeratelySevere', 'Severe'] as const
export type Severity = (typeof SeverityValues)[number]

export interface ShiftView {
  id: Id
  role: DutyRole
  county?: string | null
  staff?: Id | null
  partner?: Id | null
  from: Time
  to: Time
  weekly: boolean
  ends?: Time | null
  order: number
  version: number
  name?: string | null
  number?: string | null
  email?: string | null
}

export const ShownPresenceValues = ['Offline', 'Available', 'Break', 'WrapUp', 'NotResponding', 'Offered', 'Busy'] as const
export type ShownPresence = (typeof ShownPresenceValues)[number]

export interface SideMessage {
  contact: Id
  message: SideView
}

export interface SideView {
  number: number
  id: Id
  by: Id
  at: Time
  text: string
}

export const SignInOutcomeValues = ['SignedIn', 'WrongNameOrPassword', 'LockedOut', 'RecordUnavailable', 'NewPasswordNeeded', 'WeakPassword', 'OneTimeExpired'] as const
export type SignInOutcome = (typeof SignInOutcomeValues)[number]

export interface SignInRequest {
  userName: string
  password: string
  newPassword?: string | null
}

export interface SignInResponse {
  outcome: SignInOutcome
  me?: Me | null
  lockedForSeconds?: number | null
}

export const SignSourceValues = ['Answer', 'Button', 'Key', 'Words', 'RepeatedAttempts'] as const
export type SignSource = (typeof SignSourceValues)[number]

export interface SignView {
  id: string
  at: Time
  source: SignSource
  level: RiskLevel
  category?: PhraseCategory | null
  words?: string | null
  message?: number | null
  seen?: Time | null
  confirmed: boolean
}

export const StaffRoleValues = ['Counsellor', 'Supervisor', 'Administrator', 'Partner'] as const
export type StaffRole = (typeof StaffRoleValues)[number]

export interface StaffRow {
  id: Id
  userName: string
  displayName: string
  roles: StaffRole[]
  disabled: boolean
  locked: boolean
  oneTimeUntil?: Time | null
  certificate?: Certificate | null
  county?: string | null
  partner?: Id | null
}

export interface StaffSaved {
  staff: StaffView
  atOnce: boolean
  oneTimePassword?: string | null
}

export interface StaffView {
  id: Id
  userName: string
  displayName: string
  roles: StaffRole[]
  disabled: boolean
  locked: boolean
  oneTimeUntil?: Time | null
  stamp?: string | null
  profile?: ProfileView | null
  partner?: Id | null
}

export const StartProblemValues = ['Changed', 'NoNumber', 'NotSafe', 'LineClosed', 'NotNow', 'InContact', 'OptedOut'] as const
export type StartProblem = (typeof StartProblemValues)[number]

export interface StartRequest {
  startKey: Id
  line: string
  answers?: CallerAnswers | null
  returnCode?: string | null
  followUp?: string | null
}

export interface StoryAnswer {
  reasonNeeded: boolean
  story?: StoryView | null
}

export interface StoryAttempt {
  at: Time
  outcome: AttemptOutcome
  contact?: Id | null
  note?: string | null
}

export interface StoryFacts {
  reason?: string | null
  sign?: string | null
  source?: SignSource | null
  level?: RiskLevel | null
  category?: PhraseCategory | null
  words?: string | null
  priority?: Priority | null
  escalationKind?: EscalationKind | null
  asked?: string | null
  what?: EscalationStepAct | null
  party?: Party | null
  reader?: Author | null
  number?: number | null
  helped?: number | null
  calmer?: number | null
  disposition?: Disposition | null
  risk?: RiskLevel | null
  from?: string | null
  to?: string | null
  fromName?: string | null
  toName?: string | null
  note?: string | null
}

export interface StoryFollowUp {
  id: Id
  step: number
  dueAt: Time
  state: FollowUpState
  attempt?: Id | null
  attempts: StoryAttempt[]
}

export interface StoryLine {
  at: Time
  number: number
  type: JournalEventType
  by: string
  byName?: string | null
  counsellor?: string | null
  facts?: StoryFacts | null
}

export interface StoryView {
  contact: ContactRow
  events: StoryLine[]
  messages: MessageView[]
  form?: RecordForm | null
  survey?: Survey | null
  follows?: Id | null
  followUps: StoryFollowUp[]
  notices?: Notice[] | null
}

export interface Survey {
  helped?: number | null
  calmer?: number | null
}

export interface SurveyRequest {
  helped?: number | null
  calmer?: number | null
}

export interface TierRequest {
  tier: AttentionTier
  reason: string
  reviewAt?: Time | null
}

export const TimelineKindValues = ['Contact', 'Tier', 'CaseOpened', 'CaseClosed', 'Note', 'Referral', 'TriPartyTalk', 'Report', 'FollowUp', 'Screening', 'Escalation', 'EscalationResult'] as const
export type TimelineKind = (typeof TimelineKindValues)[number]

export interface TimelineLine {
  at: Time
  kind: TimelineKind
  id?: Id | null
  by?: string | null
  channel?: Channel | null
  risk?: RiskLevel | null
  from?: AttentionTier | null
  to?: AttentionTier | null
  state?: FollowUpState | null
  attempts?: number | null
  text?: string | null
  escalation?: EscalationKind | null
  stands?: EscalationState | null
  outcome?: EscalationOutcome | null
  cause?: EscalationCause | null
  step?: EscalationStepAct | null
  about?: Time | null
  outbound?: boolean | null
  phq9?: ScreeningScore | null
  gad7?: ScreeningScore | null
}

export const TopicValues = ['StudyPressure', 'ParentChild', 'FamilyChange', 'Peers', 'TeacherStudent', 'Bullying', 'Emotions', 'SuicideSelfHarm', 'InternetPhone', 'Romance', 'SexualityPuberty', 'SexualAbuse', 'DomesticViolenceNeglect', 'MentalIllnessMedication', 'SleepEatingBody', 'SelfAdjustment', 'LifePlanning', 'LossTrauma', 'LegalRights', 'FamilyEducation', 'SubstanceUse', 'Information', 'NotForService'] as const
export type Topic = (typeof TopicValues)[number]

export interface TransferTarget {
  line?: string | null
  counsellor?: Id | null
}

export interface TryPhrasesRequest {
  changes: PhraseChanges
  sentence: string
}

export interface TryPhrasesView {
  problems: string[]
  hits: PhraseHitView[]
  level: RiskLevel
}

export interface UrgentPlan {
  offerSeconds: number
  widenSeconds: number
  supervisorsSeconds: number
  backupSeconds: number
  againSeconds: number
  supervisorNumbers?: string[] | null
  backupNumbers?: string[] | null
}

export interface UrgentWait {
  since: Time
  step: number
  due: Time
}

export interface VoiceTicket {
  token: string
  identity: string
  expires: Time
  emulatedNetwork?: string | null
}

export const VoiceWayValues = ['None', 'Browser', 'Telephone', 'Sip'] as const
export type VoiceWay = (typeof VoiceWayValues)[number]

export interface WaitCalibration {
  told: number
  longer: number
  shorter: number
  notLonger?: number | null
}

export interface WaitRange {
  from: number
  to: number
}

export interface WaitingThen {
  id: Id
  line: string
  channel: Channel
  requirement: string
  state: ContactState
  arrived: Time
  priority: Priority
  offers: number
  callback: boolean
  unmet: boolean
}

export interface WallboardBeside {
  waiting: number
  oldestArrival?: Time | null
}

export interface WallboardEscalations {
  open: number
  late: number
  next: EscalationNow[]
}

export interface WallboardHour {
  hour: number
  arrived: number
  answered: number
  abandoned: number
}

export interface WallboardLine {
  code: string
  name: string
  nameEn: string
  isOpen: boolean
  queues: WallboardQueue[]
  signedIn: number
  free: number
  arrived: number
  answered: number
  abandoned: number
  shortAbandoned: number
  serviceLevel?: number | null
  serviceLevelVariant: ServiceLevelVariant
  serviceLevelTarget: number
  speedOfAnswerSeconds?: number | null
  abandonment?: number | null
  overflowed: number
  messages: WallboardBeside
  callbacks: WallboardBeside
  day: string
  alarms: AlarmView[]
  hours: WallboardHour[]
}

export interface WallboardQueue {
  channel: Channel
  waiting: number
  oldestArrival?: Time | null
  immediate: number
  unmet: number
  targetSeconds: number
  serviceLevel?: number | null
}

export interface WallboardView {
  at: Time
  number: number
  lines: WallboardLine[]
  counsellors: CounsellorNow[]
  escalations: WallboardEscalations
  recordBehindSeconds?: number | null
  troubles: string[]
}

export interface WayView {
  to: OverflowTo
  number?: string | null
  line?: string | null
}

export interface WhereaboutsView {
  number?: string | null
  networkAddress?: string | null
  said?: string | null
}

export const WhoCallsValues = ['Self', 'Parent', 'Teacher', 'Peer', 'Other'] as const
export type WhoCalls = (typeof WhoCallsValues)[number]

export interface CallerHub {
  Start(request: StartRequest): Promise<CallerSnapshot>
  Resume(request: ResumeRequest): Promise<CallerSnapshot>
  Send(id: Id, text: string): Promise<SendResult>
  ReadGap(after: number, before: number): Promise<MessagePage>
  Seen(number: number): Promise<void>
  Typing(): Promise<void>
  NotSafe(): Promise<ActResult>
  End(): Promise<ActResult>
  AnswerSurvey(survey: SurveyRequest): Promise<ActResult>
  LeaveNote(note: NoteRequest): Promise<ActResult>
}

export interface CallerClient {
  ContactChanged(contact: CallerContact): void
  MessageArrived(message: MessageView): void
  SeenByCounsellor(number: number): void
  CounsellorTyping(): void
  PlaceChanged(place: Place): void
  PleaseAnnounce(): void
}

export interface ConsoleHub {
  Sync(): Promise<DeskSnapshot | null>
  BeginShift(): Promise<DeskSnapshot | null>
  Announce(chats: AnnouncedChat[]): Promise<DeskSnapshot | null>
  SetPresence(presence: Presence, reason: string | null): Promise<ActResult>
  SetVoice(ready: boolean): Promise<ActResult>
  EndShift(): Promise<ActResult>
  Accept(contact: Id, offer: Id): Promise<ActResult>
  Decline(contact: Id, offer: Id, reason: string | null): Promise<ActResult>
  Send(contact: Id, id: Id, text: string): Promise<SendResult>
  Seen(contact: Id, number: number): Promise<void>
  Typing(contact: Id): Promise<void>
  ReadMessages(contact: Id, after: number): Promise<MessageView[]>
  ReadGap(contact: Id, after: number, before: number): Promise<MessagePage>
  End(contact: Id): Promise<ActResult>
  LookAtSign(contact: Id, sign: string, confirmed: boolean): Promise<ActResult>
  EndWrapUp(contact: Id): Promise<ActResult>
  ExtendWrapUp(contact: Id, minutes: number, reason: string): Promise<ActResult>
  Transfer(contact: Id, target: TransferTarget, note: string | null): Promise<ActResult>
  AskConsult(contact: Id, target: ConsultTarget, note: string | null): Promise<ActResult>
  AcceptConsult(contact: Id, consult: Id): Promise<ActResult>
  EndConsult(contact: Id, consult: Id, reason: string | null): Promise<ActResult>
  SetConsultMode(contact: Id, consult: Id, mode: ConsultMode): Promise<ActResult>
  CompleteTransfer(contact: Id, consult: Id): Promise<ActResult>
  SendSide(contact: Id, id: Id, text: string): Promise<SendResult>
  RingBack(contact: Id): Promise<ActResult>
  SwitchCall(contact: Id, what: CallSwitch, on: boolean): Promise<ActResult>
  Attend(contact: Id, mode: ConsultMode): Promise<ActResult>
  Take(contact: Id): Promise<ActResult>
  ReadService(): Promise<ServiceNow>
  Reassign(contact: Id, target: TransferTarget, note: string | null): Promise<ActResult>
  TakeOver(contact: Id, reason: string): Promise<ActResult>
  RaisePriority(contact: Id, priority: Priority, reason: string): Promise<ActResult>
  FreeCounsellor(counsellor: Id, reason: string): Promise<ActResult>
  SaveForm(contact: Id, basedOn: number, form: RecordForm): Promise<SaveResult>
  Close(contact: Id, closing: Closing): Promise<ActResult>
}

export interface ConsoleClient {
  DeskChanged(change: DeskChange): void
  MessageArrived(message: DeskMessage): void
  SideArrived(message: SideMessage): void
  SeenByCaller(contact: Id, number: number): void
  CallerTyping(contact: Id): void
  FormSaved(contact: Id, version: number, form: RecordForm): void
  HelpWanted(contact: Id): void
  EscalationChanged(escalation: Id, contact: Id, version: number): void
  AccountClosed(): void
  PleaseAnnounce(): void
}

export interface WallboardHub {
  Watch(): Promise<WallboardView>
}

export interface WallboardClient {
  BoardChanged(board: WallboardView): void
}
