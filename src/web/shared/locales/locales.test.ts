import { expect, it } from 'vitest'
import * as contracts from '../contracts.gen'
import { messageKeys } from '../i18n'
import * as en from './en'
import * as zh from './zh'

it('has the same words in both languages', () => expect(messageKeys({ ...en })).toEqual(messageKeys({ ...zh })))

it.each([
  ['ageBand', contracts.AgeBandValues], ['whoCalls', contracts.WhoCallsValues], ['safeNow', contracts.SafeNowValues], ['topic', contracts.TopicValues],
  ['channel', contracts.ChannelValues], ['contactState', contracts.ContactStateValues], ['presence', contracts.ShownPresenceValues], ['priority', contracts.PriorityValues],
  ['riskLevel', contracts.RiskLevelValues], ['disposition', contracts.DispositionValues], ['contactKind', contracts.ContactKindValues], ['gender', contracts.GenderValues],
  ['schoolStage', contracts.SchoolStageValues], ['guardianSafety', contracts.GuardianSafetyValues], ['party', contracts.PartyValues], ['author', contracts.AuthorValues],
] as const)('names every %s', (name, values) => expect(Object.keys(zh[name]).sort()).toEqual([...values].sort()))
