import { expect, it } from 'vitest'
import { asSearch, emptyFilters } from './useSearch'

it('asks for whole local days, both inclusive', () => {
  const { from, to } = asSearch({ ...emptyFilters(), from: '2026-03-31', to: '2026-03-31' }, 0)
  expect([from, to]).toEqual([new Date(2026, 2, 31).getTime(), new Date(2026, 3, 1).getTime()])
})

it('leaves out what is any', () => expect(asSearch(emptyFilters(), 50)).toEqual({
  from: null, to: null, line: null, channel: null, state: null, county: null, leastRisk: null, disposition: null, topic: null, skip: 50, take: 50,
}))
