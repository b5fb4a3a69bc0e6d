import { describe, expect, it } from 'vitest'
import { en, makeConsoleI18n, zh } from '../console/locale/i18n'
import { JournalEventTypeValues, type StoryLine } from '../shared/contracts.gen'
import { storyWords } from './storyWords'

const i18n = makeConsoleI18n()
const { t, locale } = i18n.global as unknown as { t: (key: string, values?: object) => string; locale: { value: string } }
const tell = (language: 'zh' | 'en', over: Partial<StoryLine>) => {
  locale.value = language
  return storyWords({ at: 0, number: 1, type: 'OfferMade', by: 'caller', ...over }, 'me', t, (kind, member) => (member ? t(`words.${kind}.${member}`) : ''))
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  it.each(JournalEventTypeValues)('tells %s in words', (type) => {
    const facts = { reason: 'epoch', priority: 'Immediate', disposition: 'SafetyPlan', risk: 'High', number: 3, helped: 4, calmer: null } as const
    for (const given of [facts, undefined]) {
      const told = tell(language, { type, facts: given, counsellor: '林晓', byName: '林晓', by: '00000000-0000-7000-8000-000000000001' })
      expect(told).not.toMatch(/[{}]|undefined|null|told\.|why\.|words\./)
      if (language === 'zh') expect(told).not.toMatch(/[a-z]{2}/i)
    }
  })
})

it('has a sentence for each type and no other', () => {
  for (const texts of [zh, en]) expect(Object.keys(texts.told).sort()).toEqual([...JournalEventTypeValues].sort())
})

it.each([
  ['zh', { type: 'OfferMade', by: 'caller', counsellor: '林晓' }, '派单给林晓'],
  ['zh', { type: 'OfferDeclined', by: 'x', byName: '林晓', counsellor: '林晓', facts: { reason: '需要休息' } }, '林晓谢绝派单（需要休息）'],
  ['zh', { type: 'ContactReturned', by: 'network', facts: { reason: 'leg: no-answer' } }, '退回队列，保留位置（咨询员的电话没有接听）'],
  ['zh', { type: 'ContactEnded', by: 'caller', counsellor: '林晓', facts: { party: 'Caller', reason: 'caller left' } }, '来访者结束来访'],
  ['zh', { type: 'ContactEnded', by: 'x', counsellor: '林晓', facts: { party: 'Counsellor', reason: 'counsellor ended' } }, '林晓结束来访'],
  ['zh', { type: 'SignNoted', by: 'caller', facts: { source: 'Words', level: 'Immediate', category: 'act', words: '在楼顶上' } }, '危险信号（极高）：正在实施，“在楼顶上”'],
  ['zh', { type: 'SignNoted', by: 'caller', facts: { source: 'Button', level: 'Immediate' } }, '危险信号（极高）：按下“我现在不安全”'],
  ['zh', { type: 'PriorityRaised', facts: { sign: 'notSafeButton', priority: 'Immediate' } }, '优先级提高为“立即”（来访者按下“我现在不安全”）'],
  ['zh', { type: 'MessagesSeen', by: 'x', counsellor: '林晓', facts: { reader: 'Counsellor', number: 2 } }, '林晓看到第 2 条消息'],
  ['zh', { type: 'ContactClosed', by: 'x', byName: '林晓', facts: { disposition: 'Referral', risk: 'High' } }, '林晓结案：转介，风险等级高'],
  ['zh', { type: 'RequirementRelaxed', by: 'system', facts: { from: '12355/Chat/skill=学业压力>2/county=330302', to: '12355+12356/Chat', reason: 'nobody on shift' } }, '条件放宽：从“12355，文字，学业压力 2 级以上，330302的咨询员”到“12355或12356，文字”（没有在岗的人符合原来的条件）'],
  ['zh', { type: 'ContactTransferred', by: 'x', byName: '林晓', counsellor: '林晓', facts: { fromName: '林晓', to: '12355/Chat/counsellor=00000000-0000-7000-8000-000000000002', toName: '陈静', note: '想谈考试' } }, '林晓把来访转到12355，文字，先派给陈静。留言：想谈考试'],
  ['zh', { type: 'ContactTransferred', by: 'x', byName: '郑岚', facts: { fromName: '林晓', toName: '郑岚', reason: '家属在场' } }, '郑岚把来访从林晓转到郑岚（家属在场）'],
  ['zh', { type: 'CounsellorFreed', by: 'x', byName: '郑岚', counsellor: '林晓', facts: { reason: '电脑死机' } }, '郑岚释放林晓（电脑死机）'],
  ['en', { type: 'RequirementRelaxed', by: 'system', facts: { from: '12355/Voice/certificate=B', to: '12355/Voice' } }, 'Asks for less: from “12355, Telephone, certificate B” to “12355, Telephone”'],
  ['en', { type: 'WrapUpExtended', by: 'x', counsellor: '林晓', facts: { reason: 'notes' } }, '林晓 extended the wrap-up (notes)'],
  ['en', { type: 'OfferMade', by: 'caller', counsellor: '林晓' }, 'Offered to 林晓'],
  ['en', { type: 'OfferWithdrawn', by: 'system', facts: { reason: 'epoch' } }, 'The offer to a counsellor was withdrawn (the service restarted)'],
  ['en', { type: 'SurveyAnswered', facts: { helped: 5 } }, 'The caller answered: helped 5 / 5, calmer –'],
  ['en', { type: 'MessagePosted', by: 'caller' }, 'Caller wrote a message'],
  ['en', { type: 'SomethingNew' as never }, 'SomethingNew'],
] as const)('%s %j', (language, line, told) => expect(tell(language, line as Partial<StoryLine>)).toBe(told))
