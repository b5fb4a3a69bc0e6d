import type { Id, StoryFacts, StoryLine } from '../shared/contracts.gen'
import { admin } from './locale/zh'
import { type Names, requirementWords } from './requirementWords'

type Reason = keyof typeof admin.why
type Texts = (key: string, values?: Record<string, unknown>) => string
type Word = (kind: 'channel' | 'party' | 'priority' | 'disposition' | 'riskLevel' | 'signCategory' | 'signSource' | 'escalationKind' | 'escalationStep', member: string | null | undefined) => string

/** The reasons that the service itself gives; what is not here a person wrote. Null: the sentence says it already. */
const reasons: [RegExp, Reason | null][] = [
  [/^not (connected|joined) in time$/, 'notConnected'], [/^counsellor lost$/, 'counsellorLost'], [/^not responding$/, 'notResponding'], [/^level 3 or 4$/, 'highRisk'], [/^epoch$/, 'restarted'],
  [/^connection lost$/, 'connectionLost'], [/^caller hung up$/, 'hungUp'], [/^caller left the conference$/, 'leftCall'], [/^conference ended$/, 'callEnded'], [/^presence changed$/, 'presenceChanged'],
  [/^signing out$/, 'signingOut'], [/^leg: (left|completed|conference ended)$/, 'legLost'], [/^declined$/, 'declined'], [/^expired$/, 'expired'], [/^withdrawn$/, 'withdrawn'], [/^left$/, 'left'], [/^ended$/, null],
  [/^contact ended$/, 'contactEnded'], [/^contact moved$/, 'contactMoved'], [/^warm transfer$/, 'warm'], [/^handed over outside$/, 'warm'], [/^leg: /, 'noAnswer'], [/^network away$/, 'networkAway'], [/^voice not ready$/, 'browserNotReady'], [/^network: /, 'network'], [/^call /, 'callLost'], [/^(caller left|counsellor ended)$/, null], [/^nobody on shift$/, 'nobodyOnShift'], [/^freed by a supervisor$/, 'freed'], [/^taken by another$/, 'taken'], [/^pulled$/, 'pulled'], [/^callback not reached$/, 'notReached'], [/^callback not possible$/, 'notPossible'], [/^not safe any more$/, 'notSafeNow'],
  [/^nothing said$/, 'nothingSaid'], [/^outside: /, 'outsideNo'], [/^(too long|back in the loop|overflow)$/, null], [/^rung back$/, 'rungBack'],
]

const asCodes: Names = { line: (code) => code, county: (code) => code }

/** One event of a contact's story as a sentence: who, to whom, why. A type that this page does not know is told by its name. */
export function storyWords(line: StoryLine, me: Id | undefined, t: Texts, word: Word, names: Names = asCodes): string {
  if (!(line.type in admin.told)) return line.type
  const facts = line.facts ?? {}
  const counsellor = line.counsellor ?? t('why.counsellor')
  const of5 = (value: number | null | undefined) => (value == null ? '–' : t('story.of', { n: value }))
  // Whoever gives away the own contact is named once.
  const sentence = line.type === 'ContactArrived' && line.by === 'system' ? 'asks.followed' : line.type === 'ContactTransferred' && (!facts.fromName || facts.fromName === who()) ? 'asks.moved' : `told.${line.type}`
  const what = t(sentence, {
    counsellor, who: who(), number: facts.number ?? '', priority: word('priority', facts.priority), disposition: word('disposition', facts.disposition), risk: word('riskLevel', facts.risk),
    helped: of5(facts.helped), calmer: of5(facts.calmer), from: requirementWords(facts.from, t, word, names, facts.fromName), to: requirementWords(facts.to, t, word, names, facts.toName),
    fromName: facts.fromName ?? '', target: target(), level: word('riskLevel', facts.level), escalation: word('escalationKind', facts.escalationKind), asked: facts.asked ?? t('story.everySupervisor'), noted: word('escalationStep', facts.what), sign: facts.category ? word('signCategory', facts.category) : word('signSource', facts.source),
  })
  const why = reasonOf(facts)
  const told = capital(why ? t('why.with', { what, why }) : what)
  if (facts.words) return t('asks.words', { what: told, words: facts.words })
  return facts.note ? t('asks.note', { what: told, note: facts.note }) : told

  /** A person who takes it, or the queue that it goes to. */
  function target(): string {
    return facts.to ? requirementWords(facts.to, t, word, names, facts.toName) : (facts.toName ?? counsellor)
  }

  function who(): string {
    const party = facts.party ?? facts.reader
    if (party && party !== 'Counsellor') return word('party', party)
    if (party) return line.counsellor ?? line.byName ?? counsellor
    if (line.by === 'caller' || line.by === 'system' || line.by === 'network' || line.by === 'partner') return t(`story.${line.by}`)
    return line.byName ?? (line.by === me ? t('story.me') : t('story.staff'))
  }

  function reasonOf({ reason, sign, to }: StoryFacts): string {
    if (line.type === 'ContactOverflowed' && to && `to${capital(to)}` in admin.why) return t(`why.to${capital(to)}`)
    if (sign) return sign in admin.why ? t(`why.${sign}`) : ''
    if (!reason) return ''
    const known = reasons.find(([pattern]) => pattern.test(reason))
    return known ? (known[1] ? t(`why.${known[1]}`) : '') : reason
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
