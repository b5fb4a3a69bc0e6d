import { expect, it } from 'vitest'
import type { PhraseChanges, PhraseRuleView } from '../../shared/contracts.gen'
import { countOf, newRuleId, restored, sameChanges, standing, toggled, withRule } from './changes'

const none: PhraseChanges = { version: 3, disabled: [], rules: [], cues: [], idioms: [] }
const rule: PhraseRuleView = { id: 'act-cut', category: 'act', level: 4, patterns: ['割腕'] }
const cue: PhraseRuleView = { id: 'cue-death', category: 'ideation', points: 1, patterns: ['死'] }
const look = (changes: PhraseChanges) => standing([rule], [cue], changes)

it('says of each rule whose it is', () => {
  expect(look(none).map((one) => [one.id, one.cue, one.state])).toEqual([['act-cut', false, 'shipped'], ['cue-death', true, 'shipped']])
  const changed = withRule(withRule(none, { ...look(none)[0]!, level: 3 }), { ...look(none)[1]!, points: 2 })
  expect(look(changed).map((one) => [one.level, one.points, one.state])).toEqual([[3, undefined, 'changed'], [undefined, 2, 'changed']])
  const added = withRule(none, { id: newRuleId(look(none)), category: 'pact', level: 4, patterns: ['一起走'], cue: false, state: 'added' })
  expect(look(added)[1]).toMatchObject({ id: 'own-1', category: 'pact', state: 'added' })
  expect(newRuleId(look(added))).toBe('own-2')
  expect(look(toggled(added, 'own-1'))[1]!.state).toBe('disabled')
})

it('goes back to what came with the service', () => {
  const changed = toggled(withRule(none, { ...look(none)[0]!, level: 3 }), 'act-cut')
  expect(countOf(changed)).toBe(2)
  expect(sameChanges(changed, none)).toBe(false)
  expect(sameChanges(restored(changed, 'act-cut'), { ...none, version: 9 })).toBe(true)
  expect(toggled(toggled(none, 'act-cut'), 'act-cut')).toEqual(none)
})
