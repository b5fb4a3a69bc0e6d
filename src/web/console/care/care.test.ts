import { describe, expect, it } from 'vitest'
import { fullForm } from '../form/emptyForm'
import { planText } from './planText'
import { isAsked, leastLevel, mustAsk } from './risk'
import { scoreOf, thoughtsOfDeath, withAnswer } from './screening'

describe('screening', () => {
  it.each([
    ['phq9', '000000000', 0, 'Minimal'], ['phq9', '111100000', 4, 'Minimal'], ['phq9', '111110000', 5, 'Mild'], ['phq9', '333000000', 9, 'Mild'], ['phq9', '333100000', 10, 'Moderate'],
    ['phq9', '333320000', 14, 'Moderate'], ['phq9', '333330000', 15, 'ModeratelySevere'], ['phq9', '333333100', 19, 'ModeratelySevere'], ['phq9', '333333200', 20, 'Severe'], ['phq9', '333333333', 27, 'Severe'],
    ['gad7', '1111000', 4, 'Minimal'], ['gad7', '1111100', 5, 'Mild'], ['gad7', '3331000', 10, 'Moderate'], ['gad7', '3333200', 14, 'Moderate'], ['gad7', '3333300', 15, 'Severe'], ['gad7', '3333333', 21, 'Severe'],
  ] as const)('%s %s is %i, %s', (instrument, answers, total, severity) => expect(scoreOf(instrument, answers)).toEqual({ total, severity }))

  it('has no score before every item is answered', () => {
    expect(scoreOf('phq9', '00000000-')).toBeNull()
    expect(scoreOf('phq9', null)).toBeNull()
    expect(withAnswer(null, 9, 8, 2)).toBe('--------2')
    expect(thoughtsOfDeath('--------2')).toBe(2)
  })
})

describe('risk', () => {
  const form = fullForm
  it('is forced by item 9 until thoughts, plan and means were asked', () => {
    const ninth = form({ notes: { phq9: '--------1' } })
    expect(mustAsk(ninth)).toBe(true)
    expect(mustAsk({ ...ninth, thoughts: 'Unclear', plan: 'No', means: 'No' })).toBe(false)
    expect(mustAsk(form({ notes: { phq9: '333333330' } }))).toBe(false)
  })
  it('speaks for the gravest of what is known', () => {
    expect(leastLevel(form(), [])).toBe('NotAssessed')
    expect(leastLevel(form({ thoughts: 'Yes' }), [])).toBe('Low')
    expect(leastLevel(form({ history: 'Yes' }), [])).toBe('Moderate')
    expect(leastLevel(form({ plan: 'Yes', time: 'Yes' }), [])).toBe('High')
    expect(leastLevel(form({ plan: 'Yes', means: 'Yes', time: 'Yes', place: 'Yes' }), [])).toBe('Immediate')
    expect(leastLevel(form({ thoughts: 'No' }), [{ level: 'High' } as never])).toBe('High')
  })
  it('knows whether it was asked', () => {
    expect(isAsked(form())).toBe(false)
    expect(isAsked(form({ history: 'Unclear' }))).toBe(true)
  })
})

it('writes a plan of what there is, in order', () => {
  const t = (key: string) => key
  expect(planText({ planHelp: '12356', planSigns: ' cold ' }, t)).toBe('care.plan.head\n\nform.planSigns\ncold\n\nform.planHelp\n12356\n\ncare.plan.foot')
  expect(planText({}, t)).toBe('')
})
