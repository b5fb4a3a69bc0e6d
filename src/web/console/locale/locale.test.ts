import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as contracts from '../../shared/contracts.gen'
import { en as boardEn } from '../../wallboard/locale/en'
import { zh as boardZh } from '../../wallboard/locale/zh'
import { measureNames } from '../../wallboard/measures'
import { goneReasons } from '../desk/deskState'
import { problemShapes } from '../../admin/phrases/problemWords'
import { problemFields } from '../../admin/duty/useProblem'
import { lineFields } from '../../admin/lineProblem'
import { settingsPages } from '../../admin/settingsPages'
import { noRoomReasons } from '../moves/whyNoRoom'
import { voiceTroubles, voiceWarnings } from '../voice/device'
import { pageRefusals } from '../desk/outcome'
import { fieldNames } from '../form/mergeForms'
import { closingNeeds } from '../form/whatClosingNeeds'
import { en, zh } from './i18n'

type Tree = { [key: string]: string | Tree }
const paths = (tree: Tree, at = ''): string[] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [at + key] : paths(value, `${at}${key}.`)))
const read = (tree: Tree, path: string) => path.split('.').reduce<unknown>((node, key) => (node as Tree | undefined)?.[key], tree)

const enumerations: [keyof typeof zh.words, readonly string[]][] = [
  ['ageBand', contracts.AgeBandValues], ['whoCalls', contracts.WhoCallsValues], ['safeNow', contracts.SafeNowValues], ['topic', contracts.TopicValues],
  ['channel', contracts.ChannelValues], ['contactState', contracts.ContactStateValues], ['presence', contracts.ShownPresenceValues], ['priority', contracts.PriorityValues],
  ['riskLevel', contracts.RiskLevelValues], ['sign', contracts.RiskLevelValues], ['disposition', contracts.DispositionValues], ['contactKind', contracts.ContactKindValues],
  ['gender', contracts.GenderValues], ['schoolStage', contracts.SchoolStageValues], ['guardianSafety', contracts.GuardianSafetyValues], ['party', contracts.PartyValues],
  ['author', contracts.AuthorValues], ['staffRole', contracts.StaffRoleValues], ['refusal', [...contracts.RefusalValues, ...pageRefusals]],
  ['event', contracts.JournalEventTypeValues], ['gone', goneReasons],
  ['signCategory', contracts.PhraseCategoryValues], ['signSource', contracts.SignSourceValues], ['riskAnswer', contracts.RiskAnswerValues], ['tier', contracts.AttentionTierValues], ['personKind', contracts.PersonKindValues], ['recognisedBy', contracts.RecognisedByValues],
  ['reviewWhy', contracts.ReviewWhyValues], ['timeline', contracts.TimelineKindValues], ['followUpState', contracts.FollowUpStateValues], ['attempt', contracts.AttemptOutcomeValues], ['severity', contracts.SeverityValues],
  ['escalationKind', contracts.EscalationKindValues], ['escalationStep', contracts.EscalationStepActValues], ['escalationCause', contracts.EscalationCauseValues],
  ['startProblem', contracts.StartProblemValues], ['planOutcome', contracts.PlanOutcomeValues],
  ['dutyRole', contracts.DutyRoleValues], ['partnerKind', contracts.PartnerKindValues], ['deliveryWay', contracts.DeliveryWayValues], ['importChange', contracts.ImportChangeValues], ['voiceWay', contracts.VoiceWayValues], ['contactWay', contracts.ContactWayValues], ['greenCare', contracts.GreenCareValues], ['notice', contracts.NoticeValues], ['auditAct', contracts.AuditActValues], ['auditSubject', contracts.AuditSubjectValues],
]

describe.each([['console', zh as Tree, en as Tree], ['wallboard', boardZh as Tree, boardEn as Tree]])('the %s', (_, chinese, english) => {
  it('has the same texts in both languages', () => expect(paths(english).sort()).toEqual(paths(chinese).sort()))
  it('has the same places to fill in both languages', () => {
    const places = (text: unknown) => [...String(text).matchAll(/\{\w+\}/g)].map(([place]) => place).sort()
    for (const path of paths(chinese)) expect([path, places(read(english, path))]).toEqual([path, places(read(chinese, path))])
  })
  it('speaks Chinese in Chinese', () => {
    for (const path of paths(chinese)) if (/[a-z]{4}/.test(String(read(chinese, path)).replace(/\{\w+\}|Enter|Shift|English/g, ''))) throw new Error(path)
  })
})

/** A comma or bracket of the Latin kind that touches a Chinese character. */
const halfWidth = /[\u4e00-\u9fff”“][,;:()?!]|[,;:()?!][\u4e00-\u9fff”“]/

it.each([['console', zh as Tree], ['wallboard', boardZh as Tree]])('writes full-width punctuation in the Chinese of the %s', (_, texts) => {
  expect(paths(texts).filter((path) => halfWidth.test(String(read(texts, path))))).toEqual([])
})

it('writes full-width punctuation in the demo', () => {
  const demo = readFileSync(join(import.meta.dirname, '../../../Hotline.Server/Demo/demo.json'), 'utf8')
  expect([...demo.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([text]) => text).filter((text) => halfWidth.test(text))).toEqual([])
})

describe.each([['zh', zh], ['en', en]])('%s', (_, messages) => {
  it.each(enumerations)('has a word for each %s', (kind, members) => {
    expect(members.filter((member) => !(messages.words[kind] as Record<string, string>)[member])).toEqual([])
  })
  it('has words for what the page computes', () => {
    const computed = [
      ...voiceTroubles.map((why) => `voice.trouble.${why}`), ...voiceWarnings.map((what) => `voice.warning.${what}`), ...closingNeeds.map((need) => `close.${need}`), ...contracts.GuardianSafetyValues.map((value) => `form.guardian${value}`), ...fieldNames.map((field) => `form.${field.replace('notes.', '')}`),
      ...Object.keys(zh.consults.ended).map((word) => `consults.ended.${word}`), ...contracts.ConsultModeValues.map((mode) => `consults.modeOf.${mode}`), ...Object.keys(zh.consults.back).map((why) => `consults.back.${why}`),
      ...noRoomReasons.map((reason) => `moves.noRoom.${reason}`), ...lineFields.map((field) => `wrong.${field}`), ...problemShapes.map((shape) => `phrases.broken.${shape}`), ...['shipped', 'changed', 'added', 'disabled'].map((state) => `phrases.state.${state}`), ...Object.entries(problemFields).flatMap(([page, fields]) => fields.map((field) => `${page}.wrong.${field}`)), ...settingsPages.map((page) => `settings.${page.name}`), ...['changed', 'invalid', 'refused', 'unreachable'].map((kind) => `duty.note.${kind}`), ...['urgent', 'waiting', 'connected'].flatMap((name) => [`moves.${name}`, `moves.${name}None`]),
      ...contracts.SignInOutcomeValues.filter((outcome) => outcome !== 'SignedIn').map((outcome) => `signIn.${outcome}`),
    ]
    expect(computed.filter((path) => typeof read(messages, path) !== 'string' && path !== 'form.risk')).toEqual([])
  })
})

it('defines each measure of the wallboard', () => {
  for (const locale of [boardZh, boardEn]) expect(measureNames.filter((name) => !locale.measure[name] || !locale.definition[name])).toEqual([])
})

it.each([['console', zh as Tree], ['admin', zh as Tree], ['wallboard', boardZh as Tree]])('%s names only texts that exist', (folder, messages) => {
  const root = join(import.meta.dirname, '../..', folder)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(vue|ts)$/.test(file) && !/test|locale/.test(file))
  const missing = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/\bt\('([\w.]+)'/g)].map(([, path]) => path!).filter((path) => typeof read(messages, path) !== 'string').map((path) => `${file}: ${path}`))
  expect(missing).toEqual([])
})
